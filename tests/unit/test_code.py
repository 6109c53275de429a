"""The code keeps its own rules: lint, format, types, workflows, locks, and what a tree may hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support.project import ROOT

BIN = Path(sys.executable).parent
NODE_BIN = ROOT / "tests/node_modules/.bin"
OPTIONAL = "optionalDependencies"


def files() -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports", "--no-cache", "--no-logo"],
        ["zizmor", "--offline", "--quiet", "--persona=pedantic", ".github"],
        ["biome", "ci", "--colors=off", "--error-on-warnings", "overrides", "scripts", "tests/js"],
        ["tsc", "--project", "tests/tsconfig.json"],
        ["tsc", "--project", "tests/tsconfig.worker.json"],
    ],
    ids=" ".join,
)
def test_linters_and_type_checkers_find_nothing(command: list[str]) -> None:
    tool = next(file for folder in (BIN, NODE_BIN) if (file := folder / command[0]).exists())
    done = subprocess.run(
        [tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_tests_of_other_browsers_are_run_apart() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = set(settings["tool"]["pytest"]["ini_options"]["testpaths"])
    names = {path.relative_to(ROOT) for path in files() if path.match("test_*.py")}
    assert {"/".join(name.parts[:2]) for name in names} - run == {"tests/engines"}


def test_actions_are_pinned_by_commit() -> None:
    used = [
        line.strip()
        for workflow in sorted((ROOT / ".github/workflows").glob("*.yml"))
        for line in workflow.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v[\d.]+$", line)] == []


@pytest.mark.parametrize(
    "lock", ["requirements.txt", "requirements-s3.txt", "requirements-test.txt"]
)
def test_locks_carry_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    for pinned in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+(\[\w+\])?==\S+.*\\\n +--hash=sha256:", pinned), pinned


def test_the_lock_of_the_script_checkers_carries_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "tests/package-lock.json").read_text("utf-8"))
    packages = {name: kept for name, kept in lock["packages"].items() if name}
    assert packages
    assert [name for name, kept in packages.items() if "resolved" in kept] == []
    assert [name for name, kept in packages.items() if "sha512-" not in kept["integrity"]] == []
    platforms = {f"node_modules/{name}" for p in packages.values() for name in p.get(OPTIONAL, {})}
    assert platforms - set(packages) == set()  # `npm ci` refuses a lock that lacks a platform


def test_every_make_target_is_in_the_readme() -> None:
    targets = re.findall(r"(?m)^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [target for target in targets if f"make {target}" not in readme] == []


def test_every_package_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "scripts/portal").glob("*/__init__.py")}
    assert sorted(room for room in rooms if f"{room}/`" not in readme) == []


def test_code_has_no_unfinished_markers() -> None:
    signs = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b|NotImplemented" + r"Error")
    found = [
        p
        for p in files()
        if p.suffix in (".py", ".sh", ".css", ".js", ".html") and signs.search(p.read_text("utf-8"))
    ]
    assert found == []
