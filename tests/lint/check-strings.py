#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts people read follow the typography and the vocabulary of their language.

Looks at the English strings in the sources, at po/fr.po, and at each {"en": …, "fr": …} of the
catalogues and of the guide.
"""

import json
import tempfile

import lint
import typography


def check_english_strings(result):
    _, listed = lint.potfiles(result.root)
    if not listed:
        return
    with tempfile.NamedTemporaryFile(suffix=".pot") as template:
        lint.extract_messages(result.root, template.name)
        places = place_of_messages(template.name)
        for message in lint.read_messages(template.name):
            for text in (message.singular, message.plural):
                for problem in typography.problems_in_english(text):
                    path, line = places.get(message.line, ("po/POTFILES.in", 1))
                    result.report(path, line, f"{problem}: {text!r}")


def place_of_messages(template):
    """The first "#: file:line" above each msgid, by the line of that msgid."""
    places, place = {}, None
    with open(template, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#: ") and place is None:
                path, _, position = line[3:].split()[0].rpartition(":")
                place = (path, position)
            elif line.startswith("msgid ") and place is not None:
                places[number] = place
                place = None
    return places


def check_french_translations(result):
    path = result.root / "po/fr.po"
    if not path.exists():
        return  # check-translations.py says so
    for message in lint.read_messages(path):
        for text in message.translations:
            for problem in typography.problems_in_french(text):
                result.report(path, message.line, f"{problem}: {text!r}")


def texts_in(value):
    """Every {"en": …, "fr": …} inside VALUE."""
    if isinstance(value, dict):
        if isinstance(value.get("en"), str) or isinstance(value.get("fr"), str):
            yield value
        else:
            for member in value.values():
                yield from texts_in(member)
    elif isinstance(value, list):
        for element in value:
            yield from texts_in(element)


def line_of(source, text):
    position = source.find(json.dumps(text, ensure_ascii=False))
    return source.count("\n", 0, max(position, 0)) + 1


def check_documents(result):
    for path in result.files("data/catalogues", ".json") + [result.root / "resources/guide.json"]:
        source = path.read_text(encoding="utf-8")
        for text in texts_in(json.loads(source)):
            for language, judge in (
                ("en", typography.problems_in_english),
                ("fr", typography.problems_in_french),
            ):
                if not text.get(language):
                    known = text.get("en") or text.get("fr")
                    result.report(path, line_of(source, known), f"no “{language}” for {known!r}")
                    continue
                for problem in judge(text[language]):
                    line = line_of(source, text[language])
                    result.report(path, line, f"{problem}: {text[language]!r}")


def check(result):
    check_english_strings(result)
    check_french_translations(result)
    check_documents(result)


lint.run(check)
