#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the register changes in the command line's answers, and what verify finds."""

import contextlib
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from harness import output, read_json, refuse, run, run_tests

MAKE_REGISTER = sys.argv[2]


@contextlib.contextmanager
def register():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([MAKE_REGISTER, folder], check=True)
        yield Path(folder)


def objects(folder):
    return [path for path in (folder / "evidence/objects").rglob("*") if path.is_file()]


def test_services_in_use():
    with register() as folder:
        services = read_json("services", "--in-use", "--data-dir", folder)
        assert [service["id"] for service in services] == ["azure", "office-365"], services
        assert len(read_json("services", "--data-dir", folder)) == 12
        searched = read_json("services", "--in-use", "--search", "azure", "--data-dir", folder)
        assert [service["id"] for service in searched] == ["azure"], searched


def test_in_use_needs_a_register():
    with tempfile.TemporaryDirectory() as folder:
        assert "register.db" in refuse("services", "--in-use", "--data-dir", folder)
        assert list(Path(folder).iterdir()) == []


def test_another_register():
    with register() as folder, tempfile.TemporaryDirectory() as empty:
        path = folder / "register.db"
        services = read_json("services", "--in-use", "--register", path, "--data-dir", empty)
        assert [service["id"] for service in services] == ["azure", "office-365"], services
        assert str(path) in output("verify", "--register", path)
        missing = folder / "acme.db"
        year = ("--year-end", "12-31", "--year", "2019")
        for words in (("services", "--in-use"), ("coverage", *year), ("export", *year), ("verify",)):
            assert "acme.db" in refuse(*words, "--register", missing), words
        assert not missing.exists()
        missing.write_bytes(b"Dear diary")
        assert "acme.db" in refuse("verify", "--register", missing)
        assert missing.read_bytes() == b"Dear diary"
        assert list(Path(empty).iterdir()) == []


def test_a_newer_register_is_refused():
    with register() as folder:
        path = folder / "register.db"
        content = bytearray(path.read_bytes())
        content[63] = 99
        path.write_bytes(content)
        for words in (("services", "--in-use"), ("export", "--year", "2019"), ("verify",)):
            assert "newer" in refuse(*words, "--register", path), words
        assert path.read_bytes() == content


def test_coverage_counts_what_is_held():
    arguments = ("coverage", "--year-end", "12-31", "--year", "2019", "--report", "azure-soc1-type2")
    expected = read_json(*arguments)
    assert (expected["tested"], expected["bridged"]) == (9, 3), expected
    with register() as folder:
        held = read_json(*arguments, "--data-dir", folder)
    assert (held["tested"], held["bridged"], held["uncovered"]) == (12, 0, 0), held


def test_export_counts_what_is_held():
    arguments = ("export", "--year-end", "12-31", "--year", "2019", "--format", "json")
    with register() as folder:
        everything = json.loads(output(*arguments, "--data-dir", folder))
        used = json.loads(output(*arguments, "--in-use", "--data-dir", folder))
    expected = json.loads(output(*arguments))
    totals = [
        {row["id"]: (row["tested"], row["bridged"]) for row in document["coverage"]}
        for document in (expected, everything, used)
    ]
    assert totals[0] | {"azure-soc1-type2": (12, 0)} == totals[1], totals
    # What the report that is held shares with others no longer is theirs.
    assert totals[1]["azure-soc2-type2"] == (9, 3), totals
    assert totals[2].items() < totals[1].items() and "dynamics-365-soc1-type2" not in totals[2]
    assert [row["id"] for row in used["scope"]] == ["azure", "office-365"], used["scope"]
    with tempfile.TemporaryDirectory() as folder:
        assert "register.db" in refuse(*arguments, "--in-use", "--data-dir", folder)


def test_verify():
    with register() as folder:
        text = output("verify", "--data-dir", folder)
        result = read_json("verify", "--data-dir", folder)
        french = output("verify", "--data-dir", folder, "--language", "fr")
    assert "5 entries" in text and "1 file of evidence" in text, text
    assert result["entries"] == 5 and result["fingerprint"] in text and result["evidence"] == 1
    assert result["missing"] == result["bad"] == result["unfiled"] == []
    assert result["fingerprint"] in french and french != text


def test_verify_without_a_register():
    with tempfile.TemporaryDirectory() as folder:
        assert "register.db" in refuse("verify", "--data-dir", folder)
        for content in (b"", b"Dear Ann,\n"):
            (Path(folder) / "register.db").write_bytes(content)
            assert "register.db" in refuse("verify", "--data-dir", folder)
            assert (Path(folder) / "register.db").read_bytes() == content


def find_wrong(folder, *named):
    result = run("verify", "--data-dir", folder, check=1)
    sentence = result.stderr.decode()
    assert sentence.count("\n") == 1 and sentence.endswith(".\n"), sentence
    for word in named:
        assert word in sentence, sentence
    return result


def test_verify_finds_a_changed_record():
    with register() as folder:
        with contextlib.closing(sqlite3.connect(folder / "register.db")) as database:
            database.execute("UPDATE edition SET opinion = 'adverse'")
            database.commit()
        assert find_wrong(folder, "register.db", "edition-4").stdout == b""
        # The other commands do not take it for data either.
        refuse("services", "--in-use", "--data-dir", folder)


def test_verify_finds_half_a_file():
    with register() as folder:
        path = folder / "register.db"
        path.write_bytes(path.read_bytes()[:8192])
        find_wrong(folder, "register.db")


def test_verify_finds_bad_and_missing_evidence():
    with register() as folder:
        (path,) = objects(folder)
        path.chmod(0o600)
        path.write_bytes(b"%PDF-1.7\nA retort\n%%EOF\n")
        find_wrong(folder, "evidence-5", "report.pdf", "aside")
        assert objects(folder) == []
        find_wrong(folder, "evidence-5", "missing")


def test_export_for_an_auditor():
    with register() as folder:
        pack = folder / "pack"
        output("verify", "--export", pack, "--data-dir", folder)
        for place in (pack, pack / "evidence"):
            subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=place, check=True)
        digest = subprocess.run(
            ["sha256sum", "SHA256SUMS"], cwd=pack, check=True, capture_output=True, text=True
        ).stdout.split()[0]
        assert digest in (pack / "HOWTO.txt").read_text(encoding="utf-8")
        assert "pack" in refuse("verify", "--export", pack, "--data-dir", folder)
        # The trail says that it was given out.
        assert read_json("verify", "--data-dir", folder)["entries"] == 6


run_tests(globals())
