#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what "meson test" left in its log folder: the last line of ./dev test.

Every TAP subtest counts as one, a test without subtests as one. A test program that failed
although none of its subtests did (it crashed, timed out, or printed too few) counts as one
failure more, so that no red program can hide behind green subtests.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

BAD_RESULTS = {"FAIL", "TIMEOUT", "ERROR", "INTERRUPT", "UNEXPECTEDPASS"}


def count_subtests(report):
    """Returns how many passed, failed, were skipped, and the (suite, case) of each failure."""
    passed = failed = skipped = 0
    red = set()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                red.add((suite.get("name"), case.get("name")))
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped, red


def has_red_case(program, red):
    """Whether a failure of PROGRAM, named as in the JSON log, has been counted already."""
    names = {program, program.rpartition(" / ")[2]}
    return any(suite.endswith("." + program) or case in names for suite, case in red)


def count(folder):
    """Adds up the logs in FOLDER; there is one pair of them, whose name depends on a wrapper."""
    passed = failed = skipped = 0
    reports = sorted(folder.glob("testlog*.junit.xml"))
    if not reports:
        raise OSError("no testlog*.junit.xml in " + str(folder))
    for report in reports:
        some_passed, some_failed, some_skipped, red = count_subtests(report)
        passed += some_passed
        failed += some_failed
        skipped += some_skipped
        log = report.with_name(report.name.replace(".junit.xml", ".json"))
        for line in log.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["result"] in BAD_RESULTS and not has_red_case(entry["name"], red):
                failed += 1
    return passed, failed, skipped


def main():
    try:
        passed, failed, skipped = count(Path(sys.argv[1]))
    except (OSError, ValueError, KeyError, ElementTree.ParseError) as error:
        print(f"count-results: the tests left no readable log: {error}", file=sys.stderr)
        passed, failed, skipped = 0, 1, 0
    if passed + failed + skipped == 0:
        print("count-results: not one test ran", file=sys.stderr)
        failed = 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
