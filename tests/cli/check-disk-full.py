#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that fills up costs nothing that was saved: real file systems of a few KiB.

Each is made a step of 4 KiB larger than the last one, from one that takes nothing to one that
takes everything. This needs the right to mount, which a user has in a namespace of their own.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STEP = 4
MOST = 1024
# The namespace in which this runs itself again.
INSIDE = "SOCLE_TEST_MOUNTS"

TABLE = "catalogue,service,owner,notes\n" + "".join(
    f"microsoft,{name},Ann,{'x' * 3000}\n" for name in ("azure", "intune", "graph", "stream")
)
MORE = TABLE.replace("Ann", "Bob")


def enter():
    """Whether this process may mount: in a namespace of its own, where nobody else sees it."""
    if os.environ.get(INSIDE):
        return True
    tried = subprocess.run(
        ["unshare", "-rm", "true"], capture_output=True, check=False
    ) if shutil.which("unshare") else None
    if tried is None or tried.returncode != 0:
        return False
    os.environ[INSIDE] = "1"
    os.execvp("unshare", ["unshare", "-rm", sys.executable, *sys.argv])


if not enter():
    print("TAP version 14\n1..0 # SKIP this user may not mount")
    sys.exit()

from harness import Skip, run, run_tests


class Disk:
    """A file system of a size in KiB, mounted on a folder."""

    def __init__(self, folder, size):
        self.folder = folder
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            raise Skip("no file system can be mounted")

    def grow(self):
        subprocess.run(["mount", "-o", "remount,size=16m", self.folder], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)


def socle(*words, folder):
    result = run(*words, "--data-dir", folder)
    assert result.returncode in (0, 1, 2), (words, result)
    return result


def count_entries(folder):
    """How many entries the trail has, after all checks; 0 without a register."""
    result = run("verify", "--format", "json", "--data-dir", folder)
    if result.returncode == 2:
        assert "no register" in result.stderr.decode(), result.stderr
        return 0
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)["entries"]


def assert_told(result, *words):
    sentence = result.stderr.decode()
    assert result.returncode == 2 and result.stdout == b"", result
    assert sentence.count("\n") == 1 and sentence.endswith(".\n"), sentence
    assert any(word in sentence for word in words), sentence
    assert ".new-" not in sentence and ".socle-" not in sentence, sentence


def assert_tidy(folder):
    left = [path.name for path in folder.rglob("*") if ".socle-" in path.name or ".new-" in path.name]
    assert left == [], left


def import_table(folder, text):
    """Whether a table could be imported: then all of it is there, else all is as before."""
    before = count_entries(folder)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as table:
        table.write(text)
        table.flush()
        result = socle("register", "import", table.name, folder=folder)
    after = count_entries(folder)
    assert_tidy(folder)
    if result.returncode == 2:
        assert_told(result, "full", "No space left")
        assert after in (before, 1 if before == 0 else before), (before, after)
        return False
    assert after >= before + 4, (before, after)
    # Without room for a backup the change is saved all the same, and that is said.
    assert result.returncode == 0 or b"backup" in result.stderr, result
    return True


def export(folder, *words):
    path = folder / "exported"
    result = socle(*words, "--output", path, folder=folder)
    assert_tidy(folder)
    if result.returncode == 0:
        assert path.stat().st_size > 0
        path.unlink()
        return True
    assert_told(result, "No space left")
    assert not path.exists()
    return False


def sweep(attempt):
    """Tries each size until all works; returns how many were tried, and how many were too small."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "disk"
        folder.mkdir()
        n_small = 0
        for size in range(STEP, MOST, STEP):
            with Disk(folder, size) as disk:
                if attempt(disk, folder):
                    print(f"# {n_small} sizes were too small, {size} KiB was not")
                    return n_small
                n_small += 1
    raise AssertionError("it never fits")


def test_first_records():
    def attempt(disk, folder):
        if import_table(folder, TABLE):
            return True
        disk.grow()
        assert import_table(folder, TABLE)
        return False

    assert sweep(attempt) >= 5


def test_more_records():
    with tempfile.TemporaryDirectory() as name:
        template = Path(name)
        assert import_table(template, TABLE)
        shutil.rmtree(template / "backups", ignore_errors=True)
        content = (template / "register.db").read_bytes()

    def attempt(disk, folder):
        try:
            (folder / "register.db").write_bytes(content)
        except OSError:
            return False
        if import_table(folder, MORE):
            return True
        disk.grow()
        assert import_table(folder, MORE)
        return False

    assert sweep(attempt) >= len(content) // 4096


def test_exports():
    with tempfile.TemporaryDirectory() as name:
        template = Path(name)
        assert import_table(template, TABLE)
        content = (template / "register.db").read_bytes()
    commands = (
        ("register", "export"),
        ("register", "export", "--format", "json"),
        ("export", "--year", "2019"),
    )

    def attempt(_, folder):
        try:
            (folder / "register.db").write_bytes(content)
        except OSError:
            return False
        exported = [export(folder, *words) for words in commands]
        assert count_entries(folder) == 5
        return all(exported)

    assert sweep(attempt) >= len(content) // 4096


def test_read_only():
    with tempfile.TemporaryDirectory() as name, Disk(name, 1024):
        folder = Path(name)
        assert import_table(folder, TABLE)
        content = (folder / "register.db").read_bytes()
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        used = run("services", "--in-use", "--format", "json", "--data-dir", folder, check=0)
        assert len(json.loads(used.stdout)) == 4
        assert count_entries(folder) == 5
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as table:
            table.write(MORE)
            table.flush()
            result = socle("register", "import", table.name, folder=folder)
        assert_told(result, "may not be written to")
        assert (folder / "register.db").read_bytes() == content


run_tests(globals())
