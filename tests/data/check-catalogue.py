#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the bundled catalogues, their schema and the guide.

Usage: check-catalogue.py SOURCE_ROOT. Prints TAP; skips where python3-jsonschema is missing.
"""

import copy
import json
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

# What Meson takes for “skipped” from a program registered without its TAP protocol.
SKIPPED = 0

MICROSOFT = "microsoft-2020-02-01.json"

# One French term of the project's vocabulary for each entry the glossary must have.
VOCABULARY = """
rapport SOC; société de services; entité utilisatrice; auditeur de l’entité utilisatrice;
auditeur de la société de services; sous-traitant de la société de services; méthode d’exclusion;
méthode d’inclusion; contrôles complémentaires de l’entité utilisatrice;
contrôles complémentaires du sous-traitant; rapport de type 1; rapport de type 2;
efficacité du fonctionnement; conception appropriée; fidélité de la présentation;
opinion sans réserve; opinion avec réserve; opinion défavorable;
impossibilité d’exprimer une opinion; exception;
contrôle interne à l’égard de l’information financière; états financiers; assurance;
mission d’attestation; critères des services de confiance (TSC); sécurité; disponibilité;
intégrité du traitement; confidentialité; protection des renseignements personnels;
lettre de pont; période non couverte; inclus dans le périmètre; exercice;
clôture de l’exercice; période visée par le rapport; élément probant; utilisation restreinte;
signature du rapport d’audit; testé; couvert par lettre; non couvert
"""


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
        for problem in problems[:20]:
            print(f"# {problem}")

    def finish(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def differs(what, found, wanted):
    return [] if found == wanted else [f"{what}: found {found!r}, wanted {wanted!r}"]


def read_json(path):
    """Reads strictly: UTF-8 and no member twice in one object."""

    def members(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"{path.name}: member twice in one object: {', '.join(twice)}")
        return dict(pairs)

    return json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=members)


def walk(value, path="$"):
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, f"{path}.{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, f"{path}[{index}]")


def language_problems(document):
    """Every text has both languages, none empty or with white space around it."""
    texts = 0
    for path, value in walk(document):
        if not isinstance(value, dict) or not {"en", "fr"} & value.keys():
            continue
        texts += 1
        for language in ("en", "fr"):
            text = value.get(language)
            if not isinstance(text, str) or not text or text != text.strip():
                yield f"{path}.{language}: missing, empty or with white space around it"
    if texts == 0:
        yield "no text at all"


def urls(document):
    return [value for path, value in walk(document) if path.endswith(".url")]


def id_problems(document):
    for kind, items in document.items():
        if not isinstance(items, list):
            continue
        ids = [item["id"] for item in items if "id" in item]
        for twice in sorted({i for i in ids if ids.count(i) > 1}):
            yield f"{kind}: {twice} more than once"


def reference_problems(document):
    services = {service["id"]: service for service in document["services"]}
    cycles = {cycle["id"] for cycle in document.get("cycles", [])}
    for kind in ("cycles", "reports", "portals", "contacts"):
        for item in document.get(kind, []):
            place = f"{kind} {item['id']}"
            named = item.get("services", [])
            for service in named:
                if service not in services:
                    yield f"{place}: no service {service}"
            if "cycle" in item and item["cycle"] not in cycles:
                yield f"{place}: no cycle {item['cycle']}"
            known = {m for s in named if s in services for m in services[s].get("members", [])}
            for member in item.get("members", []):
                if member not in known:
                    yield f"{place}: {member} is a member of none of its services"
    for service in services.values():
        for scope in service.get("qualifier_scope", []):
            if scope not in service["scope"]:
                yield f"services {service['id']}: qualified for {scope}, which is not in its scope"


def schema_problems(validator, document):
    for error in validator.iter_errors(document):
        yield f"{error.json_path}: {error.message[:200]}"


def layout_problems(path, document):
    wanted = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if path.read_text(encoding="utf-8") != wanted:
        yield f"{path.name}: not laid out with two spaces and one member a line"


def undescribed_members(schema):
    """Members of the schema that have no description, of their own or by reference."""
    for path, value in walk(schema):
        if not isinstance(value, dict) or not path.endswith(".properties"):
            continue
        if ".then." in path or ".if." in path:
            continue
        for name, member in value.items():
            target = schema["$defs"].get(member.get("$ref", "").rpartition("/")[2], {})
            if not member.get("description") and not target.get("description"):
                yield f"{path}.{name}"


def broken_documents(good):
    """Copies of a good catalogue, each with one fault that the schema has to find."""

    def broken(what, change):
        document = copy.deepcopy(good)
        change(document)
        return what, document

    yield broken("a wrong format", lambda d: d.update(format="catalogue"))
    yield broken("an unknown version", lambda d: d.update(version=2))
    yield broken("no date", lambda d: d.pop("as_of"))
    yield broken("a date that is none", lambda d: d.update(as_of="2020-02-30"))
    yield broken("services that are no list", lambda d: d.update(services={}))
    yield broken("a service without a scope", lambda d: d["services"][0].pop("scope"))
    yield broken("an identifier in capitals", lambda d: d["services"][0].update(id="Azure"))
    yield broken("a name that is localized", lambda d: d["services"][0].update(name={"en": "A"}))
    yield broken("a text in no language", lambda d: d.update(title={"de": "Titel"}))
    yield broken("SOC 4", lambda d: d["reports"][0].update(soc=4))
    yield broken("Type 3", lambda d: d["reports"][0].update(type=3))
    yield broken("a SOC 3 report with a type", lambda d: d["reports"][2].update(type=2))
    yield broken("an unknown access", lambda d: d["reports"][0].update(access="secret"))
    yield broken("month 13", lambda d: d["cycles"][0].update(period_ends=["13-01"]))
    yield broken("31 April", lambda d: d["cycles"][0].update(period_ends=["04-31"]))
    yield broken("a window of no months", lambda d: d["cycles"][0].update(window_months=0))
    yield broken("a letter without an end", lambda d: d["cycles"][0]["letters"][0].pop("to"))
    yield broken("a javascript address", lambda d: d["portals"][0].update(url="javascript:x"))
    yield broken("a short fingerprint", lambda d: d["source"].update(sha256="87f5"))


def count_problems(document):
    services = document["services"]
    reports = document["reports"]
    for soc, in_scope, named in ((1, 12, 4), (2, 12, 6), (3, 10, 2)):
        found = sum(f"soc{soc}" in service["scope"] for service in services)
        yield from differs(f"services in scope of SOC {soc}", found, in_scope)
        found = sum(report["soc"] == soc for report in reports)
        yield from differs(f"SOC {soc} reports", found, named)
    for kind, wanted in (("services", 12), ("cycles", 3), ("reports", 12), ("questions", 5),
                         ("resources", 7), ("contacts", 1)):
        yield from differs(kind, len(document[kind]), wanted)


def check_schema(tap, schema, validator, good):
    tap.check("schema: describes every member", undescribed_members(schema))
    extended = copy.deepcopy(good)
    extended["services"][0]["of_tomorrow"] = True
    tap.check("schema: lets unknown members pass", schema_problems(validator, extended))
    for what, document in broken_documents(good):
        found = list(schema_problems(validator, document))
        tap.check(f"schema: refuses {what}", [] if found else ["accepted"])


def check_catalogue(tap, validator, path):
    document = read_json(path)
    name = path.name
    tap.check(f"{name}: follows the schema", schema_problems(validator, document))
    tap.check(f"{name}: no identifier twice", id_problems(document))
    tap.check(f"{name}: every reference resolves", reference_problems(document))
    tap.check(f"{name}: both languages everywhere", language_problems(document))
    tap.check(f"{name}: layout", layout_problems(path, document))


def check_guide(tap, path):
    guide = read_json(path)
    head = (guide.get("format"), guide.get("version"))
    tap.check("guide: format and version", differs("head", head, ("socle-guide", 1)))
    tap.check("guide: no identifier twice", id_problems(guide))
    tap.check("guide: both languages everywhere", language_problems(guide))
    tap.check("guide: layout", layout_problems(path, guide))
    bodies = [a["id"] for a in guide["articles"] if not 2 <= len(a["body"]) <= 4]
    tap.check("guide: two to four paragraphs an article", bodies)
    terms = {entry["term"]["fr"].casefold() for entry in guide["glossary"]}
    wanted = [term.strip() for term in VOCABULARY.replace("\n", " ").split(";")]
    missing = [f"no entry “{term}”" for term in wanted if not any(
        found == term.casefold() or found.startswith(term.casefold() + " (") for found in terms)]
    tap.check("guide: the glossary has the whole vocabulary", missing)
    synonyms = {s for entry in guide["glossary"] for s in entry.get("synonyms", [])}
    lost = {"gap letter", "continued operations letter", "lettre-relais",
            "lettre de transition"} - synonyms
    tap.check("guide: a bridge letter is found by its other names", sorted(lost))


def main():
    if len(sys.argv) != 2:
        print("usage: check-catalogue.py SOURCE_ROOT", file=sys.stderr)
        return 2
    if jsonschema is None:
        print("1..0 # SKIP python3-jsonschema is not installed")
        return SKIPPED
    root = Path(sys.argv[1])
    schema = read_json(root / "data" / "catalogue.schema.json")
    validator_class = jsonschema.Draft202012Validator
    validator_class.check_schema(schema)
    validator = validator_class(schema, format_checker=jsonschema.FormatChecker())

    tap = Tap()
    folder = root / "data" / "catalogues"
    good = read_json(folder / MICROSOFT)
    for path in sorted(folder.glob("*.json")):
        check_catalogue(tap, validator, path)
    tap.check(f"{MICROSOFT}: services and reports by kind", count_problems(good))
    tap.check(f"{MICROSOFT}: distinct addresses", differs("addresses", len(set(urls(good))), 28))
    check_schema(tap, schema, validator, good)
    check_guide(tap, root / "resources" / "guide.json")
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
