#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No source file is longer than 700 lines. Long functions and lines are named, not refused."""

import lint

LONGEST_FILE = 700
LONGEST_FUNCTION = 60
LONGEST_LINE = 100


def check(result):
    for path in result.files("src", ".c", ".h") + result.files("tests", ".c", ".h"):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LONGEST_FILE:
            result.report(path, LONGEST_FILE, f"{len(lines)} lines; split it, {LONGEST_FILE} is most")
        begin = 0
        for number, line in enumerate(lines, 1):
            if len(line) > LONGEST_LINE and "http" not in line:
                result.advise(path, number, f"{len(line)} columns; {LONGEST_LINE} is wanted")
            if line == "{":
                begin = number
            elif line == "}" and begin:
                length = number - begin - 1
                if length > LONGEST_FUNCTION:
                    result.advise(path, begin, f"a function of {length} lines")
                begin = 0


lint.run(check)
