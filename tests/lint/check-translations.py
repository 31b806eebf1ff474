#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with strings is in POTFILES, and po/fr.po translates all of them."""

import re
import subprocess
import tempfile

import lint

# How a string to translate looks in each kind of file.
SIGNS = {
    ".c": r"\b(?:_|N_|C_|NC_|T_|ngettext|g_dngettext|g_dpgettext2|socle_messages_\w*get)\s*\([^;\"]*\"",
    ".h": r"\b(?:_|N_|C_|NC_)\s*\(\"",
    ".ui": r"translatable=\"(?:yes|true|1)\"",
    ".desktop.in": r"^(?:Name|Comment|Keywords|GenericName)=",
    ".metainfo.xml.in": r"<(?:name|summary|p|caption)\b",
    ".gschema.xml": r"l10n=\"|gettext-domain=\".*<summary>",
    "mime.xml.in": r"<comment\b",
}


def has_strings(path):
    for suffix, pattern in SIGNS.items():
        if path.name.endswith(suffix):
            return re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    return False


def check_list(result):
    path, listed = lint.potfiles(result.root)
    if not path.exists():
        result.report(path, 1, "the list of files with strings to translate is missing")
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        name = line.strip()
        if name and not name.startswith("#") and not (result.root / name).exists():
            result.report(path, number, f"{name} does not exist")

    skipped = result.root / "po/POTFILES.skip"
    known = set(listed)
    if skipped.exists():
        known |= {line.strip() for line in skipped.read_text().splitlines()}
    for folder in ("src", "resources", "data"):
        for candidate in result.files(folder, *SIGNS):
            name = str(candidate.relative_to(result.root))
            if name not in known and has_strings(candidate):
                result.report(path, len(lines), f"{name} has strings to translate, but is not listed")


def check_french(result):
    path = result.root / "po/fr.po"
    if not path.exists():
        result.report(path, 1, "the French translation is missing")
        return

    done = subprocess.run(
        ["msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null", path],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        for line in done.stderr.splitlines():
            where = re.match(r".*?:(\d+):(?:\d+:)?\s*(?:\d+:)?\s*(.*)", line)
            if where:
                result.report(path, where[1], where[2])
            elif not result.findings:
                result.report(path, 1, line)

    translated = {}
    for message in lint.read_messages(path):
        translated[message.context, message.singular] = message
        if message.fuzzy:
            result.report(path, message.line, f"fuzzy: {message.singular!r}")
        elif not all(message.translations):
            result.report(path, message.line, f"not translated: {message.singular!r}")

    if not lint.potfiles(result.root)[1]:
        return
    with tempfile.NamedTemporaryFile(suffix=".pot") as template:
        lint.extract_messages(result.root, template.name)
        for message in lint.read_messages(template.name):
            if (message.context, message.singular) not in translated:
                result.report(path, 1, f"not in the file at all: {message.singular!r}")


def check(result):
    check_list(result)
    check_french(result)


lint.run(check)
