"""A site that is built in parts is the site that is built whole, byte for byte."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from portal.source.loader import load
from support.commands import bytes_of, run
from support.generated_library.editing import correct_a_word
from support.generated_library.files import ADDED, generated_project
from support.project_copy import commit

COUNT = 6
"""Documents of the library: plan 113 and five others, of two years or more."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("parts") / "library"
    generated_project(root, COUNT, cached=False)
    assert run(root, "build").returncode == 0
    return root


@pytest.fixture
def project(library: Path, tmp_path: Path) -> Path:
    """A copy of the library whose site is built, with a cache of its own."""
    root = tmp_path / "library"
    shutil.copytree(library, root, symlinks=True)
    assert run(root, "build").returncode == 0
    return root


def parts(root: Path) -> dict[str, int]:
    """The parts that are kept, with when each was made."""
    return {one.name: one.stat().st_mtime_ns for one in (root / ".cache/parts").iterdir()}


def test_an_unchanged_project_makes_nothing_anew(project: Path) -> None:
    before, site = parts(project), bytes_of(project / "site")
    assert run(project, "build").returncode == 0
    assert (parts(project), bytes_of(project / "site")) == (before, site)


def test_years_made_apart_and_joined_are_the_whole_site(library: Path, tmp_path: Path) -> None:
    years = sorted({one.id.partition("/")[0] for one in load(library).documents})
    joined = tmp_path / "joined"
    shutil.copytree(library, joined, ignore=shutil.ignore_patterns(".cache", "site"), symlinks=True)
    for year in years:
        machine = tmp_path / year
        shutil.copytree(joined, machine, ignore=shutil.ignore_patterns(".cache"), symlinks=True)
        assert run(machine, "build", "--year", year).returncode == 0
        shutil.copytree(machine / ".cache/parts", joined / ".cache/parts", dirs_exist_ok=True)
    made = parts(joined)
    assert len(made) == COUNT
    assert run(joined, "build").returncode == 0
    assert bytes_of(joined / "site") == bytes_of(library / "site")
    assert made.items() <= parts(joined).items()


def test_a_word_corrected_is_built_as_if_all_were(project: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    correct_a_word(project)
    commit(project, "B", ADDED)
    shutil.copytree(project, fresh, ignore=shutil.ignore_patterns(".cache", "site"), symlinks=True)
    for root in (project, fresh):
        done = run(root, "build")
        assert (done.returncode, done.stderr) == (0, "")
    assert bytes_of(project / "site") == bytes_of(fresh / "site")


def test_an_interrupted_exchange_is_healed(project: Path) -> None:
    whole = bytes_of(project / "site")
    (project / "site/build.json").write_bytes(b"{}\n")
    (project / "site/index.html").write_bytes(b"")
    (project / "site/left-over.html").write_bytes(b"")
    assert run(project, "build").returncode == 0
    assert bytes_of(project / "site") == whole


@pytest.mark.parametrize("damage", ["part.json", "index", "files"])
def test_a_damaged_cache_is_made_anew(project: Path, damage: str) -> None:
    whole = bytes_of(project / "site")
    for part in (project / ".cache/parts").iterdir():
        place = part / damage
        if place.is_dir():
            shutil.rmtree(place)
        elif place.exists():
            place.unlink()
    shutil.rmtree(project / "site")
    assert run(project, "build").returncode == 0
    assert bytes_of(project / "site") == whole


def test_the_state_of_the_last_site_names_its_folder(project: Path) -> None:
    state = json.loads((project / ".cache/site.json").read_text("utf-8"))
    assert (state["folder"], len(state["parts"]) > COUNT) == (str(project / "site"), True)
