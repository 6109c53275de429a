"""Options and fixtures that all tests share."""

from __future__ import annotations

import fcntl
import secrets
from pathlib import Path

import pytest
from hypothesis import settings

from portal.model.documents import Document
from portal.model.library import Library
from portal.source.loader import load
from support.project import PLAN, ROOT

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

    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent  # the folder of all workers
    folder = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():  # it is there only once it is whole
            assert main(["build", "--out", str(folder)]) == 0
    return folder
