#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names from outside ("AT&T <b>") are never read as Pango markup, and the XML is well-formed.

Several libadwaita widgets read their texts as markup unless told not to, so every one that is
bound to data, or made in C, has to be told. Others always do: in C, such a text is a literal or
a variable called escaped…, which g_markup_escape_text() made; in the files of the interface, it
is not bound at all.
"""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

import lint

MARKUP_CALLS = re.compile(
    r"\b(?:gtk_label_set_markup\w*|gtk_widget_set_tooltip_markup|pango_layout_set_markup\w*"
    r"|pango_parse_markup|\w+_set_(?:\w+_)?use_markup\s*\([^;]*TRUE)"
)
MARKUP_PROPERTY = re.compile(
    r"name=\"(?:\w+[-_])?use[-_]markup\"[^>]*>\s*(?:true|yes|1)\b|name=\"tooltip[-_]markup\"", re.I
)
# Their use-markup is TRUE unless it is set.
MARKUP_BY_DEFAULT = re.compile(r"Adw(?:\w*Row|Toast|Banner)$")
MADE_IN_C = re.compile(r"\badw_(?:\w+_row|toast|banner)_new\w*\s*\(")
TEXTS = {"title", "subtitle"}
# Nothing turns it off for these.
ALWAYS_MARKUP = {
    "AdwPreferencesGroup": {"title", "description"},
    "AdwPreferencesPage": {"description"},
    "AdwStatusPage": {"description"},
}
SET_IN_C = re.compile(
    r"\badw_(?:preferences_group_set_(?:title|description)|(?:preferences|status)_page_set_description)"
    r"\s*\(([^;]*)\);"
)
SET_UNLESS_TOLD = re.compile(
    r"\badw_(?:preferences_row_set_title|(?:action|expander)_row_set_subtitle"
    r"|(?:toast|banner)_(?:new|set_title))\s*\(([^;]*)\);"
)
SET_BY_NAME = re.compile(
    r"\bg_object_new\s*\(ADW_TYPE_(?:PREFERENCES_GROUP|PREFERENCES_PAGE|STATUS_PAGE),"
    r"[^;]*\"(?:title|description)\""
)
LITERAL = re.compile(r'(?:_\s*\(\s*)?(?:"(?:[^"\\]|\\.)*"\s*)+\)?$|NULL$')
ESCAPED = re.compile(r"escaped\w*$")
FUNCTION = re.compile(r"^\{$.*?^\}$", re.MULTILINE | re.DOTALL)


def check_ui_file(result, path, told_in_files):
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
        if widget.tag not in ("object", "template"):
            continue
        bound = {
            child.get("name")
            for child in widget
            if child.tag == "binding" or child.get("bind-source")
        }
        for name in sorted(bound & ALWAYS_MARKUP.get(kind, set())):
            line = line_of_object(text, widget)
            result.report(path, line, f"the {name} of {kind} is always markup: show no data in it")
        if not MARKUP_BY_DEFAULT.search(kind or ""):
            continue
        told = any(child.get("name") in ("use-markup", "use_markup") for child in widget)
        if told:
            told_in_files.add(widget.get("id"))
        if bound & TEXTS and not told:
            line = line_of_object(text, widget)
            result.report(path, line, f"{kind} shows data: set its use-markup to false")


def line_at(text, position):
    return text.count("\n", 0, max(position, 0)) + 1


def line_of_object(text, widget):
    mark = widget.get("id") or widget.get("class")
    return line_at(text, text.find(f'"{mark}"'))


def check_c_file(result, path, told_in_files):
    text = path.read_text(encoding="utf-8")
    told = "use_markup" in text or '"use-markup", FALSE' in text
    for number, line in enumerate(text.splitlines(), 1):
        if MARKUP_CALLS.search(line):
            result.report(path, number, "text is not read as markup here: data may be shown in it")
        if MADE_IN_C.search(line) and not told:
            result.report(path, number, "this widget reads its title as markup: turn use-markup off")
    for function in FUNCTION.finditer(text):
        for start, sentence in faults_of_function(function[0], text, told_in_files):
            result.report(path, line_at(text, function.start() + start), sentence)


def faults_of_function(body, text, told_in_files):
    """Where in the body of a function of TEXT a text is read as markup, and what to say of it."""
    for call in SET_IN_C.finditer(body):
        if not is_safe(value_of(call), body):
            yield call.start(), "this text is always read as markup: escape it"
    for call in SET_BY_NAME.finditer(body):
        yield call.start(), "this text is always read as markup: set it by its function"
    for call in SET_UNLESS_TOLD.finditer(body):
        widget = re.sub(r"ADW_\w+ \((.*)\)$", r"\1", call[1].split(",", 1)[0].strip())
        told = "use_markup" in body or widget.removeprefix("self->") in told_in_files
        if widget.startswith("self"):
            told = told or f"use_markup (ADW_PREFERENCES_ROW ({widget})" in text
        if not told and not is_safe(value_of(call), body):
            yield call.start(), "this text is read as markup: turn use-markup off in this function"


def value_of(call):
    """The last argument: what comes after the widget, which is a name or a cast of one."""
    return " ".join(call[1].split(",", 1)[-1].split())


def is_safe(value, body):
    if ESCAPED.match(value):
        return re.search(rf"\b{value}\s*=\s*g_markup_", body)
    return all(LITERAL.match(part) for part in re.split(r" [?:] ", value)[-2:])


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
    told_in_files = set()
    for path in result.files("resources", ".ui"):
        check_ui_file(result, path, told_in_files)
    for path in result.files("src", ".c"):
        check_c_file(result, path, told_in_files)
    check_well_formed(result)


lint.run(check)
