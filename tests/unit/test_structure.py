"""The shape of the code: how many packages, how long modules and functions, where tests are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from support.project import ROOT

PACKAGE = ROOT / "scripts/portal"
UNIT = ROOT / "tests/unit"

MOST_PACKAGES = 14
LINES = range(30, 351)
"""How long a module may be."""

MOST_FUNCTION_LINES = 40

OTHER_LENGTHS: dict[str, str] = {}
"""Modules of another length, and why they stand alone."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that are longer, and why."""


def modules(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module's path below a folder, and its text; not what makes a folder a package."""
    for file in sorted(folder.rglob("*.py")):
        if file.stem not in ("__init__", "__main__") and "node_modules" not in file.parts:
            yield file.relative_to(folder).as_posix(), file.read_text("utf-8")


def test_there_are_at_most_14_packages() -> None:
    assert len(list(PACKAGE.glob("*/__init__.py"))) <= MOST_PACKAGES


def test_modules_have_30_to_350_lines() -> None:
    found = {path for path, text in modules(PACKAGE) if len(text.splitlines()) not in LINES}
    assert found == set(OTHER_LENGTHS)


def test_modules_of_the_tests_have_at_most_350_lines() -> None:
    texts = dict(modules(ROOT / "tests"))
    assert [path for path, text in texts.items() if len(text.splitlines()) >= LINES.stop] == []


def test_functions_have_at_most_40_lines() -> None:
    found = {
        f"{path}: {node.name}"
        for path, text in modules(PACKAGE)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES
    }
    assert found == set(LONG_FUNCTIONS)


def test_each_unit_test_module_is_named_after_its_module() -> None:
    tested = {
        file.relative_to(UNIT).with_name(file.name.removeprefix("test_")).as_posix()
        for file in UNIT.glob("*/**/test_*.py")
    }
    packages = {file.parent.with_suffix(".py") for file in PACKAGE.glob("*/*/__init__.py")}
    known = {path for path, _ in modules(PACKAGE)}
    known |= {path.relative_to(PACKAGE).as_posix() for path in packages}
    assert tested - known == set()
