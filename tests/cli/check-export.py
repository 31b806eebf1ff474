#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command export: what it writes where, and what it refuses."""

import csv
import io
import json
import os
import resource
import signal
import subprocess
import tempfile
from pathlib import Path

import harness
from harness import output, refuse, run, run_tests, write_catalogue

YEAR = ("--today", "2020-02-01", "--year", "2019", "--sign-off", "2020-01-31")
TABLES = ("coverage", "scope", "reports", "gaps", "due-dates", "sources")


def export(*arguments):
    return run("export", *YEAR, *arguments, check=0)


def read_rows(data):
    text = data.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def summary(*arguments):
    return json.loads(export("--format", "json", *arguments).stdout)


def test_json_is_the_whole_summary():
    data = summary()
    assert list(data)[-6:] == list(TABLES), list(data)
    assert data["language"] == "en" and data["date"] == "2020-02-01"
    assert (data["year_from"], data["year_to"]) == ("2019-01-01", "2019-12-31")
    assert data["sign_off"] == "2020-01-31" and data["draft"] is False
    assert len(data["sentences"]) == 3
    figures = data["figures"]
    assert [figures[f"in_scope_of_soc{n}"] for n in (1, 2, 3)] == [12, 12, 10]
    assert figures["services"] == 12 and figures["reports"] == 12
    assert figures["without_uncovered_month"] == 2 and figures["without_published_period"] == 8
    assert figures["open_points"] == len(data["gaps"])


def test_coverage_of_the_published_and_the_unpublished():
    coverage = {row["id"]: row for row in summary()["coverage"]}
    for name in ("azure-soc1-type2", "azure-soc2-type2"):
        row = coverage[name]
        assert (row["tested"], row["bridged"], row["uncovered"]) == (9, 3, 0)
        states = [month["state"] for month in row["months"]]
        assert states == ["tested"] * 9 + ["bridged"] * 3
        assert row["months"][0]["month"] == "2019-01" and row["months"][0]["held"] is False
    for name, row in coverage.items():
        assert row["tested"] + row["bridged"] + row["uncovered"] == 12
        if not name.startswith("azure"):
            assert row["period_published"] is False and row["uncovered"] == 12, name
            assert "No audit period is published" in row["sentence"], name


def test_soc_filter():
    data = summary("--soc", "3")
    assert len(data["scope"]) == 10 and len(data["reports"]) == 2
    assert "soc1" not in data["scope"][0] and data["scope"][0]["soc3"] is True


def test_both_languages_have_the_same_figures():
    english, french = summary("--language", "en"), summary("--language", "fr")
    assert french["title"].startswith("Rapports SOC") and english["title"] != french["title"]
    assert english["figures"] == french["figures"]
    for table in TABLES:
        assert len(english[table]) == len(french[table]), table
        for one, other in zip(english[table], french[table]):
            for name, value in one.items():
                if not isinstance(value, str):
                    assert other[name] == value, (table, name)


def test_csv_on_standard_output_is_one_table():
    rows = read_rows(export("--format", "csv").stdout)
    assert rows[0]["months"].startswith("2019-01 tested; 2019-02 tested; ")
    assert rows[0]["months"].endswith("2019-12 bridged")
    assert (rows[0]["tested"], rows[0]["bridged"], rows[0]["uncovered"]) == ("9", "3", "0")
    for table in TABLES:
        rows = read_rows(export("--format", "csv", "--table", table).stdout)
        assert len(rows) == len(summary()[table]), table
    dates = [row["date"] for row in read_rows(export("--format", "csv", "--table", "due-dates").stdout)]
    assert dates == sorted(dates) and dates[0] >= "2020-02-01" and len(dates[0]) == 10


def test_csv_in_a_folder_is_every_table():
    with tempfile.TemporaryDirectory() as folder:
        for target in (folder, folder + "/new/"):
            assert export("--format", "csv", "-o", target).stdout == b""
            assert sorted(os.listdir(target))[-6:] != [] and set(TABLES) <= {
                path.stem for path in Path(target).glob("*.csv")
            }
        rows = read_rows(Path(folder, "reports.csv").read_bytes())
        assert len(rows) == 12 and rows[0]["access"] == "Restricted use"


def test_calendar_has_the_due_dates():
    text = export("--format", "ics").stdout.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == len(summary()["due-dates"]) > 0


def test_formulas_do_not_run():
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(folder, services=[{"id": "a", "name": "=1+1", "scope": ["soc1"]}])
        rows = read_rows(
            export("--format", "csv", "--table", "scope", "--catalogue", path).stdout
        )
        assert rows[0]["service"] == "'=1+1"


def test_file_replaces_what_was_there():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "summary.json")
        path.write_text("old")
        assert export("--format", "json", "--output", path).stdout == b""
        assert json.loads(path.read_text())["title"]
        assert os.listdir(folder) == ["summary.json"]


def test_default_year_is_the_current_one():
    data = json.loads(
        output("export", "--format", "json", "--today", "2020-05-15", "--year-end", "06-30")
    )
    assert (data["year_from"], data["year_to"]) == ("2019-07-01", "2020-06-30")
    assert data["sign_off"] == "2020-09-30"


def test_leap_day_as_year_end():
    for year, end in (("2020", "2020-02-29"), ("2019", "2019-02-28")):
        data = json.loads(
            output("export", "--format", "json", "--year-end", "02-29", "--year", year)
        )
        assert data["year_to"] == end, data["year_to"]


def test_refused_values():
    for arguments, word in (
        (["--year", "20"], "20"),
        (["--year", "x"], "x"),
        (["--year-end", "13-01"], "13-01"),
        (["--year-end", "02-30"], "02-30"),
        (["--sign-off", "2019-02-30"], "2019-02-30"),
        (["--soc", "4"], "4"),
        (["--paper", "a3"], "a3"),
        (["--format", "doc"], "doc"),
        (["--confidentiality", "secret"], "secret"),
        (["--table", "all"], "all"),
    ):
        assert f"“{word}”" in refuse("export", *arguments), arguments


def test_sign_off_before_the_year_ends():
    sentence = refuse("export", "--format", "json", "--year", "2019", "--sign-off", "2019-06-30")
    assert "30 June 2019" in sentence.replace("\u00a0", " "), sentence
    sentence = refuse(
        "export", "--format", "json", "--year", "2019", "--sign-off", "2019-06-30", "--language", "fr"
    )
    assert "30 juin 2019" in sentence.replace("\u00a0", " "), sentence


def test_unwritable_targets():
    with tempfile.TemporaryDirectory() as folder:
        for form in ("pdf", "json", "csv"):
            missing = f"{folder}/missing/x.{form}"
            assert missing in refuse("export", "--format", form, "-o", missing)
        assert folder in refuse("export", "-o", folder)
        assert "could not be written" in refuse("export", "--format", "json", "-o", folder)
        assert os.listdir(folder) == []


def test_full_disk_leaves_nothing():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        # A limit on the size of files fails a write as a full disk does.
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

        for form in ("pdf", "json"):
            path = Path(folder, "x." + form)
            result = subprocess.run(
                [harness.PROGRAM, "export", *YEAR, "--format", form, "-o", path],
                capture_output=True,
                preexec_fn=limit,
                env=os.environ | {"HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home},
                check=False,
                timeout=30,
            )
            assert result.returncode == 2, result
            # Under the limit, fontconfig complains of its own cache.
            told = [line for line in result.stderr.splitlines() if line.startswith(b"socle: ")]
            assert len(told) == 1 and b"could not be written" in told[0], result.stderr
            assert os.listdir(folder) == [], os.listdir(folder)


def test_full_device():
    if os.path.exists("/dev/full"):
        for form in ("pdf", "json", "csv"):
            assert "/dev/full" in refuse("export", "--format", form, "-o", "/dev/full")


def test_help():
    text = output("export", "--help")
    for option in ("--format", "--year-end", "--sign-off", "--draft", "--paper", "-o, --output"):
        assert option in text, option
    assert output("export", "--help", "--language", "fr") != text


run_tests(globals())
