"""Generated libraries are sound, as various as real ones, and the same for the same seed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from pathlib import Path

import pytest

from portal.model.library import Library
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.generated_library.assembly import title_of
from support.generated_library.editing import correct_a_word
from support.generated_library.files import generate
from support.generated_library.kinds import SHARES, deck
from support.generated_library.relations import PLAN_113, relations
from support.generated_library.schedule import Schedule
from support.project import PLAN, ROOT

COUNT = 30
SEED = "113"


def made(root: Path, count: int, seed: str = SEED) -> Path:
    shutil.copytree(ROOT / "docs", root / "docs")
    generate(root, count, seed)
    return root


def texts(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("generated") / "library", COUNT)


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


def test_a_generated_library_passes_every_check(library: Library) -> None:
    assert len(library.documents) == COUNT
    assert [str(problem) for problem in check_library(library)] == []


def test_the_same_seed_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    assert texts(made(tmp_path / "again", COUNT)) == texts(root)
    assert texts(made(tmp_path / "other", 5, "114")).keys() - texts(root).keys() != set()


def test_a_larger_library_begins_with_the_smaller_one(root: Path, tmp_path: Path) -> None:
    assert texts(made(tmp_path / "smaller", 10)).items() <= texts(root).items()


def test_documents_are_read_as_what_they_were_made_as(library: Library) -> None:
    schedule = Schedule.of(SEED, COUNT)
    entries = [schedule.entry(index) for index in range(COUNT - 1)]
    read = {one.id: one.official.metadata for one in library.documents if one.id != PLAN}
    assert {
        name: (m.number, m.type, m.date, m.title, m.place, len(m.signers))
        for name, m in read.items()
    } == {
        one.folder: (
            one.number,
            one.kind.name,
            one.day,
            title_of(one, relations(one, schedule)),
            one.body.place,
            1,
        )
        for one in entries
    }


def test_some_documents_have_a_translation_pages_by_section_corrections_and_units(
    root: Path,
) -> None:
    """Of plan 113, which has all of these, the library has as many again and more."""
    names = ("index.en.md", "ii.md", "original/corrections.yml", "units.yml")
    found = Counter(name for name in names for _ in (root / "docs").glob(f"20*/*/{name}"))
    assert {name for name in names if found[name] < 2} == set()


def test_a_corrected_word_passes_every_check(root: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(root, tmp_path / "changed")
    pages = {correct_a_word(changed), correct_a_word(changed)}
    assert len(pages) == 2
    assert [str(problem) for problem in check_library(load(changed))] == []


def test_numbers_follow_the_days_of_a_year() -> None:
    schedule = Schedule.of(SEED, 1000)
    entries = [PLAN_113, *map(schedule.entry, range(999))]
    assert len({one.folder for one in entries}) == 1000
    series: dict[tuple[int, str], list[tuple[dt.date, int]]] = {}
    for one in entries:
        held = series.setdefault((one.day.year, one.kind.code), [])
        held.append((one.day, int(one.number.partition("/")[0])))
    numbers = [[number for _, number in sorted(held)] for held in series.values()]
    assert numbers == [sorted(set(held)) for held in numbers]


def test_relations_lead_to_earlier_documents() -> None:
    schedule = Schedule.of(SEED, 1000)
    found = [(one, relations(one, schedule)) for one in map(schedule.entry, range(300))]
    earlier = [
        (one.day, other.day)
        for one, related in found
        for other in (*related.basis, related.target, related.amended_before)
        if other
    ]
    assert len(earlier) > 300
    assert all(then < now for now, then in earlier)
    assert any(related.amended_before for _, related in found)
    assert any(related.ended_by for _, related in found)


def test_each_stretch_has_about_the_shares_of_the_whole() -> None:
    shares = {(kind.name, variant): share for kind, variant, share in SHARES}
    assert Counter((kind.name, variant) for kind, variant in deck()) == shares
    for half in (deck()[:50], deck()[50:]):
        counted = Counter((kind.name, variant) for kind, variant in half)
        assert all(abs(counted[one] - share / 2) <= 1 for one, share in shares.items())
