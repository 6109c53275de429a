"""The pure modules of search in Node, as they are written and as they are published."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rjsmin import jsmin  # type: ignore[import-untyped]

from support.project import ROOT

SCRIPTS = "overrides/assets/js"
TESTS = "tests/js"
ALL_FILES = r"all files +\| +([\d.]+) \| +([\d.]+) \| +([\d.]+)"
FLOOR = 95.0
"""Per cent of branches that run, at least; it only rises."""


@pytest.mark.parametrize("published", [str, jsmin], ids=["source", "minified"])
def test_the_tests_in_node_pass(published: Callable[[str], str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / SCRIPTS, tmp_path / SCRIPTS)
    shutil.copytree(ROOT / TESTS, tmp_path / TESTS)
    # Node before 20.19 takes a script for a module only where a package says so.
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    for script in (tmp_path / SCRIPTS).rglob("*.js"):
        script.write_text(published(script.read_text("utf-8")), "utf-8")
    files = sorted((tmp_path / TESTS).glob("*.test.js"))
    command = [
        "node",
        "--test",
        "--test-reporter=tap",
        "--experimental-test-coverage",
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if published is str:
        _, branches, _ = (float(part) for part in re.findall(ALL_FILES, done.stdout)[0])
        assert branches >= FLOOR, done.stdout
