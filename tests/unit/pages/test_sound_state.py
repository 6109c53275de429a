"""A check of what changed finds what a check of everything would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.model.summary import summary_of
from portal.pages.all_rules import check_library
from portal.pages.sound_state import STATE, check_files
from portal.source.loader import build_library, load, sources
from portal.source.trees import ReadFiles
from support.small_library import BASE, DOCUMENT, SECTION

URL = "https://example.org/"
LANGUAGES = ("vi", "en")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    assert checked(tmp_path).problems == ()
    return tmp_path


def checked(root: Path, rules: bytes = b"rules"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return check_files(root, ReadFiles(tuple(sources(root))), LANGUAGES, URL, rules)


def rewrite(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    "change", ["nothing", "word", "glossary", "page gone", "document gone", "new document"]
)
def test_problems_are_those_of_everything(project: Path, change: str) -> None:
    if change == "word":
        rewrite(project, SECTION, "a", "á")
    elif change == "glossary":
        (project / "docs/glossary.yml").write_text("terms: 1\n", "utf-8")
    elif change == "page gone":
        (project / SECTION).unlink()
    elif change == "document gone":
        shutil.rmtree(project / DOCUMENT)
    elif change == "new document":
        shutil.copytree(project / DOCUMENT, project / "docs/2025/9-kh-ldld")
    found = checked(project)
    assert list(found.problems) == check_library(load(project), URL)


def test_summaries_are_those_of_the_files(project: Path) -> None:
    whole = checked(project, b"other rules").summaries
    assert whole == tuple(map(summary_of, load(project).documents))
    assert checked(project).summaries == whole


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_a_damaged_state_is_made_anew(project: Path, damage: bytes) -> None:
    (project / ".cache" / STATE).write_bytes(damage)
    assert checked(project).summaries == tuple(map(summary_of, load(project).documents))


def test_what_has_problems_is_not_kept(project: Path) -> None:
    (project / SECTION).unlink()
    first = checked(project)
    assert first.problems
    assert checked(project) == first
    assert build_library(first.files.sources).documents
