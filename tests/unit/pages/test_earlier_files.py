"""Files that were published and replaced are printed again, to the byte."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from portal.model.context import CACHE, BuildContext, DocumentFacts, midnight
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.pages.earlier_files import earlier_files
from portal.print.collection import print_library
from portal.source.history import read_histories
from portal.source.loader import load
from portal.source.settings import read_settings
from support.corrected_document import DAY, ENGLISH, FAULT, ID, lay
from support.project import ROOT
from support.project_copy import commit

LANGUAGES = ("vi", "en")
PDF = f"{ID}/7-kh-ldld.pdf"
SUBJECT = ("Tuyên truyền năm 2025", f"Tuyên truyền {'sâu rộng, ' * 8}năm 2025")
"""A correction that makes the title longer than a line."""


def context_in(root: Path) -> BuildContext:
    """What a build in this repository knows."""
    history = read_histories(root)[ID]
    latest = history.latest
    assert latest
    facts = DocumentFacts(midnight(latest.day), latest.commit, earlier=history.earlier())
    return BuildContext(read_settings(ROOT), documents={ID: facts})


def publish(root: Path, *corrections: tuple[str, str], english: str, at: str) -> dict[str, bytes]:
    """Commit the document with these corrections, and give what is printed of it then."""
    lay(root, *corrections, english=english)
    commit(root, at=at)
    return print_library(load(root, LANGUAGES), context_in(root), root)


def test_they_are_the_bytes_that_readers_have(tmp_path: Path) -> None:
    better = ENGLISH.replace("Disseminate", "Spread")
    first = publish(tmp_path, english=ENGLISH, at="2025-01-10 08:00 +0700")
    second = publish(tmp_path, english=better, at="2025-01-10 06:30 +0700")
    third = publish(tmp_path, FAULT, english=better, at="2025-02-03 08:00 +0700")
    newest = publish(tmp_path, FAULT, DAY, english=better, at="2025-03-04 08:00 +0700")
    found = list(earlier_files(tmp_path, ID, context_in(tmp_path)))
    posted, corrected = dt.date(2025, 1, 10), dt.date(2025, 2, 3)
    assert found == [(posted, first), (posted, second), (corrected, third)]
    pdfs = {files[PDF] for files in (first, second, third, newest)}
    assert len(pdfs) == 4


def test_they_have_the_word_groups_of_their_commit(tmp_path: Path) -> None:
    groups = tmp_path / WordGroups.path
    groups.parent.mkdir()
    groups.write_text(f"kept_together:\n  - {SUBJECT[1]}\n", "utf-8")
    grouped = publish(tmp_path, SUBJECT, english="", at="2025-01-10 08:00 +0700")
    ungrouped = replace(load(tmp_path, LANGUAGES), word_groups=WordGroups())
    assert print_library(ungrouped, context_in(tmp_path), tmp_path)[PDF] != grouped[PDF]
    groups.unlink()
    alone = publish(tmp_path, SUBJECT, FAULT, english="", at="2025-02-03 08:00 +0700")
    groups.write_text("kept_together:\n  - trong đoàn viên\n", "utf-8")
    publish(tmp_path, SUBJECT, FAULT, DAY, english="", at="2025-03-04 08:00 +0700")
    found = [files for _, files in earlier_files(tmp_path, ID, context_in(tmp_path))]
    assert found == [grouped, alone]


def test_what_can_no_longer_be_read_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "docs" / ID / "index.md").write_text("---\na: [\n---\n", "utf-8")
    commit(tmp_path, at="2025-01-09 08:00 +0700")
    publish(tmp_path, english=ENGLISH, at="2025-01-10 08:00 +0700")
    context = context_in(tmp_path)
    assert len(context.facts(ID).earlier) == 1
    assert list(earlier_files(tmp_path, ID, context)) == []


def test_what_the_fonts_cannot_print_is_left_out(tmp_path: Path) -> None:
    first = publish(tmp_path, english="", at="2025-01-10 08:00 +0700")
    lay(tmp_path, (FAULT[0], "Tuyên truyền 中 rộng"))
    commit(tmp_path, at="2025-02-03 08:00 +0700")
    publish(tmp_path, FAULT, english="", at="2025-03-04 08:00 +0700")
    context = context_in(tmp_path)
    assert len(context.facts(ID).earlier) == 2
    assert list(earlier_files(tmp_path, ID, context)) == [(dt.date(2025, 1, 10), first)]


def test_a_cache_that_cannot_be_used_leaves_nothing_out(tmp_path: Path) -> None:
    publish(tmp_path, english="", at="2025-01-10 08:00 +0700")
    publish(tmp_path, FAULT, english="", at="2025-02-03 08:00 +0700")
    shutil.rmtree(tmp_path / CACHE)
    (tmp_path / CACHE).touch()
    with pytest.raises(UserError, match="Không dùng được thư mục tạm"):
        list(earlier_files(tmp_path, ID, context_in(tmp_path)))
