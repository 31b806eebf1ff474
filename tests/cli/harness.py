# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the command line have in common: running it, and printing TAP."""

import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PROGRAM = sys.argv[1]
DATA = Path(os.environ["SOCLE_DATA_DIR"])
# Seconds until a run counts as hanging: sanitizers and busy machines take their time.
PATIENCE = 240

SMALL = {
    "format": "socle-catalogue",
    "version": 1,
    "id": "small",
    "provider": "Small",
    "title": {"en": "Small’s reports", "fr": "Rapports de Small"},
    "as_of": "2021-03-31",
    "source": {"title": "A page", "url": "https://small.example/soc"},
    "services": [{"id": "mail", "name": "Mail", "scope": ["soc1"]}],
}


def run(*arguments, check=None, stdout=subprocess.PIPE, **environment):
    """Runs the program with no display and in C.UTF-8, unless ENVIRONMENT says otherwise."""
    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LANG", "LANGUAGE") and name[:3] != "LC_"
    }
    variables |= {"LANG": "C.UTF-8"}
    variables |= {name: value for name, value in environment.items() if value is not None}
    with tempfile.TemporaryDirectory() as home:
        variables |= {"HOME": home, "XDG_DATA_HOME": environment.get("XDG_DATA_HOME", home)}
        result = subprocess.run(
            [PROGRAM, *map(os.fspath, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=variables,
            check=False,
            timeout=PATIENCE,
        )
    if check is not None:
        assert result.returncode == check, (result.returncode, result.stderr.decode())
    return result


def output(*arguments, **environment):
    """The standard output of a run that must succeed without a word on standard error."""
    result = run(*arguments, check=0, **environment)
    assert result.stderr == b"", result.stderr.decode()
    return result.stdout.decode()


def read_json(*arguments, **environment):
    return json.loads(output(*arguments, "--format", "json", **environment))


def refuse(*arguments, **environment):
    """The one sentence of a run that must fail and print nothing."""
    result = run(*arguments, check=2, **environment)
    assert result.stdout == b"", result.stdout.decode()
    sentence = result.stderr.decode()
    assert sentence.startswith("socle: ") and sentence.count("\n") == 1, sentence
    assert sentence.endswith("\n") and "{" not in sentence, sentence
    return sentence


def write_catalogue(folder, name="small.json", **changes):
    path = Path(folder) / name
    path.write_text(json.dumps(SMALL | changes, ensure_ascii=False), encoding="utf-8")
    return path


class Skip(Exception):
    """What a test needs is not there, and why."""


def run_tests(names):
    """Runs each function called test_… of NAMES, in order."""
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    print(f"TAP version 14\n1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        title = name.removeprefix("test_").replace("_", " ")
        try:
            test()
            print(f"ok {number} - {title}")
        except Skip as reason:
            print(f"ok {number} - {title} # SKIP {reason}")
        except Exception:
            print(f"not ok {number} - {title}")
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
        sys.stdout.flush()
