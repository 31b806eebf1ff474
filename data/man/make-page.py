#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Socle's manual page in one language; commands and options are what --help says of them.

usage: make-page.py SOCLE LOCALE-DIR DATA-DIR VERSION LANGUAGE TEMPLATE PAGE
"""

import os
import re
import subprocess
import sys
from pathlib import Path


def escape(text):
    """TEXT as it is, whatever roff makes of some characters."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def read_tables(text):
    """The tables of a help TEXT: for each a list of (what, description)."""
    tables = []
    for paragraph in text.strip().split("\n\n"):
        rows = re.findall(r"^  (\S.*?)  +(.*)$", paragraph, re.M)
        if rows:
            tables.append(rows)
    return tables


def format_name(name):
    """A command or option in bold, and what it takes in italics where that is a placeholder."""
    words = []
    for word in name.split(" "):
        plain = word.startswith("-") or word == word.lower()
        words.append(f"\\f{'B' if plain else 'I'}{escape(word)}\\fR")
    return " ".join(words)


def format_rows(rows):
    return "\n".join(f".TP\n{format_name(name)}\n{escape(text)}" for name, text in rows)


def main():
    if len(sys.argv) != 8:
        print(__doc__, file=sys.stderr)
        return 2
    socle, locale_dir, data_dir, version, language = sys.argv[1:6]
    template, page = Path(sys.argv[6]), Path(sys.argv[7])
    environment = dict(os.environ, SOCLE_LOCALE_DIR=locale_dir, SOCLE_DATA_DIR=data_dir)

    def ask(*words):
        done = subprocess.run([socle, *words, "--help", "--language", language], env=environment,
                              stdout=subprocess.PIPE, check=True)
        return read_tables(done.stdout.decode())

    commands, options = ask()
    parts = []
    for name, text in commands:
        parts.append(f".SS {format_name(name)}\n{escape(text)}")
        # The last table has the options of every command.
        for rows in ask(name.split(" ")[0])[:-1]:
            parts.append(format_rows(rows))

    text = template.read_text(encoding="utf-8")
    for mark, value in (("@VERSION@", escape(version)), ("@COMMANDS@", "\n".join(parts)),
                        ("@OPTIONS@", format_rows(options))):
        text = text.replace(mark, value)
    page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
