#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/support/count-results.py counts what the logs of "meson test" say."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import lint

PASSED, FAILED, SKIPPED = "<testcase name='%s'/>", "<testcase name='%s'><failure/></testcase>", (
    "<testcase name='%s'><skipped/></testcase>"
)


def suite(name, *cases):
    """What Meson writes for one TAP program, or for all programs without subtests."""
    numbered = (case % f"{number} /case" for number, case in enumerate(cases, 1))
    return f"<testsuite name='{name}'>{''.join(numbered)}</testsuite>"


def plain(name, case):
    return f"<testsuite name='socle'>{case % name}</testsuite>"


# Suites of the report, results of the programs, and the line and status to expect.
CASES = (
    ([suite("socle.a", PASSED, PASSED, SKIPPED)], {"a": "OK"}, "2 passed, 0 failed, 1 skipped", 0),
    ([suite("socle.a", PASSED, FAILED)], {"a": "ERROR"}, "1 passed, 1 failed, 0 skipped", 1),
    # Crashed or timed out after its subtests had passed, or before the first of them.
    ([suite("socle.a", PASSED)], {"a": "ERROR"}, "1 passed, 1 failed, 0 skipped", 1),
    ([suite("socle.a", PASSED)], {"a": "TIMEOUT"}, "1 passed, 1 failed, 0 skipped", 1),
    ([suite("socle.a")], {"a": "ERROR"}, "0 passed, 1 failed, 0 skipped", 1),
    # One red program does not excuse another whose name ends alike.
    (
        [suite("socle.b-a", FAILED), suite("socle.a", PASSED)],
        {"b-a": "ERROR", "a": "ERROR"},
        "1 passed, 2 failed, 0 skipped",
        1,
    ),
    # Names with suites in front, as Meson prints them.
    (
        [suite("socle.socle:headless / a", FAILED, PASSED)],
        {"socle:headless / a": "ERROR"},
        "1 passed, 1 failed, 0 skipped",
        1,
    ),
    # Programs without subtests.
    ([plain("a", FAILED)], {"socle / a": "FAIL"}, "0 passed, 1 failed, 0 skipped", 1),
    ([plain("a", PASSED)], {"socle / a": "OK"}, "1 passed, 0 failed, 0 skipped", 0),
    # Nothing ran, or nothing was left to read.
    ([], {}, "0 passed, 1 failed, 0 skipped", 1),
    (None, {}, "0 passed, 1 failed, 0 skipped", 1),
)


def check(result):
    script = result.root / "tests/support/count-results.py"
    for suites, results, expected, status in CASES:
        with tempfile.TemporaryDirectory() as folder:
            if suites is not None:
                report = f"<testsuites>{''.join(suites)}</testsuites>"
                Path(folder, "testlog.junit.xml").write_text(report, encoding="utf-8")
            log = (json.dumps({"name": name, "result": end}) for name, end in results.items())
            Path(folder, "testlog.json").write_text("\n".join(log), encoding="utf-8")
            done = subprocess.run(
                [sys.executable, script, folder], capture_output=True, text=True, check=False
            )
        if (done.stdout.strip(), done.returncode) != (expected, status):
            found = f"“{done.stdout.strip()}” and status {done.returncode}"
            result.report(script, 1, f"says {found} for {results}, not “{expected}” and {status}")


lint.run(check)
