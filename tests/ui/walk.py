#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through what is recorded by keyboard alone, as a person would who has no mouse:
services in use, editions and a letter with their files, coverage, Overview, summary, undo,
backup, restore, and the folder for an auditor, which coreutils check. Prints TAP.

usage: walk.py PROGRAM LANGUAGE

A picture of each step is saved in the folder $SOCLE_WALK_PICTURES, if that is set, and
light or dark as $SOCLE_WALK_STYLE says.
"""

import gettext
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import drive
from drive import Atspi, Failure, GLib, comes_true, wait_for, walk

MAX_TABS = 60

PDF = "%PDF-1.7\n1 0 obj << >> endobj\n{}\n%%EOF\n"
REPORT = {
    "en": "Dynamics 365 SOC 1 Type 2 Report",
    "fr": "Dynamics 365\u00a0: rapport SOC 1 de type 2",
}
AZURE = "Azure, Azure Government, and Azure Germany"


class Focus:
    """Where the keyboard is, as the program announces it."""

    def __init__(self):
        self.node = None
        self.n_moves = 0
        self.context = GLib.MainContext.default()
        self.listener = Atspi.EventListener.new(self.focused_cb)
        self.listener.register("object:state-changed:focused")

    def focused_cb(self, event):
        if event.detail1:
            self.node = event.source
            self.n_moves += 1

    def listen(self):
        while self.context.iteration(False):
            pass

    def is_held(self):
        try:
            return self.node.get_state_set().contains(Atspi.StateType.FOCUSED)
        except (AttributeError, GLib.Error):  # there was none, or it is gone
            return False

    def wait_for_move(self, n_moves):
        """Until a key has had its effect; at an end it has none."""
        end = time.monotonic() + 1
        while self.n_moves == n_moves and time.monotonic() < end:
            self.listen()
            time.sleep(0.01)


class Walker(drive.Program):
    """A person with a keyboard, who reads what a screen reader would say."""

    today = "2020-12-15"
    # GTK's own chooser of files complains now and then while a path is typed; of anything
    # else that is complained of, test_no_complaints() tells.
    environment = {"G_DEBUG": "gc-friendly"}

    def __init__(self, program, language):
        self.language = language
        catalogue = gettext.translation(
            "socle", os.environ["SOCLE_LOCALE_DIR"], [language], fallback=language == "en")
        self.translate = catalogue.gettext
        self.ntranslate = catalogue.ngettext
        self.pictures = os.environ.get("SOCLE_WALK_PICTURES")
        self.n_pictures = 0
        style = os.environ.get("SOCLE_WALK_STYLE")
        self.settings = f"style='{style}'\n" if style else ""
        self.log = tempfile.TemporaryFile(mode="w+")
        self.focus = Focus()
        super().__init__(program, language)

    def word(self, message, **values):
        text = self.translate(message).replace("_", "")
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def see_first_page(self):
        self.see(self.word("Services"))

    @property
    def folder(self):
        return Path(self.home.name)

    def focused(self):
        """As it was announced, which is found sooner than in the whole window."""
        self.focus.listen()
        if not self.focus.is_held():
            self.focus.node = next(
                (n for n in walk(self.root)
                 if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
        return self.focus.node

    def has_focus(self, name, role=None):
        node = self.focused()
        return node is not None and node.get_name() == name and role in (None, node.get_role())

    def tab_to(self, name, role=None, start=False, key="Tab"):
        """Goes on with Tab until something has the focus, and never in a circle."""
        seen = []
        for _ in range(MAX_TABS):
            node = self.focused()
            found = node.get_name() if node is not None else "nothing"
            if (found.startswith(name) if start else found == name) and (
                    role in (None, node.get_role())):
                return
            seen.append(found)
            before = self.focus.n_moves
            self.key(key)
            self.focus.wait_for_move(before)
        raise Failure(f"“{name}” is not reached by {key}; on the way: {seen}")

    def go(self, number):
        """Goes to one of the window's pages."""
        self.key(f"ctrl+{number}")

    def show_soc1(self):
        self.key("alt+2")

    def press(self, name, role=None):
        self.tab_to(name, role)
        self.key("Return")

    def put_in(self, label, text):
        """Replaces what is written in a field."""
        self.tab_to(label, Atspi.Role.TEXT)
        self.key("ctrl+a")
        self.type(text)

    def save(self):
        self.key("ctrl+s")

    def undo(self):
        self.key("ctrl+z")

    def redo(self):
        self.key("ctrl+shift+z")

    @staticmethod
    def read(node):
        """What is said of a choice, which itself has no name."""
        return next((n.get_name() for n in walk(node) if n.get_name()), "")

    def choose(self, label, choice):
        self.tab_to(label, Atspi.Role.COMBO_BOX)
        self.key("space")
        wait_for(f"the choice {choice}", lambda: self.find(choice))
        for _ in range(8):
            if self.read(self.focused()) == choice:
                break
            before = self.focus.n_moves
            self.key("Down")
            self.focus.wait_for_move(before)
        self.key("Return")
        wait_for("the choices gone", lambda: self.has_focus(label))
        self.see(choice)

    def open_export(self):
        self.key("ctrl+e")

    def open_menu(self, message):
        """By the menu's mnemonic, as not all of it has a key."""
        entry = self.translate(message)
        self.key("F10")
        wait_for("the menu", lambda: any(n.get_role() == Atspi.Role.MENU_ITEM
                                         for n in walk(self.root)))
        self.key(entry[entry.index("_") + 1].lower())

    def see_start(self, text):
        """Sees something of which only the beginning is known."""
        wait_for(text, lambda: any(text in n.get_name() or text in n.get_description()
                                   for n in walk(self.root)))

    def see_checked(self, name, role, checked):
        """Toasts go before a slow machine has read the whole window; this stays."""

        def ask():
            states = self.find(name, role).get_state_set()
            return checked == (states.contains(Atspi.StateType.CHECKED)
                               or states.contains(Atspi.StateType.PRESSED))

        wait_for(f"{name} {'on' if checked else 'off'}", ask)

    def picture(self, name):
        if not self.pictures:
            return
        time.sleep(0.6)  # until toasts and dialogs have come in
        self.n_pictures += 1
        path = f"{self.pictures}/{self.language}-{self.n_pictures:02}-{name}.png"
        self.run("import", "-window", "root", "-crop", "1110x730+0+0", "+repage", path)

    def windows(self):
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".+"],
            capture_output=True, text=True, check=False)
        return done.stdout.split()

    def written(self):
        """What stands in the field that has the focus; None elsewhere."""
        node = self.focused()
        if node is None or node.get_role() != Atspi.Role.TEXT:
            return None
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def choose_file(self, path, before):
        """Answers the chooser of files, which without a portal is a window of its own."""
        chooser = wait_for("the chooser of files",
                           lambda: next((w for w in self.windows() if w not in before), None))
        self.run("xdotool", "windowfocus", "--sync", chooser)
        wait_for("the keyboard in the chooser", self.focused)
        self.key("ctrl+l")
        wait_for("the chooser's field", lambda: self.written() is not None)
        # What the chooser proposes meanwhile can come between what is typed.
        for _ in range(5):
            self.key("ctrl+a")
            self.type(str(path))
            self.key("shift+End", "Delete")
            if comes_true(lambda: self.written() == str(path), 2):
                break
        else:
            raise Failure(f"the chooser has {self.written()}")
        # Where the chooser proposes names, the first Return only ends that.
        for _ in range(5):
            self.key("Return")
            if comes_true(lambda: chooser not in self.windows(), 2):
                break
        else:
            raise Failure("the chooser is not gone")
        self.run("xdotool", "windowfocus", "--sync", self.window)

    def opinion(self):
        """In French with the English term beside it: the two are confused in the field."""
        return {"en": "Unqualified opinion",
                "fr": "Opinion sans réserve (unqualified opinion)"}[self.language]

    def leave(self):
        """Goes to another window: to none, since there is no other."""
        done = subprocess.run(["xwininfo", "-root", "-int"], capture_output=True, text=True,
                              check=True)
        root = done.stdout.split("Window id: ")[1].split()[0]
        self.run("xdotool", "windowfocus", root)
        time.sleep(0.3)

    def come_back(self):
        self.run("xdotool", "windowfocus", "--sync", self.window)

    def search(self, page_key, text):
        self.key(page_key)
        time.sleep(0.3)
        self.key("ctrl+f")
        wait_for("the search", lambda: self.has_focus("", Atspi.Role.ENTRY) or
                 self.has_focus(self.word("Search reports")) or
                 self.has_focus(self.word("Search services")))
        self.key("ctrl+a")
        self.type(text)

    def days(self, first, last):
        return self.word("{from} to {to}", **{"from": first, "to": last})


def make_pdf(walker, name):
    path = walker.folder / name
    path.write_text(PDF.format(name))
    return path


def test_services_in_use(walker):
    in_use = walker.word("In Use")
    walker.search("ctrl+2", "azure, azure")
    walker.tab_to(AZURE + ",", Atspi.Role.TABLE_ROW, start=True)
    walker.key("Return")
    wait_for("the heading", lambda: walker.find(AZURE, Atspi.Role.HEADING))
    walker.tab_to(in_use, Atspi.Role.CHECK_BOX)
    walker.key("space")
    walker.see_checked(in_use, Atspi.Role.CHECK_BOX, True)
    walker.picture("service-in-use")

    # The star in the list does the same.
    walker.search("ctrl+2", "stream")
    walker.tab_to(in_use, Atspi.Role.TOGGLE_BUTTON)
    walker.key("space")
    walker.see_checked(in_use, Atspi.Role.TOGGLE_BUTTON, True)
    walker.picture("star")


def open_report(walker):
    walker.search("ctrl+3", "dynamics soc1")
    title = REPORT[walker.language]
    walker.tab_to(title, Atspi.Role.LIST_ITEM, start=True)
    walker.key("Return")
    wait_for("the report", lambda: walker.find(title, Atspi.Role.HEADING))
    walker.see(walker.word("Add _Letter…"))


def add_file(walker, path):
    before = walker.windows()
    walker.press(walker.word("_Choose…"), drive.BUTTON)
    walker.choose_file(path, before)
    walker.see(path.name)


def see_form_gone(walker, title):
    wait_for("the form gone", lambda: not walker.find(walker.word(title)))


def put_in_edition(walker, first, last):
    walker.put_in(walker.word("Period from"), first)
    walker.put_in(walker.word("Period to"), last)
    walker.choose(walker.word("Opinion"), walker.opinion())


def add_edition(walker, first, last, name):
    path = make_pdf(walker, name)
    open_report(walker)
    walker.press(walker.word("_Add Edition…"), drive.BUTTON)
    wait_for("the form", lambda: walker.has_focus(walker.word("Type")))
    put_in_edition(walker, first, last)
    add_file(walker, path)
    return path


def test_editions(walker):
    add_edition(walker, "2018-10-01", "2019-09-30", "soc1-2019.pdf")
    walker.picture("edition-form")
    walker.save()
    see_form_gone(walker, "Add Edition")
    walker.see_start("2018")
    path = add_edition(walker, "2019-10-01", "2020-06-30", "soc1-2020.pdf")
    walker.save()
    see_form_gone(walker, "Add Edition")
    walker.picture("editions")

    # What was received opens by key, and shows the digest of its file.
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    row = wait_for("the row of 2020", lambda: next(
        (n.get_name() for n in walk(walker.root)
         if n.get_role() == Atspi.Role.LIST_ITEM and "2020" in n.get_name()), None))
    walker.tab_to(row)
    walker.key("Return")
    walker.see_start(digest)
    walker.picture("evidence")


def put_in_letter(walker):
    walker.put_in(walker.word("Covers from"), "2020-07-01")
    walker.put_in(walker.word("Covers to"), "2020-09-30")
    walker.see(walker.word("The letter starts the day after a report or letter ends, so it bridges."))


def test_letter(walker):
    path = make_pdf(walker, "letter.pdf")
    open_report(walker)
    walker.press(walker.word("Add _Letter…"), drive.BUTTON)
    put_in_letter(walker)
    add_file(walker, path)
    walker.picture("letter-form")
    walker.save()
    see_form_gone(walker, "Add Letter")
    walker.picture("letter")


TOTALS = {
    "en": ["6 months tested, 3 bridged by letter, 3 uncovered", "6 months tested, 0 bridged by letter, 6 uncovered"],
    "fr": ["6\u00a0mois testés, 3 couverts par lettre, 3 non couverts",
           "6\u00a0mois testés, 0 couvert par lettre, 6 non couverts"],
}


def test_coverage(walker):
    walker.go(4)
    walker.show_soc1()
    walker.see_start(TOTALS[walker.language][0])
    walker.picture("coverage")


def test_overview(walker):
    walker.go(1)
    walker.see(walker.word("Services in Use Without SOC 1, 2 or 3"))
    walker.picture("overview")


def test_undo_and_redo(walker):
    bridged, alone = TOTALS[walker.language]
    walker.go(4)
    walker.see_start(bridged)
    walker.undo()
    walker.see_start(alone)
    walker.picture("undone")
    walker.redo()
    walker.see_start(bridged)
    walker.picture("redone")


def test_summary(walker):
    """The PDF says what is held, with the digests of the files and the trail's fingerprint."""
    target = walker.folder / "summary.pdf"
    before = walker.windows()
    walker.open_export()
    wait_for("the export", lambda: walker.find(walker.word("_Save…"), drive.BUTTON))
    walker.picture("export")
    walker.press(walker.word("_Save…"), drive.BUTTON)
    walker.choose_file(target, before)
    wait_for("the summary", target.exists)
    walker.picture("summary-saved")
    done = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True,
                          check=True)
    packed = "".join(done.stdout.split())
    for name in ("soc1-2019.pdf", "soc1-2020.pdf", "letter.pdf"):
        digest = hashlib.sha256((walker.folder / name).read_bytes()).hexdigest()
        if digest not in packed:
            raise Failure(f"the summary has no digest of {name}")


def open_register(walker):
    walker.open_menu("Backups and _Trail…")
    wait_for("the register", lambda: walker.find(walker.word("Fingerprint")))


def run_in_register(walker, button, target, told):
    before = walker.windows()
    walker.press(walker.word(button))
    if target is not None:
        walker.choose_file(target, before)
    walker.see(walker.word(told))


def test_register(walker):
    open_register(walker)
    run_in_register(walker, "_Verify Register and Evidence", None,
                    "The register and its trail are as Socle left them.")
    walker.picture("verified")
    run_in_register(walker, "_Back Up…", walker.folder / "kept.db",
                    "The backup is saved and was read back.")
    walker.picture("backed-up")
    run_in_register(walker, "_Export for Auditor…", walker.folder / "audit",
                    "The folder is saved. HOWTO.txt in it says how to check it with sha256sum "
                    "alone.")
    walker.picture("exported")
    walker.key("Escape")


def test_restore(walker):
    bridged, alone = TOTALS[walker.language]
    walker.go(4)
    walker.undo()
    walker.see_start(alone)
    open_register(walker)
    before = walker.windows()
    walker.press(walker.word("_Restore a Backup…"))
    walker.choose_file(walker.folder / "kept.db", before)
    walker.see(walker.word("The backup is in the register’s place; what was there is kept among "
                           "the backups."))
    walker.picture("restored")
    walker.key("Escape")
    walker.see_start(bridged)


def run_coreutils(folder, command):
    done = subprocess.run(["sh", "-ec", command], cwd=folder, capture_output=True, text=True,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, check=False)
    if done.returncode != 0:
        raise Failure(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout


def test_audit_folder(walker):
    """The commands of HOWTO.txt, as they stand there, and no Socle."""
    folder = walker.folder / "audit"
    howto = (folder / "HOWTO.txt").read_text(encoding="utf-8")
    commands = [line.strip() for line in howto.splitlines() if line.startswith("    ")]
    ran = 0
    for command in commands:
        if "sha256sum" in command and "head" not in command:
            run_coreutils(folder, command)
            ran += 1
    if ran < 4:
        raise Failure(f"only {ran} commands in HOWTO.txt: {commands}")
    fingerprint = run_coreutils(folder, "sha256sum SHA256SUMS").split()[0]
    if fingerprint not in howto:
        raise Failure("HOWTO.txt has another fingerprint")
    for name in ("soc1-2019.pdf", "soc1-2020.pdf", "letter.pdf"):
        digest = hashlib.sha256((walker.folder / name).read_bytes()).hexdigest()
        if digest not in (folder / "evidence/SHA256SUMS").read_text(encoding="utf-8"):
            raise Failure(f"{name} is not in the folder")


def test_moved(walker):
    """Coming back to the window is enough to be told that the register is gone."""
    register = walker.folder / "data/socle/register.db"
    elsewhere = walker.folder / "elsewhere.db"
    told = walker.word("“{file}” was moved, deleted or replaced while it was open; put it back, "
                       "or open it again.", file="register.db")
    walker.leave()
    register.rename(elsewhere)
    walker.come_back()
    walker.see(told)
    walker.picture("moved")
    walker.leave()
    elsewhere.rename(register)
    walker.come_back()
    star = walker.word("In Use")
    walker.search("ctrl+2", "stream")
    walker.tab_to(star, Atspi.Role.TOGGLE_BUTTON)
    walker.key("space")
    walker.see_checked(star, Atspi.Role.TOGGLE_BUTTON, False)


def test_no_complaints(walker):
    walker.log.seek(0)
    for line in walker.log:
        if ("WARNING" in line or "CRITICAL" in line) and (
                "gtk_tree_model_get_iter_first: assertion" not in line):
            raise Failure(line.strip())


TESTS = [
    test_services_in_use,
    test_editions,
    test_letter,
    test_coverage,
    test_overview,
    test_undo_and_redo,
    test_summary,
    test_register,
    test_audit_folder,
    test_restore,
    test_moved,
    test_no_complaints,
]


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    walker = Walker(sys.argv[1], sys.argv[2])
    status = drive.run_tests(walker, TESTS)
    if status != 0:
        walker.log.seek(0)
        sys.stderr.write(walker.log.read())
    return status


if __name__ == "__main__":
    sys.exit(main())
