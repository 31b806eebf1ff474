#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program does with a command what the core does, with no display and no GTK."""

import subprocess
import sys

import harness
from harness import run, run_tests

CORE, SOCLE = sys.argv[1:3]

COMMANDS = (
    ["services", "--soc", "3", "--format", "json"],
    ["reports", "--format", "csv", "--language", "fr"],
    ["show", "azure"],
    ["--help"],
    ["--version"],
    ["nonsense"],
    ["services", "--soc", "9"],
    ["--nonsense"],
    ["services", "--catalogue", "/nonexistent.json"],
)


def outcome(program, arguments):
    harness.PROGRAM = program
    result = run(*arguments, DISPLAY=":nonexistent", GDK_BACKEND="x11")
    return result.returncode, result.stdout, result.stderr


def test_same_outcome_as_the_core():
    for arguments in COMMANDS:
        assert outcome(SOCLE, arguments) == outcome(CORE, arguments), arguments


def test_unopenable_display_is_no_concern_of_a_command():
    assert outcome(SOCLE, ["--version"])[0] == 0
    assert outcome(SOCLE, [])[0] != 0  # the window does need it


def test_program_is_the_one_with_the_window():
    loaded = subprocess.run(["ldd", SOCLE], capture_output=True, check=True, text=True).stdout
    assert "libgtk-4" in loaded


run_tests(globals())
