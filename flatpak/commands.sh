# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ./dev for its verb “flatpak”: the Flatpak built, installed, checked, handed on.
#
# The runtime comes from where there is one: installed already, else from Flathub, else, where
# Flathub cannot be reached, made of Debian's packages (stand-in.sh).

. "$checkout/flatpak/stand-in.sh"

app_id=io.github.socle.Socle
manifest=$checkout/flatpak/$app_id.json
runtime_branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest")
flathub=https://dl.flathub.org/repo/flathub.flatpakrepo
flatpak_work=$checkout/build-flatpak
# What is built here takes the place of a release of the same name.
app_branch=stable

# Names the packages of the host that are missing for building.
missing_for_flatpak ()
{
  command -v flatpak >/dev/null 2>&1 || echo flatpak
  command -v flatpak-builder >/dev/null 2>&1 || echo flatpak-builder
  command -v ostree >/dev/null 2>&1 || echo ostree
  command -v eu-strip >/dev/null 2>&1 || echo elfutils
  command -v python3 >/dev/null 2>&1 || echo python3
  command -v update-desktop-database >/dev/null 2>&1 || echo desktop-file-utils
  command -v update-mime-database >/dev/null 2>&1 || echo shared-mime-info
}

# Names those that are missing for seeing and driving its window.
missing_for_check ()
{
  command -v Xvfb >/dev/null 2>&1 || echo xvfb
  command -v xdotool >/dev/null 2>&1 || echo xdotool
  command -v import >/dev/null 2>&1 || echo imagemagick
  command -v strace >/dev/null 2>&1 || echo strace
  command -v dbus-run-session >/dev/null 2>&1 || echo dbus
  command -v gdbus >/dev/null 2>&1 || echo libglib2.0-bin
  test -e /usr/libexec/at-spi-bus-launcher || echo at-spi2-core
  /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
    echo python3-gi gir1.2-atspi-2.0
}

has_runtime ()
{
  flatpak "$@" info "org.gnome.Sdk//$runtime_branch" >/dev/null 2>&1 &&
    flatpak "$@" info "org.gnome.Platform//$runtime_branch" >/dev/null 2>&1
}

# Puts the runtime into the installation of FLATPAK_USER_DIR, from Flathub or the stand-in.
install_runtime ()
{
  if timeout 60 flatpak --user remote-add --if-not-exists flathub "$flathub" >/dev/null 2>&1 &&
    timeout 60 flatpak --user remote-info flathub "org.gnome.Sdk//$runtime_branch" \
      >/dev/null 2>&1; then
    say "Installing GNOME’s runtime from Flathub…"
    origin=flathub
  else
    say "Flathub cannot be reached; a runtime made of Debian’s packages takes its place."
    ensure_stand_in
    origin=socle-stand-in
    flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate \
      --title="Debian’s packages in place of GNOME’s runtime" $origin "$stand_in/repo" >&2
  fi
  flatpak --user install --assumeyes --noninteractive $origin \
    "org.gnome.Sdk//$runtime_branch" "org.gnome.Platform//$runtime_branch" >&2
}

# Brings a stand-in that was installed earlier to what the recipe says now.
refresh_stand_in ()
{
  test "$(flatpak --user info --show-origin "org.gnome.Platform//$runtime_branch" 2>/dev/null)" = \
    socle-stand-in || return 0
  ensure_stand_in
  flatpak --user remote-modify --url="file://$stand_in/repo" socle-stand-in >&2
  flatpak --user update --assumeyes --noninteractive \
    "org.gnome.Sdk//$runtime_branch" "org.gnome.Platform//$runtime_branch" >/dev/null
}

# For the check, which must leave no trace in the person's installation: a runtime that is there
# is read where it is, as if for the whole system; a missing one goes to the cache.
borrow_runtime ()
{
  ! has_runtime --system || return 0
  FLATPAK_SYSTEM_DIR=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
  if ! has_runtime --user; then
    FLATPAK_SYSTEM_DIR=${XDG_CACHE_HOME:-$HOME/.cache}/socle/flatpak-runtimes
    mkdir -p "$FLATPAK_SYSTEM_DIR"
    FLATPAK_USER_DIR=$FLATPAK_SYSTEM_DIR
    export FLATPAK_USER_DIR
    has_runtime --user || install_runtime || fail "the runtime could not be installed; see above."
    refresh_stand_in
  fi
  export FLATPAK_SYSTEM_DIR
}

runtime_origin ()
{
  flatpak info --show-origin "org.gnome.Platform//$runtime_branch"
}

# Builds Socle from the checkout and writes the bundle $1.
build_bundle ()
{
  case $(runtime_origin) in
    socle-stand-in) present=$stand_in_modules from= ;;
    *) present= from=--runtime-repo=$flathub ;;
  esac
  python3 "$checkout/flatpak/local-manifest.py" "$checkout" "$(stand_in_folder)/tarballs" \
    "$flatpak_work/state/downloads" $present >"$flatpak_work/$app_id.json" || return 1

  say "Building the Flatpak; what the compilers say is in build-flatpak/build.log…"
  flatpak-builder --force-clean --disable-rofiles-fuse --default-branch=$app_branch \
    --state-dir="$flatpak_work/state" --repo="$flatpak_work/repo" "$flatpak_work/app" \
    "$flatpak_work/$app_id.json" >"$flatpak_work/build.log" 2>&1 || {
    tail -n 30 "$flatpak_work/build.log" >&2
    return 1
  }

  # A bundle that names Flathub for its runtime cannot be installed where Flathub is out of reach,
  # not even beside the runtime.
  flatpak build-bundle $from "$flatpak_work/repo" "$1" $app_id $app_branch >&2
}

# Before it installs an application for somebody, flatpak asks the system bus what that person
# may use. Where there is no such bus, as in a container, it gets one that knows no limits.
with_system_bus ()
{
  if test "$(id -u)" = 0 || test -S /run/dbus/system_bus_socket ||
    test -n "${DBUS_SYSTEM_BUS_ADDRESS:-}"; then
    "$@"
  else
    dbus-run-session -- sh -c 'export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
      exec "$@"' sh "$@"
  fi
}

install_flatpak ()
{
  has_runtime || install_runtime || fail "the runtime could not be installed; see above."
  refresh_stand_in
  build_bundle "$flatpak_work/socle.flatpak" || fail "the Flatpak could not be built; see above."
  with_system_bus flatpak --user install --assumeyes --noninteractive --or-update \
    "$flatpak_work/socle.flatpak" >&2 ||
    fail "the Flatpak could not be installed; see above."

  say "Socle is installed for you, and in the menu of the desktop. (Where flatpak itself is new,"
  say "the menu finds it from the next login on.) To remove it: flatpak uninstall --user $app_id"
  if test -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}"; then
    exec flatpak run $app_id
  fi
  say "There is no display to show it on; its command line says:"
  exec flatpak run $app_id --version
}

# The tests that also run inside the sandbox, with the libraries of the runtime.
build_sandbox_tests ()
{
  say "Building the tests that run inside the sandbox…"
  "$checkout/dev" test test-portal-faults test-link-batch test-portal-page test-portal-sink \
    evidence faults processes >&2
}

# In a private home; only build-flatpak/, build-test/ and the caches are left.
check_flatpak ()
{
  require_packages $(missing_for_check)
  build_sandbox_tests || fail "the tests fail outside the sandbox already; see above."
  borrow_runtime
  private=$flatpak_work/private
  rm -rf "$private"
  mkdir -p "$private/home"
  status=0
  if build_bundle "$flatpak_work/socle.flatpak"; then
    with_system_bus env HOME="$private/home" \
      FLATPAK_USER_DIR="$private/home/.local/share/flatpak" \
      XDG_DATA_DIRS="$private/home/.local/share/flatpak/exports/share:/usr/local/share:/usr/share" \
      /usr/bin/python3 "$checkout/flatpak/check.py" "$flatpak_work" || status=$?
  else
    say "./dev: the Flatpak could not be built; see above."
    echo '0 passed, 1 failed, 0 skipped'
    status=1
  fi
  rm -rf "$private"
  exit "$status"
}

write_bundle ()
{
  borrow_runtime
  build_bundle "$checkout/socle.flatpak.part" || fail "the Flatpak could not be built; see above."
  mv "$checkout/socle.flatpak.part" "$checkout/socle.flatpak"
  say "socle.flatpak is ready to hand on. To install it: flatpak install --user socle.flatpak"
  test "$(runtime_origin)" != socle-stand-in ||
    say "It needs org.gnome.Platform//$runtime_branch there, from Flathub or from ./dev flatpak."
}

flatpak_main ()
{
  case ${1:-} in
    '' | --check | --bundle) ;;
    *) fail "there is no option “$1”; ./dev flatpak takes --check or --bundle." ;;
  esac
  test $# -le 1 || fail "./dev flatpak takes one option at most."

  require_packages $(missing_for_flatpak)
  mkdir -p "$flatpak_work"
  exec 7>"$flatpak_work/.lock"
  flock --nonblock 7 || {
    say "Another ./dev is at work in build-flatpak; waiting for it…"
    flock 7
  }

  case ${1:-} in
    --check) check_flatpak ;;
    --bundle) write_bundle ;;
    *) install_flatpak ;;
  esac
}
