#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Flatpak manifest to Flathub's technical rules; prints TAP.

usage: check-manifest.py SOURCE VERSION

These are the rules of flatpak-builder-lint that a manifest can break, so that they need no
network and no linter. Those on the desktop file, the metainfo and the icons are in
tests/data/check-desktop.py.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import checks  # noqa: E402
from checks import check, expect  # noqa: E402

APP_ID = "io.github.socle.Socle"

# All that Socle may do outside its sandbox. A new one needs a reason, and a line here.
PERMISSIONS = [
    "--share=ipc",
    "--socket=fallback-x11",
    "--socket=wayland",
    "--device=dri",
    "--share=network",
]

# As people read a manifest: what it is, what it may do, what is left out, how it is built.
ORDER = ["id", "runtime", "runtime-version", "sdk", "command", "finish-args", "separate-locales",
         "cleanup", "modules"]
MODULE_ORDER = ["name", "buildsystem", "builddir", "config-opts", "cleanup", "sources"]

LARGEST_FOLDER = 25 * 1024 * 1024


class Manifest:
    def __init__(self, source, version):
        self.source = source
        self.version = version
        self.folder = source / "flatpak"
        self.path = self.folder / (APP_ID + ".json")
        self.content = json.loads(self.path.read_text(encoding="utf-8"))
        self.modules = self.content["modules"]

    def __getitem__(self, key):
        return self.content[key]


@check
def it_is_named_after_the_application(manifest):
    expect(manifest["id"] == APP_ID, "id")
    expect([path.name for path in manifest.folder.glob("*.json")] == [APP_ID + ".json"],
           "there is another manifest")


@check
def its_keys_stand_in_reading_order(manifest):
    expect(list(manifest.content) == ORDER, f"the keys are not {ORDER}")
    for module in manifest.modules:
        keys = [key for key in MODULE_ORDER if key in module]
        expect(list(module) == keys, f"{module['name']}: the keys are not {keys}")


@check
def the_runtime_is_gnomes(manifest):
    expect(manifest["runtime"] == "org.gnome.Platform", "runtime")
    expect(manifest["sdk"] == "org.gnome.Sdk", "sdk")
    expect(re.fullmatch("[0-9]+", manifest["runtime-version"]), "runtime-version is a number")


@check
def the_command_is_a_bare_name(manifest):
    expect(manifest["command"] == "socle", "command")


@check
def it_asks_for_five_permissions(manifest):
    expect(manifest["finish-args"] == PERMISSIONS, f"finish-args are not {PERMISSIONS}")


@check
def french_and_debugging_stay_in(manifest):
    expect(manifest["separate-locales"] is False, "separate-locales")
    patterns = list(manifest["cleanup"])
    for module in manifest.modules:
        patterns += module.get("cleanup", [])
    for pattern in patterns:
        expect(pattern.startswith("/"), f"“{pattern}” may match anywhere")
        expect(pattern.rstrip("/") != "/lib" and not pattern.startswith(("/lib/debug", "/share")),
               f"“{pattern}” removes too much")


@check
def nothing_is_fetched_while_building(manifest):
    for module in manifest.modules:
        text = json.dumps(module)
        expect("--share=network" not in text, f"{module['name']} builds with a network")
        expect("build-options" not in module, f"{module['name']} has build options")


def check_archive(source):
    expect(re.fullmatch("[0-9a-f]{64}", source["sha256"]), "sha256")
    expect(set(source) == {"type", "url", "sha256"}, "an archive has a url and a sha256 only")
    expect(re.search(r"\.tar\.(gz|xz|bz2|zst)$", source["url"]), f"{source['url']} is no tarball")


def check_git(source, version):
    expect(re.fullmatch("[0-9a-f]{40}", source["commit"]), "commit")
    # Socle has no tag before its first release; then the tag is the version's.
    if version is None:
        expect(set(source) == {"type", "url", "tag", "commit"}, "git has a url, a tag, a commit")
    else:
        expect(set(source) - {"tag"} == {"type", "url", "commit"}, "git has a url and a commit")
        expect(source.get("tag", "v" + version) == "v" + version, "the tag is not this version’s")


@check
def every_source_is_pinned(manifest):
    expect(len(manifest.modules) >= 1, "there are no modules")
    for module in manifest.modules:
        expect(len(module["sources"]) == 1, f"{module['name']} has several sources")
        source = module["sources"][0]
        expect(source["url"].startswith("https://"), f"{source['url']} is not fetched safely")
        expect(source["type"] in ("archive", "git"), f"{module['name']}: {source['type']}")
        if source["type"] == "archive":
            check_archive(source)
        else:
            check_git(source, manifest.version if module["name"] == "socle" else None)


@check
def the_last_module_is_socle(manifest):
    names = [module["name"] for module in manifest.modules]
    expect(names[-1] == "socle" and len(set(names)) == len(names), "names of the modules")
    metainfo = manifest.source / "data" / (APP_ID + ".metainfo.xml.in")
    url = ElementTree.parse(metainfo).getroot().findtext("url[@type='vcs-browser']")
    expect(manifest.modules[-1]["sources"][0]["url"] == url + ".git", "another repository")


@check
def the_published_socle_has_what_is_asked_of_it(manifest):
    module = manifest.modules[-1]
    where = ["git", "-C", manifest.source]
    commit = module["sources"][0]["commit"]
    known = subprocess.run([*where, "cat-file", "-e", commit], stderr=subprocess.DEVNULL,
                           check=False).returncode == 0
    if not known:
        print("# the commit is not in this copy of the sources")
        return
    subprocess.run([*where, "merge-base", "--is-ancestor", commit, "HEAD"], check=True)
    wanted = [option[2:].split("=")[0] for option in module["config-opts"]
              if option.startswith("-D")]
    options = subprocess.run([*where, "show", commit + ":meson.options"], check=True,
                             stdout=subprocess.PIPE).stdout.decode()
    for option in wanted:
        expect(f"'{option}'" in options, f"that commit has no option “{option}”")


@check
def the_folder_is_small(manifest):
    size = sum(path.stat().st_size for path in manifest.folder.rglob("*") if path.is_file())
    expect(size < LARGEST_FOLDER, f"flatpak/ has {size} bytes")


@check
def the_checkout_takes_the_place_of_one_source_only(manifest):
    # ./dev flatpak builds what is published but for Socle's own source, and gives the builder a
    # tarball only if it is the one that is asked for.
    with tempfile.TemporaryDirectory(prefix="socle-manifest-") as folder:
        tarballs, downloads = Path(folder) / "tarballs", Path(folder) / "downloads"
        tarballs.mkdir()
        (tarballs / "other.tar.gz").write_bytes(b"not what was asked for")
        done = subprocess.run(
            [sys.executable, manifest.folder / "local-manifest.py", manifest.source, tarballs,
             downloads], stdout=subprocess.PIPE, check=True)
        local = json.loads(done.stdout)
        expect(not downloads.exists(), "another tarball was taken")
    source = local["modules"][-1].pop("sources")[0]
    expect(source["type"] == "dir" and source["path"] == str(manifest.source), "not the checkout")
    published = json.loads(manifest.path.read_text(encoding="utf-8"))
    del published["modules"][-1]["sources"]
    expect(local == published, "something else differs from what is published")


@check
def what_the_runtime_has_is_left_out(manifest):
    with tempfile.TemporaryDirectory(prefix="socle-manifest-") as folder:
        done = subprocess.run(
            [sys.executable, manifest.folder / "local-manifest.py", manifest.source, folder,
             folder, "gumbo"], stdout=subprocess.PIPE, check=True)
    names = [module["name"] for module in json.loads(done.stdout)["modules"]]
    expect(names == [module["name"] for module in manifest.modules if module["name"] != "gumbo"],
           f"the modules are {names}")


@check
def tarballs_are_known_by_their_bytes(manifest):
    with tempfile.TemporaryDirectory(prefix="socle-manifest-") as folder:
        tarballs, downloads = Path(folder) / "tarballs", Path(folder) / "downloads"
        tarballs.mkdir()
        (tarballs / "a_1.orig.tar.gz").write_bytes(b"bytes")
        wanted = hashlib.sha256(b"bytes").hexdigest()
        sys.path.insert(0, str(manifest.folder))
        place = __import__("local-manifest").place_archives
        module = {"sources": [{"url": "https://example.org/a-1.tar.gz", "sha256": wanted}]}
        place([module], tarballs, downloads)
        expect((downloads / wanted / "a-1.tar.gz").read_bytes() == b"bytes", "was not found")


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    manifest = Manifest(Path(sys.argv[1]).resolve(), sys.argv[2])
    _, failed = checks.run(manifest)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
