#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes Socle's notifications as a desktop does, on a private bus, and presses their buttons.
Prints TAP.

usage: check-notifications.py PROGRAM MAKE-REGISTER MOVED-CLOCK
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone
from pathlib import Path

# Warnings are fatal in the program that is watched, not in the library that watches.
G_DEBUG = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from drive import Failure, wait_for  # noqa: E402

APP_ID = "io.github.socle.Socle"
APP_PATH = "/" + APP_ID.replace(".", "/")
SOC2 = "report/microsoft/azure-soc2-type2/2019-09-30"
SOC3 = "report/microsoft/azure-soc3/2019-09-30"
LETTER = "letter/microsoft/azure/2019-12-31"
PATIENCE = 60

INTERFACES = """
<node>
  <interface name="org.gtk.Notifications">
    <method name="AddNotification">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
    </method>
  </interface>
  <interface name="org.freedesktop.portal.Notification">
    <method name="AddNotification">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg type="s" direction="in"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>
"""


def expect(condition, sentence):
    if not condition:
        raise Failure(sentence)


class Desktop:
    """Keeps what is shown, by identifier. On a thread of its own."""

    def __init__(self):
        self.shown = {}
        self.added = []
        self.removed = set()
        self.loop = None
        self.ready = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()
        expect(self.ready.wait(PATIENCE), "the desktop does not start")

    def run(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        address = os.environ["DBUS_SESSION_BUS_ADDRESS"]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        gtk, portal = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        bus.register_object("/org/gtk/Notifications", gtk, self.called, None, None)
        bus.register_object("/org/freedesktop/portal/desktop", portal, self.called,
                            lambda *_: GLib.Variant("u", 1), None)
        for name in ("org.gtk.Notifications", "org.freedesktop.portal.Desktop"):
            bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                          GLib.Variant("(su)", (name, 0)), None, 0, -1)
        self.loop = GLib.MainLoop.new(context, False)
        self.ready.set()
        self.loop.run()

    def called(self, _bus, _sender, _path, interface, method, parameters, invocation):
        values = list(parameters.unpack())
        if interface == "org.gtk.Notifications":
            values.pop(0)
        if method == "AddNotification":
            self.shown[values[0]] = values[1]
            self.added.append(values[0])
        else:
            self.shown.pop(values[0], None)
            self.removed.add(values[0])
        invocation.return_value(None)

    def forget(self):
        self.added = []
        self.removed = set()


class Socle:
    """The program, with a window or as the bus starts it."""

    def __init__(self, program, home, *words, today="2020-02-01", language="en", portal=False,
                 clock=None):
        self.home = home
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/config",
                           XDG_DATA_HOME=home + "/data", XDG_STATE_HOME=home + "/state",
                           XDG_CACHE_HOME=home + "/cache", G_DEBUG=G_DEBUG, GTK_A11Y="atspi",
                           GSETTINGS_BACKEND="keyfile", LANGUAGE=language, LANG="C.UTF-8")
        if portal:
            environment["GTK_USE_PORTAL"] = "1"
        if clock is not None:
            environment.update(clock)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        if today is not None:
            words = ("--today", today, *words)
        self.process = subprocess.Popen([program, *words], env=environment)
        wait_for("Socle on the bus", self.is_there)

    def is_there(self):
        return self.bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
            GLib.Variant("(s)", (APP_ID,)), None, 0, -1).unpack()[0]

    def press(self, action, identifier):
        """As the desktop does for a button "app.ACTION"."""
        self.bus.call_sync(APP_ID, APP_PATH, "org.freedesktop.Application", "ActivateAction",
                           GLib.Variant("(sava{sv})",
                                        (action, [GLib.Variant("s", identifier)], {})),
                           None, 0, PATIENCE * 1000)

    @staticmethod
    def windows():
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Socle"],
                              capture_output=True, text=True, check=False).stdout.split()

    def turn_to(self):
        """As somebody who comes back to the window."""
        window = self.windows()[0]
        for target in ("1", window):
            subprocess.run(["xdotool", "windowfocus", target], check=True)

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        wait_for("the bus without Socle", lambda: not self.is_there())

    def ends(self):
        """It ends by itself, and well."""
        expect(self.process.wait(timeout=PATIENCE) == 0, "it ended badly")
        wait_for("the bus without Socle", lambda: not self.is_there())


class Clock:
    """The time of day that a program is told."""

    def __init__(self, folder, library):
        self.path = Path(folder, "clock")
        self.environment = {"LD_PRELOAD": library, "SOCLE_MOVED_CLOCK": str(self.path),
                            "TZ": "UTC"}
        if "ASAN_OPTIONS" in os.environ:
            self.environment["ASAN_OPTIONS"] = (os.environ["ASAN_OPTIONS"]
                                                + ":verify_asan_link_order=0")

    def set(self, text):
        there = datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp()
        new = self.path.with_suffix(".new")
        new.write_text(f"{int(there - time.time())}\n", encoding="utf-8")
        new.replace(self.path)


class Check:
    def __init__(self, program, make_register, moved_clock):
        self.program = program
        self.moved_clock = moved_clock
        self.desktop = Desktop()
        self.seed = tempfile.mkdtemp(prefix="socle-seed-")
        subprocess.run([make_register, self.seed], check=True)
        self.home = None
        self.fresh()

    def fresh(self, settings=""):
        """A user who has Azure in use and holds its SOC 1 report."""
        if self.home is not None:
            shutil.rmtree(self.home)
        self.home = tempfile.mkdtemp(prefix="socle-notifications-")
        shutil.copytree(self.seed, self.home + "/data/socle")
        folder = Path(self.home, "config/glib-2.0/settings")
        folder.mkdir(parents=True)
        (folder / "keyfile").write_text("[io/github/socle/Socle]\n" + settings, encoding="utf-8")
        self.desktop.shown.clear()
        self.desktop.forget()

    def start(self, *words, **more):
        self.desktop.forget()
        return Socle(self.program, self.home, *words, **more)

    def settings(self):
        return Path(self.home, "config/glib-2.0/settings/keyfile").read_text(encoding="utf-8")

    def answers(self):
        with sqlite3.connect(self.home + "/data/socle/register.db") as register:
            return register.execute("SELECT about, subject, ends, state, until FROM reminder"
                                    " ORDER BY length(id), id").fetchall()

    def settles(self, socle):
        """All that is to be told has been: what is not missing is withdrawn after that."""
        wait_for("a window", socle.windows)
        for identifier in ("first", "second"):
            socle.press("reminder-acknowledge", identifier)
            wait_for("an answer", lambda name=identifier: name in self.desktop.removed)

    def waits_for(self, *identifiers):
        wait_for(f"{len(identifiers)} notifications",
                 lambda: set(self.desktop.shown) == set(identifiers))

    def test_new_ones_are_told(self):
        socle = self.start()
        try:
            self.waits_for(SOC2, SOC3, LETTER)
            shown = self.desktop.shown[SOC2]
            expect(shown["title"] == "Report not received", shown["title"])
            expect(shown["body"].startswith("Azure and Azure Government SOC 2 Type 2 Report for"),
                   shown["body"])
            expect((shown["default-action"], shown["default-action-target"])
                   == ("app.reminder-show", SOC2), str(shown))
            expect([(one["label"], one["action"], one["target"]) for one in shown["buttons"]]
                   == [("Show Report", "app.reminder-show", SOC2),
                       ("Acknowledge", "app.reminder-acknowledge", SOC2),
                       ("Snooze One Week", "app.reminder-snooze", SOC2)], str(shown["buttons"]))
            expect(self.desktop.shown[LETTER]["title"] == "Bridge letter not received",
                   self.desktop.shown[LETTER]["title"])
        finally:
            socle.end()

    def test_nothing_is_told_twice(self):
        socle = self.start()
        try:
            self.settles(socle)
        finally:
            socle.end()
        expect(self.desktop.added == [], f"told again: {self.desktop.added}")
        expect(len(self.desktop.shown) == 3, "a notification is gone")

    def test_acknowledge_in_the_window(self):
        socle = self.start()
        try:
            self.settles(socle)
            socle.press("reminder-acknowledge", SOC3)
            self.waits_for(SOC2, LETTER)
            wait_for("an answer", self.answers)
        finally:
            socle.end()
        expect(self.answers() == [("report", "azure-soc3", "2019-09-30", "acknowledged", "")],
               str(self.answers()))

    def test_snooze_without_a_window(self):
        socle = self.start("--gapplication-service")
        socle.press("reminder-snooze", SOC2)
        self.waits_for(LETTER)
        expect(socle.windows() == [], "a window opened")
        socle.ends()
        expect(self.answers()[1:]
               == [("report", "azure-soc2-type2", "2019-09-30", "snoozed", "2020-02-08")],
               str(self.answers()))

    def test_unknown_ones_change_nothing(self):
        before = self.answers()
        socle = self.start("--gapplication-service")
        for identifier in ("", "report", "report/microsoft/gone/2019-09-30", "%s/../\n", SOC2 + "x"):
            socle.press("reminder-acknowledge", identifier)
        socle.ends()
        expect(self.answers() == before, "something was recorded")
        expect(set(self.desktop.shown) == {LETTER}, str(set(self.desktop.shown)))

    def test_snoozed_one_comes_back(self):
        socle = self.start(today="2020-02-07")
        try:
            self.settles(socle)
        finally:
            socle.end()
        expect(self.desktop.added == [], "told too early")
        socle = self.start(today="2020-02-08")
        try:
            self.waits_for(LETTER, SOC2)
            expect(self.desktop.added == [SOC2], str(self.desktop.added))
        finally:
            socle.end()

    def test_show_opens_a_window(self):
        socle = self.start("--gapplication-service")
        try:
            socle.press("reminder-show", SOC2)
            wait_for("a window", socle.windows)
            wait_for("the page of reports", lambda: "page='reports'" in self.settings())
        finally:
            socle.end()

    def test_not_wanted(self):
        self.fresh("reminder-notifications=false\n")
        socle = self.start()
        try:
            self.settles(socle)
        finally:
            socle.end()
        expect(self.desktop.added == [], "told all the same")

    def test_many_are_counted(self):
        """Three reports more are due within three months."""
        self.fresh("reminder-lead=uint32 90\navailability-lag=uint32 1\n")
        socle = self.start()
        try:
            wait_for("four notifications", lambda: len(self.desktop.shown) == 4)
            expect(self.desktop.shown["more"]["title"] == "3 more reminders",
                   self.desktop.shown["more"]["title"])
        finally:
            socle.end()

    def open_in_january(self):
        """A window of 30 January 2020, before the letter for December is due."""
        self.fresh()
        clock = Clock(self.home, self.moved_clock)
        clock.set("2020-01-30T12:00:00")
        socle = self.start(today=None, clock=clock.environment)
        self.waits_for(SOC2, SOC3)
        self.settles(socle)
        self.desktop.forget()
        return socle, clock

    def test_midnight(self):
        """Nobody does anything: what is due on the new day is told, and only that."""
        socle, clock = self.open_in_january()
        try:
            clock.set("2020-01-30T23:59:57")
            socle.turn_to()
            self.waits_for(SOC2, SOC3, LETTER)
            expect(self.desktop.added == [LETTER], str(self.desktop.added))
            self.settles(socle)
            expect(self.desktop.added == [LETTER], str(self.desktop.added))
        finally:
            socle.end()
        expect(LETTER in self.settings(), "not remembered as told")

    def test_morning(self):
        """After nights in suspend, whoever turns to the window is told. A clock that was set
        back takes it back."""
        socle, clock = self.open_in_january()
        try:
            clock.set("2020-02-03T08:00:00")
            socle.turn_to()
            self.waits_for(SOC2, SOC3, LETTER)
            clock.set("2020-01-30T12:00:00")
            socle.turn_to()
            self.waits_for(SOC2, SOC3)
            expect(self.desktop.added == [LETTER], str(self.desktop.added))
        finally:
            socle.end()

    def test_given_day_stays(self):
        self.fresh()
        clock = Clock(self.home, self.moved_clock)
        clock.set("2020-01-30T12:00:00")
        socle = self.start(today="2020-01-30", clock=clock.environment)
        try:
            self.waits_for(SOC2, SOC3)
            clock.set("2020-02-03T08:00:00")
            socle.turn_to()
            self.settles(socle)
            expect(set(self.desktop.shown) == {SOC2, SOC3}, str(set(self.desktop.shown)))
        finally:
            socle.end()

    def test_french(self):
        self.fresh()
        socle = self.start(language="fr")
        try:
            self.waits_for(SOC2, SOC3, LETTER)
            shown = self.desktop.shown[LETTER]
            expect(shown["title"] == "Lettre de pont non reçue", shown["title"])
            expect([one["label"] for one in shown["buttons"]]
                   == ["Afficher le rapport", "Acquitter", "Reporter d’une semaine"],
                   str(shown["buttons"]))
        finally:
            socle.end()

    def test_portal(self):
        """As within the sandbox, where the desktop is behind a portal."""
        self.fresh()
        socle = self.start(portal=True)
        try:
            self.waits_for(SOC2, SOC3, LETTER)
            socle.press("reminder-acknowledge", LETTER)
            self.waits_for(SOC2, SOC3)
        finally:
            socle.end()
        expect(self.answers() == [("letter", "azure", "2019-12-31", "acknowledged", "")],
               str(self.answers()))


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    check = Check(*sys.argv[1:])
    tests = [check.test_new_ones_are_told, check.test_nothing_is_told_twice,
             check.test_acknowledge_in_the_window, check.test_snooze_without_a_window,
             check.test_unknown_ones_change_nothing, check.test_snoozed_one_comes_back,
             check.test_show_opens_a_window, check.test_not_wanted, check.test_many_are_counted,
             check.test_midnight, check.test_morning, check.test_given_day_stays,
             check.test_french, check.test_portal]
    failed = False
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except (Failure, GLib.Error, LookupError, subprocess.SubprocessError) as error:
            failed = True
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}", flush=True)
    shutil.rmtree(check.home)
    shutil.rmtree(check.seed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
