#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The typography rules refuse bad samples and accept good ones."""

import lint
import typography

BAD_ENGLISH = (
    "Import Catalogue...",
    'The file "a" is broken',
    "It's not there",
    "Two  spaces",
    "Standards, e.g. SSAE 18",
    "Open …",
    "Open ",
    "The file « a »",
)
GOOD_ENGLISH = (
    "Import Catalogue…",
    "The file “a” isn’t there: see https://example.org/a?b='c'",
    "%s’s reports; 10:30",
    "AT&amp;T",
    ", ",
)
BAD_FRENCH = (
    "Ouvrir...",
    "L'exercice",
    'Le fichier "a"',
    "Deux  espaces",
    "Ouvrir …",
    "Erreur : rien",
    "Erreur: rien",
    "Erreur\u202f: rien",
    "Qui ?",
    "Qui?",
    "Qui\u00a0?",
    "Bravo!",
    "Un ; deux",
    "Un; deux",
    "Un;",
    "SOC 1;auditeur;lettre de crédit;",
    "« nom »",
    "«nom»",
    "«\u202fnom\u202f»",
    "Le fichier “a”",
    "100 %",
    "100%",
    "%d %%",
    "Ouvrir ",
    "Les lettres de crédit",
    "Une option d’audit sans réserve",
    "Une option\u00a0d’audit",
    "Opinion non qualifiée",
    "L’auditeur de service",
    "L’année fiscale",
    "Organisation de services",
    "L’entité utilisateur",
    "Un rapport de type\u00a0II",
    "L’impartialité de la présentation",
    "Les rapports financiers",
    "Les critères d’approbation",
    "La norme SOC",
    "Un avis défavorable",
    "Une preuve",
    "Le Bureau géré Microsoft",
    "Azure Allemagne",
)
GOOD_FRENCH = (
    "Importer un catalogue…",
    "Erreur\u00a0: le fichier «\u00a0%s\u00a0» n’est pas là\u202f!",
    "Un\u202f; deux\u202f? Oui\u202f!",
    "Voir https://example.org/a?b=c;d:e à 10:30",
    "100\u00a0%, %d\u202f%%",
    "Une opinion sans réserve de l’auditeur de la société de services",
    "L’entité utilisatrice et l’exercice, rapport de type\u00a01",
    "Les lettres de pont du sous-traitant de la société de services",
    "L’impossibilité d’exprimer une opinion",
    "%1$s sur %2$s",
    "SOC 1;auditeur;lettre de pont;",
)


def check(result):
    here = "tests/lint/typography.py"
    for judge, good, bad in (
        (typography.problems_in_english, GOOD_ENGLISH, BAD_ENGLISH),
        (typography.problems_in_french, GOOD_FRENCH, BAD_FRENCH),
    ):
        for text in bad:
            if not judge(text):
                result.report(here, 1, f"{judge.__name__} accepts a bad sample: {text!r}")
        for text in good:
            for problem in judge(text):
                result.report(here, 1, f"{judge.__name__} refuses {text!r}: {problem}")


lint.run(check)
