# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of a script: functions that are run one after the other; prints TAP.

Each takes what the script checks. It is named by a sentence, with underscores, and fails by an
exception, mostly one of expect().
"""

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def expect(condition, sentence):
    if not condition:
        raise AssertionError(sentence)


def run(subject):
    """Runs all checks on SUBJECT, also those after one that fails; how many passed and failed."""
    failed = 0
    print(f"1..{len(CHECKS)}")
    for number, function in enumerate(CHECKS, 1):
        name = function.__name__.replace("_", " ")
        try:
            function(subject)
            print(f"ok {number} - {name}", flush=True)
        # Whatever it is, it is the failure of one check and no reason to leave out the others.
        except Exception as error:
            failed += 1
            lines = f"{type(error).__name__}: {error}".replace("\n", "\n# ")
            print(f"not ok {number} - {name}\n# {lines}", flush=True)
    return len(CHECKS) - failed, failed
