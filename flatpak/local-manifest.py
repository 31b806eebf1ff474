#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manifest that ./dev flatpak builds: the published one, but Socle from this checkout.

usage: local-manifest.py CHECKOUT TARBALLS DOWNLOADS [MODULE…] >MANIFEST

The published manifest takes Socle from its repository, at one commit. Everything else stays as
it is, down to the checksums. Archives that lie in the folder TARBALLS, under any name, are put
where flatpak-builder looks before it downloads: only the bytes that the manifest asks for count.
Each MODULE is left out, because the runtime at hand has its library.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

MANIFEST = Path(__file__).with_name("io.github.socle.Socle.json")

# What ./dev and others leave in a checkout, and what the build has no use for.
SKIPPED = ["build*", ".git", ".flatpak-builder", "*.flatpak"]


def take_from(checkout, module):
    """Replaces the source of MODULE, Socle itself, by the files in CHECKOUT."""
    skipped = sorted(path.name for pattern in SKIPPED for path in checkout.glob(pattern))
    module["sources"] = [{"type": "dir", "path": str(checkout), "skip": skipped}]


def place_archives(modules, tarballs, downloads):
    """Copies those of TARBALLS that MODULES need into DOWNLOADS, by checksum and name."""
    known = {hashlib.sha256(path.read_bytes()).hexdigest(): path
             for path in sorted(tarballs.glob("*")) if path.is_file()}
    for module in modules:
        for source in module["sources"]:
            path = known.get(source.get("sha256"))
            if path is not None:
                folder = downloads / source["sha256"]
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, folder / source["url"].rpartition("/")[2])


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    checkout, tarballs, downloads = map(Path, sys.argv[1:4])
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    manifest["modules"] = [module for module in manifest["modules"]
                           if module["name"] not in sys.argv[4:]]
    take_from(checkout, manifest["modules"][-1])
    place_archives(manifest["modules"], tarballs, downloads)
    json.dump(manifest, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
