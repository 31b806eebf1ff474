#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way of walk.py by mouse, with files dragged from another program's window onto a
report, its page, the window, and with a catalogue. Only texts are typed. Prints TAP.

usage: mouse.py PROGRAM LANGUAGE DRAG-SOURCE

Pictures are saved as by walk.py.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

import drive
import walk as keyboard
from drive import Atspi, Failure, wait_for, walk

SERVICE = "Cloud App Security,"
WINDOW_UI = Path(__file__).parents[2] / "resources/ui/socle-window.ui"
# Beside Socle's window, which is in the screen's corner when nobody manages windows.
BESIDE = (1300, 900)
# What is below may be under toasts, or at the edge of a list.
LOWEST = 610
MIDDLE = 400
MAX_TURNS = 40
TRIES = 5


class Mouse(keyboard.Walker):
    """A person with a mouse."""

    def __init__(self, program, language, drag_source):
        self.program = program
        self.drag_source = drag_source
        super().__init__(program, language)

    def find_start(self, name, role, root=None):
        return next((n for n in walk(root or self.root)
                     if n.get_role() == role and n.get_name().startswith(name)), None)

    def still_place(self, what, ask):
        """Where something is once it moves no more, as dialogs do while they come in."""
        node = last = None

        def stand_still():
            nonlocal node, last
            node = node or wait_for(what, ask)
            before, last = last, self.place(node)
            time.sleep(0.05)
            return last if last == before else None

        return wait_for(what, stand_still)

    def bring(self, what, ask):
        """Turns the wheel until something is in sight, if it is not, and tells where."""
        x, y = self.still_place(what, ask)
        for _ in range(MAX_TURNS):
            if y < LOWEST:
                break
            turns = 1 + (y - LOWEST) // 100
            self.run("xdotool", "mousemove", str(x), str(MIDDLE), "click", "--repeat",
                     str(turns), "5")
            before = y
            x, y = self.still_place(what, ask)
            if y == before:
                break  # the end of what is scrolled
        return x, y

    def click_at(self, place):
        self.run("xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1")

    def press(self, name, role=None):
        self.click_at(self.bring(name, lambda: self.find(name, role)))

    def press_start(self, name, role):
        self.click_at(self.bring(name, lambda: self.find_start(name, role)))

    def go(self, number):
        self.press(self.words["pages"][number - 1], Atspi.Role.LIST_ITEM)

    def show_soc1(self):
        self.press("SOC 1", Atspi.Role.RADIO_BUTTON)

    def put_in(self, label, text):
        field = wait_for(label, lambda: self.find(label, Atspi.Role.TEXT))
        self.click_at(self.bring(label, lambda: field))
        wait_for(f"{label} focused",
                 lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.key("ctrl+a")
        self.type(text)

    def save(self):
        self.press(self.word("_Save"), drive.BUTTON)

    def choose(self, label, choice):
        before = self.windows()
        self.press(label, Atspi.Role.COMBO_BOX)
        self.click_at(self.still_place(choice, lambda: self.find(choice, Atspi.Role.LABEL)))
        wait_for("the choices gone", lambda: len(self.windows()) <= len(before))

    def open_menu(self, message):
        """By its place, since GTK 4.18 tells nobody the names of the items of a menu."""
        items = [item.find("attribute[@name='label']").text
                 for item in ElementTree.parse(WINDOW_UI).iter("item")
                 if item.find("attribute[@name='hidden-when']") is None
                 and item.find("attribute[@name='label']") is not None]

        def find_item():
            shown = [n for n in walk(self.root) if n.get_role() == Atspi.Role.MENU_ITEM]
            return shown[items.index(message)] if len(shown) == len(items) else None

        before = self.windows()
        self.press(self.word("Main Menu"), Atspi.Role.TOGGLE_BUTTON)
        self.click_at(self.still_place(message, find_item))
        wait_for("the menu gone", lambda: len(self.windows()) <= len(before))

    def open_export(self):
        self.open_menu("_Export Summary…")

    def undo(self):
        self.open_menu("_Undo")

    def redo(self):
        self.open_menu("Re_do")

    def drag(self, path, what, ask):
        """Drags a file from the other window onto something, and lets go of it there."""
        with tempfile.TemporaryFile(mode="w+") as told:
            source = subprocess.Popen([self.drag_source, path], stdout=told)
            try:
                self.drag_from(source, told, self.bring(what, ask))
                wait_for("the end of the drag", lambda: source.poll() is not None)
            finally:
                self.run("xdotool", "mouseup", "1")
                source.kill()
                source.wait()
                # Which a manager of windows does.
                self.run("xdotool", "windowfocus", "--sync", self.window)
            told.seek(0)
            if "refused" in told.read():
                raise Failure(f"{path} is not taken by {what}")

    def drag_from(self, source, told, place):
        def says(word):
            told.seek(0)
            return word in told.read()

        def push(x, y, word):
            """A little more at a time until there is an answer, as a hand does."""
            step = [0]

            def ask():
                step[0] = (step[0] + 3) % 30
                self.run("xdotool", "mousemove", str(x - step[0]), str(y))
                return says(word)

            wait_for(word, ask)

        window = wait_for("the other window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(source.pid), "--name", "Drag"],
            capture_output=True, text=True, check=False).stdout.split()[0])
        x, y = BESIDE
        self.run("xdotool", "windowmove", "--sync", window, str(x), str(y))
        self.run("xdotool", "mousemove", str(x + 100), str(y + 60), "mousedown", "1")
        push(x + 90, y + 60, "ready")
        push(place[0], place[1], "copy")
        for distance in (4, 2, 0):
            self.run("xdotool", "mousemove", str(place[0] - distance), str(place[1]))
            time.sleep(0.05)
        self.picture("dragged")
        self.run("xdotool", "mouseup", "1")

    def tell(self, *arguments):
        """What the command line says of the same register."""
        done = subprocess.run(
            [self.program, *arguments, "--data-dir", self.folder / "data/socle", "--language",
             "en", "--today", self.today],
            capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def see_kept(self, path):
        """Sees the file in the register, and that the evidence is as its digest says."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        wait_for(f"{path.name} in the register",
                 lambda: digest in self.tell("register", "export", "--format", "json"))
        self.tell("verify")


def star_of(mouse):
    """The star in the row of the service."""
    row = mouse.find_start(SERVICE, Atspi.Role.TABLE_ROW)
    return next(n for n in walk(row) if n.get_role() == Atspi.Role.TOGGLE_BUTTON)


def see_star(mouse, on):
    wait_for(f"the star {'on' if on else 'off'}",
             lambda: on == star_of(mouse).get_state_set().contains(Atspi.StateType.PRESSED))


def test_overview_before(mouse):
    mouse.go(1)
    mouse.see(mouse.words["from an interface file"])
    if mouse.has(mouse.word("Services in Use Without SOC 1, 2 or 3")):
        raise Failure("something is in use already")
    mouse.picture("overview-before")


def test_services_in_use(mouse):
    mouse.go(2)
    mouse.click_at(mouse.bring("the star", lambda: star_of(mouse)))
    see_star(mouse, True)
    mouse.picture("star")
    in_use = mouse.word("In Use")
    mouse.press_start(keyboard.AZURE + ",", Atspi.Role.TABLE_ROW)
    wait_for("the heading", lambda: mouse.find(keyboard.AZURE, Atspi.Role.HEADING))
    mouse.press(in_use, Atspi.Role.CHECK_BOX)
    mouse.see_checked(in_use, Atspi.Role.CHECK_BOX, True)
    mouse.picture("service-in-use")


def test_undo_in_toast(mouse):
    """A toast goes after some seconds, which a busy machine may need to find its button."""
    for _ in range(TRIES):
        see_star(mouse, True)
        mouse.click_at(mouse.bring("the star", lambda: star_of(mouse)))
        see_star(mouse, False)
        try:
            mouse.click_at(mouse.place(mouse.find(mouse.word("_Undo"), drive.BUTTON)))
            see_star(mouse, True)
            mouse.picture("undone-in-toast")
            return
        except (AttributeError, Failure):
            mouse.click_at(mouse.bring("the star", lambda: star_of(mouse)))
    raise Failure("Undo in the toast undoes nothing")


def see_report(mouse):
    title = keyboard.REPORT[mouse.language]
    mouse.go(3)
    mouse.press_start(title, Atspi.Role.LIST_ITEM)
    wait_for("the report", lambda: mouse.find(title, Atspi.Role.HEADING))


def test_drop_on_row(mouse):
    """The first edition: its form opens with the file."""
    path = keyboard.make_pdf(mouse, "soc1-2019.pdf")
    title = keyboard.REPORT[mouse.language]
    mouse.go(3)
    mouse.drag(path, "the row", lambda: mouse.find_start(title, Atspi.Role.LIST_ITEM))
    mouse.see(path.name)
    form = mouse.find(mouse.word("Add Edition"), Atspi.Role.DIALOG)
    if any(n.get_role() in (Atspi.Role.ALERT, Atspi.Role.NOTIFICATION) for n in walk(form)):
        raise Failure("the form complains of what nobody had time to write")
    keyboard.put_in_edition(mouse, "2018-10-01", "2019-09-30")
    mouse.picture("edition-form")
    mouse.save()
    keyboard.see_form_gone(mouse, "Add Edition")
    mouse.see_kept(path)
    see_report(mouse)
    mouse.see_start("2018")
    mouse.picture("edition")


def test_pointing_shows_nothing(mouse):
    """On the way to the page the pointer goes over other rows, which must not show instead."""
    title = keyboard.REPORT[mouse.language]
    x, y = mouse.still_place("the row", lambda: mouse.find_start(title, Atspi.Role.LIST_ITEM))
    for distance in (60, 120, 125, 130):
        mouse.run("xdotool", "mousemove", str(x), str(y - distance))
        time.sleep(0.1)
    mouse.see_start("2018")
    wait_for("the report still", lambda: mouse.find(title, Atspi.Role.HEADING))


def test_drop_on_page(mouse):
    """The second is recorded first; its file is dropped on the page of the report."""
    path = keyboard.make_pdf(mouse, "soc1-2020.pdf")
    title = keyboard.REPORT[mouse.language]
    mouse.press(mouse.word("_Add Edition…"), drive.BUTTON)
    keyboard.put_in_edition(mouse, "2019-10-01", "2020-06-30")
    mouse.save()
    keyboard.see_form_gone(mouse, "Add Edition")
    mouse.drag(path, "the page", lambda: mouse.find(title, Atspi.Role.HEADING))
    mouse.see_kept(path)
    mouse.picture("editions")


def test_drop_on_window(mouse):
    """Of what, is asked: of the report, and there of a letter."""
    path = keyboard.make_pdf(mouse, "letter.pdf")
    title = keyboard.REPORT[mouse.language]
    mouse.drag(path, "the window",
               lambda: mouse.find(mouse.words["pages"][0], Atspi.Role.LIST_ITEM))
    mouse.see(mouse.word("Which report is “{name}”?", name=path.name))
    mouse.picture("which-report")
    # Not the page below, which has the same rows.
    dialog = mouse.find(mouse.word("Keep as Evidence"), Atspi.Role.DIALOG)
    mouse.click_at(mouse.bring(
        "the report", lambda: mouse.find_start(title, Atspi.Role.LIST_ITEM, dialog)))
    wait_for("the new letter", lambda: mouse.find(mouse.word("New Letter…")))
    mouse.picture("which-letter")
    mouse.press(mouse.word("New Letter…"))
    mouse.see(path.name)
    keyboard.put_in_letter(mouse)
    mouse.picture("letter-form")
    mouse.save()
    keyboard.see_form_gone(mouse, "Add Letter")
    mouse.see_kept(path)
    see_report(mouse)
    mouse.picture("letter")


def test_drop_of_catalogue(mouse):
    path = mouse.folder / "small.socle"
    path.write_text(json.dumps({
        "format": "socle-catalogue", "version": 1, "id": "small", "provider": "Small",
        "title": {"en": "Small", "fr": "Petit"}, "as_of": "2020-07-01",
        "source": {"title": "A page"},
        "services": [{"id": "mail", "name": "Small Mail", "scope": ["soc1"]}]}))
    mouse.go(3)
    title = keyboard.REPORT[mouse.language]
    mouse.drag(path, "the row", lambda: mouse.find_start(title, Atspi.Role.LIST_ITEM))
    date = {"en": "1 July 2020", "fr": "1er\u00a0juillet\u00a02020"}[mouse.language]
    mouse.see(mouse.word("The catalogue of {provider} as of {date} is open until Socle is closed",
                         provider="Small", date=date))
    mouse.picture("catalogue")


TESTS = [
    test_overview_before,
    test_services_in_use,
    test_undo_in_toast,
    test_drop_on_row,
    test_pointing_shows_nothing,
    test_drop_on_page,
    test_drop_on_window,
    keyboard.test_coverage,
    keyboard.test_overview,
    keyboard.test_undo_and_redo,
    keyboard.test_summary,
    keyboard.test_register,
    keyboard.test_audit_folder,
    keyboard.test_restore,
    test_drop_of_catalogue,
    keyboard.test_no_complaints,
]


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    return drive.run_tests(Mouse(*sys.argv[1:]), TESTS)


if __name__ == "__main__":
    sys.exit(main())
