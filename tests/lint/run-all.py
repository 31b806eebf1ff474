#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every check-….py beside this file on a source root and sums up: ./dev lint."""

import subprocess
import sys
from pathlib import Path


def main():
    root = Path(sys.argv[1])
    failed = []
    checks = sorted(Path(__file__).parent.glob("check-*.py"))
    for check in checks:
        done = subprocess.run([sys.executable, check, root], check=False)
        if done.returncode != 0:
            failed.append(check.stem)
    sys.stderr.flush()
    if failed:
        print(f"{len(failed)} of {len(checks)} checks found something: {', '.join(failed)}")
        return 1
    print(f"All {len(checks)} checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
