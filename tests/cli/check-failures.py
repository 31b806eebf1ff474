#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad arguments, bad catalogues, and output that cannot be written: one sentence, and its status."""

import os
import subprocess
import tempfile
from pathlib import Path

from harness import PROGRAM, DATA, output, read_json, refuse, run, run_tests, write_catalogue

BAD_ARGUMENTS = (
    # arguments, what the sentence names
    (["nonsense"], "nonsense"),
    (["coverage"], "--year-end"),
    (["coverage", "--year-end", "13-31", "--year", "2019"], "13-31"),
    (["coverage", "--year-end", "12-31", "--year", "nine"], "nine"),
    (["coverage", "--year-end", "12-31", "--year", "2019", "--report", "nope"], "nope"),
    (["calendar", "--from", "2019-13-01"], "2019-13-01"),
    (["--nonsense"], "--nonsense"),
    (["services", "--nonsense"], "--nonsense"),
    (["services", "--type", "1"], "--type"),
    (["services", "word"], "word"),
    (["services", "--soc"], "--soc"),
    (["services", "--soc", "4"], "1, 2, 3"),
    (["services", "--soc", "one"], "one"),
    (["services", "--soc="], "--soc"),
    (["services", "--soc", "1 "], "--soc"),
    (["services", "--format", "xml"], "table, json, csv"),
    (["services", "--search", b"\xff"], "UTF-8"),
    (["reports", "--type", "3"], "1, 2"),
    (["show"], "show"),
    (["show", "azure", "graph"], "graph"),
    (["show", "azure", "--format", "csv"], "text, json"),
    (["show", ""], "services"),
    (["show", b"\xff"], "UTF-8"),
    (["services", "--language", "de"], "de"),
    (["services", "--today", "2021-02-29"], "2021-02-29"),
    (["services", "--catalogue"], "--catalogue"),
    (["services", "\x1b[31m"], "[U+001B]"),
)


def test_bad_arguments():
    for arguments, named in BAD_ARGUMENTS:
        sentence = refuse(*arguments)
        assert named in sentence, (arguments, sentence)
        assert sentence.endswith(".\n"), sentence


def test_bad_arguments_are_told_in_french():
    for arguments, _ in BAD_ARGUMENTS:
        if "--language" not in arguments:
            assert refuse(*arguments, "--language", "fr") != refuse(*arguments), arguments


def test_unknown_identifier():
    assert "azure-devops" in refuse("show", "azure-devop")
    assert "office-365" in refuse("show", "Office-365")
    assert "socle services" in refuse("show", "qqqqqqqqqqqq")
    near = refuse("show", "soc2")
    assert near.split(": ")[-1].count(",") == 2, near


def test_missing_catalogue():
    assert "nowhere.json" in refuse("services", "--catalogue", "/nonexistent/nowhere.json")
    with tempfile.TemporaryDirectory() as folder:
        assert folder in refuse("services", "--catalogue", folder)
        assert folder in refuse("services", SOCLE_DATA_DIR=folder)


def test_broken_catalogue_that_was_named():
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.json"
        for content in (b"", b"{", b"[1][2]", b"\xff", b"\0", b"[" * 1_000, b"{}", b" " * (17 << 20)):
            broken.write_bytes(content)
            assert "broken.json" in refuse("services", "--catalogue", broken), content[:9]
            # Named beside a good one, it still is bad input.
            sentence = refuse("services", "--catalogue", DATA / "catalogues", "--catalogue", broken)
            assert "broken.json" in sentence, content[:9]


def test_place_of_a_problem():
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(folder, services=[{"id": "a", "name": "A", "scope": "soc1"}])
        sentence = refuse("services", "--catalogue", path)
        assert "services[0].scope" in sentence and "1" in sentence, sentence


def test_one_sentence_however_many_problems():
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(folder, provider=1, as_of="never", services=[{}])
        assert "more problems" in refuse("services", "--catalogue", path)


def test_broken_catalogue_among_good_ones():
    with tempfile.TemporaryDirectory() as folder:
        write_catalogue(folder)
        (Path(folder) / "broken.json").write_text("{", encoding="utf-8")
        (Path(folder) / "empty.json").write_text("", encoding="utf-8")
        result = run("services", "--catalogue", folder, "--format", "csv", check=1)
    assert b'"mail"' in result.stdout
    complaints = result.stderr.decode().splitlines()
    assert len(complaints) == 2, complaints
    assert "broken.json" in complaints[0] and "empty.json" in complaints[1]


def test_one_broken_among_a_hundred():
    with tempfile.TemporaryDirectory() as folder:
        for n in range(100):
            write_catalogue(folder, f"{n}.json", id=f"small-{n}")
        (Path(folder) / "50.json").write_text("{", encoding="utf-8")
        result = run("services", "--catalogue", folder, "--format", "json", check=1)
    assert result.stdout.count(b'"name"') == 99
    assert result.stderr.count(b"\n") == 1 and b"50.json" in result.stderr


def test_only_broken_catalogues():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.json", "b.json"):
            (Path(folder) / name).write_text("{", encoding="utf-8")
        result = run("services", "--catalogue", folder, check=2)
    assert result.stdout == b"" and result.stderr.count(b"\n") == 2


def test_same_catalogue_twice():
    with tempfile.TemporaryDirectory() as folder:
        write_catalogue(folder, "a.json")
        write_catalogue(folder, "b.json")
        result = run("services", "--catalogue", folder, check=1)
        assert b"b.json" in result.stderr and b"small" in result.stderr


def test_full_disk():
    with open("/dev/full", "wb") as full:
        result = run("services", stdout=full, check=2)
    assert result.stderr.startswith(b"socle: ") and result.stderr.count(b"\n") == 1


def test_closed_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = run("services", stdout=writer, check=2)
    finally:
        os.close(writer)
    assert result.stderr.startswith(b"socle: ") and result.stderr.count(b"\n") == 1


def test_closed_output():
    for closed in ("1>&-", "0<&- 1>&-", "0<&- 1>&- 2>&-"):
        result = subprocess.run(
            ["sh", "-c", f'exec "$0" services {closed}', PROGRAM], capture_output=True, timeout=30
        )
        assert result.returncode == 2, (closed, result)
    result = subprocess.run(["sh", "-c", 'exec "$0" services 2>&-', PROGRAM], stdout=-1, timeout=30)
    assert result.returncode == 0 and b"azure" in result.stdout


def test_large_output_into_a_slow_pipe():
    services = [
        {"id": f"s{n}", "name": f"Service {n}", "scope": ["soc1"]} for n in range(5_000)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(folder, services=services)
        assert len(read_json("services", "--catalogue", path)) == 5_000
        assert output("services", "--catalogue", path).count("\n") == 5_005


run_tests(globals())
