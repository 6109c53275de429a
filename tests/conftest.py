"""Options and fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.documents import Document
from portal.model.library import Library
from portal.source.loader import load
from support.project import PLAN, ROOT


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-expected", action="store_true", help="write the cases' reports anew")


@pytest.fixture(scope="session")
def library() -> Library:
    """The project's own docs/."""
    return load(ROOT)


@pytest.fixture(scope="session")
def plan(library: Library) -> Document:
    """Plan 113/KH-LĐLĐ."""
    return next(document for document in library.documents if document.id == PLAN)


@pytest.fixture(scope="session")
def agreed() -> list[tuple[str, str]]:
    """The 53 ids agreed for the plan, each with the words that its provision begins with."""
    lines = (ROOT / "tests/support/data/provisions-113-kh-ldld.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(name, opening) for name, opening in rows]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's site, built once a test process as `make site` builds it."""
    from portal.cli.main import main

    folder = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "--out", str(folder)]) == 0
    return folder
