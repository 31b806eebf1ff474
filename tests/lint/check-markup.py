#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names from outside ("AT&T <b>") are never read as Pango markup, and the XML is well-formed.

Several libadwaita widgets read their texts as markup unless told not to, so every one that is
bound to data, or made in C, has to be told.
"""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

import lint

MARKUP_CALLS = re.compile(
    r"\b(?:gtk_label_set_markup\w*|gtk_widget_set_tooltip_markup|\w+_set_use_markup\s*\([^;]*TRUE)"
)
MARKUP_PROPERTY = re.compile(
    r"name=\"(?:use-markup|use_markup)\"[^>]*>\s*(?:true|yes|1)\b|name=\"tooltip[-_]markup\"", re.I
)
# Their use-markup is TRUE unless it is set.
MARKUP_BY_DEFAULT = re.compile(r"Adw(?:\w*Row|Toast|Banner)$")
MADE_IN_C = re.compile(r"\badw_(?:(?:action|expander|switch|combo|entry)_row|toast|banner)_new\w*\s*\(")
TEXTS = {"title", "subtitle"}


def check_ui_file(result, path):
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if MARKUP_PROPERTY.search(line):
            result.report(path, number, "text is not read as markup here: data may be shown in it")
    try:
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        result.report(path, error.position[0], f"not well-formed XML: {error}")
        return
    for widget in tree.iter():
        kind = widget.get("parent") if widget.tag == "template" else widget.get("class")
        if widget.tag not in ("object", "template") or not MARKUP_BY_DEFAULT.search(kind or ""):
            continue
        bound = any(
            child.get("name") in TEXTS and (child.tag == "binding" or child.get("bind-source"))
            for child in widget
        )
        told = any(child.get("name") in ("use-markup", "use_markup") for child in widget)
        if bound and not told:
            line = line_of_object(text, widget)
            result.report(path, line, f"{kind} shows data: set its use-markup to false")


def line_of_object(text, widget):
    mark = widget.get("id") or widget.get("class")
    position = text.find(f'"{mark}"')
    return text.count("\n", 0, max(position, 0)) + 1


def check_c_file(result, path):
    text = path.read_text(encoding="utf-8")
    told = "use_markup" in text or '"use-markup", FALSE' in text
    for number, line in enumerate(text.splitlines(), 1):
        if MARKUP_CALLS.search(line):
            result.report(path, number, "text is not read as markup here: data may be shown in it")
        if MADE_IN_C.search(line) and not told:
            result.report(path, number, "this widget reads its title as markup: turn use-markup off")


def check_well_formed(result):
    files = result.files("resources", ".ui", ".xml", ".svg") + result.files("data", ".xml", ".xml.in", ".svg")
    for path in files:
        done = subprocess.run(
            ["xmllint", "--noout", "--nonet", path], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            first = done.stderr.splitlines()[0]
            where = re.match(r".*?:(\d+):\s*(.*)", first)
            result.report(path, where[1] if where else 1, where[2] if where else first)


def check(result):
    for path in result.files("resources", ".ui"):
        check_ui_file(result, path)
    for path in result.files("src", ".c"):
        check_c_file(result, path)
    check_well_formed(result)


lint.run(check)
