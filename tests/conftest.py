"""Options and fixtures that all tests share."""

from __future__ import annotations

import fcntl
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from portal.model.documents import Document
from portal.model.library import Library
from portal.source.loader import load
from support.corrected_document import AFTERWARDS, ENGLISH, correct_twice
from support.documents import NAMES, accept_addresses, lay_document
from support.project import PLAN, ROOT
from support.project_copy import commit, copy_project

settings.register_profile("new examples", derandomize=False, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-expected", action="store_true", help="write the cases' reports anew")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give Hypothesis a new seed each run, the same in all workers, which get these options."""
    settings.load_profile("new examples")
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(secrets.randbits(32))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Tell the seed, also where pytest is quiet and prints no header."""
    if terminal := session.config.pluginmanager.get_plugin("terminalreporter"):
        seed = session.config.option.hypothesis_seed
        terminal.write_line(f"random tests: repeat them with --hypothesis-seed={seed}")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Where coverage is measured and far above its floor, ask to raise the floor."""
    measured = config.pluginmanager.get_plugin("_cov")
    if measured and measured.cov_total and measured.cov_total > measured.options.cov_fail_under + 1:
        terminalreporter.write_line(
            f"Coverage is {measured.cov_total:.1f} %: raise fail_under in pyproject.toml."
        )


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
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The project's site as `make site` builds it: built once a run, by the first who asks."""
    from portal.cli.main import main

    shared = _shared(tmp_path_factory, worker_id)
    folder = shared / "site"
    with _locked(shared / "site.lock"):
        if not folder.exists():  # it is there only once it is whole
            assert main(["build", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def documents_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A copy of the project with the twelve documents of other layouts: made once a run."""
    shared = _shared(tmp_path_factory, worker_id)
    folder = shared / "documents-project"
    with _locked(shared / "documents-project.lock"):
        if not folder.exists():
            made = copy_project(shared / "documents-project-in-work")
            for name in NAMES:
                lay_document(made, name)
            accept_addresses(made)
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def documents_site(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, documents_project: Path
) -> Path:
    """That project's site, with empty files where others are printed: built once a run."""
    from portal.pages.mkdocs_build import build_pages
    from portal.pages.whole_site import project, write_site

    shared = _shared(tmp_path_factory, worker_id)
    folder = shared / "documents-site"
    with _locked(shared / "documents-site.lock"):
        if not folder.exists():
            library = load(documents_project)
            made = project(documents_project, library, preview=True)
            place = shared / "documents-site-in-work"
            assert build_pages(made, place) == []
            write_site(made, place)
            for path in (path for path, size in made.context.sizes.items() if size is None):
                (place / path).touch()
            place.rename(folder)
    return folder


@pytest.fixture(scope="session")
def corrected_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the project with a document that was corrected twice: built once a run."""
    shared = _shared(tmp_path_factory, worker_id)
    folder = shared / "corrected-site"
    with _locked(shared / "corrected-site.lock"):
        if not folder.exists():
            root = copy_project(shared / "corrected-project")
            correct_twice(root, ENGLISH)
            accept_addresses(root)
            commit(root, at=AFTERWARDS)
            command = [sys.executable, "scripts/build.py", "build", "--out", str(folder)]
            subprocess.run(command, cwd=root, check=True, capture_output=True)
    return folder


def _shared(factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of all workers."""
    base = factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@contextmanager
def _locked(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
