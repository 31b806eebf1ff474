#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF of the summary, read with other people's programs."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

from harness import run, run_tests, write_catalogue

YEAR = ("--today", "2020-02-01", "--year", "2019", "--sign-off", "2020-01-31")
FOLDER = tempfile.TemporaryDirectory()
PAGES = {"en": r"Page (\d+) of (\d+)", "fr": r"Page (\d+) sur (\d+)"}
HEADINGS = {
    "en": ["Coverage of the Fiscal Year", "Scope by Service", "Reports",
           "Open Points and What to Do", "Due Dates", "Sources"],
    "fr": ["Couverture de l’exercice", "Périmètre par service", "Rapports",
           "Points ouverts et suites à donner", "Échéances", "Sources"],
}  # fmt: skip


def make(name, *arguments):
    path = Path(FOLDER.name, name)
    if not path.exists():
        run("export", *YEAR, *arguments, "-o", path, check=0)
    return path


def documents():
    for language in ("en", "fr"):
        for paper in ("a4", "letter"):
            path = make(f"{language}-{paper}.pdf", "--language", language, "--paper", paper)
            yield language, paper, path


def ask(*command):
    result = subprocess.run(list(map(str, command)), capture_output=True, check=True)
    assert result.stderr == b"", result.stderr.decode()
    return result.stdout.decode()


def text_of(path, *options):
    text = ask("pdftotext", *options, path, "-")
    return re.sub("[\u00a0\u202f]", " ", text)


def test_files_are_sound():
    for _, _, path in documents():
        assert "No syntax or stream encoding errors" in ask("qpdf", "--check", path)


def test_document_information():
    for language, paper, path in documents():
        text = ask("pdfinfo", path)
        assert re.search(r"^Tagged: +yes$", text, re.M), text
        assert re.search(r"^Title: +.*SOC", text, re.M), text
        assert re.search(r"^Creator: +Socle ", text, re.M) and "Author:" not in text
        assert re.search(r"^CreationDate: +Sat Feb +1 00:00:00 2020", text, re.M), text
        size = "595.276 x 841.89" if paper == "a4" else "612 x 792"
        assert size in text, text
        trailer = ask("qpdf", "--show-object=trailer", path)
        root = re.search(r"/Root (\d+) 0 R", trailer)[1]
        catalogue = ask("qpdf", f"--show-object={root}", path)
        assert f"/Lang ({language})" in catalogue and "/DisplayDocTitle true" in catalogue
        assert "/Outlines" in catalogue and "/PageLabels" in catalogue, catalogue


def test_fonts_are_embedded():
    for _, _, path in documents():
        lines = ask("pdffonts", path).splitlines()[2:]
        assert lines
        for line in lines:
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_structure_has_headings_and_cells_in_order():
    for language, _, path in documents():
        text = ask("pdfinfo", "-struct-text", path)
        assert text.count("Document") == 1 and "Artifact" not in text
        flat = re.sub(r"\s+", " ", text)
        place = 0
        for heading in HEADINGS[language]:
            match = re.search(r'H1 \(block\)[^"]*"' + heading, flat[place:])
            assert match, (heading, flat[place : place + 400])
            place += match.end()
        scope = flat[flat.index(HEADINGS[language][1]) :]
        row = re.search(r'TR .*?"Azure DevOps Services"(.*?)TR ', scope)
        cells = re.findall(r'TD \(inline\) "([^"]*)"|TD[^"]*"([^"]*)"', row[1])
        yes, no = ("Yes", "No") if language == "en" else ("Oui", "Non")
        assert [a or b for a, b in cells][:4] == [yes, yes, no, "0"], (row[0], cells)


def test_every_page_is_numbered():
    for language, _, path in documents():
        pages = text_of(path).rstrip("\f\n").split("\f")
        for number, page in enumerate(pages, 1):
            found = re.findall(PAGES[language], page)
            assert found == [(str(number), str(len(pages)))], (number, found)


def test_both_languages_say_the_same_figures():
    english, french = (
        make(f"{language}-a4.pdf", "--language", language, "--paper", "a4")
        for language in ("en", "fr")
    )
    # "9 months tested, 3 bridged by letter, 0 uncovered", report by report.
    totals = {
        "en": r"(\d+) months? tested, (\d+) bridged by letter, (\d+) uncovered",
        "fr": r"(\d+) mois testés?, (\d+) couverts? par lettre, (\d+) non couverts?",
    }
    found = [
        re.findall(totals[language], re.sub(r"\s+", " ", text_of(path)))
        for language, path in (("en", english), ("fr", french))
    ]
    assert len(found[0]) == 12 and found[0] == found[1], found
    assert found[0][:2] == [("9", "3", "0")] * 2
    covers = [
        [int(n) for n in re.findall(r"\d+", " ".join(cover_sentences(path)))]
        for path in (english, french)
    ]
    assert sorted(covers[0]) == sorted(covers[1]) and 26 in covers[0], covers


def cover_sentences(path):
    cover = re.sub(r"\s+", " ", text_of(path, "-f", "1", "-l", "1"))
    return re.findall(r"(?:We looked|Of the|The providers’|12 services ont|Sur 10|Les publications).*?\.", cover)


def test_french_has_its_accents():
    text = text_of(make("fr-a4.pdf", "--language", "fr", "--paper", "a4"))
    for word in ("Périmètre", "Échéances", "février", "l’exercice", "n’est publiée", "Données"):
        assert word in text, word
    assert "ﬁ" not in text and "Uncovered" not in text


def test_links_are_live():
    for _, _, path in documents():
        data = ask("qpdf", "--json", path)
        text = json.dumps(json.loads(data), ensure_ascii=False)
        addresses = set(re.findall(r'"/URI": "u:([^"]*)"', text))
        assert "https://aka.ms/azuresoc3auditreport" in addresses, addresses
        assert all(address.startswith(("https://", "http://")) for address in addresses)


def test_draft_version_and_class_are_on_every_page():
    path = make("draft.pdf", "--draft", "--document-version", "2.5", "--confidentiality", "internal")
    pages = text_of(path).rstrip("\f\n").split("\f")
    for page in pages:
        assert "Draft" in page and "Version 2.5" in page and "Internal" in page, page
    final = text_of(make("en-a4.pdf", "--language", "en", "--paper", "a4"))
    assert "Draft" not in final and "Confidential" in final


def test_same_input_same_file():
    assert make("one.pdf").read_bytes() == make("two.pdf").read_bytes()


HOSTILE = (
    "AT&T", "<b>x</b>", "<span size='999999999'>y</span>", "<a href=\"file:///etc/passwd\">z</a>",
    "&#x202e;", "w" * 10_000, "word " * 2_000, "ab\u202ecd", "a" + "\u0301" * 50,
    "שירות ענן", "خدمة سحابية", "クラウド保証", "云服务安全报告" * 60, "{count} {soc} %s %n",
)  # fmt: skip


def test_hostile_names():
    with tempfile.TemporaryDirectory() as folder:
        names = [name.strip() for name in HOSTILE]
        path = write_catalogue(
            folder,
            services=[
                {"id": f"s{i}", "name": name, "scope": ["soc1"]} for i, name in enumerate(names)
            ],
            reports=[
                {
                    "id": f"r{i}",
                    "title": {"en": name, "fr": name},
                    "soc": 1,
                    "type": 2,
                    "services": [f"s{i}"],
                    "url": f"https://example.org/it's?a=(b)&c={i}",
                    "access": "nda",
                }
                for i, name in enumerate(names)
            ],
        )
        pdf = make("hostile.pdf", "--catalogue", path)
    assert "No syntax or stream encoding errors" in ask("qpdf", "--check", pdf)
    assert re.search(r"^Tagged: +yes$", ask("pdfinfo", pdf), re.M)
    text = text_of(pdf)
    for name in ("AT&T", "<b>x</b>", "<span size='999999999'>y</span>", "&#x202e;", "{count} {soc}"):
        assert name in text, name
    assert "ab[U+202E]cd" in text and "クラウド保証" in text
    # Nothing of a long name is lost: scope and reports have it once, coverage too.
    assert text.count("w") >= 3 * 10_000 and text.count("word") >= 3 * 2_000
    for number, page in enumerate(text.rstrip("\f\n").split("\f"), 1):
        assert re.search(rf"Page {number} of \d+", page), number


def test_words_stay_on_the_page():
    for path, width, height in (
        (make("fr-letter.pdf", "--language", "fr", "--paper", "letter"), 612, 792),
        (make("en-a4.pdf", "--language", "en", "--paper", "a4"), 595.3, 841.9),
    ):
        boxes = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"',
            ask("pdftotext", "-bbox", path, "-"),
        )
        assert len(boxes) > 300
        for box in boxes:
            left, top, right, bottom = map(float, box)
            assert left >= 57 and right <= width - 57, box
            assert top >= 30 and bottom <= height - 30, box


try:
    run_tests(globals())
finally:
    FOLDER.cleanup()
