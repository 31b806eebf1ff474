#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the C files that clang-format would change. Advice only: it never fails."""

import subprocess

import lint


def check(result):
    files = result.files("src", ".c") + result.files("tests", ".c")
    if not files:
        return
    done = subprocess.run(
        ["clang-format", "--dry-run", *files], capture_output=True, text=True, check=False
    )
    different = {line.split(":")[0] for line in done.stderr.splitlines() if ": warning:" in line}
    print(f"Advice: clang-format would change {len(different)} of {len(files)} files.")


lint.run(check)
