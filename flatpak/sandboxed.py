# SPDX-License-Identifier: GPL-3.0-or-later
"""Socle's window inside the sandbox, started as the desktop's menu starts it.

usage: sandboxed.py EXPORTS drive|trace|activate|jump|again|portals LANGUAGE PICTURE

  drive     by the command of the desktop entry, on the day that tests/ui/drive.py expects; all
            that it does, then leaves the page of services open, filtered by SOC 3
  trace     the same, and keeps a list of all programs started in execve.log beside the pictures
  activate  over D-Bus, as desktops that know it do, and by an action of the jump list
  jump      by an action of the jump list while it does not run, and then by another
  again     by the command of the desktop entry as it is; what “drive” left must be there
  portals   by the command of the desktop entry and a catalogue file; saves, prints and opens
            through portals
Prints “done” when all went well.
"""

import configparser
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ui"))

import drive  # noqa: E402
from drive import Atspi, wait_for  # noqa: E402

APP_ID = "io.github.socle.Socle"


def read_key_file(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", strict=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def menu_command(exports, *files):
    """The command of the exported desktop entry, as a desktop runs it with FILES."""
    entry = read_key_file(exports / "applications" / (APP_ID + ".desktop"))["Desktop Entry"]
    words = []
    for word in shlex.split(entry["Exec"]):
        words += [file.as_uri() for file in files] if word == "%U" else [word]
    return words


class SandboxedProgram(drive.Program):
    """What tests/ui/drive.py drives, behind flatpak and its proxies."""

    @staticmethod
    def variables(language):
        """The hard case: glibc translates nothing in this locale."""
        return {"LANG": "C.UTF-8", "LANGUAGE": language, "GTK_A11Y": "atspi"}

    def start(self, program, language):
        return subprocess.Popen(program, env={**os.environ, **self.variables(language)})

    def see_first_page(self):
        """Which page is the first depends on what was left open."""

    def find_program(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            # The process is that of a proxy, so the name has to do.
            if child is not None and child.get_name() in ("socle", APP_ID, "Socle"):
                return child
        return None

    def find_window(self):
        done = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Socle"],
                              capture_output=True, text=True, check=False)
        return done.stdout.split()[-1] if done.stdout.split() else None

    def picture(self, path):
        """Saves the window as PATH once it stands still."""
        def stands_still():
            before = after = None
            while before is None or before != after:
                before = after
                self.run("import", "-silent", "-window", self.window, str(path))
                after = path.read_bytes()
            return True

        wait_for("a still picture", stands_still)

    def quit(self):
        self.key("ctrl+q")
        status = self.process.wait(timeout=drive.PATIENCE)
        if status != 0:
            raise drive.Failure(f"Socle ended with status {status}")

    def show_soc_3(self):
        self.key("ctrl+2")
        self.key("alt+4")
        self.see(self.words["soc3"])


class ActivatedProgram(SandboxedProgram):
    """Started by the session bus, whose child it is."""

    def start(self, program, language):
        self.run("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                 "--object-path", "/org/freedesktop/DBus", "--method",
                 "org.freedesktop.DBus.UpdateActivationEnvironment",
                 json.dumps(self.variables(language)))
        self.run("gapplication", *program)
        return None

    def quit(self):
        self.run("gapplication", "action", APP_ID, "quit")


def drive_all(program):
    program.key("ctrl+2")
    program.see(program.words["all"])
    for test in drive.TESTS:
        test(program)
    program.show_soc_3()


def read_help(program):
    """The help about the page of services, in a window of its own."""
    program.key("F1")
    program.see(program.words["help"])
    program.key("Escape")
    wait_for("the help closed", lambda: not program.has(program.words["help"]))
    program.run("xdotool", "windowfocus", "--sync", program.window)


def activate(program):
    program.run("gapplication", "action", APP_ID, "services-soc-2")
    program.show_soc_3()
    program.run("gapplication", "action", APP_ID, "services-soc-3")
    program.see(program.words["soc3"])
    read_help(program)


def jump(program):
    program.see(program.words["save"])
    program.key("Escape")
    program.run("gapplication", "action", APP_ID, "services-soc-3")
    program.see(program.words["soc3"])


def find_again(program):
    program.see(program.words["soc3"])
    read_help(program)


def make_catalogue(folder, name, number):
    """A catalogue file with one service."""
    path = folder / name
    path.write_text(json.dumps({
        "format": "socle-catalogue", "version": 1, "id": f"check-{number}", "provider": "Check",
        "title": {"en": "Check", "fr": "Essai"}, "as_of": "2021-07-01",
        "source": {"title": "A page"},
        "services": [{"id": "mail", "name": f"Mail {number}", "scope": ["soc1"]}]}),
        encoding="utf-8")
    return path


class Portals:
    """flatpak/portal.py, which answers in place of a desktop."""

    def __init__(self, folder):
        self.folder = folder / "portals"
        self.mount = Path.home() / ".var" / "app" / APP_ID / "cache" / "portals"
        for path in (self.folder, self.mount):
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir(parents=True)
        # What a file manager would be asked to open, and what is chosen in the dialog.
        self.given = make_catalogue(self.folder, "Catalogue d’été.socle", 1)
        self.given_later = make_catalogue(self.folder, "later.socle", 3)
        self.process = subprocess.Popen(
            ["/usr/bin/python3", Path(__file__).with_name("portal.py"), self.folder, self.mount,
             APP_ID, make_catalogue(self.folder, "chosen.json", 2)], stdout=subprocess.PIPE)
        if self.process.stdout.readline() != b"ready\n":
            raise drive.Failure("the portals did not start")

    def saved(self, suffix):
        """The document that was saved, once it is there whole."""
        found = [path for path in (self.mount / "by-app").rglob("*" + suffix)
                 if not path.name.startswith(".")]
        return found[0].read_bytes() if found else None

    def printed(self):
        path = self.folder / "printed"
        return path.read_bytes() if path.exists() else None

    def end(self):
        self.process.terminate()
        self.process.wait()
        left = [path for path in self.mount.rglob("*") if path.name.startswith(".")]
        if left:
            raise drive.Failure(f"left beside what was saved: {left}")
        shutil.rmtree(self.mount)


def check_pdf(what, pdf):
    if not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF") or len(pdf) < 10000:
        raise drive.Failure(f"{what} is no whole PDF")


def use_portals(program, portals, exports):
    program.key("ctrl+2", "alt+1")
    program.see(program.words["opened"].format(13))
    # A second start hands its file to the window that is there, and ends.
    program.run(*menu_command(exports, portals.given_later))
    program.see(program.words["opened"].format(14))
    program.key("ctrl+o")
    program.see(program.words["opened"].format(15))
    for key, look in (("ctrl+s", lambda: portals.saved(".pdf")), ("ctrl+p", portals.printed)):
        program.key("ctrl+e")
        save = wait_for("the dialog", lambda: program.find(program.words["save"], drive.BUTTON))
        wait_for("the pages", lambda s=save: s.get_state_set().contains(
            Atspi.StateType.SENSITIVE))
        program.key(key)
        check_pdf(f"what {key} brought", wait_for(f"what {key} brings", look))
    wait_for("the dialog closed", lambda: program.key("Escape") or not program.find(
        program.words["save"], drive.BUTTON))


def main():
    if len(sys.argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    what, language = sys.argv[2:4]
    exports, picture = Path(sys.argv[1]), Path(sys.argv[4])
    portals = Portals(picture.parents[1]) if what == "portals" else None
    command = menu_command(exports, *([portals.given] if portals else []))
    if what in ("drive", "trace", "portals"):
        command += ["--today", "2020-02-01"]
    if what == "trace":
        log = picture.parents[1] / "execve.log"
        command = ["strace", "-f", "--seccomp-bpf", "-qqq", "-e", "trace=execve", "-o", log, *command]
    activated = {"activate": ["launch", APP_ID], "jump": ["action", APP_ID, "export-summary"]}
    kind = ActivatedProgram if what in activated else SandboxedProgram
    program = kind(activated.get(what, command), language)
    {"drive": drive_all, "trace": drive_all, "activate": activate, "again": find_again,
     "jump": jump, "portals": lambda program: use_portals(program, portals, exports)}[what](program)
    program.picture(picture)
    program.quit()
    if portals:
        portals.end()
    print("done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
