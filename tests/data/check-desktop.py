#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what Socle tells desktops and software centres about itself; prints TAP.

desktop-file-validate, appstreamcli and glib-compile-schemas check the formats. This checks what
they do not: one application id everywhere, the texts' length and tone, both languages, icons
that GTK can recolour, and that what the files name is there.
"""

import argparse
import colorsys
import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import checks  # noqa: E402
from checks import check, expect  # noqa: E402

APP_ID = "io.github.socle.Socle"
DOMAIN = "socle"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SVG = "{http://www.w3.org/2000/svg}"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
MIME_TYPE = "application/vnd.socle.catalogue+json"
SYMBOLIC_COLOUR = "#2e3436"


class Files:
    """The files as they get installed, and those of the source tree."""

    def __init__(self, options):
        self.source = options.source
        self.version = options.version
        self.data = options.source / "data"
        self.desktop_path = options.desktop
        self.metainfo_path = options.metainfo
        self.desktop = self.read_key_file(options.desktop)
        self.service = self.read_key_file(options.service)
        self.mime_path = options.mime
        self.mime = ElementTree.parse(options.mime).getroot()
        self.metainfo = ElementTree.parse(options.metainfo).getroot()
        self.schema = ElementTree.parse(self.data / (APP_ID + ".gschema.xml")).getroot()
        lines = (options.source / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
        self.languages = [word for line in lines for word in line.partition("#")[0].split()]

    @staticmethod
    def read_key_file(path):
        parser = configparser.ConfigParser(interpolation=None, delimiters="=", strict=True)
        parser.optionxform = str
        with open(path, encoding="utf-8") as stream:
            parser.read_file(stream)
        return parser

    @property
    def entry(self):
        return self.desktop["Desktop Entry"]

    def texts(self, path, language=None):
        """The texts at PATH of the metainfo in LANGUAGE; None is English."""
        return ["".join(element.itertext()).strip()
                for element in self.metainfo.iterfind(path) if element.get(LANG) == language]

    def text(self, path, language=None):
        found = self.texts(path, language)
        expect(len(found) == 1, f"{path} occurs {len(found)} times in {language or 'English'}")
        return found[0]

    def icons(self):
        return sorted((self.source / "resources" / "icons").rglob("*.svg"))


# --- The application id ---------------------------------------------------------------


@check
def the_id_follows_the_rules(files):
    parts = APP_ID.split(".")
    expect(4 <= len(parts) <= 5, "a code-hosting id has four or five components")
    expect(all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", part) for part in parts), "odd characters")
    expect(APP_ID.rpartition(".")[0].islower(), "the domain part is in lower case")
    expect(parts[-1].lower() not in {"desktop", "app", "linux"}, "forbidden last component")
    # Of an id of a code host the address of the repository follows.
    expect(files.text("url[@type='vcs-browser']") == f"https://github.com/{parts[2]}/{parts[2]}",
           "the repository is elsewhere")


@check
def every_file_uses_the_id(files):
    expect(files.desktop_path.name == APP_ID + ".desktop", "name of the desktop file")
    expect(files.metainfo_path.name == APP_ID + ".metainfo.xml", "name of the metainfo")
    expect(files.entry["Icon"] == APP_ID, "Icon of the desktop file")
    expect(files.entry["StartupWMClass"] == APP_ID, "StartupWMClass of the desktop file")
    expect(files.text("id") == APP_ID, "id of the metainfo")
    launchable = files.metainfo.find("launchable[@type='desktop-id']")
    expect(launchable is not None and launchable.text == APP_ID + ".desktop", "launchable")
    expect(files.service["D-BUS Service"]["Name"] == APP_ID, "name of the D-Bus service")
    schemas = files.schema.findall("schema")
    expect([schema.get("id") for schema in schemas] == [APP_ID], "id of the schema")
    expect(schemas[0].get("path") == f"/{APP_ID.replace('.', '/')}/", "path of the schema")
    build = (files.source / "meson.build").read_text(encoding="utf-8")
    expect(f"app_id = '{APP_ID}'" in build, "app_id of meson.build")


# --- Desktop entry and D-Bus ----------------------------------------------------------


@check
def the_desktop_entry_shows_in_menus(files):
    for key in ("NoDisplay", "Hidden", "OnlyShowIn", "NotShowIn"):
        expect(key not in files.entry, f"{key} hides the entry")
    expect(files.entry["Exec"] == "socle %U", "Exec is “socle %U”")
    categories = set(filter(None, files.entry["Categories"].split(";")))
    expect({"Office", "Finance"} <= categories, "Categories name Office and Finance")
    expect(files.entry["Name"] == files.text("name"), "Name differs from the metainfo’s")


@check
def the_keywords_add_to_the_name(files):
    for key in [key for key in files.entry if key.startswith("Keywords")]:
        value = files.entry[key]
        expect(value.endswith(";"), f"{key} does not end with a semicolon")
        words = value.rstrip(";").split(";")
        expect(all(word and word == word.strip() for word in words), f"{key} has an empty word")
        expect(len(words) == len({word.casefold() for word in words}), f"{key} repeats a word")
        expect("socle" not in {word.casefold() for word in words}, f"{key} repeats the name")


@check
def every_action_is_complete(files):
    names = list(filter(None, files.entry["Actions"].split(";")))
    # The three SOC types, as what they are; docks show four actions without a scroll bar.
    expect(names == [f"services-soc-{n}" for n in (1, 2, 3)] + ["export-summary"],
           "the jump list has three filters and the summary")
    groups = [group for group in files.desktop.sections() if group.startswith("Desktop Action ")]
    expect(groups == ["Desktop Action " + name for name in names], "groups differ from Actions")
    for name in names:
        group = files.desktop["Desktop Action " + name]
        expect(group["Name"], f"{name} has no name")
        expect(group["Exec"] == f"gapplication action {APP_ID} {name}",
               f"the command of {name} is not the D-Bus action of that name")


@check
def every_action_is_one_of_the_program(files):
    text = (files.source / "src/ui/socle-application.c").read_text(encoding="utf-8")
    for name in filter(None, files.entry["Actions"].split(";")):
        expect(f'{{ "{name}", ' in text, f"the program has no action “{name}”")


@check
def catalogue_files_have_a_type_of_their_own(files):
    kinds = files.mime.findall(MIME + "mime-type")
    expect([kind.get("type") for kind in kinds] == [MIME_TYPE], "the types of the MIME file")
    expect(files.entry["MimeType"] == MIME_TYPE + ";", "MimeType of the desktop entry")
    expect(files.texts("provides/mediatype") == [MIME_TYPE], "mediatype of the metainfo")
    text = (files.source / "src/ui/socle-catalogue-file.h").read_text(encoding="utf-8")
    expect(f'"{MIME_TYPE}"' in text, "the program has another type")
    kind = kinds[0]
    expect(kind.find(MIME + "sub-class-of").get("type") == "application/json", "sub-class-of")
    # Of what Flatpak exports, magic is left out, and generic names would be taken from others.
    expect(kind.find(MIME + "magic") is None, "the type is known by magic")
    globs = [glob.get("pattern") for glob in kind.findall(MIME + "glob")]
    expect(globs == ["*.socle"], f"the names are {globs}")
    comments = {comment.get(LANG): comment.text for comment in kind.findall(MIME + "comment")}
    expect(set(comments) == {None, *files.languages}, f"comments are in {sorted(map(str, comments))}")
    expect(len(set(comments.values())) == len(comments), "a comment is not translated")


@check
def file_managers_know_a_catalogue_by_name(files):
    """Asks the library that file managers ask, with the database that desktops make."""
    with tempfile.TemporaryDirectory(prefix="socle-mime-") as folder:
        packages = Path(folder) / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(files.mime_path, packages)
        environment = dict(os.environ, XDG_DATA_DIRS=folder, XDG_DATA_HOME=folder)
        subprocess.run(["update-mime-database", packages.parent], env=environment, check=True)
        catalogue = Path(folder) / "aws 2021.socle"
        shutil.copy(files.data / "catalogues" / "microsoft-2020-02-01.json", catalogue)
        done = subprocess.run(
            ["gio", "info", "-a", "standard::content-type,standard::icon", catalogue],
            env=environment, check=True, stdout=subprocess.PIPE)
        said = done.stdout.decode()
        expect(f"standard::content-type: {MIME_TYPE}" in said, said)
        expect(f" {APP_ID}-catalogue," in said, f"another icon: {said}")


@check
def the_service_starts_the_program(files):
    expect(files.entry["DBusActivatable"] == "true", "DBusActivatable is true")
    command = files.service["D-BUS Service"]["Exec"].split()
    expect(command[0].startswith("/") and command[0].endswith("/socle"), "Exec is a full path")
    expect(command[1:] == ["--gapplication-service"], "Exec starts a service")


@check
def the_desktop_can_search(files):
    provider = files.read_key_file(files.data / (APP_ID + ".search-provider.ini"))
    expect(dict(provider["Shell Search Provider"]) == {
        "DesktopId": APP_ID + ".desktop",
        "BusName": APP_ID,
        "ObjectPath": f"/{APP_ID.replace('.', '/')}/SearchProvider",
        "Version": "2",
    }, "the file of the search provider")


# --- Metainfo -------------------------------------------------------------------------


@check
def the_summary_is_short_and_plain(files):
    for language in (None, *files.languages):
        summary = files.text("summary", language)
        expect(10 <= len(summary) <= 35, f"“{summary}” has {len(summary)} characters")
        expect(not summary.endswith("."), f"“{summary}” ends with a full stop")
        words = summary.casefold().split()
        avoided = {"socle", "app", "application", "tool", "client", "gtk", "outil", "logiciel"}
        expect(not avoided & set(words), f"“{summary}” has an empty word")
        expect(words[0] not in {"a", "an", "the", "un", "une", "le", "la", "les"},
               f"“{summary}” starts with an article")
        key = f"Comment[{language}]" if language else "Comment"
        expect(files.entry.get(key) == summary, f"{key} differs from the summary")


@check
def the_description_says_enough(files):
    paragraphs = files.texts("description/p")
    expect(paragraphs and len(paragraphs[0]) >= 80, "the first paragraph has 80 characters")
    expect(files.text("summary").casefold() not in " ".join(paragraphs).casefold(),
           "the description repeats the summary")
    expect(len(files.texts("description/ul/li")) <= 10, "a list has at most ten items")


@check
def the_metainfo_has_every_tag(files):
    metainfo = files.metainfo
    expect(files.text("metadata_license") == "CC0-1.0", "metadata_license")
    expect(files.text("project_license") == "GPL-3.0-or-later", "project_license")
    expect(metainfo.find("developer").get("id") and files.text("developer/name"), "developer")
    expect(metainfo.find("content_rating").get("type") == "oars-1.1", "content_rating")
    expect(files.text("translation[@type='gettext']") == DOMAIN, "translation")
    expect(files.texts("provides/binary") == ["socle"], "provides/binary")
    expect({"homepage", "bugtracker", "vcs-browser"} <=
           {url.get("type") for url in metainfo.iterfind("url")}, "url")
    expect(files.text("requires/display_length") == "360", "requires/display_length")
    expect(set(files.texts("supports/control")) == {"keyboard", "pointing", "touch"}, "control")
    expect(files.texts("supports/internet") == ["offline-only"], "supports/internet")
    for tag in ("icon", "project_group", "developer_name"):
        expect(metainfo.find(tag) is None, f"<{tag}> does not belong here")


def hue_lightness_saturation(colour):
    expect(re.fullmatch("#[0-9a-f]{6}", colour), f"“{colour}” is not a colour")
    return colorsys.rgb_to_hls(*(int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)))


@check
def the_brand_colours_are_a_pair(files):
    light, dark = (
        hue_lightness_saturation(
            files.text(f"branding/color[@type='primary'][@scheme_preference='{scheme}']"))
        for scheme in ("light", "dark"))
    expect(light[1] - dark[1] >= 0.25, "the dark colour is not clearly darker")
    for _, lightness, saturation in (light, dark):
        expect(0.12 <= lightness <= 0.88, "a colour is nearly black or white")
        expect(saturation >= 0.25, "a colour is nearly grey")


@check
def the_captions_are_sentences(files):
    screenshots = files.metainfo.findall("screenshots/screenshot")
    expect(3 <= len(screenshots) <= 6, "three to six screenshots")
    defaults = [shot.get("type") == "default" for shot in screenshots]
    expect(defaults == [True] + [False] * (len(screenshots) - 1), "the first is the default")
    for shot in screenshots:
        captions = [caption.text for caption in shot.findall("caption")]
        expect(captions, "a screenshot has no caption")
        for caption in captions:
            expect(not caption.endswith("."), f"“{caption}” ends with a full stop")
            expect(not re.search("[0-9]", caption), f"“{caption}” has a number")


@check
def the_screenshots_are_there(files):
    images = files.texts("screenshots/screenshot/image")
    for language in files.languages:
        images += files.texts("screenshots/screenshot/image", language)
    expect(images, "there are no screenshots")
    for url in images:
        match = re.fullmatch(r"https://[^/]+/.*/v([0-9.]+)/data/screenshots/([a-z-]+\.png)", url)
        expect(match, f"{url} is no picture of a tagged version")
        expect(match[1] == files.version, f"{url} is not of version {files.version}")
        path = files.data / "screenshots" / match[2]
        expect(path.exists(), f"data/screenshots/{match[2]} is missing")
        header = path.read_bytes()[:24]
        expect(header.startswith(b"\x89PNG\r\n\x1a\n"), f"{match[2]} is not a PNG")
        width, height = struct.unpack(">II", header[16:24])
        expect(width <= 2400 and height <= 1600, f"{match[2]} is {width}×{height}, too large")


@check
def pictures_are_in_each_language(files):
    for shot in files.metainfo.findall("screenshots/screenshot"):
        images = {image.get(LANG): image.text for image in shot.findall("image")}
        for language in files.languages:
            expect(images.get(language) == images[None].replace("-en", "-" + language),
                   f"{images[None]} has no picture in “{language}”")


@check
def the_program_tells_its_release_notes(files):
    source = (files.source / "src/ui/dialogs/socle-about-dialog.c").read_text(encoding="utf-8")
    joined = re.sub(r'"\s+"', "", source)
    for path in ("releases/release[1]/description/p", "releases/release[1]/description/ul/li"):
        for text in files.texts(path):
            expect(f'_ ("{text}")' in joined, f"the About window does not say “{text}”")


@check
def the_name_is_just_a_name(files):
    name = files.text("name")
    expect(len(name) <= 15 and name.isalpha(), f"“{name}” is long or odd")


@check
def every_release_has_notes(files):
    releases = files.metainfo.findall("releases/release")
    expect(not re.search("[a-z~-]", releases[0].get("version")), "the newest is no release")
    expect(releases and releases[0].get("version") == files.version,
           f"the newest release is not {files.version}")
    dates = [release.get("date") or "" for release in releases]
    expect(all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates), "a date is missing")
    expect(dates == sorted(dates, reverse=True), "the newest release comes first")
    for release in releases:
        description = release.find("description")
        text = "" if description is None else " ".join("".join(description.itertext()).split())
        expect(len(text) >= 80, f"release {release.get('version')} has no notes to speak of")
        expect(not re.search("bug fixes and|performance improvements", text, re.I), "empty words")


# --- Languages ------------------------------------------------------------------------


@check
def the_desktop_entry_is_translated(files):
    for language in files.languages:
        expect(f"Keywords[{language}]" in files.entry, f"Keywords[{language}] is missing")
        for group in files.desktop.sections():
            key = "Comment" if group == "Desktop Entry" else "Name"
            expect(f"{key}[{language}]" in files.desktop[group],
                   f"{key}[{language}] of “{group}” is missing")


@check
def the_metainfo_is_translated(files):
    for language in files.languages:
        for path in ("summary", "description/p", "description/ul/li",
                     "screenshots/screenshot/caption", "releases/release/description/p",
                     "releases/release/description/ul/li"):
            english, other = len(files.texts(path)), len(files.texts(path, language))
            expect(english == other, f"{path}: {other} of {english} are in “{language}”")


# --- Settings -------------------------------------------------------------------------


@check
def every_setting_is_documented(files):
    expect(files.schema.get("gettext-domain") == DOMAIN, "gettext-domain")
    for key in files.schema.iter("key"):
        name = key.get("name")
        summary, description = key.findtext("summary"), key.findtext("description")
        expect(summary and not summary.endswith("."), f"{name}: summary")
        expect(description and description.endswith("."), f"{name}: description")


# Settings that are read as dates or as an address, where anything else counts as not set.
READ_FREELY = {"year-end", "coverage-year", "coverage-sign-off", "register"}


@check
def every_setting_has_a_range(files):
    keys = list(files.schema.iter("key"))
    expect(keys, "there are no settings")
    for key in keys:
        expect(key.get("type") in {"b", "i", "u", "s", "as"}, f"{key.get('name')}: type")
        if key.get("type") in {"i", "u", "s"} and key.get("name") not in READ_FREELY:
            wanted = "choices" if key.get("type") == "s" else "range"
            expect(key.find(wanted) is not None, f"{key.get('name')}: no {wanted}")


# --- Icons and data -------------------------------------------------------------------


def size_of_svg(root):
    return root.get("width"), root.get("height"), root.get("viewBox")


@check
def the_icon_is_a_plain_drawing(files):
    path = files.data / "icons/hicolor/scalable/apps" / (APP_ID + ".svg")
    root = ElementTree.parse(path).getroot()
    expect(size_of_svg(root) == ("128", "128", "0 0 128 128"), "the icon is 128 pixels wide")
    used = {element.tag for element in root.iter()}
    for tag in ("image", "text", "filter", "script", "foreignObject"):
        expect(SVG + tag not in used, f"the icon has a <{tag}>")


@check
def catalogue_files_have_an_icon(files):
    icon = files.mime.find(f"{MIME}mime-type/{MIME}icon").get("name")
    expect(icon.startswith(APP_ID), f"Flatpak does not export an icon “{icon}”")
    root = ElementTree.parse(
        files.data / "icons/hicolor/scalable/mimetypes" / (icon + ".svg")).getroot()
    expect(size_of_svg(root) == ("128", "128", "0 0 128 128"), "the icon is 128 pixels wide")
    for tag in ("image", "text", "filter", "script", "foreignObject"):
        expect(root.find(".//" + SVG + tag) is None, f"the icon has a <{tag}>")


@check
def symbolic_icons_can_be_recoloured(files):
    app = files.data / "icons/hicolor/symbolic/apps" / (APP_ID + "-symbolic.svg")
    icons = files.icons()
    expect(icons, "there are no icons for the window")
    for path in [app, *icons]:
        root = ElementTree.parse(path).getroot()
        expect(size_of_svg(root) == ("16", "16", "0 0 16 16"), f"{path.name} is 16 pixels wide")
        for shape in root:
            # GTK overrides the fill of shapes; a stroke or “none” would come out wrong.
            expect(shape.tag in {SVG + "path", SVG + "rect", SVG + "circle"},
                   f"{path.name} has a {shape.tag}")
            expect(shape.get("fill") == SYMBOLIC_COLOUR, f"{path.name} has another colour")
            expect("stroke" not in shape.attrib and "style" not in shape.attrib,
                   f"{path.name} has a stroke")


@check
def icons_are_where_their_kind_belongs(files):
    folder = files.data / "icons" / "hicolor"
    expect({path.name for path in folder.iterdir()} == {"scalable", "symbolic"}, "other sizes")
    icons = [path for path in folder.rglob("*") if path.is_file()]
    expect(all(path.suffix == ".svg" for path in icons), "an icon is no SVG")
    expect(all(path.name.startswith(APP_ID) for path in icons), "an icon that is not exported")
    build = (files.data / "meson.build").read_text(encoding="utf-8")
    for path in icons:
        place = "/".join(path.relative_to(files.data).parts[:-1])
        name = path.name.removeprefix(APP_ID)
        expect(re.search(r"'icons/hicolor/[^\n]*' / app_id \+ '" + re.escape(name), build)
               and f"datadir / '{place}'" in build, f"{path.name} is not installed")


@check
def icons_do_not_clash_with_themes(files):
    for path in files.icons():
        expect(re.fullmatch(r"socle-[a-z-]+-symbolic\.svg", path.name), f"name of {path.name}")


@check
def every_catalogue_is_installed(files):
    build = (files.data / "meson.build").read_text(encoding="utf-8")
    catalogues = sorted((files.data / "catalogues").glob("*.json"))
    expect(catalogues, "there are no catalogues")
    for path in catalogues:
        expect(f"'catalogues/{path.name}'" in build, f"{path.name} is not installed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", required=True)
    for name in ("source", "desktop", "metainfo", "service", "mime"):
        parser.add_argument("--" + name, type=Path, required=True)
    files = Files(parser.parse_args())
    _, failed = checks.run(files)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
