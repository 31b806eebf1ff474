# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of English and French typography and of our French vocabulary.

problems_in_english (text) and problems_in_french (text) return sentences, one for each rule
that the text breaks. check-typography-rules.py holds samples for every rule.
"""

import re

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"

# Addresses, options and mark-up have a spelling of their own.
NOT_PROSE = re.compile(
    r"(?:https?|mailto|file)://?\S*|mailto:\S*|\bhttps?:|&\w+;|</?[A-Za-z][^>]*>|<[A-Za-z]+>\S*"
)
CLOCK_TIME = re.compile(r"(?<=\d):(?=\d)")
# The keywords of a desktop entry: each ends in a semicolon.
KEYWORDS = re.compile(r"(?:[^;\s][^;]*;){2,}")

ENGLISH_RULES = (
    (r"\.\.\.", "write “…” (one character) instead of three dots"),
    (r'"', "write “ and ” instead of straight quotation marks"),
    (r"'", "write ’ instead of a straight apostrophe"),
    (r" {2,}", "two spaces in a row"),
    (r"\b[ie]\.(?:e|g)\.", "write “that is” or “for example” instead of an abbreviation"),
    (r" …", "no space before “…”"),
    (r"[«»]", "French quotation marks in an English text"),
)

FRENCH_RULES = (
    (r"\.\.\.", "write “…” (one character) instead of three dots"),
    (r'"', "write « and » instead of straight quotation marks"),
    (r"'", "write ’ instead of a straight apostrophe"),
    (r" {2,}", "two spaces in a row"),
    (r"[ \u00a0\u202f]…", "no space before “…”"),
    (r"(?<!\u00a0)(?<!^):", "a no-break space (U+00A0) goes before “:”"),
    (r"(?<!\u202f)(?<!^)(?<![;!?]);", "a narrow no-break space (U+202F) goes before “;”"),
    (r"(?<!\u202f)(?<!^)(?<![;!?])!", "a narrow no-break space (U+202F) goes before “!”"),
    (r"(?<!\u202f)(?<!^)(?<![;!?])\?", "a narrow no-break space (U+202F) goes before “?”"),
    (r"«(?!\u00a0)", "a no-break space (U+00A0) goes after “«”"),
    (r"(?<!\u00a0)»", "a no-break space (U+00A0) goes before “»”"),
    (r"(?:\d|%[dui]) ?%(?:%|(?![a-z1-9(]))", "a no-break space goes between number and “%”"),
)

# Words that DOMAIN's glossary rules out, each with what to write. Case does not matter.
FRENCH_WORDS = (
    (r"normes? SOC", "rapport SOC"),
    (r"organisations? de services?", "société de services"),
    (r"entités? utilisateurs?", "entité utilisatrice"),
    (r"auditeurs? (?:de|du) services?", "auditeur de la société de services"),
    (r"sous-services?", "sous-traitant de la société de services"),
    (r"découpages?", "méthode d’exclusion"),
    (r"contrôles? (?:d[’']|de l[’'])?utilisateurs?", "contrôles complémentaires de l’entité utilisatrice"),
    (r"types? I{1,2}", "type 1, type 2"),
    (r"impartialité", "fidélité de la présentation"),
    (r"options? (?:d[’']audit|avec réserves?|sans réserves?|défavorables?)", "opinion"),
    (r"(?:non )?qualifiées?", "sans réserve, avec réserve"),
    (r"avis (?:défavorables?|sans réserves?|avec réserves?)", "opinion"),
    (r"rapports? financiers?", "information financière, états financiers"),
    (r"critères? d[’']approbation", "critères des services de confiance"),
    (r"lettres? de crédits?", "lettre de pont"),
    (r"années? fiscales?", "exercice"),
    (r"preuves?", "élément probant, pièce"),
    (r"intégrité, (?:de |du )?traitement", "intégrité du traitement"),
    (r"normes? d[’']information", "norme de rapport"),
)
# Names of products stay as they are in both languages.
FRENCH_PRODUCT_NAMES = (
    (r"Microsoft Flux", "Microsoft Flow"),
    (r"Bureaux? gérés? Microsoft", "Microsoft Managed Desktop"),
    (r"Sécurité de l[’']application cloud", "Cloud App Security"),
    (r"Azure Gouvernement", "Azure Government"),
    (r"Azure Allemagne", "Azure Germany"),
    (r"Dynamics 365 Service Public", "Dynamics 365 U.S. Government"),
)


def broken_rules(text, rules):
    return [sentence for pattern, sentence in rules if re.search(pattern, text, re.MULTILINE)]


def prose_of(text):
    if KEYWORDS.fullmatch(text):
        text = text.replace(";", "\n")
    return CLOCK_TIME.sub("h", NOT_PROSE.sub("X", text))


def has_outer_space(text):
    """Whether a space is at an end of TEXT. Separators, such as a comma, may have one."""
    return text != text.strip(" ") and any(character.isalpha() for character in text)


def problems_in_english(text):
    problems = broken_rules(prose_of(text), ENGLISH_RULES)
    if has_outer_space(text):
        problems.append("a space at the beginning or the end")
    return problems


def problems_in_french(text):
    prose = prose_of(text)
    problems = broken_rules(prose, FRENCH_RULES)
    if has_outer_space(text):
        problems.append("a space at the beginning or the end")
    if "“" in prose and "«" not in prose:
        problems.append("write « and » instead of “ and ”")

    # Any kind of space may stand between the words of a term.
    plain = re.sub(r"[\s\u00a0\u202f]+", " ", prose)
    for pattern, instead in FRENCH_WORDS:
        match = re.search(r"(?<![\w-])(?:" + pattern + r")(?![\w-])", plain, re.IGNORECASE)
        if match:
            problems.append(f"“{match[0]}” is not our word; write: {instead}")
    for pattern, instead in FRENCH_PRODUCT_NAMES:
        match = re.search(pattern, plain)
        if match:
            problems.append(f"“{match[0]}” is a product’s name and stays “{instead}”")
    return problems
