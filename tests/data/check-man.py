#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the manual pages against the program and against each other; prints TAP.

usage: check-man.py SOCLE ENGLISH-PAGE FRENCH-PAGE
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import checks  # noqa: E402
from checks import check, expect  # noqa: E402

# All that the pages use of roff; anything else is a mistake.
REQUESTS = {".TH", ".SH", ".SS", ".TP", ".PP", ".RS", ".RE", ".B", ".BR", ".I", ".br", ".nf", ".fi"}


class Pages:
    def __init__(self, socle, english, french):
        self.socle = socle
        self.texts = [Path(path).read_text(encoding="utf-8") for path in (english, french)]

    def help(self, *words):
        return subprocess.run([self.socle, *words, "--help", "--language", "en"], check=True,
                              stdout=subprocess.PIPE).stdout.decode()

    def commands(self):
        table = self.help().split("Commands:\n", 1)[1].split("\n\n", 1)[0]
        return [line.split()[0] for line in table.splitlines()]


@check
def every_line_is_roff(pages):
    for text in pages.texts:
        expect("@" not in re.sub(r"\S+@\S+\.\S+", "", text), "a mark was not replaced")
        for line in text.splitlines():
            if line.startswith((".", "'")):
                expect(line.split(" ")[0] in REQUESTS or line.startswith('.\\"'), line)
            # A backslash starts an escape, of which few are used.
            for escape in re.findall(r"\\(.)", line):
                expect(escape in '-efc&"', f"“\\{escape}” in: {line}")


@check
def both_pages_say_the_same(pages):
    english, french = ([line.split(" ")[0] for line in text.splitlines()
                        if line.startswith((".SH", ".SS", ".TP", ".nf"))] for text in pages.texts)
    expect(english == french, "the pages differ in sections or entries")
    expect(english.count(".SH") == 10, f"{english.count('.SH')} sections")


@check
def every_command_and_option_is_there(pages):
    commands = pages.commands()
    expect(len(commands) >= 6, f"only {commands}")
    for text in pages.texts:
        plain = text.replace("\\-", "-")
        for command in commands:
            expect(f".SS \\fB{command}\\fR" in plain, f"no section on {command}")
            for option in re.findall("--[a-z-]+", pages.help(command)):
                expect(f"\\fB{option}\\fR" in plain, f"{command}: no {option}")


@check
def the_french_page_is_french(pages):
    for word in ("SYNOPSIS", "COMMANDES", "CODE DE RETOUR", "peut être", "catalogue"):
        expect(word in pages.texts[1], f"“{word}” is missing")
    for phrase in ("Show ", "Read this", "if not given"):
        expect(phrase not in pages.texts[1], f"“{phrase}” is not French")


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    pages = Pages(*sys.argv[1:])
    _, failed = checks.run(pages)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
