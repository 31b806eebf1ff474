#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks Socle as the search of GNOME Shell does, on a private bus. Prints TAP.

usage: check-search-provider.py PROGRAM GENERATE PROVIDER-FILE
"""

import configparser
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Warnings are fatal in the program that is asked, not in the library that reads its window.
G_DEBUG = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

import drive  # noqa: E402
from drive import Failure, wait_for  # noqa: E402

APP_ID = "io.github.socle.Socle"
INTERFACE = "org.gnome.Shell.SearchProvider2"
PATIENCE = 120  # seconds until an answer counts as never given
RESULTS = 10  # that one application may show at most


def expect(condition, sentence):
    if not condition:
        raise Failure(sentence)


class Service:
    """Socle as the bus starts it, without a window."""

    def __init__(self, program, provider, *words, language="en"):
        self.path = provider["ObjectPath"]
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.home = tempfile.TemporaryDirectory(prefix="socle-search-")
        environment = dict(os.environ, HOME=self.home.name, XDG_CONFIG_HOME=self.home.name,
                           XDG_DATA_HOME=self.home.name, G_DEBUG=G_DEBUG, GTK_A11Y="atspi",
                           LANGUAGE=language, LANG="C.UTF-8")
        self.process = subprocess.Popen([program, "--gapplication-service", *words],
                                        env=environment)
        wait_for("Socle on the bus", self.is_there)

    def is_there(self):
        return self.bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
            GLib.Variant("(s)", (APP_ID,)), None, 0, -1).unpack()[0]

    def call(self, method, signature, *values):
        answer = self.bus.call_sync(APP_ID, self.path, INTERFACE, method,
                                    GLib.Variant(signature, values), None, 0, PATIENCE * 1000)
        return answer.unpack()[0] if answer.n_children() else None

    def search(self, *terms):
        return self.call("GetInitialResultSet", "(as)", terms)

    def metas(self, *identifiers):
        return self.call("GetResultMetas", "(as)", identifiers)

    @staticmethod
    def windows():
        """Those with Socle's title; tooltips under the pointer are windows, too."""

        def run(*command):
            return subprocess.run(["xdotool", *command], capture_output=True, text=True,
                                  check=False).stdout.strip()

        return [window for window in run("search", "--onlyvisible", "--name", "Socle").split()
                if run("getwindowname", window) == "Socle"]

    def has(self, text):
        """Whether the window says TEXT."""
        desktop = drive.Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return any(text in (node.get_name(), node.get_description())
                           for node in drive.walk(child))
        return False

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self.home.cleanup()
        wait_for("the bus without Socle", lambda: not self.is_there())


def test_names_are_found(service):
    found = service.search("azure")
    expect(found[0] == "service:microsoft/azure", f"“azure” finds {found} first")
    expect(any(one.startswith("report:") for one in found), "no report is found")
    expect(len(found) == len(set(found)) <= RESULTS, f"{len(found)} results")


def test_every_word_must_occur(service):
    found = service.search("azure", "type", "2", "soc", "1")
    expect(found == ["report:microsoft/azure-soc1-type2"], f"found {found}")
    expect(service.search("azure", "zzz") == [], "a word that is nowhere is found")


def test_accents_and_case_do_not_matter(service):
    expect(service.search("SECURITE DE L’APPLICATION")
           == ["service:microsoft/cloud-app-security"], "“SECURITE” does not find “Sécurité”")


def test_no_word_finds_nothing(service):
    expect(service.search() == [] and service.search(" ", "") == [], "nothing finds something")


def test_narrowing_searches_anew(service):
    found = service.call("GetSubsearchResultSet", "(asas)", ["service:microsoft/graph"],
                         ["power", "bi"])
    expect(found[0] == "service:microsoft/power-bi", f"found {found}")
    expect("service:microsoft/graph" not in found, "what was found before stays")


def test_results_are_described(service):
    metas = service.metas("service:microsoft/azure", "report:microsoft/azure-soc1-type2",
                          "service:microsoft/gone", "nonsense", "")
    expect([meta["id"] for meta in metas] == ["service:microsoft/azure",
                                              "report:microsoft/azure-soc1-type2"], str(metas))
    expect(metas[0]["name"] == "Azure, Azure Government, and Azure Germany", metas[0]["name"])
    expect(metas[0]["description"] == "SOC 1, SOC 2 and SOC 3 · Microsoft",
           metas[0]["description"])
    expect(metas[1]["description"] == "SOC 1 Type 2 · Microsoft", metas[1]["description"])
    expect(all(APP_ID in str(meta["icon"]) for meta in metas), "a result has no icon")


def test_no_window_opened(service):
    expect(service.windows() == [], "a window opened for a search")


def test_search_goes_on_in_the_window(service):
    service.call("LaunchSearch", "(asu)", ["devops"], 0)
    wait_for("one service in the window", lambda: service.has("1 of 12 services"))


def test_chosen_result_is_shown(service):
    service.call("ActivateResult", "(sasu)", "service:microsoft/intune", ["intune"], 0)
    wait_for("the pane of Intune", lambda: service.has("In scope of SOC 3"))
    found = service.windows()
    expect(len(found) == 1, f"{len(found)} windows are open")


TESTS = [
    test_names_are_found,
    test_every_word_must_occur,
    test_accents_and_case_do_not_matter,
    test_no_word_finds_nothing,
    test_narrowing_searches_anew,
    test_results_are_described,
    test_no_window_opened,
    test_search_goes_on_in_the_window,
    test_chosen_result_is_shown,
]


def answers_in_french(program, provider):
    service = Service(program, provider, language="fr")
    try:
        meta = service.metas("report:microsoft/azure-soc1-type2")[0]
        expect(meta["description"] == "SOC 1 de type 2 · Microsoft", meta["description"])
        expect("rapport SOC 1 de type 2" in meta["name"], meta["name"])
    finally:
        service.end()


def chooses_at_the_first_call(program, provider):
    """The desktop may still show results when Socle has ended."""
    service = Service(program, provider)
    try:
        service.call("ActivateResult", "(sasu)", "report:microsoft/azure-soc3", ["azure"], 0)
        wait_for("a window", service.windows)
    finally:
        service.end()


def answers_from_many(program, provider, generate):
    """How long an answer takes is told, and is no test but for far too long."""
    with tempfile.TemporaryDirectory(prefix="socle-many-") as folder:
        subprocess.run([generate, "--files", "1000", "--services", "100", folder], check=True,
                       stdout=subprocess.DEVNULL)
        service = Service(program, provider, "--catalogue", folder)
        try:
            service.search("storage")
            times = []
            for word in ("storage", "s", "européen nord", "cloud vault pro"):
                begin = time.monotonic()
                found = service.search(*word.split())
                times.append((time.monotonic() - begin) * 1000)
                expect(0 < len(found) <= RESULTS, f"“{word}” finds {len(found)}")
                expect(len(service.metas(*found)) == len(found), "a result is not described")
            print(f"# the slowest of {len(times)} answers from 100,000 services: "
                  f"{max(times):.1f} ms", flush=True)
            expect(max(times) < 2000, f"an answer took {max(times):.0f} ms")
        finally:
            service.end()


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    program, generate = sys.argv[1:3]
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read(Path(sys.argv[3]))
    provider = dict(parser["Shell Search Provider"])
    expect(provider["BusName"] == APP_ID and provider["Version"] == "2", "the provider's file")

    service = Service(program, provider)
    steps = [(test, (service,)) for test in TESTS] + [
        (lambda: service.end(), ()),
        (answers_in_french, (program, provider)),
        (chooses_at_the_first_call, (program, provider)),
        (answers_from_many, (program, provider, generate)),
    ]
    steps[len(TESTS)][0].__name__ = "it_ends"
    failed = False
    print(f"1..{len(steps)}", flush=True)
    for number, (step, arguments) in enumerate(steps, 1):
        name = step.__name__.removeprefix("test_").replace("_", "-")
        try:
            step(*arguments)
            print(f"ok {number} {name}", flush=True)
        except (Failure, GLib.Error, LookupError, subprocess.SubprocessError) as error:
            failed = True
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
