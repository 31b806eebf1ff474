#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language follows the environment or --language; names of products stay as they are."""

from harness import output, read_json, run_tests

FRENCH = "février"
ENGLISH = "February"


def in_french(**environment):
    return FRENCH in output("services", **environment)


def test_english_is_what_there_is_without_a_wish():
    assert ENGLISH in output("services")
    assert ENGLISH in output("services", LANG="C")
    assert ENGLISH in output("services", LANGUAGE="de")


def test_language_variable_under_c_utf_8():
    assert in_french(LANGUAGE="fr")
    assert in_french(LANGUAGE="fr", LANG="C")
    assert in_french(LANGUAGE="fr_CA:en")
    assert not in_french(LANGUAGE="en:fr")


def test_locale_that_is_not_there():
    assert in_french(LANG="fr_XX.UTF-8")
    assert in_french(LANG="C.UTF-8", LC_ALL="fr_FR.UTF-8")


def test_option():
    assert FRENCH in output("--language", "fr", "services")
    assert FRENCH in output("services", "--language", "fr", LANGUAGE="en")
    assert ENGLISH in output("services", "--language=en", LANGUAGE="fr")


def test_names_of_products_are_not_translated():
    english = [line.split("  ")[0] for line in output("services").splitlines()[2:14]]
    french = [line.split("  ")[0] for line in output("services", LANGUAGE="fr").splitlines()[2:14]]
    assert english == french and "Microsoft Managed Desktop" in french


def test_help_and_facts_are_french():
    for arguments in (
        ["--help"],
        ["services", "--help"],
        ["reports", "--help"],
        ["show", "--help"],
        ["reports"],
        ["show", "azure"],
        ["show", "yammer-soc2-type1"],
    ):
        assert output(*arguments, "--language", "fr") != output(*arguments), arguments
    text = output("show", "azure-soc1-type2", "--language", "fr")
    assert "rapport SOC 1 de type 2" in text.replace("\u00a0", " ")


def test_json_is_the_same_in_every_language():
    for arguments in (["services"], ["reports"], ["show", "azure"]):
        assert read_json(*arguments) == read_json(*arguments, "--language", "fr")


def test_csv_has_the_texts_of_the_language():
    text = output("reports", "--format", "csv", "--language", "fr")
    assert "rapport SOC 1" in text.replace("\u00a0", " ")
    assert text.splitlines()[0] == output("reports", "--format", "csv").splitlines()[0]


run_tests(globals())
