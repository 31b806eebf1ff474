#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the commands print of the bundled catalogue, in each format."""

import csv
import io
import json
import tempfile
from pathlib import Path

from harness import DATA, SMALL, output, read_json, run_tests, write_catalogue

TWELVE = [
    "azure",
    "cloud-app-security",
    "dynamics-365",
    "graph",
    "intune",
    "microsoft-managed-desktop",
    "microsoft-flow",
    "office-365",
    "powerapps",
    "power-bi",
    "stream",
    "azure-devops",
]
TEN = [name for name in TWELVE if name not in ("dynamics-365", "azure-devops")]

with open(DATA / "catalogues/microsoft-2020-02-01.json", encoding="utf-8") as file:
    CATALOGUE = json.load(file)


def ids(*arguments):
    return [item["id"] for item in read_json(*arguments)]


def rows(*arguments):
    text = output(*arguments, "--format", "csv")
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_services_by_soc():
    assert ids("services") == TWELVE
    assert ids("services", "--soc", "1") == TWELVE
    assert ids("services", "--soc", "2") == TWELVE
    assert ids("services", "--soc", "3") == TEN


def test_reports_by_soc_and_type():
    assert len(ids("reports")) == 12
    assert [len(ids("reports", "--soc", n)) for n in "123"] == [4, 6, 2]
    assert len(ids("reports", "--type", "2")) == 5
    assert ids("reports", "--type", "1") == [
        "office-365-microservices-t1-soc2-type1",
        "yammer-soc2-type1",
    ]
    assert ids("reports", "--soc", "3", "--type", "2") == []


def test_search():
    assert ids("services", "--search", "AZURE government") == ["azure"]
    assert ids("services", "--search", "power automate") == ["microsoft-flow"]
    assert ids("services", "--search", "securite") == ["cloud-app-security"]
    assert ids("services", "--search", "nothing has this") == []
    assert ids("services", "--search", "") == TWELVE
    assert "yammer-soc2-type2" in ids("reports", "--search", "yammer")


def test_json_of_services_has_the_members_of_the_catalogue():
    known = {service["id"]: service for service in CATALOGUE["services"]}
    for service in read_json("services"):
        original = known[service["id"]]
        for member, value in original.items():
            assert service[member] == value, (service["id"], member)
        reports = [r["id"] for r in CATALOGUE["reports"] if service["id"] in r.get("services", [])]
        assert service["reports"] == reports
        added = {"reports", "cycle", "catalogue", "provider", "as_of"}
        assert set(service) - set(original) <= added, set(service) - set(original)
        assert service["catalogue"] == CATALOGUE["id"]
        assert service["as_of"] == "2020-02-01"


def test_json_of_reports_has_the_members_of_the_catalogue():
    known = {report["id"]: report for report in CATALOGUE["reports"]}
    for report in read_json("reports"):
        original = known[report["id"]]
        for member, value in original.items():
            assert report[member] == value, (report["id"], member)
        assert set(report) - set(original) <= {"services", "catalogue", "provider", "as_of"}


def test_csv_of_services():
    table = rows("services", "--soc", "3")
    assert [row["id"] for row in table] == TEN
    assert table[0]["members"] == "Azure; Azure Government; Azure Germany"
    assert table[0]["scope"] == "soc1; soc2; soc3"
    assert table[0]["reports"] == "azure-soc1-type2; azure-soc2-type2; azure-soc3"
    assert {row["as_of"] for row in table} == {"2020-02-01"}
    power_bi = next(row for row in table if row["id"] == "power-bi")
    assert power_bi["qualifier_scope"] == "soc1; soc2"
    assert "Office 365" in power_bi["qualifier"]


def test_csv_of_reports():
    table = rows("reports")
    assert [row["id"] for row in table] == [report["id"] for report in CATALOGUE["reports"]]
    for row, report in zip(table, CATALOGUE["reports"]):
        assert row["soc"] == str(report["soc"])
        assert row["type"] == str(report.get("type", ""))
        assert row["title"] == report["title"]["en"]
        assert row["access"] == report["access"]


def test_csv_without_rows_has_its_header():
    text = output("services", "--search", "nothing has this", "--format", "csv")
    assert text.count("\r\n") == 1 and '"as_of"' in text


def test_table():
    text = output("services", "--soc", "3")
    lines = text.splitlines()
    assert lines[0].startswith("Service") and set(lines[1].replace(" ", "")) == {"─"}
    assert [line.split()[-1] for line in lines[2:12]] == TEN
    assert "10 services" in text
    assert "As of 1 February 2020".replace(" ", "") in text.replace("\u00a0", "").replace(" ", "")
    assert CATALOGUE["source"]["title"] in text
    assert all(line == line.rstrip() for line in lines)


def test_table_columns_are_aligned():
    lines = output("reports").splitlines()[2:14]
    column = lines[0].index("Microsoft  ")
    assert {line[column : column + 9] for line in lines} == {"Microsoft"}


def test_show_service():
    text = output("show", "azure")
    for fact in ("Azure Germany", "azure-soc3", "https://aka.ms/AzureCompliance", "SOC 3"):
        assert fact in text, fact
    assert "no report names it" in text  # Azure Germany's gap
    assert "31" in text and "March" in text and "September" in text  # its periods
    assert "not in scope" in output("show", "dynamics-365").lower()
    assert "https://aka.ms/auditreports" in output("show", "dynamics-365")  # its letters
    assert "mailto:AzureDevOpsSOCReport@microsoft.com" in output("show", "azure-devops")


def test_show_report():
    text = output("show", "yammer-soc2-type1")
    for fact in ("AT 101", "AT-C 105/205", "Yammer SOC 2 AT 101 Type I Audit Report", "Yammer"):
        assert fact in text, fact
    assert "nondisclosure" in text


def test_show_json():
    service = read_json("show", "azure")
    cycle = next(cycle for cycle in CATALOGUE["cycles"] if cycle["id"] == "azure")
    assert service["audit_cycle"] == cycle
    assert service["source"] == CATALOGUE["source"]
    assert {"kind": "service", "title": {"en": service["name"]}, "url": service["url"]} in service[
        "links"
    ]
    assert {"no-report", "letters-not-linked"} <= {gap["kind"] for gap in service["gaps"]}
    assert all(gap["sentence"]["en"] and gap["sentence"]["fr"] for gap in service["gaps"])
    report = read_json("show", "customer-lockbox-soc1")
    assert "type" not in report and report["also_covers"] == ["Customer Lockbox"]
    assert {"type-not-stated", "superseded", "no-scope"} <= {gap["kind"] for gap in report["gaps"]}


def test_every_service_and_report_can_be_shown():
    for item in CATALOGUE["services"] + CATALOGUE["reports"]:
        assert item["id"] in output("show", item["id"])
        assert read_json("show", item["id"])["id"] == item["id"]


def test_several_catalogues():
    with tempfile.TemporaryDirectory() as folder:
        small = write_catalogue(folder)
        both = ("--catalogue", DATA / "catalogues", "--catalogue", small)
        assert ids("services", *both) == [*TWELVE, "mail"]
        text = output("services", *both)
        assert "small/mail" in text and "https://small.example/soc" in text
        assert "Small" in output("show", "small/mail", *both)
        assert ids("services", "--catalogue", small) == ["mail"]


def test_catalogues_of_the_user():
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "catalogues"
        own.mkdir()
        write_catalogue(own)
        assert ids("services", "--data-dir", folder) == [*TWELVE, "mail"]


def test_hostile_names_are_shown_as_they_are():
    name = "AT&T <b>x</b> \u202egpj.exe\u200b\U000e0041"
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(
            folder, services=[{"id": "mail", "name": name, "scope": ["soc1"]}], provider="=1+1"
        )
        chosen = ("--catalogue", path)
        shown = "AT&T <b>x</b> [U+202E]gpj.exe[U+200B][U+E0041]"
        assert shown in output("services", *chosen)
        assert shown in output("show", "mail", *chosen)
        (row,) = rows("services", *chosen)
        assert row["name"] == shown and row["provider"] == "'=1+1"
        text = output("services", *chosen, "--format", "json")
        assert "\u202e" not in text and "\U000e0041" not in text and json.loads(text)[0]["name"] == name


RICH = {
    "services": [
        {
            "id": "mail",
            "name": "Mail",
            "members": ["Mail", "Mail for Governments"],
            "aliases": [
                {"name": "Post", "from": "2019-01-01", "until": "2019-12-31"},
                {"name": "Courriel", "locale": "fr"},
            ],
            "qualifier": {"en": "In a plan", "fr": "Dans une offre"},
            "qualifier_scope": ["soc1"],
            "scope": ["soc1", "soc2"],
            "environments": ["Commercial", "Government"],
            "url": "https://small.example/mail",
            "remark": {"fr": "Sous un autre nom auparavant"},
        }
    ],
    "cycles": [
        {
            "id": cycle,
            "title": {"en": cycle.title(), "fr": cycle.title()},
            "services": [],
            "frequency": cycle,
            "period_ends": ["02-29"],
        }
        for cycle in ("annually", "semi-annually")
    ],
    "reports": [
        {
            "id": f"{access}-report",
            "title": {"en": "A report", "fr": "Un rapport"},
            "soc": 2,
            "cycle": cycle,
            "services": ["mail"],
            "members": ["Mail"],
            **({"access": access} if access != "no" else {}),
        }
        for access, cycle in (("request", "annually"), ("no", "semi-annually"))
    ],
}


def test_every_member_comes_back():
    with tempfile.TemporaryDirectory() as folder:
        chosen = ("--catalogue", write_catalogue(folder, **RICH))
        (service,) = read_json("services", *chosen)
        assert service.items() >= RICH["services"][0].items()
        for report, original, cycle in zip(
            read_json("reports", *chosen), RICH["reports"], RICH["cycles"]
        ):
            assert report.items() >= original.items()
            assert ("access" in report) == ("access" in original)
            assert read_json("show", report["id"], *chosen)["audit_cycle"] == cycle
        text = output("show", "mail", *chosen)
        for fact in ("Mail for Governments", "Post", "Government", "In a plan", "autre nom"):
            assert fact in text, fact
        (row,) = rows("services", *chosen)
        assert row["aliases"] == "Post; Courriel" and row["environments"] == "Commercial; Government"
        assert row["remark"] == "Sous un autre nom auparavant"


def test_wide_names_keep_the_columns():
    names = ["日本語", "plain", "e\u0301te\u0301"]
    services = [
        {"id": f"s{n}", "name": name, "scope": ["soc1"]} for n, name in enumerate(names)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = write_catalogue(folder, services=services)
        lines = output("services", "--catalogue", path).splitlines()[2:5]
    places = [line.split(SMALL["provider"])[0] for line in lines]
    widths = [len(p) + sum(c in "日本語" for c in p) - p.count("\u0301") for p in places]
    assert len(set(widths)) == 1, widths


def test_version():
    assert output("--version") == "socle 0.1.0\n"
    assert output("services", "--version") == "socle 0.1.0\n"


def test_help():
    text = output("--help")
    for word in ("services", "reports", "show IDENTIFIER", "coverage", "calendar", "export", "links",
                 "register export|import [FILE]", "verify", "--catalogue PATH", "--register FILE",
                 "--today DATE"):
        assert word in text, word
    for word in ("import", "compare"):
        assert f"\n  {word}" not in text, word
    assert output("-h") == text
    for command, option in (("services", "--soc"), ("reports", "--type"), ("show", "--format")):
        assert option in output(command, "--help")
        assert output("--help", command) == output(command, "--help")


def test_global_options_on_either_side():
    chosen = ("--catalogue", DATA / "catalogues")
    assert output(*chosen, "services") == output("services", *chosen)


def test_without_a_command_it_is_the_windows_turn():
    assert output() == "It is the window’s turn.\n"
    assert output("--gapplication-service") == "It is the window’s turn.\n"


run_tests(globals())
