#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What coverage and calendar print of the bundled catalogue, in each format."""

import re

from harness import Skip, output, read_json, refuse, run_tests

YEAR = ("--year-end", "12-31", "--year", "2019", "--sign-off", "2020-01-31")
SPAN = ("--from", "2019-01-01", "--to", "2019-12-31")


def counts(coverage):
    return coverage["tested"], coverage["bridged"], coverage["uncovered"]


def test_azure_group():
    reports = {entry["report"]: entry for entry in read_json("coverage", *YEAR)}
    assert len(reports) == 12, len(reports)
    for report in ("azure-soc1-type2", "azure-soc2-type2"):
        assert counts(reports[report]) == (9, 3, 0), reports[report]
        assert reports[report]["period_published"] is True
    for entry in reports.values():
        assert sum(counts(entry)) == 12, entry


def test_no_period_is_said_plainly():
    reports = {entry["report"]: entry for entry in read_json("coverage", *YEAR)}
    for report in ("dynamics-365-soc1-type2", "office-365-core-soc1"):
        assert reports[report]["period_published"] is False
        assert counts(reports[report]) == (0, 0, 12)
    text = output("coverage", *YEAR)
    for group in ("Dynamics 365", "Office 365"):
        assert f"No audit period is published for {group}" in text, text


def test_one_report():
    coverage = read_json("coverage", *YEAR, "--report", "azure-soc1-type2")
    states = [month["state"] for month in coverage["months"]]
    assert states == ["tested"] * 9 + ["bridged"] * 3, states
    assert coverage["months"][0]["month"] == "2019-01"
    assert coverage["months"][-1]["month"] == "2019-12"


def test_leap_day():
    coverage = read_json("coverage", "--year-end", "02-29", "--year", "2021",
                         "--report", "azure-soc1-type2")
    assert (coverage["from"], coverage["to"]) == ("2020-03-01", "2021-02-28"), coverage


def test_sign_off_before_the_end():
    sentence = refuse("coverage", "--year-end", "12-31", "--year", "2019",
                      "--sign-off", "2019-01-31")
    assert "sign-off" in sentence


def test_french_has_the_same_figures():
    english = read_json("coverage", *YEAR)
    french = read_json("coverage", *YEAR, "--language", "fr")
    assert [counts(entry) for entry in english] == [counts(entry) for entry in french]
    assert english[0]["sentence"] != french[0]["sentence"]


def test_calendar():
    dates = read_json("calendar", *SPAN)
    assert len(dates) == 10, len(dates)
    text = output("calendar", *SPAN, "--language", "fr")
    assert "juillet" in text, text


def write_calendar(*arguments):
    return output("calendar", *SPAN, "--format", "ics", "--today", "2020-02-01", *arguments)


def read_events(*arguments):
    """A reader of our own: lines unfolded, one dict for each event."""
    text = write_calendar(*arguments)
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n"), text[:40]
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, line
        assert "\n" not in line, line
    events = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and ":" in line:
            name, value = re.split(r"(?:;[^:]*)?:", line, maxsplit=1)
            events[-1].setdefault(name, value)
    return events


def test_calendar_file():
    events = read_events()
    assert len(events) == 10, len(events)
    assert len({event["UID"] for event in events}) == 10
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]), event
        assert re.fullmatch(r"2019\d{4}", event["DTSTART"]), event
        assert int(event["SEQUENCE"]) >= 0 and event["SUMMARY"], event
        assert "METHOD" not in event and "ATTACH" not in event, event


def test_calendar_file_is_known_again():
    english, french = read_events(), read_events("--language", "fr")
    assert [event["UID"] for event in english] == [event["UID"] for event in french]
    assert [event["SUMMARY"] for event in english] != [event["SUMMARY"] for event in french]


def expected_events(*arguments):
    """What the other readers must find: name, day, title and text of each event."""
    return sorted(
        (date["uid"], date["date"], date["title"], date["detail"])
        for date in read_json("calendar", *SPAN, "--today", "2020-02-01", *arguments)
    )


def test_icalendar_reads_the_file():
    try:
        import icalendar
    except ImportError as error:
        raise Skip("python3-icalendar is not installed") from error
    for language in ("en", "fr"):
        arguments = ("--year-end", "12-31", "--language", language)
        calendar = icalendar.Calendar.from_ical(write_calendar(*arguments, "--alarms"))
        assert not calendar.errors, calendar.errors
        events = calendar.walk("VEVENT")
        found = sorted(
            (str(event["UID"]), event.decoded("DTSTART").isoformat(), str(event["SUMMARY"]),
             str(event["DESCRIPTION"]))
            for event in events
        )
        assert found == expected_events(*arguments), found
        for event in events:
            assert not event.errors, event.errors
            assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == 1, event
            assert event["SUMMARY"].params["LANGUAGE"] == language, event
            (alarm,) = event.walk("VALARM")
            assert alarm.decoded("TRIGGER").days == -7, alarm


def test_vobject_reads_the_file():
    try:
        import vobject
    except ImportError as error:
        raise Skip("python3-vobject is not installed") from error
    for language in ("en", "fr"):
        arguments = ("--year-end", "12-31", "--language", language)
        (calendar,) = vobject.readComponents(write_calendar(*arguments, "--alarms"))
        calendar.validate(raiseException=True)
        found = sorted(
            (event.uid.value, event.dtstart.value.isoformat(), event.summary.value,
             event.description.value)
            for event in calendar.vevent_list
        )
        assert found == expected_events(*arguments), found
        for event in calendar.vevent_list:
            assert event.valarm.trigger.value.days == -7, event


run_tests(globals())
