#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the register changes in the command line's answers, and what verify finds."""

import contextlib
import csv
import hashlib
import io
import json
import re
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
        # Until it is received once more, it is told of each time.
        find_wrong(folder, "evidence-5", "aside")
        for bad in (folder / "evidence" / "bad").iterdir():
            bad.unlink()
        find_wrong(folder, "evidence-5", "missing")


def test_verify_finds_evidence_that_stays_where_it_is():
    """Where nothing can be moved, as on a disk to be read only, all is told that is wrong."""
    with register() as folder:
        (path,) = objects(folder)
        path.chmod(0o600)
        path.write_bytes(b"%PDF-1.7\nA retort\n%%EOF\n")
        (folder / "evidence" / "bad").write_bytes(b"in the way")
        result = run("verify", "--data-dir", folder, check=1)
        sentences = result.stderr.decode().splitlines()
        assert len(sentences) == 2 and "evidence-5" in sentences[0], sentences
        assert str(path) in sentences[1], sentences
        assert b"5 entries" in result.stdout, result.stdout


def test_every_export_gives_the_fingerprint_out():
    """Each file has the fingerprint of the trail as it was, and the trail notes it."""
    year = ("--year-end", "12-31", "--year", "2019")
    with register() as folder:
        for number, (format_, table) in enumerate(
            [("csv", "coverage"), ("csv", "due-dates"), ("csv", "evidence"), ("ics", None),
             ("json", None)], 5):
            before = read_json("verify", "--data-dir", folder)
            assert before["entries"] == number, before
            text = output("export", *year, "--format", format_, "--data-dir", folder,
                          *(("--table", table) if table else ()))
            assert before["fingerprint"] in text.replace("\r\n ", ""), (format_, table, text)
            if format_ == "csv":
                rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
                assert rows and None not in rows[0] and None not in rows[0].values(), rows
            if table == "coverage":
                assert {row["trail_fingerprint"] for row in rows} == {before["fingerprint"]}
                assert {row["trail_entries"] for row in rows} == {"5"}, rows
                assert list(rows[0])[-2:] == ["trail_entries", "trail_fingerprint"]
        pack = folder / "pack"
        output("verify", "--export", pack, "--data-dir", folder)
        given = (pack / "FINGERPRINTS").read_text().splitlines()
        assert [line.split()[1] for line in given] == ["5", "6", "7", "8", "9"], given
        for line in given:
            fingerprint, count, _ = line.split()
            head = subprocess.run(f"head -n {count} SHA256SUMS | sha256sum", shell=True, cwd=pack,
                                  check=True, capture_output=True, text=True).stdout.split()[0]
            assert head == fingerprint, (line, head)


def test_export_of_a_register_that_cannot_be_written():
    """What cannot be noted is said, and no reason to give nothing."""
    with register() as folder:
        # Another program is at it: whoever runs this may be allowed to write to any file.
        with contextlib.closing(sqlite3.connect(folder / "register.db")) as database:
            database.execute("BEGIN IMMEDIATE")
            result = run("export", "--format", "json", "--data-dir", folder, check=0)
        assert json.loads(result.stdout)["coverage"], result.stdout
        sentence = result.stderr.decode()
        assert sentence.startswith("socle: The fingerprint was given out, but "), sentence
        assert sentence.count("\n") == 1 and "register.db" in sentence, sentence
        assert read_json("verify", "--data-dir", folder)["entries"] == 5


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


TABLES = ("services", "editions", "letters")


def write_table(folder, text, encoding="utf-8"):
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def imports(folder, text, *words, encoding="utf-8", check=0):
    """Standard output and error of an import, and whether it changed the register."""
    register = folder / "register.db"
    before = register.read_bytes() if register.exists() else None
    path = write_table(folder, text, encoding)
    result = run("register", "import", path, "--data-dir", folder, *words, check=check)
    after = register.read_bytes() if register.exists() else None
    return result.stdout.decode(), result.stderr.decode(), before != after


def test_export_tables():
    with register() as folder:
        for name in TABLES:
            text = output("register", "export", "--table", name, "--data-dir", folder)
            rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
            assert len(rows) == {"services": 2, "editions": 1, "letters": 0}[name], rows
            assert all(row["id"].startswith(name[:-1]) for row in rows), rows
            path = folder / f"{name}.csv"
            output("register", "export", "--table", name, "-o", path, "--data-dir", folder)
            assert path.read_text(encoding="utf-8", newline="") == text
        assert output("register", "export", "--data-dir", folder).startswith('\ufeff"id"')


def test_export_everything():
    with register() as folder:
        path = folder / "all.json"
        output("register", "export", "--format", "json", "--output", path, "--data-dir", folder)
        everything = json.loads(path.read_text(encoding="utf-8"))
        verified = read_json("verify", "--data-dir", folder)
    assert everything["format"] == "socle-register" and everything["version"] == 1
    assert everything["fingerprint"] == verified["fingerprint"]
    assert len(everything["trail"]) == verified["entries"]
    assert [row["service"] for row in everything["service"]] == ["azure", "office-365"]
    assert len(everything["edition"]) == len(everything["evidence"]) == 1
    # The digest of the trail follows from its entries alone.
    lines = "".join(
        f"{hashlib.sha256(entry.encode()).hexdigest()}  entries/{number:06}.txt\n"
        for number, entry in enumerate(everything["trail"], 1)
    )
    assert hashlib.sha256(lines.encode()).hexdigest() == everything["fingerprint"]


def test_export_to_a_bad_place():
    with register() as folder:
        for word in ("csv", "json"):
            words = ("register", "export", "--format", word, "--data-dir", folder, "-o")
            assert "nowhere" in refuse(*words, folder / "nowhere" / "a")
            assert not list(folder.glob(".socle-*"))
    with tempfile.TemporaryDirectory() as folder:
        assert "register.db" in refuse("register", "export", "--data-dir", folder)


def test_round_trip_of_tables():
    with register() as folder:
        for name in TABLES:
            text = output("register", "export", "--table", name, "--data-dir", folder)
            out, err, changed = imports(folder, text)
            assert ("0 new, 0 changed" in out) and err == "" and not changed, out
            # Without identifiers the same records are still the same.
            bare = re.sub(r'^"[a-z]+-\d+"', '""', text, flags=re.MULTILINE)
            out, err, changed = imports(folder, bare)
            assert "0 new, 0 changed" in out and not changed, out


def test_import():
    with register() as folder:
        text = "catalogue;service;owner\r\nmicrosoft;azure;Ann\r\nmicrosoft;intune;Zoë\r\n"
        out, err, changed = imports(folder, text, "--dry-run", encoding="cp1252")
        assert "Windows-1252" in out and "Intune" in out and "“Ann”" in out and not changed, out
        assert "would bring: 1 new, 1 changed, 0 the same" in out, out
        out, err, changed = imports(folder, text, encoding="cp1252")
        assert "1 new, 1 changed, 0 the same" in out and err == "" and changed, (out, err)
        rows = json.loads(output("register", "export", "--format", "json", "--data-dir", folder))
        assert {row["service"]: row.get("owner") for row in rows["service"]} == {
            "azure": "Ann", "office-365": rows["service"][1].get("owner"), "intune": "Zoë"
        }
        assert read_json("verify", "--data-dir", folder)["entries"] == 7
        # Once more, nothing is new.
        out, err, changed = imports(folder, text, encoding="cp1252")
        assert "0 new, 0 changed, 2 the same" in out and not changed, out
        # The day began with a backup.
        assert len(list((folder / "backups").glob("register-*.db"))) == 1


def test_import_makes_the_first_register():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = "catalogue,service\nmicrosoft,azure\n"
        imports(folder, text, "--dry-run")
        assert not (folder / "register.db").exists()
        imports(folder, text)
        services = read_json("services", "--in-use", "--data-dir", folder)
        assert [service["id"] for service in services] == ["azure"], services
        table = write_table(folder, text)
        missing = folder / "acme.db"
        assert "acme.db" in refuse("register", "import", table, "--register", missing)
        assert not missing.exists()


def test_import_all_or_nothing():
    text = (
        "catalogue,service,owner,criticality\n"
        "microsoft,intune,Ann,high\n"
        "microsoft,azur,Ann,high\n"
        "microsoft,graph,Ann,huge\n"
        "microsoft,intune,Bob,high\n"
        "microsoft,stream,Ann,high,x\n"
    )
    places = ["Line 3, column 2", "Line 4, column 4", "Line 5:", "Line 6, column 5"]
    with register() as folder:
        for words in ((), ("--dry-run",)):
            out, err, changed = imports(folder, text, *words, check=1)
            lines = err.splitlines()
            assert not changed and "Nothing is imported" in out, out
            assert len(lines) == len(places), err
            for line, place in zip(lines, places):
                assert line.startswith("socle: ") and "table.csv: " + place in line, line
                assert line.endswith((".", "?")), line
        assert "nearly so is called: azure" in err
        french = imports(folder, text, "--language", "fr", check=1)[1]
        assert "Ligne 3, colonne 2" in french, french


BAD_TABLES = {
    "empty": (b"", "empty"),
    "text": (b"Dear Ann,\n", "columns"),
    "spreadsheet": (b"PK\3\4\0\0\xff", "not a table"),
    "other separator": (b"catalogue|service\nmicrosoft|azure\n", "columns"),
    "no encoding": (b"catalogue,service\nmicrosoft,\x81\xff\n", "Line 2"),
    "quotation mark": (b'catalogue,service\nmicrosoft,"azure\n', "Line 2"),
}


def test_import_of_what_is_no_table():
    with register() as folder:
        content = (folder / "register.db").read_bytes()
        path = folder / "bad.csv"
        for name, (data, word) in BAD_TABLES.items():
            path.write_bytes(data)
            sentence = refuse("register", "import", path, "--data-dir", folder)
            assert "bad.csv" in sentence and word in sentence, (name, sentence)
        assert "folder" not in refuse("register", "import", folder, "--data-dir", folder)
        assert "absent" in refuse("register", "import", folder / "absent", "--data-dir", folder)
        assert (folder / "register.db").read_bytes() == content


def test_words_of_register():
    for words in ((), ("restore",), ("import",), ("export", "more"), ("import", "a", "b")):
        refuse("register", *words)
    refuse("register", "export", "--table", "evidence")
    refuse("register", "export", "--format", "pdf")
    # What has no effect is refused, whether there is a register or not.
    assert "--dry-run" in refuse("register", "export", "--dry-run", "-o", "never")
    assert "--output" in refuse("register", "import", "a", "-o", "never")
    assert "--format" in refuse("register", "import", "a", "--format", "csv")
    assert not Path("never").exists()
    with register() as folder:
        assert "--table" in refuse("register", "export", "--format", "json", "--table", "editions",
                                   "--data-dir", folder)
    for language in ("en", "fr"):
        text = output("register", "--help", "--language", language)
        assert "--dry-run" in text and "export|import" in text


run_tests(globals())
