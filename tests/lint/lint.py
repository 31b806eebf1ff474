# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: finding files, reading messages, reporting.

A lint is a program "check-….py SOURCE-ROOT" that prints one "file:line: sentence" for each
thing it found and then exits with 1. With nothing found, or mere advice, it exits with 0.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

# What Meson's i18n preset "glib" passes to xgettext; po/meson.build adds our own to these.
GLIB_KEYWORDS = (
    "_",
    "N_",
    "C_:1c,2",
    "NC_:1c,2",
    "g_dcgettext:2",
    "g_dngettext:2,3",
    "g_dpgettext2:2c,3",
)


class Message(NamedTuple):
    """One entry of a .po or .pot file."""

    line: int
    context: str
    singular: str
    plural: str
    translations: tuple
    fuzzy: bool


class Lint:
    """Collects what one lint found."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.findings = 0

    def report(self, path, line, sentence):
        self.advise(path, line, sentence)
        self.findings += 1

    def advise(self, path, line, sentence):
        """Prints like report, but fails nothing."""
        path = Path(path)
        if path.is_absolute():
            path = path.relative_to(self.root)
        print(f"{path}:{line}: {sentence}")

    def files(self, folder, *suffixes):
        """Every file below FOLDER that ends in one of SUFFIXES, in a stable order."""
        found = []
        for where, folders, names in os.walk(self.root / folder):
            folders.sort()
            found += [Path(where, name) for name in sorted(names) if name.endswith(suffixes)]
        return found


def run(check):
    """Runs CHECK, a function of a Lint, on the source root named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {os.path.basename(sys.argv[0])} SOURCE-ROOT")
    lint = Lint(sys.argv[1])
    check(lint)
    sys.exit(1 if lint.findings else 0)


def unquote(text):
    """The value of a quoted .po string."""
    escapes = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}
    return re.sub(r"\\(.)", lambda match: escapes.get(match[1], match[1]), text.strip()[1:-1])


def read_messages(path):
    """Reads a .po or .pot file, without its header and its obsolete entries."""
    messages = []
    fields, line_of_entry, fuzzy, current = {}, 0, False, None

    def finish():
        if fields.get("msgid"):
            translations = tuple(v for k, v in sorted(fields.items()) if k.startswith("msgstr"))
            messages.append(
                Message(
                    line_of_entry,
                    fields.get("msgctxt", ""),
                    fields["msgid"],
                    fields.get("msgid_plural", ""),
                    translations,
                    fuzzy,
                )
            )

    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            field = re.match(r'(msg\w+(?:\[\d\])?)\s+(".*")\s*$', line)
            if line.startswith("#,") or (field and field[1] in ("msgctxt", "msgid")):
                # Either may open an entry; only what follows a translation opens a new one.
                if any(name.startswith("msgstr") for name in fields):
                    finish()
                    fields, fuzzy = {}, False
            if line.startswith("#,"):
                fuzzy = "fuzzy" in line
            elif field:
                current = field[1]
                fields[current] = unquote(field[2])
                if current == "msgid":
                    line_of_entry = number
            elif line.startswith('"'):
                fields[current] += unquote(line)
    finish()
    return messages


def potfiles(root):
    """The list of files with strings to translate, and its own path."""
    for name in ("POTFILES.in", "POTFILES"):
        path = root / "po" / name
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            listed = [line.strip() for line in lines]
            return path, [line for line in listed if line and not line.startswith("#")]
    return root / "po" / "POTFILES.in", []


def extract_messages(root, target):
    """Writes a fresh .pot to TARGET with the arguments that the build uses."""
    arguments = re.findall(r"'(--keyword=[^']+)'", (root / "po/meson.build").read_text())
    arguments += ["--keyword=" + keyword for keyword in GLIB_KEYWORDS]
    _, listed = potfiles(root)
    with tempfile.NamedTemporaryFile("w", suffix=".list") as names:
        names.write("\n".join(listed) + "\n")
        names.flush()
        subprocess.run(
            ["xgettext", "--from-code=UTF-8", "--output", target, "--files-from", names.name]
            + arguments,
            cwd=root,
            check=True,
        )
