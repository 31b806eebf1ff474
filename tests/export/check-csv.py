#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the CSV writer wrote with Python's reader: 10,000 hostile cells, none a formula."""

import csv
import io
import random
import subprocess
import sys

SEED = 20200201
N_CELLS = 10_000
STARTS = "=+-@\t\r\n＝＋－＠"
PIECES = list("=+-@\t\r\n\"',;|! aé€𝄞\u00a0\u202f\u202e＝＋－＠") + [
    '""',
    "\r\n",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
]


def make_cells():
    chance = random.Random(SEED)
    return ["".join(chance.choices(PIECES, k=chance.randrange(12))) for _ in range(N_CELLS)]


def main():
    cells = make_cells()
    print(f"TAP version 14\n1..4\n# seed {SEED}")

    written = subprocess.run(
        [sys.argv[1]], input="\0".join(cells).encode() + b"\0", capture_output=True, check=True
    ).stdout
    text = written.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    read = [cell for row in rows for cell in row]
    guarded = ["'" + cell if cell[:1] and cell[0] in STARTS else cell for cell in cells]

    ok = [
        (text.startswith("\ufeff") and text.endswith("\r\n"), "mark at the start, CR LF at the end"),
        (all(len(row) == 2 for row in rows), "each row has its two cells"),
        (read == guarded, "each cell reads as it was written, formulas with an apostrophe"),
        (not any(cell[:1] and cell[0] in STARTS for cell in read), "no cell starts a formula"),
    ]
    for number, (passed, name) in enumerate(ok, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {name}")


main()
