#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "links" prints, and how its checks end.

No server of a test may be contacted by the real program, which is as it should be: what it
finds of real pages is tested in tests/portal. Here every name is unknown.
"""

import csv
import io
import json
import tempfile
from pathlib import Path

from harness import output, read_json, refuse, run, run_tests, write_catalogue


def write_link(folder, url="https://small.example/soc"):
    service = {"id": "mail", "name": "Mail", "scope": ["soc1"], "url": url}
    return write_catalogue(folder, services=[service])


def write_history(folder, *checks):
    """A history with one link of the small catalogue, CHECKS being (time, status) newest first."""
    entries = [{"time": time, "status": status, "final": f"https://small.example/{status}",
                "http": 404 if status == "gone" else 200, "hops": []} for time, status in checks]
    history = {"format": "socle-links", "version": 1,
               "links": [{"address": "https://small.example/soc", "checks": entries}]}
    Path(folder, "links.json").write_text(json.dumps(history), encoding="utf-8")


def test_all_links_of_the_bundled_catalogue():
    links = read_json("links")
    assert len(links) == 28, len(links)
    assert sum(link["url"].startswith("mailto:") for link in links) == 1
    assert all("status" not in link for link in links)
    assert "28 links" in output("links") and "Never checked" in output("links")
    assert "Jamais vérifié" in output("links", "--language", "fr")


def test_search():
    found = read_json("links", "--search", "bridge")
    assert 0 < len(found) < 28, len(found)


def test_last_check_and_change():
    with tempfile.TemporaryDirectory() as folder:
        catalogue = write_link(folder)
        write_history(folder, ("2020-03-01T00:00:00Z", "gone"), ("2020-02-01T00:00:00Z", "ok"))
        arguments = ("links", "--catalogue", catalogue, "--data-dir", folder)
        (link,) = read_json(*arguments)
        assert (link["status"], link["problem"], link["http_status"]) == ("gone", True, 404), link
        assert link["checked_at"] == "2020-03-01T00:00:00Z"
        assert link["change"] == "Before, on 1 February 2020, 00:00: Found.", link
        text = output(*arguments)
        assert "Gone" in text and link["change"] in text and link["message"] in text, text
        (row,) = csv.DictReader(io.StringIO(output(*arguments, "--format", "csv").lstrip("\ufeff")))
        assert (row["url"], row["status"]) == (link["url"], "gone"), row


def test_offline_marks_nothing_broken():
    with tempfile.TemporaryDirectory() as folder:
        services = [{"id": name, "name": name, "scope": ["soc1"],
                     "url": f"https://{name}.invalid/"} for name in ("one", "two", "three", "four")]
        catalogue = write_catalogue(folder, services=services)
        sentence = refuse("links", "--check", "--catalogue", catalogue, "--data-dir", folder)
        assert "no connection to the internet" in sentence, sentence
        french = refuse("links", "--check", "--catalogue", catalogue, "--data-dir", folder,
                        "--language", "fr")
        assert "Internet" in french and french != sentence, french
        assert not Path(folder, "links.json").exists()


def test_a_problem_is_exit_status_1():
    with tempfile.TemporaryDirectory() as folder:
        catalogue = write_link(folder, "http://127.0.0.1/soc")
        result = run("links", "--check", "--format", "json", "--catalogue", catalogue,
                     "--data-dir", folder, check=1)
        (link,) = json.loads(result.stdout)
        assert (link["status"], link["problem"]) == ("refused", True), link
        assert "1 link has a problem" in result.stderr.decode()
        saved = json.loads(Path(folder, "links.json").read_text(encoding="utf-8"))
        assert saved["links"][0]["checks"][0]["refusal"] == "refusal-local", saved
        assert Path(folder, "links.json").stat().st_mode & 0o777 == 0o600


def test_wrong_format():
    refuse("links", "--format", "xml")


run_tests(globals())
