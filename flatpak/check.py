#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries the Flatpak as a person gets it, and its sandbox: ./dev flatpak --check.

usage: check.py FOLDER, with FOLDER/socle.flatpak, and FOLDER/repo it was made from

Works in the HOME and the installation of its environment, which are private and empty. Leaves
pictures in FOLDER/pictures. Its last line is “N passed, N failed, N skipped”.
"""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import checks  # noqa: E402
from checks import check, expect  # noqa: E402

CHECKOUT = Path(__file__).resolve().parents[1]
WITH_DISPLAY = CHECKOUT / "tests" / "support" / "with-display"
APP_ID = "io.github.socle.Socle"
MIME_TYPE = "application/vnd.socle.catalogue+json"
TESTS = CHECKOUT / "build-test" / "tests"
PATIENCE = 600  # seconds until a command counts as hanging


def call(*command, expected=0, **options):
    """What COMMAND printed; it must end with the EXPECTED status (None: with any)."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    # A session of its own, so that nothing of it is left when it takes too long.
    with subprocess.Popen(command, start_new_session=True, **options) as process:
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGTERM)
            raise
    if expected is not None and process.returncode != expected:
        words = " ".join(map(str, command))
        said = (errors or output).decode(errors="replace")
        raise AssertionError(f"{words}: status {process.returncode}, not {expected}\n{said}")
    return output


class Place:
    """Where things are, and how Socle is called in the sandbox."""

    def __init__(self, folder):
        self.folder = folder
        self.home = Path(os.environ["HOME"])
        self.installation = Path(os.environ["FLATPAK_USER_DIR"])
        self.exports = self.installation / "exports" / "share"
        self.data = self.home / ".var" / "app" / APP_ID
        self.pictures = folder / "pictures"
        self.manifest = json.loads(
            (CHECKOUT / "flatpak" / (APP_ID + ".json")).read_text(encoding="utf-8"))

    def exported(self, path):
        found = self.exports / path
        expect(found.exists(), f"{path} is not exported")
        return found

    @staticmethod
    def socle(*words, language="en", expected=0):
        """The output of a command of Socle, where glibc translates nothing."""
        environment = dict(os.environ, LANG="C.UTF-8", LANGUAGE=language)
        return call("flatpak", "run", APP_ID, *words, env=environment, expected=expected)

    def services(self):
        return json.loads(self.socle("services", "--format", "json"))

    @staticmethod
    def shell(script, expected=0):
        """What a shell says in the sandbox of Socle, with Socle's permissions."""
        return call("flatpak", "run", "--command=sh", APP_ID, "-c", script,
                    expected=expected).decode()

    @staticmethod
    def test(path):
        """What a test of the checkout says when it runs in the sandbox of Socle.

        It was built for the oldest libraries that Socle works with, which those of the runtime
        can take the place of; what is tested are those. Nothing of it is in the Flatpak.
        """
        expect((TESTS / path).exists(), f"{path} was not built")
        words = {"G_DEBUG": "gc-friendly,fatal-warnings", "GIO_USE_PROXY_RESOLVER": "dummy",
                 "G_TEST_SRCDIR": CHECKOUT / "tests", "G_TEST_BUILDDIR": TESTS, "TZ": "UTC"}
        output = call("flatpak", "run", f"--filesystem={TESTS}:ro",
                      f"--filesystem={CHECKOUT / 'tests'}:ro",
                      *(f"--env={name}={value}" for name, value in words.items()),
                      f"--command={TESTS / path}", APP_ID, "-q").decode()
        expect("\nnot ok" not in output, f"{path} fails")
        expect("\nok 1 " in output and "# SKIP" not in output, f"{path} leaves something out")
        return output

    def commit(self):
        return call("flatpak", "info", "--user", "--show-commit", APP_ID).decode().strip()

    def settings(self):
        path = self.data / "config" / "glib-2.0" / "settings" / "keyfile"
        return path.read_text(encoding="utf-8") if path.exists() else ""


# --- Installed ------------------------------------------------------------------------


@check
def the_bundle_installs_by_itself(place):
    call("flatpak", "install", "--user", "--assumeyes", "--noninteractive",
         place.folder / "socle.flatpak")
    expect(APP_ID in call("flatpak", "list", "--user", "--app", "--columns=application").decode(),
           "Socle is not among what is installed")


@check
def the_menu_finds_the_desktop_entry(place):
    place.exported(f"applications/{APP_ID}.desktop")
    # The library that menus use, told only of the exported folder.
    script = ("from gi.repository import Gio\n"
              f"entry = Gio.DesktopAppInfo.new('{APP_ID}.desktop')\n"
              "assert entry is not None and entry.should_show(), 'the entry does not show'\n"
              "print(entry.get_filename(), entry.get_icon().to_string(), *entry.list_actions())")
    words = call("/usr/bin/python3", "-c", script).decode().split()
    expect(words[0].startswith(str(place.exports)), f"the menu finds {words[0]} instead")
    expect(words[1] == APP_ID, "the icon has another name")
    expect(words[2:6] == [f"services-soc-{n}" for n in (1, 2, 3)] + ["export-summary"],
           "the jump list is not complete")


@check
def the_entry_and_its_actions_start_the_flatpak(place):
    text = place.exported(f"applications/{APP_ID}.desktop").read_text(encoding="utf-8")
    commands = re.findall("^Exec=(.*)$", text, re.M)
    expect(len(commands) >= 5, "the entry or one of its actions has no command")
    for command in commands:
        expect(re.match(r"\S*flatpak run .*\b" + re.escape(APP_ID), command),
               f"“{command}” does not start the Flatpak")
    expect("\nX-Flatpak=" + APP_ID in text, "the entry does not say that it is a Flatpak’s")
    for key in ("Comment[fr]", "Keywords[fr]", "Name[fr]"):
        expect(f"\n{key}=" in text, f"{key} is missing")


@check
def icons_and_metainfo_are_exported(place):
    for path in (f"icons/hicolor/scalable/apps/{APP_ID}.svg",
                 f"icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
                 f"metainfo/{APP_ID}.metainfo.xml"):
        expect(place.exported(path).stat().st_size > 200, f"{path} is nearly empty")


@check
def file_managers_know_catalogue_files(place):
    text = place.exported(f"mime/packages/{APP_ID}.xml").read_text(encoding="utf-8")
    for words in (MIME_TYPE, "*.socle", 'xml:lang="fr"', f"{APP_ID}-catalogue"):
        expect(words in text, f"the MIME file lacks {words}")
    place.exported(f"icons/hicolor/scalable/mimetypes/{APP_ID}-catalogue.svg")
    # The library that file managers use, told only of the exported folder.
    script = ("from gi.repository import Gio\n"
              "kind, sure = Gio.content_type_guess('a.socle', None)\n"
              "print(kind, *[app.get_id() for app in Gio.AppInfo.get_all_for_type(kind)])")
    words = call("/usr/bin/python3", "-c", script).decode().split()
    expect(words[:2] == [MIME_TYPE, APP_ID + ".desktop"], f"*.socle is {words}")


@check
def software_centres_get_both_languages(place):
    data = place.installation / "app" / APP_ID / "current" / "active" / "files" / "share"
    composed = sorted((data / "app-info" / "xmls").glob("*.xml.gz"))
    expect(len(composed) == 1, "no data were composed for software centres")
    with gzip.open(composed[0], "rt", encoding="utf-8") as stream:
        text = stream.read()
    expect(f"<id>{APP_ID}</id>" in text, "the composed data are another application’s")
    expect('<summary xml:lang="fr">' in text, "the composed data have no French")
    expect("<icon" in text, "the composed data have no icon")


@check
def the_bus_can_start_it(place):
    text = place.exported(f"dbus-1/services/{APP_ID}.service").read_text(encoding="utf-8")
    expect(f"Name={APP_ID}\n" in text, "the service has another name")
    expect("--gapplication-service" in text, "the service opens a window of its own accord")


@check
def the_desktop_searches_it(place):
    path = place.exported(f"gnome-shell/search-providers/{APP_ID}.search-provider.ini")
    text = path.read_text(encoding="utf-8")
    for line in (f"DesktopId={APP_ID}.desktop", f"BusName={APP_ID}", "Version=2"):
        expect(line in text.splitlines(), f"the search provider’s file lacks {line}")


@check
def the_debug_part_is_kept(place):
    refs = call("ostree", "refs", "--repo", place.folder / "repo").decode()
    expect(f"runtime/{APP_ID}.Debug/" in refs, "there is no debug part")
    expect(f"runtime/{APP_ID}.Locale/" not in refs, "French is split off")


# --- Permissions ----------------------------------------------------------------------


@check
def it_may_do_five_things_and_no_more(place):
    text = call("flatpak", "info", "--user", "--show-permissions", APP_ID).decode()
    found = {key: set(filter(None, value.split(";")))
             for key, value in re.findall(r"^([^=\n]+)=(.*)$", text, re.M)}
    # Flatpak says “x11” beside “fallback-x11”, for versions that know only the one.
    expect(found == {"shared": {"network", "ipc"}, "devices": {"dri"},
                     "sockets": {"x11", "wayland", "fallback-x11"}},
           f"the permissions are {found}")
    expect(text.count("[") == 1, "there are permissions of another group")


@check
def the_hosts_files_are_out_of_reach(place):
    secret = place.home / ".ssh" / "id_check"
    secret.parent.mkdir(mode=0o700, exist_ok=True)
    secret.write_text("the secret of the host\n", encoding="utf-8")
    document = place.home / "Documents" / "letter.txt"
    document.parent.mkdir(exist_ok=True)
    document.write_text("the secret of the host\n", encoding="utf-8")
    try:
        for path in (secret, document, CHECKOUT / "dev", Path("/etc/shadow")):
            expect(path.exists(), f"{path} is not on the host")
            place.shell(f"! cat '{path}' && ! ls '{path}'")
        inside = place.shell("cat /etc/passwd").splitlines()
        outside = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()
        expect(len(inside) == 2 < len(outside), "the sandbox sees the host’s list of users")
        place.shell("! touch /app/mark && ! touch /usr/mark")
        place.shell("echo kept >~/Documents-of-the-sandbox; true")
        expect(not (place.home / "Documents-of-the-sandbox").exists(),
               "the sandbox can write into the home folder")
    finally:
        shutil.rmtree(secret.parent)
        shutil.rmtree(document.parent)


@check
def nothing_can_be_started_on_the_host(place):
    ping = ("gdbus call --session --dest org.freedesktop.Flatpak --object-path "
            "/org/freedesktop/Flatpak/Development --method org.freedesktop.DBus.Peer.Ping")
    # On the bus of one session, so that the sandbox is refused what the host is granted.
    call("dbus-run-session", "--", "sh", "-euc",
         f"{ping}; ! flatpak run --command=sh {APP_ID} -c '{ping}'")
    place.shell("! flatpak-spawn --host true")
    place.shell("test ! -e /run/dbus/system_bus_socket")


# --- Faults of servers and disks ------------------------------------------------------


@check
def every_fault_of_a_server_is_told_with_the_runtimes_libsoup(place):
    output = place.test("portal/test-portal-faults")
    version = re.search(r"^# libsoup 3\.(\d+)\.", output, re.M)
    expect(version and int(version[1]) >= 8, "this is not the runtime’s libsoup")
    n_cases = len(re.findall(r"^ok \d+ /portal-faults/case/", output, re.M))
    expect(n_cases >= 130, f"there were {n_cases} cases only")
    for path in ("portal/test-link-batch", "portal/test-portal-page", "portal/test-portal-sink"):
        place.test(path)


@check
def evidence_and_register_hold_in_the_sandbox(place):
    for path in ("register/test-evidence", "register/test-faults", "register/test-processes"):
        place.test(path)


# --- The command line -----------------------------------------------------------------


@check
def the_command_line_answers(place):
    expect(len(place.services()) == 12, "there are not twelve services")
    covered = json.loads(place.socle("services", "--soc", "3", "--format", "json"))
    expect(len(covered) == 10, "not ten services are in a SOC 3 report")
    expect(len(json.loads(place.socle("reports", "--format", "json"))) == 12, "twelve reports")
    place.socle("services", "--soc", "4", expected=2)


@check
def the_command_line_speaks_french(place):
    expect("février" in place.socle("services", language="fr").decode(), "no French date")
    complaint = call("flatpak", "run", APP_ID, "no-such-command", expected=2,
                     env=dict(os.environ, LANG="C.UTF-8", LANGUAGE="fr"), stderr=subprocess.STDOUT)
    expect("n’existe pas" in complaint.decode(), "no French complaint")


@check
def calendars_are_written(place):
    text = place.socle("calendar", "--from", "2020-01-01", "--to", "2020-12-31",
                       "--format", "ics").decode()
    expect(text.startswith("BEGIN:VCALENDAR\r\n"), "no calendar file")
    expect(text.count("BEGIN:VEVENT") > 3, "a calendar without events")


@check
def the_summary_is_written_as_pdf(place):
    pdf = place.socle("export", "--format", "pdf", "--language", "fr", "-o", "-")
    expect(pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF"), "no whole PDF")
    expect(len(pdf) > 10000, "a PDF of nothing")


# --- The window -----------------------------------------------------------------------


def use_window(place, *words):
    """Runs the part of this check that needs a display, sandboxed.py, with these WORDS."""
    output = call(WITH_DISPLAY, "/usr/bin/python3", CHECKOUT / "flatpak" / "sandboxed.py",
                  place.exports, *words, expected=None, stderr=subprocess.STDOUT).decode()
    expect(re.search("^done$", output, re.M), output)


@check
def the_window_works_in_english(place):
    use_window(place, "trace", "en", place.pictures / "sandbox-en.png")


@check
def it_starts_no_program(place):
    log = place.folder / "execve.log"
    lines = [line for line in log.read_text(encoding="utf-8").splitlines()
             if re.search("execve.* = 0$", line)]
    starts = [number for number, line in enumerate(lines) if '"/app/bin/socle"' in line]
    expect(len(starts) == 1, f"Socle was started {len(starts)} times")
    expect(not lines[starts[0] + 1:], f"after Socle, these were started: {lines[starts[0] + 1:]}")


@check
def the_window_works_in_french(place):
    use_window(place, "drive", "fr", place.pictures / "sandbox-fr.png")


@check
def files_go_through_portals(place):
    """Saved, opened and printed where the desktop lets them, which is nowhere else in reach."""
    for language in ("en", "fr"):
        use_window(place, "portals", language, place.pictures / f"portals-{language}.png")
        calls = (place.folder / "portals" / "calls").read_text(encoding="utf-8").split()
        for name in ("Documents.Add", "FileChooser.OpenFile", "FileChooser.SaveFile",
                     "Print.Print"):
            expect(name in calls, f"{name} was not called")


@check
def the_bus_opens_the_window(place):
    use_window(place, "activate", "fr", place.pictures / "activated-fr.png")


@check
def the_jump_list_works_with_and_without_a_window(place):
    use_window(place, "jump", "en", place.pictures / "jump-en.png")


# --- What the person has --------------------------------------------------------------


@check
def settings_last_until_the_next_start(place):
    expect("page='services'" in place.settings(), "the page was not kept in the sandbox")
    expect("services-soc='soc3'" in place.settings(), "the filter was not kept in the sandbox")
    use_window(place, "again", "en", place.pictures / "again-en.png")


@check
def catalogues_are_found_in_the_data_folder(place):
    folder = place.data / "data" / "socle" / "catalogues"
    folder.mkdir(parents=True)
    shutil.copy(CHECKOUT / "tests/data/catalogues/small.json", folder)
    expect(len(place.services()) > 12, "a catalogue in the data folder is not opened")


@check
def an_update_keeps_everything(place):
    before, settings, services = place.commit(), place.settings(), place.services()
    call("flatpak", "build-export", "--disable-sandbox", "--subject=An update",
         place.folder / "repo", place.folder / "app", "stable")
    call("flatpak", "build-bundle", place.folder / "repo", place.folder / "update.flatpak",
         APP_ID, "stable")
    call("flatpak", "install", "--user", "--assumeyes", "--noninteractive", "--or-update",
         place.folder / "update.flatpak")
    expect(place.commit() != before, "the bundle did not update anything")
    expect(place.settings() == settings, "the update changed the settings")
    expect(place.services() == services, "the update lost a catalogue")


@check
def only_data_are_left_at_the_end(place):
    call("flatpak", "uninstall", "--user", "--assumeyes", "--noninteractive", APP_ID)
    left = [path for path in place.installation.rglob(f"*{APP_ID}*") if ".removed" not in path.parts
            and "repo" not in path.relative_to(place.installation).parts]
    expect(not left, f"left in the installation: {left}")
    expect((place.data / "data/socle/catalogues/small.json").exists(), "the data are gone")
    others = {path.name for path in place.home.iterdir()} - {".var", ".local", ".cache"}
    expect(not others, f"left in the home folder: {others}")
    expect({path.name for path in (place.home / ".var/app").iterdir()} == {APP_ID},
           "data of another application")


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    place = Place(Path(sys.argv[1]).resolve())
    place.pictures.mkdir(exist_ok=True)
    passed, failed = checks.run(place)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
