# SPDX-License-Identifier: GPL-3.0-or-later
"""Socle's window inside the sandbox, started as the desktop's menu starts it.

usage: sandboxed.py EXPORTS drive|trace|activate|again LANGUAGE PICTURE

  drive     by the command of the desktop entry, on the day that tests/ui/drive.py expects; all
            that it does, then leaves the page of services open, filtered by SOC 3
  trace     the same, and keeps a list of all programs started in execve.log beside the pictures
  activate  over D-Bus, as desktops that know it do, and by an action of the jump list
  again     by the command of the desktop entry as it is; what “drive” left must be there
Prints “done” when all went well.
"""

import configparser
import os
import shlex
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


def menu_command(exports):
    """The command of the exported desktop entry, as a menu runs it with no file."""
    entry = read_key_file(exports / "applications" / (APP_ID + ".desktop"))["Desktop Entry"]
    return [word for word in shlex.split(entry["Exec"]) if not word.startswith("%")]


class SandboxedProgram(drive.Program):
    """What tests/ui/drive.py drives, behind flatpak and its proxies."""

    def start(self, program, language):
        # The hard case: glibc translates nothing in this locale.
        environment = dict(os.environ, LANG="C.UTF-8", LANGUAGE=language, GTK_A11Y="atspi")
        return subprocess.Popen(program, env=environment)

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
        environment = dict(os.environ, LANG="C.UTF-8", LANGUAGE=language, GTK_A11Y="atspi")
        for name in ("LANG", "LANGUAGE", "GTK_A11Y"):
            words = f"{{'{name}': '{environment[name]}'}}"
            self.run("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                     "--object-path", "/org/freedesktop/DBus", "--method",
                     "org.freedesktop.DBus.UpdateActivationEnvironment", words)
        self.run("gapplication", "launch", APP_ID)
        return None

    def quit(self):
        self.run("gapplication", "action", APP_ID, "quit")


def drive_all(program):
    program.key("ctrl+2")
    program.see(program.words["all"])
    for test in drive.TESTS:
        test(program)
    program.show_soc_3()


def activate(program):
    program.run("gapplication", "action", APP_ID, "services-soc-2")
    program.show_soc_3()
    program.run("gapplication", "action", APP_ID, "services-soc-3")
    program.see(program.words["soc3"])


def find_again(program):
    program.see(program.words["soc3"])


def main():
    if len(sys.argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    what, language = sys.argv[2:4]
    exports, picture = Path(sys.argv[1]), Path(sys.argv[4])
    command = menu_command(exports)
    if what in ("drive", "trace"):
        command += ["--today", "2020-02-01"]
    if what == "trace":
        log = picture.parents[1] / "execve.log"
        command = ["strace", "-f", "--seccomp-bpf", "-qqq", "-e", "trace=execve", "-o", log, *command]
    kind = ActivatedProgram if what == "activate" else SandboxedProgram
    program = kind(command, language)
    {"drive": drive_all, "trace": drive_all, "activate": activate,
     "again": find_again}[what](program)
    program.picture(picture)
    program.quit()
    print("done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
