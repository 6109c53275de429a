"""The original and the published text, word for word."""

from __future__ import annotations

from random import Random

import pytest

from portal.checks.report import as_text
from portal.model.documents import Correction, Document
from portal.model.library import Library
from portal.pages.all_rules import check_library
from portal.source.comparison import (
    Passage,
    collate,
    corrected,
    corrected_lines,
    corrected_passages,
    differences,
    places,
)
from support.mutations import KINDS, change, official_pages, relayout, with_texts


def correction(original: str, published: str) -> Correction:
    return Correction(original, published, {"vi": "Lý do."}, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_any_single_change_is_caught_on_its_line(kind: str, library: Library) -> None:
    random = Random(kind)
    pages = official_pages(library)
    for _ in range(2):  # `make bench` makes hundreds
        changed = change(kind, pages, random)
        problems = check_library(with_texts(library, changed.texts))
        assert changed.places & {(p.path, p.line) for p in problems}, as_text(problems)


@pytest.mark.parametrize("seed", range(12))
def test_layout_changes_alone_are_not_reported(seed: int, library: Library) -> None:
    changed = relayout(official_pages(library), Random(seed))
    assert as_text(check_library(with_texts(library, changed.texts))) == "", changed.kind


def test_differences_give_both_word_ranges() -> None:
    found = list(differences(["a", "b", "c", "d", "e"], ["a", "x", "c", "e", "e"]))
    assert [(d.expected, d.published) for d in found] == [
        (slice(1, 2), slice(1, 2)),
        (slice(3, 4), slice(3, 4)),
    ]


@pytest.mark.parametrize(
    ("original", "found"),
    [("b c", 1), ("b", 2), ("z", 0), ("d\n\ne", 1), ("d e", 1), ("", 0), ("a.c", 0)],
)
def test_corrections_match_regardless_of_white_space(original: str, found: int) -> None:
    assert len(places(correction(original, ""), "a b  c\nb d\n\n\n\ne")) == found


def test_corrections_apply_only_where_they_match_once() -> None:
    text = corrected("một hai hai ba", [correction("hai", "x"), correction("ba", "bốn")])
    assert text == "một hai hai bốn"


def test_the_plan_differs_from_its_original_in_four_listed_places(plan: Document) -> None:
    differing = [
        (
            row.unit.id,
            [passage.text for passage in row.original if passage.differs],
            [passage.text for passage in row.published if passage.differs],
        )
        for row in collate(plan)
        if row.differs
    ]
    assert differing == [
        ("ii-1-1-g3", ["¶"], []),
        ("ii-1-1-g4", ["công kênh."], ["cồng kềnh."]),
        ("ii-1-3", ["¶"], []),
        ("ii-2-1-g2", ["¶"], []),
    ]


def test_comparison_has_every_published_word(plan: Document) -> None:
    rows = collate(plan)
    shown = [" ".join(passage.text for passage in row.published) for row in rows]
    assert shown == [unit.block.text for page in plan.official.pages for unit in page.units]
    same = [row for row in rows if not row.differs]
    assert all(
        row.original == row.published == (Passage(row.unit.block.text, False),) for row in same
    )


def test_correction_shows_what_it_changes() -> None:
    found = corrected_passages(correction("một hai\n\nba bốn", "một hai ba năm"))
    assert found == (
        (
            Passage("một hai", differs=False),
            Passage("¶", differs=True),
            Passage("ba", differs=False),
            Passage("bốn", differs=True),
        ),
        (Passage("một hai ba", differs=False), Passage("năm", differs=True)),
    )


@pytest.mark.parametrize(("words", "lines"), [("b c", (1, 1)), ("d\n\ne", (2, 6)), ("z", (0, 0))])
def test_correction_has_its_lines(words: str, lines: tuple[int, int]) -> None:
    assert corrected_lines(correction(words, ""), "a b  c\nb d\n\n\n\ne") == lines


def test_rows_have_the_lines_of_their_words(plan: Document) -> None:
    found = {row.unit.id: row.lines for row in collate(plan) if row.differs}
    assert found == {
        "ii-1-1-g3": (33, 37),
        "ii-1-1-g4": (39, 39),
        "ii-1-3": (47, 51),
        "ii-2-1-g2": (61, 65),
    }
