#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""System calls fail, or kill the program, while evidence is filed: no record lacks its file.

With SOCLE_TEST_FULL in the environment every call fails in turn, otherwise every fifth.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WORKER = sys.argv[1]
STRIDE = 1 if os.environ.get("SOCLE_TEST_FULL") else 5
# Those that make, write and name files. What fails, and with what.
CALLS = ("openat", "read", "write", "pwrite64", "fsync", "fdatasync", "link", "unlink", "mkdir", "chmod")
INJECTIONS = ("error=EIO", "error=ENOSPC", "signal=KILL")
MOST = 400


def run(*arguments, inject=None):
    command = [WORKER, *map(os.fspath, arguments)]
    if inject:
        command = ["strace", "-f", "-qqq", "-o", os.devnull, "-e", "inject=" + inject, *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def count_calls(call, folder, report):
    """How often the worker makes that call when nothing happens."""
    log = folder / "calls.log"
    command = ["strace", "-f", "-qqq", "-e", "trace=" + call, "-o", log]
    subprocess.run([*command, WORKER, "file", report, folder], check=True, capture_output=True)
    calls = log.read_text(encoding="utf-8").splitlines()
    log.unlink()
    return min(len(calls), MOST)


def sweep(folder, report, template):
    n_points = n_reported = 0
    for call in CALLS:
        shutil.copytree(template, folder)
        n_calls = count_calls(call, folder, report)
        shutil.rmtree(folder)
        for injection in INJECTIONS:
            for when in range(1, n_calls + 1, STRIDE):
                shutil.copytree(template, folder)
                result = run("file", report, folder, inject=f"{call}:{injection}:when={when}")
                checked = run("check", folder)
                assert checked.returncode == 0, (call, injection, when, result, checked)
                if result.returncode == 1:
                    n_reported += 1
                    assert result.stderr.endswith(".\n"), (call, injection, when, result.stderr)
                n_points += 1
                shutil.rmtree(folder)
    return n_points, n_reported


def is_sanitized():
    """Whether the worker makes system calls of a sanitizer's, which may not fail."""
    libraries = subprocess.run(["ldd", WORKER], capture_output=True, text=True, check=True).stdout
    return "libasan" in libraries


def can_trace():
    """Whether strace is there and may trace; containers often forbid it."""
    if shutil.which("strace") is None or is_sanitized():
        return False
    with tempfile.TemporaryDirectory() as folder:
        return run("create", folder, inject="fsync:error=EIO").returncode in (1, 2)


def main():
    print("TAP version 14\n1..1")
    if not can_trace():
        print("ok 1 - evidence under faults # SKIP strace cannot trace here")
        return
    with tempfile.TemporaryDirectory() as place:
        template, folder = Path(place, "template"), Path(place, "folder")
        report = Path(place, "report.pdf")
        report.write_bytes(b"%PDF-1.7\n" + b"A report\n" * 20_000 + b"%%EOF\n")
        template.mkdir()
        assert run("create", template).returncode == 0
        n_points, n_reported = sweep(folder, report, template)
    print(f"# FIGURE {n_points} faults and kills, {n_reported} told: 0 records without their file")
    print("ok 1 - evidence under faults")


main()
