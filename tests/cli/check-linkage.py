#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line loads no library of the window, neither by itself nor through another."""

import subprocess

from harness import PROGRAM, run_tests

# cairo and Pango put the summary on pages; they need no display, whatever they link.
FORBIDDEN = ("gtk", "adwaita", "gdk-", "wayland", "GL.so", "graphene")


def loaded():
    result = subprocess.run(["ldd", PROGRAM], capture_output=True, check=True, text=True)
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert any("libgio-2.0" in name for name in names), names
    return names


def test_no_library_of_the_window():
    found = [name for name in loaded() for word in FORBIDDEN if word.lower() in name.lower()]
    assert not found, found


def test_no_symbol_of_the_window():
    result = subprocess.run(["nm", "-u", PROGRAM], capture_output=True, check=True, text=True)
    symbols = [line.split()[-1] for line in result.stdout.splitlines()]
    assert any(symbol.startswith("g_object_") for symbol in symbols)
    assert not [s for s in symbols if s.startswith(("gtk_", "adw_", "gdk_", "gsk_"))]


run_tests(globals())
