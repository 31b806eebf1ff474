#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person would: clicks and keys through the X server,
what is on the screen read as a screen reader does. Prints TAP.

usage: drive.py PROGRAM LANGUAGE
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Warnings are fatal in the program that is driven, not in the library that reads it.
G_DEBUG = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 40  # seconds until a state counts as never reached

# GTK 4.18 leaves the margins of containers out of the boxes that it reports; at the
# top of a window that is so many pixels, less than half of anything clicked here.
MARGIN = (13, 15)

WORDS = {
    "en": {
        "services": "Services",
        "reports": "Reports",
        "pages": ["Overview", "Services", "Reports", "Coverage", "Links", "Guide"],
        "all": "12 services",
        "soc3": "10 of 12 services",
        "found": "1 of 12 services",
        "none": "No Results Found",
        "not in scope": "Not in scope of SOC 3: Microsoft does not list it",
        "reports of soc 2": "6 of 12 reports",
        "from an interface file": "Gaps in the Catalogue",
        "menu": "Main Menu",
        "year": "Fiscal year 2020",
        "year before": "Fiscal year 2019",
        "previous year": "Previous Fiscal Year",
        "next year": "Next Fiscal Year",
        "totals": "9 months tested, 3 bridged by letter, 0 uncovered",
        "months": ["October 2020", "November 2020"],
        "unwritable": "Write a date such as 31 March 2021 or 2021-03-31.",
        "sign-off": "Auditor’s sign-off",
        "views": ["Show as Table", "Show Due Dates", "Show as Strips"],
        "due": "12 due dates",
        "export": "Export Calendar…",
        "search": "Search services",
        "opened": "{} services",
        "save": "Save…",
        "help": "Under “Our Use”, switch on “In Use”.",
    },
    "fr": {
        "services": "Services",
        "reports": "Rapports",
        "pages": ["Vue d’ensemble", "Services", "Rapports", "Couverture", "Liens", "Guide"],
        "all": "12 services",
        "soc3": "Services\u00a0: 10 sur 12",
        "found": "Services\u00a0: 1 sur 12",
        "none": "Aucun résultat",
        "not in scope": "Non inclus dans le périmètre de SOC 3\u00a0: Microsoft ne le cite pas",
        "reports of soc 2": "Rapports\u00a0: 6 sur 12",
        "from an interface file": "Lacunes du catalogue",
        "menu": "Menu principal",
        "year": "Exercice 2020",
        "year before": "Exercice 2019",
        "previous year": "Exercice précédent",
        "next year": "Exercice suivant",
        "totals": "9\u00a0mois testés, 3 couverts par lettre, 0 non couvert",
        "months": ["octobre\u00a02020", "novembre\u00a02020"],
        "unwritable": "Saisir une date telle que 31 mars 2021 ou 2021-03-31.",
        "sign-off": "Signature du rapport d’audit",
        "views": ["Afficher en tableau", "Afficher les échéances", "Afficher en bandes"],
        "due": "12\u00a0échéances",
        "export": "Exporter le calendrier…",
        "search": "Rechercher des services",
        "opened": "{} services",
        "save": "Enregistrer…",
        "help": "Sous «\u00a0Notre utilisation\u00a0», activer «\u00a0Utilisé\u00a0».",
    },
}

# Which was called a push button before AT-SPI 2.54, as on Debian 12.
BUTTON = getattr(Atspi.Role, "BUTTON", None) or Atspi.Role.PUSH_BUTTON

# What a person acts on must have a name.
NAMED_ROLES = {
    BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.RADIO_BUTTON,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.COMBO_BOX,
    Atspi.Role.ENTRY,
    Atspi.Role.TEXT,
    Atspi.Role.LIST_ITEM,
    Atspi.Role.TABLE_ROW,
    Atspi.Role.LINK,
    Atspi.Role.SLIDER,
    Atspi.Role.SPIN_BUTTON,
    Atspi.Role.PAGE_TAB,
    Atspi.Role.IMAGE,
    Atspi.Role.ICON,
}


class Failure(Exception):
    """A state did not come about."""


def comes_true(ask, seconds):
    """What ASK answers as soon as that is something, or None."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = ask()
        except Exception:  # the tree changes while it is walked
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    return None


def wait_for(what, ask):
    answer = comes_true(ask, PATIENCE)
    if not answer:
        raise Failure(f"never seen: {what}")
    return answer


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    states = node.get_state_set()
    if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
        return
    yield node
    for index in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(index), depth + 1)


class Program:
    """Socle as it was built, in a home of its own."""

    today = "2020-02-01"
    environment = {}
    settings = ""  # more of the user's, as lines of a keyfile
    log = None  # where the program's complaints go, if not to ours

    def __init__(self, program, language):
        self.words = WORDS[language]
        self.process = self.start(program, language)
        self.root = wait_for("the program on the accessibility bus", self.find_program)
        self.window = wait_for("the window", self.find_window)
        self.see_first_page()
        self.run("xdotool", "windowfocus", "--sync", self.window)

    def start(self, program, language):
        self.home = tempfile.TemporaryDirectory(prefix="socle-drive-")
        settings = Path(self.home.name) / "config/glib-2.0/settings"
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text(
            "[io/github/socle/Socle]\nwindow-width=1100\nwindow-height=720\npage='services'\n"
            + self.settings
        )
        environment = dict(os.environ)
        environment.update(
            HOME=self.home.name,
            XDG_CONFIG_HOME=f"{self.home.name}/config",
            XDG_DATA_HOME=f"{self.home.name}/data",
            XDG_CACHE_HOME=f"{self.home.name}/cache",
            GSETTINGS_BACKEND="keyfile",
            GTK_A11Y="atspi",
            G_DEBUG=G_DEBUG,
            LANGUAGE=language,
            # The hard case: glibc translates nothing in this locale.
            LANG="C.UTF-8",
        )
        environment.update(self.environment)
        return subprocess.Popen([program, "--today", self.today], env=environment,
                                stderr=self.log)

    def see_first_page(self):
        self.see(self.words["all"])

    def find_program(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def find_window(self):
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Socle"],
            capture_output=True, text=True, check=False,
        )
        return done.stdout.split()[-1] if done.stdout.split() else None

    @staticmethod
    def run(*command):
        subprocess.run(command, check=True, timeout=PATIENCE)

    def end(self):
        self.process.terminate()
        status = self.process.wait(timeout=PATIENCE)
        self.home.cleanup()
        return status

    def find(self, name, role=None):
        for node in walk(self.root):
            if node.get_name() == name and (role is None or node.get_role() == role):
                return node
        return None

    def has(self, text):
        for node in walk(self.root):
            if text in (node.get_name(), node.get_description(), self.content(node)):
                return True
        return False

    @staticmethod
    def content(node):
        """The text of what is announced, which is not named by its text."""
        if node.get_role() not in (Atspi.Role.STATUS_BAR, Atspi.Role.ALERT, Atspi.Role.NOTIFICATION):
            return None
        if node.get_text_iface() is None:
            return None
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def key(self, *keys):
        self.run("xdotool", "key", "--delay", "30", *keys)

    def type(self, text):
        self.run("xdotool", "type", "--delay", "30", text)

    def click(self, name, role=None, button="1"):
        node = wait_for(name, lambda: self.find(name, role))
        x, y = self.place(node)
        self.run("xdotool", "mousemove", str(x), str(y), "click", button)

    def place(self, node):
        """Where on the screen the middle of something is."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        origin = dict(
            line.split("=")
            for line in subprocess.run(
                ["xdotool", "getwindowgeometry", "--shell", self.window],
                capture_output=True, text=True, check=True,
            ).stdout.split()
        )
        return (int(origin["X"]) + MARGIN[0] + box.x + box.width // 2,
                int(origin["Y"]) + MARGIN[1] + box.y + box.height // 2)

    def picture(self, name):
        """What is on the screen, for those who look at it."""

    def see(self, text):
        wait_for(text, lambda: self.has(text))


def test_filter_by_click(program):
    program.click("SOC 3", Atspi.Role.RADIO_BUTTON)
    program.see(program.words["soc3"])


def test_filter_by_key(program):
    program.key("alt+1")
    program.see(program.words["all"])
    program.key("alt+4")
    program.see(program.words["soc3"])
    program.key("alt+2")
    program.see(program.words["all"])


def test_search_by_typing(program):
    program.key("alt+1")
    program.key("ctrl+f")
    wait_for("the search", lambda: program.find(program.words["search"]))
    program.type("devops")
    program.see(program.words["found"])
    program.type("zzz")
    program.see(program.words["none"])
    program.key("Escape")
    program.see(program.words["all"])


def test_details_by_click(program):
    row = wait_for(
        "the row of Dynamics 365",
        lambda: next(
            (n for n in walk(program.root)
             if n.get_name().startswith("Dynamics 365 and Dynamics 365 U.S. Government,")), None),
    )
    program.click(row.get_name())
    wait_for(
        "the heading of Dynamics 365",
        lambda: program.find("Dynamics 365 and Dynamics 365 U.S. Government", Atspi.Role.HEADING),
    )
    program.see(program.words["not in scope"])


def test_pages_by_key(program):
    program.key("ctrl+3")
    program.see("12 " + program.words["reports"].lower())
    program.key("alt+3")
    program.see(program.words["reports of soc 2"])
    program.key("alt+1", "ctrl+2")
    program.see(program.words["all"])


def test_coverage_by_key(program):
    """A cell says why, by click and by key, and the arrow keys go from month to month."""
    program.key("ctrl+4")
    program.see(program.words["totals"])
    first, second = program.words["months"]
    cell = wait_for(
        f"the cell of {first}",
        lambda: next(
            (n for n in walk(program.root)
             if n.get_role() == BUTTON and n.get_name().startswith(first)), None),
    )
    program.click(cell.get_name())
    wait_for("why", lambda: program.find(first, Atspi.Role.LABEL))
    program.key("Escape", "Right", "Return")
    wait_for("why the next month", lambda: program.find(second, Atspi.Role.LABEL))
    program.key("Escape")


def test_fiscal_years(program):
    program.see(program.words["year"])
    program.click(program.words["previous year"], BUTTON)
    program.see(program.words["year before"])
    program.click(program.words["next year"], BUTTON)
    program.see(program.words["year"])


def test_wrong_sign_off(program):
    program.click(program.words["sign-off"], Atspi.Role.TEXT)
    program.key("ctrl+a")
    program.type("2020-13-45")
    program.see(program.words["unwritable"])
    program.key("ctrl+a")
    program.type("2021-03-31")
    program.key("Return")
    wait_for("the sentence gone", lambda: not program.has(program.words["unwritable"]))


def test_views_of_coverage(program):
    table, dates, strips = program.words["views"]
    program.click(table, Atspi.Role.RADIO_BUTTON)
    wait_for("the table", lambda: any(
        n.get_role() == Atspi.Role.TABLE_ROW and program.words["totals"] in n.get_name()
        for n in walk(program.root)))
    program.click(dates, Atspi.Role.RADIO_BUTTON)
    program.see(program.words["due"])
    program.see(program.words["export"])
    bad = unnamed(program)
    if bad:
        raise Failure(f"without a name among the due dates: {'; '.join(bad[:5])}")
    program.click(strips, Atspi.Role.RADIO_BUTTON)
    program.see(program.words["totals"])


def test_interface_files_are_translated(program):
    program.key("ctrl+1")
    program.see(program.words["from an interface file"])


def unnamed(program):
    found = []
    for node in walk(program.root):
        role = node.get_role()
        if role in NAMED_ROLES and not node.get_name():
            parents = []
            parent = node.get_parent()
            while parent is not None and len(parents) < 4:
                parents.append(parent.get_role_name() + ":" + (parent.get_name() or "?"))
                parent = parent.get_parent()
            found.append(f"{node.get_role_name()} in {' in '.join(parents)}")
    return found


def test_everything_is_named(program):
    for number, page in enumerate(program.words["pages"], 1):
        program.key(f"ctrl+{number}")
        wait_for(f"the page {page}", lambda p=page: program.find(p))
        time.sleep(0.3)  # let the page's list be laid out before it is read
        bad = unnamed(program)
        if bad:
            raise Failure(f"without a name on {page}: {'; '.join(bad[:5])}")


def test_menu_by_key(program):
    program.key("F10")
    wait_for("the menu", lambda: any(
        n.get_role() == Atspi.Role.MENU_ITEM for n in walk(program.root)))
    # GTK 4.18 names its own menu items by labels that it keeps off the bus, so
    # only that they are there and go away is looked at.
    program.key("Escape")
    wait_for("the menu closed", lambda: not any(
        n.get_role() == Atspi.Role.MENU_ITEM for n in walk(program.root)))


TESTS = [
    test_filter_by_click,
    test_filter_by_key,
    test_search_by_typing,
    test_details_by_click,
    test_pages_by_key,
    test_coverage_by_key,
    test_fiscal_years,
    test_wrong_sign_off,
    test_views_of_coverage,
    test_interface_files_are_translated,
    test_everything_is_named,
    test_menu_by_key,
]


def run_tests(program, tests):
    """Runs each test on what the one before it has left, and ends the program by key."""
    print(f"1..{len(tests) + 1}")
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test(program)
            print(f"ok {number} {name}", flush=True)
        except Exception as error:  # what a test stumbles over must not hide the next ones
            failed += 1
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}", flush=True)
            program.picture(f"failed-{name}")
    program.key("ctrl+q")
    try:
        status = program.process.wait(timeout=PATIENCE)
        ended = status == 0
    except subprocess.TimeoutExpired:
        program.end()
        ended = False
    print(f"{'ok' if ended else 'not ok'} {len(tests) + 1} quit-by-key", flush=True)
    return 1 if failed or not ended else 0


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    return run_tests(Program(sys.argv[1], sys.argv[2]), TESTS)


if __name__ == "__main__":
    sys.exit(main())
