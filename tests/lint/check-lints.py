#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each lint finds the faults of a small bad source tree, at their lines, and no others."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import lint

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'
UI = '<interface><object class="AdwActionRow">%s</object></interface>\n'
GROUP = '<interface><object class="AdwPreferencesGroup">%s</object></interface>\n'
BODY = LICENCE + "static void\nf (void)\n{\n%s}\n"

# A tree in which nothing is wrong; the cases below change or add files.
GOOD_TREE = {
    "src/model/a.h": LICENCE,
    "src/ui/b.h": LICENCE,
    "src/ui/b.c": LICENCE + '#include "a.h"\n#include <gtk/gtk.h>\nchar *t = _("Open It…");\n',
    "src/main.c": LICENCE + '#include "b.h"\n',
    "resources/guide.json": json.dumps({"a": {"en": "It’s", "fr": "Oui\u202f!"}}, indent=1),
    "src/ui/c.c": BODY
    % (
        "  char *escaped_title = g_markup_escape_text (title, -1);\n"
        "  adw_preferences_group_set_title (g, escaped_title);\n"
        '  adw_preferences_page_set_description (p, _ ("Say (it),"\n    " please"));\n'
        "  adw_status_page_set_title (p, title);\n"
        "  adw_action_row_new ();\n  set_use_markup (row, FALSE);\n"
    ),
    "resources/ui/a.ui": UI % '<property name="use-markup">0</property><binding name="title"/>',
    "data/a.json": "{}\n",
    "po/meson.build": "# SPDX\n",
    "po/POTFILES.in": "src/ui/b.c\nsrc/ui/c.c\n",
    "po/fr.po": HEADER
    + '\nmsgid "Open It…"\nmsgstr "L’ouvrir…"\n\nmsgid "Say (it), please"\nmsgstr "Dites-le"\n',
}

CASES = (
    ("layers", "src/model/a.h", LICENCE + '#include "b.h"\n', "2: model includes b.h of ui"),
    ("layers", "src/model/a.h", LICENCE + "\n#include <gtk/gtk.h>\n", "3: gtk/gtk.h belongs into"),
    ("layers", "src/session/c.c", "#include <sqlite3.h>\n", "1: sqlite3.h belongs into register"),
    ("layers", "src/misc/c.c", LICENCE, "1: “misc” is not a layer"),
    ("strings", "src/ui/b.c", LICENCE + 'char *t = _("Open...");\n', "2: write “…”"),
    ("strings", "po/fr.po", HEADER + '\nmsgid "Why?"\nmsgstr "Pourquoi ?"\n', "6: a narrow"),
    ("strings", "resources/guide.json", '{"a":\n{"en": "x", "fr": "l\'x"}}', "2: write ’"),
    ("strings", "resources/guide.json", '{"a":\n{"en": "x"}}', "2: no “fr”"),
    ("translations", "po/POTFILES.in", "src/main.c\n", "1: src/ui/b.c has strings"),
    ("translations", "po/POTFILES.in", "src/ui/b.c\nsrc/x.c\n", "2: src/x.c does not exist"),
    ("translations", "po/fr.po", HEADER, "1: not in the file at all"),
    ("translations", "po/fr.po", HEADER + '\nmsgid "Open It…"\nmsgstr ""\n', "6: not translated"),
    (
        "translations",
        "po/fr.po",
        HEADER + '\n#, fuzzy\nmsgid "Open It…"\nmsgstr "L’ouvrir…"\n',
        "7: fuzzy",
    ),
    ("translations", "po/fr.po", HEADER + '\nmsgid "a" msgstr\n', "7: syntax error"),
    ("markup", "resources/ui/a.ui", UI % '<binding name="title"/>', "1: AdwActionRow shows data"),
    ("markup", "resources/ui/a.ui", UI % '\n<property name="use-markup">1</property>', "2: text"),
    ("markup", "resources/ui/a.ui", "<interface>\n</object>", "2: "),
    ("markup", "src/ui/b.c", LICENCE + "gtk_label_set_markup (l, t);\n", "2: text is not read"),
    ("markup", "src/ui/b.c", LICENCE + "pango_parse_markup (t);\n", "2: text is not read"),
    ("markup", "src/ui/b.c", BODY % "  adw_spin_row_new ();\n", "5: this widget reads"),
    (
        "markup",
        "src/ui/b.c",
        BODY % "  use_markup;\n" + "{\n  adw_toast_new (t);\n}\n",
        "8: this text is read",
    ),
    ("markup", "resources/ui/a.ui", GROUP % '<binding name="title"/>', "1: the title of AdwPref"),
    (
        "markup",
        "resources/ui/a.ui",
        UI.replace("ActionRow", "StatusPage") % '<property name="description" bind-source="x"/>',
        "1: the description of AdwStatusPage",
    ),
    (
        "markup",
        "src/ui/b.c",
        BODY % "  adw_preferences_group_set_title (ADW_GROUP (g),\n    title);\n",
        "5: this text is always",
    ),
    (
        "markup",
        "src/ui/b.c",
        BODY % "  char *escaped = title;\n  adw_status_page_set_description (p, escaped);\n",
        "6: this text is always",
    ),
    (
        "markup",
        "src/ui/b.c",
        BODY % '  g_object_new (ADW_TYPE_STATUS_PAGE, "description", text, NULL);\n',
        "5: this text is always",
    ),
    ("sizes", "src/ui/b.c", LICENCE + "\n" * 700, "700: 701 lines"),
    ("leftovers", "src/ui/b.c", LICENCE + "/* TO" + "DO */\n", "2: a note"),
    ("leftovers", "src/ui/b.c", "int a;\n", "1: the first lines lack"),
)


def run_check(name, tree):
    """What check-NAME.py says about TREE, and its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in tree.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        check = Path(__file__).with_name(f"check-{name}.py")
        done = subprocess.run(
            [sys.executable, check, folder], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr


def check(result):
    here = Path(__file__).resolve()
    for name in sorted({case[0] for case in CASES}):
        status, output = run_check(name, GOOD_TREE)
        if status != 0 or output:
            result.report(here, 1, f"check-{name} faults a good tree: {output.strip()}")
    for name, path, content, sentence in CASES:
        status, output = run_check(name, GOOD_TREE | {path: content})
        if status != 1 or not re.search(r"^[^:]+:" + re.escape(sentence), output, re.MULTILINE):
            result.report(here, 1, f"check-{name} should say “{sentence}”, not: {output.strip()}")


lint.run(check)
