"""Changes word by word, with the words around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.changes.wording import LONGEST, Mark, Passage, compare_words, content, marked, whole
from portal.model.blocks import Cell, Kind, Table
from portal.model.documents import Provision

KEPT, DELETED, INSERTED, GAP = Mark.KEPT, Mark.DELETED, Mark.INSERTED, Mark.GAP
NUMBERS = [str(number) for number in range(30)]
LETTERS = st.lists(st.sampled_from("abc"), max_size=40)


def compared(before: list[str], after: list[str]) -> list[tuple[str, Mark]]:
    return [(passage.text, passage.mark) for passage in compare_words(before, after)]


def test_the_same_words_are_no_change() -> None:
    assert compared(NUMBERS, NUMBERS) == []


def test_a_change_is_told_with_six_words_before_and_after() -> None:
    assert compared(NUMBERS, [*NUMBERS[:15], "x", *NUMBERS[16:]]) == [
        ("", GAP),
        ("9 10 11 12 13 14", KEPT),
        ("15", DELETED),
        ("x", INSERTED),
        ("16 17 18 19 20 21", KEPT),
        ("", GAP),
    ]


def test_words_between_two_changes_are_left_out_in_their_middle() -> None:
    assert compared(NUMBERS, ["x", *NUMBERS[1:29]]) == [
        ("0", DELETED),
        ("x", INSERTED),
        ("1 2 3 4 5 6", KEPT),
        ("", GAP),
        ("23 24 25 26 27 28", KEPT),
        ("29", DELETED),
    ]


def test_of_a_long_insertion_the_number_of_words_left_out_is_told() -> None:
    assert whole(["a"] * (LONGEST + 7), INSERTED) == (
        Passage(" ".join(["a"] * LONGEST), INSERTED, 7),
    )


def test_two_texts_as_one_have_every_word_once() -> None:
    assert marked(["a", "b", "c"], ["a", "x", "c", "d"]) == (
        Passage("a", KEPT),
        Passage("b", DELETED),
        Passage("x", INSERTED),
        Passage("c", KEPT),
        Passage("d", INSERTED),
    )
    assert marked([], []) == ()


@given(LETTERS, LETTERS)
def test_both_texts_can_be_read_from_the_marked_one(before: list[str], after: list[str]) -> None:
    found = marked(before, after)
    for text, other in ((before, INSERTED), (after, DELETED)):
        read = [passage.text for passage in found if passage.mark is not other]
        assert " ".join(read).split() == text


def test_paragraphs_rows_and_merged_cells_are_words() -> None:
    table = Table(((Cell("Việc"), Cell("Ngày")), (Cell("Phát", columns=2),)))
    plain = Provision("g1", Kind.SIGNATURE, "", ("A B", "C"), "docs/a.md", 1)
    laid = Provision("b1", Kind.TABLE, "", ("Việc", "Ngày", "Phát"), "docs/a.md", 1, table=table)
    assert content(plain) == ("A", "B", "¶", "C")
    assert content(laid) == ("Việc", "|", "Ngày", "⏎", "Phát", "(2×1)")


@given(LETTERS, LETTERS)
def test_every_deleted_and_inserted_word_is_told(before: list[str], after: list[str]) -> None:
    found = compare_words(before, after)
    gone = sum(len(one.text.split()) for one in found if one.mark is DELETED)
    new = sum(len(one.text.split()) for one in found if one.mark is INSERTED)
    assert len(before) - gone == len(after) - new
    assert bool(found) == (before != after)
