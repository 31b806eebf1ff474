#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No folder of src/ includes one above it, and each library is used in its own layer only."""

import re

import lint

LAYERS = ("model", "register", "portal", "import", "export", "session", "cli", "ui")
# Headers of a library, and the only layers that may include them.
LIBRARIES = (
    (r"(?:gtk|gdk|gsk)/|adwaita\.h|libadwaita", ("ui",)),
    (r"sqlite3\.h", ("register",)),
    (r"libsoup/", ("portal",)),
    (r"libxml/|md4c", ("import",)),
    (r"cairo|pango/|libical/", ("export", "ui")),
)
INCLUDE = re.compile(r'\s*#\s*include\s+([<"])([^>"]+)[>"]')


def check(result):
    source = result.root / "src"
    headers = {}
    for header in result.files("src", ".h"):
        headers.setdefault(header.name, header)

    for path in result.files("src", ".c", ".h"):
        parts = path.relative_to(source).parts
        if len(parts) == 1:
            continue  # main.c ties everything together
        layer = parts[0]
        if layer not in LAYERS:
            result.report(path, 1, f"“{layer}” is not a layer; they are: {', '.join(LAYERS)}")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            name = match[2]
            header = headers.get(name.rpartition("/")[2])
            if match[1] == '"' and header is not None:
                target = header.relative_to(source).parts[0]
                if target in LAYERS and LAYERS.index(target) > LAYERS.index(layer):
                    result.report(path, number, f"{layer} includes {name} of {target}, above it")
                continue
            for pattern, allowed in LIBRARIES:
                if re.match(pattern, name) and layer not in allowed:
                    only = " and ".join(allowed)
                    result.report(path, number, f"{name} belongs into {only}, not into {layer}")


lint.run(check)
