# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ./dev: the runtime that Socle is built for where Flathub cannot be reached.
#
# It calls itself org.gnome.Platform and org.gnome.Sdk, of the branch that the manifest asks for,
# and holds the same libraries in Debian's builds, as forky has them. What the real runtime lacks
# it lacks as well, so that the modules of the manifest are built here, too. The exception are
# modules whose upstream source is not to be had from Debian, which repacked it: their libraries
# are part of the stand-in, and their modules are left out.

stand_in_suite=forky
stand_in_packages='adwaita-icon-theme appstream appstream-compose at-spi2-core ca-certificates
cmake dbus desktop-file-utils dpkg-dev fonts-cantarell fonts-dejavu-core g++ gcc gettext git
glib-networking gtk-update-icon-cache hicolor-icon-theme itstool libadwaita-1-dev libc6-dev
libglib2.0-bin libgtk-4-dev libgumbo-dev libjson-glib-dev librsvg2-common libsoup-3.0-dev libsqlite3-dev
libxml2-utils locales make meson ninja-build pkgconf python3 shared-mime-info tzdata xz-utils'
stand_in_languages='en_US fr_FR'
stand_in_modules='gumbo'
# Source packages of the modules, whose tarballs are the bytes that upstream published.
stand_in_sources='libical3'

# Everything that shapes the runtime's content, and so its name.
print_stand_in_recipe ()
{
  echo "$stand_in_suite" "$runtime_branch" $stand_in_packages $stand_in_languages $stand_in_sources
  sed -n '/^unpack_stand_in ()/,/^}/p; /^finish_stand_in ()/,/^}/p; /^export_stand_in ()/,/^}/p' \
    "$checkout/flatpak/stand-in.sh"
}

stand_in_folder ()
{
  key=$(print_stand_in_recipe | sha256sum | cut -c1-16)
  echo "${XDG_CACHE_HOME:-$HOME/.cache}/socle/flatpak-$key"
}

# unpack_stand_in FOLDER: a fresh Debian's /usr and /etc as a runtime has them.
# An old copy of the archive may be all that is in reach: its lists may be out of date.
# The tarball passes through tar so that an ordinary user owns, and can delete, all of it.
unpack_stand_in ()
{
  mode=unshare
  test "$(id -u)" != 0 || mode=root

  {
    mmdebstrap --mode=$mode --variant=apt --format=tar \
      --aptopt='Acquire::Check-Valid-Until "false"' \
      --aptopt='APT::Install-Recommends "false"' \
      --dpkgopt='path-exclude=/usr/share/man/*' \
      --dpkgopt='path-exclude=/usr/share/doc/*' \
      --dpkgopt='path-include=/usr/share/doc/*/copyright' \
      --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
      --dpkgopt='path-exclude=/usr/share/info/*' \
      --dpkgopt='path-exclude=/usr/share/locale/*/*' \
      --dpkgopt='path-include=/usr/share/locale/fr/*' \
      --include="$(echo $stand_in_packages | tr ' ' ',')" \
      --customize-hook="for l in $stand_in_languages; do
        chroot \"\$1\" localedef -i \$l -f UTF-8 \$l.UTF-8; done" \
      --customize-hook="sed 's/^deb /deb-src /' \"\$1/etc/apt/sources.list\" \
          >\"\$1/etc/apt/sources.list.d/sources.list\"
        mkdir \"\$1/usr/src/tarballs\"
        chroot \"\$1\" sh -c 'apt-get update && cd /usr/src/tarballs &&
          apt-get source --download-only --only-source $stand_in_sources'" \
      "$stand_in_suite" - || touch "$1.failed"
  } | tar --extract --no-same-owner --directory "$1" \
    --transform='flags=rSh;s,^\./etc,./usr/etc,' ./usr ./etc &&
    test ! -e "$1.failed"
}

# finish_stand_in FOLDER: leaves out what flatpak puts there itself, and puts in the command
# that flatpak-builder before 1.4 composes the software centre's data with.
finish_stand_in ()
{
  for name in passwd group shadow gshadow machine-id resolv.conf hosts hostname localtime mtab \
    fstab; do
    rm -f "$1/usr/etc/$name" "$1/usr/etc/$name-"
  done
  mkdir "$1/files" "$1/export" "$1/var"
  cat >"$1/usr/bin/appstream-compose" <<'TEXT'
#!/bin/sh
for word; do
  case $word in
    --prefix=*) prefix=${word#--prefix=} ;;
    --basename=*) id=${word#--basename=} ;;
  esac
done
# flatpak-builder has moved the metainfo to a place and a name that are no longer looked at.
mkdir -p "$prefix/share/metainfo"
test ! -e "$prefix/share/appdata/$id.appdata.xml" ||
  mv "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --print-report=full --prefix=/ --origin="$id" \
  --result-root="$prefix" --data-dir="$prefix/share/app-info/xmls" \
  --icons-dir="$prefix/share/app-info/icons/flatpak" --components="$id,$id.desktop" "$prefix"
TEXT
  chmod 0755 "$1/usr/bin/appstream-compose"
}

# export_stand_in FOLDER REPOSITORY: the same files once as the SDK, once as the platform.
# In this kind of repository flatpak can share the files with an installation beside it.
export_stand_in ()
{
  ostree init --repo="$2" --mode=bare-user-only || return 1
  for name in org.gnome.Sdk org.gnome.Platform; do
    cat >"$1/metadata" <<TEXT
[Runtime]
name=$name
runtime=org.gnome.Platform/$(flatpak --default-arch)/$runtime_branch
sdk=org.gnome.Sdk/$(flatpak --default-arch)/$runtime_branch
TEXT
    flatpak build-export --disable-sandbox --disable-fsync --runtime "$2" "$1" "$runtime_branch" \
      >&2 || return 1
  done
}

# Makes the stand-in unless it is there, and sets $stand_in to its folder: repo is what flatpak
# installs it from, tarballs what the modules are built from.
ensure_stand_in ()
{
  stand_in=$(stand_in_folder)
  test ! -d "$stand_in" || return 0

  require_packages $(test -n "$(command -v mmdebstrap)" || echo mmdebstrap) \
    $(test -n "$(command -v flock)" || echo util-linux) \
    $(test -e /usr/share/keyrings/debian-archive-keyring.gpg || echo debian-archive-keyring) \
    $(test "$(id -u)" = 0 || test -n "$(command -v newuidmap)" || echo uidmap)
  require_subordinate_ids
  mkdir -p "$(dirname "$stand_in")"
  exec 8>"$stand_in.lock"
  flock --nonblock 8 || {
    say "Another ./dev is making the stand-in runtime; waiting for it…"
    flock 8
  }
  if test ! -d "$stand_in"; then
    # Left over by a run that was interrupted while it held the lock.
    rm -rf "$stand_in.part" "$stand_in.part.failed"
    for old in "$(dirname "$stand_in")"/flatpak-*; do
      test -d "$old" || continue
      say "An older stand-in runtime is no longer used; remove it with: rm -rf '$old' '$old.lock'"
    done

    say "Making that runtime, once: it takes three minutes or so, and 1.4 GB in $(dirname "$stand_in")…"
    mkdir -p "$stand_in.part/root"
    trap 'rm -rf "$stand_in.part" "$stand_in.part.failed"; exit 130' INT TERM HUP
    if unpack_stand_in "$stand_in.part/root" && finish_stand_in "$stand_in.part/root" &&
      mv "$stand_in.part/root/usr/src/tarballs" "$stand_in.part/tarballs" &&
      export_stand_in "$stand_in.part/root" "$stand_in.part/repo"; then
      rm -rf "$stand_in.part/root"
      mv "$stand_in.part" "$stand_in"
    else
      rm -rf "$stand_in.part" "$stand_in.part.failed"
      fail "the stand-in runtime could not be made; the messages above say why. Is the network there?"
    fi
    trap - INT TERM HUP
    say "The stand-in runtime is ready: $stand_in"
  fi
  exec 8>&-
}
