"""Checking a change tells what a check of everything tells, and reads less."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from portal.model.files import Source
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.pages.change_rules import check_change
from portal.source.loader import load
from portal.source.trees import Comparison, Tree
from support.documents import accept_addresses, folder_of, lay_document
from support.folder_changes import compare_folders
from support.mutations import KINDS, change, official_pages
from support.project import ROOT

CASES = ROOT / "tests/rules/cases"
FOLDERS = sorted(case for rule in CASES.iterdir() if rule.name[0] != "_" for case in rule.iterdir())
BESIDE = ("w4", "d14")
"""Documents beside the one that a case spoils."""

LANGUAGES = ("vi", "en")
URL = "https://example.org/"
PAGE = f"docs/{folder_of('d14')}/index.md"


def lay(folder: Path, *layers: Path) -> Path:
    for layer in layers:
        shutil.copytree(layer / "docs", folder / "docs", symlinks=True, dirs_exist_ok=True)
        gone = layer / "gone.txt"
        for path in gone.read_text("utf-8").split() if gone.exists() else ():
            (folder / path).unlink()
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library of the rules' cases, with two documents more."""
    folder = lay(tmp_path_factory.mktemp("base"), CASES / "_base")
    for name in BESIDE:
        lay_document(folder, name)
    assert check_library(load(folder)) == []
    return folder


def told(base: Path, changed: Path) -> list[Problem]:
    return check_change(compare_folders(base, changed), LANGUAGES, URL)


@pytest.mark.parametrize(
    "case",
    [case for case in FOLDERS if (case / "docs").exists()],
    ids=lambda case: f"{case.parent.name}/{case.name}",
)
def test_a_case_is_told_as_by_a_check_of_everything(case: Path, base: Path, tmp_path: Path) -> None:
    changed = lay(tmp_path, base, case)
    assert told(base, changed) == check_library(load(changed), URL)


@pytest.mark.parametrize("seed", range(30))
def test_a_random_change_is_told_as_by_a_check_of_everything(
    seed: int, base: Path, tmp_path: Path
) -> None:
    changed, random = lay(tmp_path, base), Random(seed)
    pages = official_pages(load(base))
    path = random.choice(sorted(pages))
    kind = random.choice([one for one in KINDS if one != "paragraph moved"])
    try:
        texts = change(kind, {path: pages[path]}, random).texts
    except LookupError:  # not every document has a quotation
        texts = {path: pages[path].replace("\n", "\n\n")}
    for name, text in texts.items():
        (changed / name).write_text(text, "utf-8")
    assert told(base, changed) == check_library(load(changed), URL)


def test_a_number_taken_from_an_untouched_document_is_told(base: Path, tmp_path: Path) -> None:
    changed = lay(tmp_path, base)
    folder = changed / "docs" / folder_of("w4")
    shutil.copytree(folder, folder.with_name(f"{folder.name}-a"))
    found = told(base, changed)
    assert found == check_library(load(changed), URL)
    assert [problem.rule for problem in found] == ["document-place"]


def test_a_link_of_an_untouched_page_that_breaks_is_told(base: Path, tmp_path: Path) -> None:
    before, after = lay(tmp_path / "before", base), lay(tmp_path / "after", base)
    for folder in (before, after):
        (folder / "docs/huong-dan.md").write_text(
            f"# Hướng dẫn\n\n[Xem]({folder_of('d14')}/index.md#ket-thuc)\n", "utf-8"
        )
    document = load(after).by_id[folder_of("d14")]
    closing = next(one for one in document.official.provisions if one.id == "ket-thuc")
    page = (after / PAGE).read_bytes()
    line = page.split(b"\n")[closing.line - 1]
    assert document.original
    received = document.original.data
    shorter = received.replace(line + b"\n", b"")
    stated, now = (hashlib.sha256(one).hexdigest().encode() for one in (received, shorter))
    (after / document.original.path).write_bytes(shorter)
    (after / PAGE).write_bytes(page.replace(line + b"\n", b"").replace(stated, now))
    found = told(before, after)
    assert found == check_library(load(after), URL)
    assert {problem.path for problem in found} == {"docs/huong-dan.md"}


def test_an_entry_that_lost_its_last_use_is_told(base: Path, tmp_path: Path) -> None:
    before, after = lay(tmp_path / "before", base), lay(tmp_path / "after", base)
    word = "Liên đoàn Lao động"
    for folder in (before, after):
        (folder / "docs/word-groups.yml").write_text(f"kept_together:\n  - {word}\n", "utf-8")
    shutil.rmtree(after / "docs" / folder_of("w4"))
    assert told(before, after) == check_library(load(after), URL)


def test_addresses_that_a_list_gains_are_those_of_untouched_documents(
    base: Path, tmp_path: Path
) -> None:
    before, after = lay(tmp_path / "before", base), lay(tmp_path / "after", base)
    for folder in (before, after):
        accept_addresses(folder)
    own = after / "docs/permalinks/portal.txt"
    own.write_bytes((after / "docs/permalinks" / f"{folder_of('w4')}.txt").read_bytes())
    found = told(before, after)
    assert found == check_library(load(after), URL)
    assert "lost-address" not in {problem.rule for problem in found}


def test_addresses_of_lists_are_those_of_untouched_documents_too(
    base: Path, tmp_path: Path
) -> None:
    before, after = lay(tmp_path / "before", base), lay(tmp_path / "after", base)
    for folder in (before, after):
        accept_addresses(folder)
    (after / "docs/permalinks/portal.txt").unlink()
    assert told(before, after) == check_library(load(after), URL)


@dataclass
class Recorded:
    """A tree that notes what is read."""

    tree: Tree
    seen: set[str] = field(default_factory=set)

    @property
    def paths(self) -> Collection[str]:
        return self.tree.paths

    def read(self, paths: Iterable[str]) -> list[Source]:
        found = self.tree.read(paths)
        self.seen |= {source.path for source in found}
        return found


def test_untouched_documents_are_not_read(base: Path, tmp_path: Path) -> None:
    changed = lay(tmp_path, base)
    page = changed / PAGE
    page.write_text(page.read_text("utf-8").replace(" ", "  ", 1), "utf-8")
    plain = compare_folders(base, changed)
    after = Recorded(plain.after)
    check_change(Comparison(plain.before, after, plain.changed), LANGUAGES)
    assert {path for path in after.seen if folder_of("w4") in path} == set()
    assert PAGE in after.seen


def test_texts_and_programs_in_one_change_are_refused(base: Path, tmp_path: Path) -> None:
    changed = lay(tmp_path, base)
    page = changed / PAGE
    page.write_text(page.read_text("utf-8") + "\n", "utf-8")
    (changed / "scripts").mkdir()
    (changed / "scripts/build.py").write_text("", "utf-8")
    assert [(p.path, p.line, p.rule) for p in told(base, changed)] == [
        ("scripts/build.py", 1, "mixed-change")
    ]
    page.write_text((base / PAGE).read_text("utf-8"), "utf-8")
    assert told(base, changed) == []
