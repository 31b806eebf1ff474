#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the bundled Microsoft catalogue with the facts laid out from its source page.

Usage: compare-expected.py SOURCE_ROOT EXPECTED. Prints TAP; skips where EXPECTED is absent.
"""

import calendar
import json
import re
import sys
from datetime import datetime
from pathlib import Path

# What Meson takes for “skipped” from a program registered without its TAP protocol.
SKIPPED = 0

CATALOGUE = Path("data") / "catalogues" / "microsoft-2020-02-01.json"
SCOPES = {"SOC 1 and SOC 2": ("soc1", "soc2"), "SOC 3": ("soc3",)}
FREQUENCIES = {"at least annually": "at-least-annually"}


class Tap:
    """Numbers the results and remembers whether one of them was bad."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, problems):
        """Reports one test: good when the list of problems is empty."""
        problems = list(problems)
        self.count += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems:
            print(f"# {problem}")

    def finish(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def differs(what, found, wanted):
    return [] if found == wanted else [f"{what}: found {found!r}, wanted {wanted!r}"]


def plain(text):
    """Folds what typography alone changes."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def urls(value):
    if isinstance(value, dict):
        if isinstance(value.get("url"), str):
            yield value["url"]
        for child in value.values():
            yield from urls(child)
    elif isinstance(value, list):
        for child in value:
            yield from urls(child)


def plans(text):
    """What a qualifier says: the plans it names, and whether the service also stands alone."""
    words = {word for word in ("Office 365", "Dynamics 365") if word in text}
    return words | ({"standalone"} if "standalone" in text else set())


def qualified(service, scope):
    return "qualifier" in service and scope in service.get("qualifier_scope", service["scope"])


def find_service(catalogue, printed, scope):
    """The service of a printed list item, which is its name and, if qualified, a condition."""
    text = plain(printed)
    for service in catalogue["services"]:
        name = service["name"]
        if text == name and not qualified(service, scope):
            return service
        if qualified(service, scope) and text.startswith(name + " ") \
           and plans(text[len(name):]) == plans(service["qualifier"]["en"]):
            return service
    return None


def scope_problems(catalogue, items, scope):
    """Each item of a list is a service in that scope, and no other service is in it."""
    found = []
    for item in items:
        service = find_service(catalogue, item["source"], scope)
        if service is None:
            yield f"no service for “{item['source']}”"
            continue
        found.append(service["id"])
        yield from differs(f"{service['id']}: address", service.get("url"), item["link"])
        if scope not in service["scope"]:
            yield f"{service['id']}: not in scope of {scope}"
    held = [s["id"] for s in catalogue["services"] if scope in s["scope"]]
    if scope == "soc3":
        # The two published lists differ in order; the catalogue follows the first.
        held, found = sorted(held), sorted(found)
    yield from differs(f"services in scope of {scope}", held, found)


def local_name_problems(catalogue, items, scope):
    """A name on the French page leads back to the product, which keeps its English name."""
    for item in items:
        service = find_service(catalogue, item["source"], scope)
        if service is None:
            yield f"no service for “{item['source']}”"
            continue
        known = {plain(name) for name in [service["name"], *service.get("members", [])]}
        known |= {plain(a["name"]) for a in service.get("aliases", []) if a.get("locale") == "fr"}
        local = plain(item["local"])
        if "members" in service:
            parts = [part.strip() for part in re.split(r",| et ", local)]
            yield from differs(f"{service['id']}: members in French", len(parts),
                               len(service["members"]))
            yield from (f"{service['id']}: no name “{p}”" for p in parts if p not in known)
        elif local not in known and service["name"] not in local:
            yield f"{service['id']}: no name “{local}”"


def find_named(catalogue, cycle):
    """All names a cycle answers to."""
    services = {service["id"]: service for service in catalogue["services"]}
    names = set(cycle.get("also_covers", []))
    for service in (services[i] for i in cycle["services"]):
        names |= {service["name"], *service.get("members", [])}
        names.add(service["name"].removeprefix("Microsoft "))
    return names


def cycle_of(catalogue, heading):
    """The one cycle whose services and other names are those of a printed heading."""
    parts = [part for part in re.split(r", and |, ", heading) if part]
    fitting = [cycle for cycle in catalogue["cycles"]
               if all(part in find_named(catalogue, cycle) for part in parts)
               and len(parts) == len(cycle["services"]) + len(cycle.get("also_covers", []))]
    return fitting[0]["id"] if len(fitting) == 1 else None


def report_problems(catalogue, index, item):
    report = catalogue["reports"][index]
    for key, wanted in (("label", item["label_source"]), ("url", item["url"]),
                        ("soc", item["soc"]), ("type", item["type"]),
                        ("standard", item["standard"]),
                        ("cycle", cycle_of(catalogue, item["group_source"])),
                        ("access", "public" if item["soc"] == 3 else "nda")):
        yield from differs(key, report.get(key), wanted)
    for language in ("en", "fr"):
        title = report["title"][language]
        if f"SOC {item['soc']}" not in title:
            yield f"title “{title}” does not name SOC {item['soc']}"
        typed = re.search(r"[Tt]ype (\w+)", title)
        yield from differs(f"type in title “{title}”", typed and typed.group(1),
                           str(item["type"]) if item["type"] else None)
    superseded = item["standard"] in ("SSAE 16", "AT 101")
    yield from differs("marked as superseded", "superseded_by" in report, superseded)
    covered = {m for s in catalogue["services"] if s["id"] in report["services"]
               for m in s.get("members", [s["name"]])}
    covered |= set(report.get("also_covers", []))
    if not any(name in item["label_source"] for name in covered):
        yield f"“{item['label_source']}” names nothing that the report covers"
    for member in report.get("members", []):
        if member not in item["label_source"]:
            yield f"member {member} is not in “{item['label_source']}”"
    cycle = next(c for c in catalogue["cycles"] if c["id"] == report["cycle"])
    if report["services"]:
        yield from differs("services", report["services"], cycle["services"])
        yield from differs("also covers", report.get("also_covers"), cycle.get("also_covers"))


def cycle_problems(catalogue, expected):
    cycle = next(c for c in catalogue["cycles"] if c["id"] == "azure")
    audit = expected["audit_cycle"]
    for other in catalogue["cycles"]:
        yield from differs(f"{other['id']}: frequency", other.get("frequency"),
                           FREQUENCIES[audit["audit_frequency"]])
        if other is not cycle:
            dated = {"window_months", "period_ends", "letters"} & other.keys()
            yield from differs(f"{other['id']}: dates", sorted(dated), [])
    window = f"rolling {cycle['window_months']} months"
    yield from differs("window", window, audit["window"])
    yield from differs("period ends", cycle["period_ends"], audit["period_ends"])
    yield from differs("cadence", len(cycle["period_ends"]),
                       {"semi-annually": 2, "annually": 1}[audit["report_cadence"]])


def letter_problems(catalogue, expected):
    cycle = next(c for c in catalogue["cycles"] if c["id"] == "azure")
    found = [{"issued": calendar.month_name[letter["issued"]],
              "covers": [letter["from"], letter["to"]]} for letter in cycle["letters"]]
    yield from differs("letters", found, expected["bridge_letters"]["letters"])


def portal_problems(catalogue, expected):
    wanted = [(cycle_of(catalogue, item["group_source"]), item["url"])
              for item in expected["reports"] if item["kind"] == "bridge-letter-portal"]
    found = [(portal.get("cycle"), portal["url"]) for portal in catalogue["portals"]
             if portal["kind"] == "letters"]
    yield from differs("pages with letters", found, wanted)


def resource_problems(catalogue, expected):
    wanted = [(item["label_source"], item["url"]) for item in expected["resources"]]
    found = [(item["title"]["en"], item["url"]) for item in catalogue["resources"]]
    yield from differs("resources", found, wanted)


def source_problems(catalogue, expected):
    source = catalogue["source"]
    provenance = expected["provenance"]
    yield from differs("title", source["title"], expected["title_source_or_local"])
    yield from differs("locale", source["locale"], expected["locale"])
    yield from differs("revision", source["revision"], provenance["english_source_commit"])
    yield from differs("sha256", source["sha256"], expected["sha256"])
    handed = datetime.strptime(provenance["last_handoff"], "%m/%d/%Y").date().isoformat()
    yield from differs("as of", catalogue["as_of"], handed)


def count_problems(catalogue, counts):
    services = catalogue["services"]
    reports = catalogue["reports"]
    for soc in (1, 2, 3):
        yield from differs(f"services for SOC {soc}",
                           sum(f"soc{soc}" in s["scope"] for s in services),
                           counts[f"services_soc{soc}"])
        yield from differs(f"SOC {soc} reports", sum(r["soc"] == soc for r in reports),
                           counts[f"reports_soc{soc}"])
    for kind, key in (("services", "services_distinct_over_all_lists"), ("reports", "reports"),
                      ("cycles", "report_groups"), ("questions", "faq_questions"),
                      ("resources", "resources")):
        yield from differs(kind, len(catalogue[kind]), counts[key])


def link_problems(catalogue, expected):
    found = set(urls(catalogue))
    wanted = set(expected["distinct_link_targets"])
    yield from (f"missing {url}" for url in sorted(wanted - found))
    yield from (f"not on the page: {url}" for url in sorted(found - wanted))
    yield from differs("distinct targets", len(found), expected["counts"]["distinct_link_targets"])
    backgrounder = expected["other_links"]["learn_more_link"]
    if backgrounder not in urls(catalogue["guide"]):
        yield f"the guide does not lead to {backgrounder}"
    mail = [url for url in wanted if url.startswith("mailto:")]
    yield from differs("contacts", list(urls(catalogue["contacts"])), mail)


def compare(tap, catalogue, expected):
    tap.check("source", source_problems(catalogue, expected))
    tap.check("counts", count_problems(catalogue, expected["counts"]))
    for heading, scopes in SCOPES.items():
        items = expected["services"][heading]
        for scope in scopes:
            tap.check(f"services in scope of {scope}", scope_problems(catalogue, items, scope))
            tap.check(f"French names in the list of {scope}",
                      local_name_problems(catalogue, items, scope))
    compound = {s["name"]: s["members"] for s in catalogue["services"] if "members" in s}
    tap.check("compound entries", differs("members", compound, expected["compound_items"]))
    reports = [item for item in expected["reports"] if item["kind"] == "report"]
    tap.check("number of reports", differs("reports", len(catalogue["reports"]), len(reports)))
    for index, item in enumerate(reports[:len(catalogue["reports"])]):
        tap.check(f"report: {item['label_source']}", report_problems(catalogue, index, item))
    tap.check("audit cycles", cycle_problems(catalogue, expected))
    tap.check("bridge letters", letter_problems(catalogue, expected))
    tap.check("pages with bridge letters", portal_problems(catalogue, expected))
    tap.check("resources", resource_problems(catalogue, expected))
    tap.check("link targets", link_problems(catalogue, expected))


def main():
    if len(sys.argv) != 3:
        print("usage: compare-expected.py SOURCE_ROOT EXPECTED", file=sys.stderr)
        return 2
    expected_path = Path(sys.argv[2])
    if not expected_path.is_file():
        print("1..0 # SKIP the laid-out facts are not on this machine")
        return SKIPPED
    catalogue = json.loads((Path(sys.argv[1]) / CATALOGUE).read_text(encoding="utf-8"))
    expected = json.loads(expected_path.read_text(encoding="utf-8"))
    tap = Tap()
    compare(tap, catalogue, expected)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
