#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing unfinished is left in the sources, and each file says its licence."""

import re

import lint

SUFFIXES = (".c", ".h", ".py", ".sh", ".ui", ".css", ".build", ".in", ".json")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
FOLDERS = ("src", "tests", "resources", "data", "po", "flatpak")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def check(result):
    for folder in FOLDERS:
        for path in result.files(folder, *SUFFIXES):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            for number, line in enumerate(lines, 1):
                if UNFINISHED.search(line):
                    result.report(path, number, "a note about unfinished work; finish it or file it")
            if path.suffix in (".c", ".h", ".py", ".sh", ".css"):
                if not any(LICENCE in line for line in lines[:3]):
                    result.report(path, 1, f"the first lines lack “{LICENCE}”")


lint.run(check)
