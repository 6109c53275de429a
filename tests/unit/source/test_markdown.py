"""The parser: the words that readers see, and the line of each."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.source.limits import MAX_DEPTH, Limit, Obstacle, obstacle
from portal.source.markdown import read


def words(text: str) -> list[list[tuple[str, int]]]:
    return [[(word.text, word.line) for word in unit.block.words] for unit in read(text)]


def test_each_word_has_its_line_number() -> None:
    assert words("# Một\n\n- hai\n  ba\n\n- bốn") == [
        [("Một", 1)],
        [("hai", 3), ("ba", 4)],
        [("bốn", 6)],
    ]


def test_line_numbers_count_the_front_matter() -> None:
    assert [unit.block.line for unit in read("# A\n\nB", first_line=5)] == [5, 7]


def test_markup_neither_counts_as_a_word_nor_splits_one() -> None:
    assert words("**CN**VC*LĐ* và __mới__") == [[("CNVCLĐ", 1), ("và", 1), ("mới", 1)]]


def test_only_ordinary_white_space_separates_words() -> None:
    assert words("một\u00a0hai ba\u2003bốn") == [[("một\u00a0hai", 1), ("ba\u2003bốn", 1)]]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a &amp; b", "a &amp; b"),
        ("a<!-- ẩn -->b", "a<!-- ẩn -->b"),
        ("<span hidden>ẩn</span>", "<span hidden>ẩn</span>"),
        ("[a]: https://example.org", "[a]: https://example.org"),
        (r"\*a\*", "*a*"),
    ],
)
def test_text_that_markup_could_hide_counts_as_words(text: str, seen: str) -> None:
    assert " ".join(unit.block.text for unit in read(text)) == seen


def test_a_list_may_follow_its_sentence_directly() -> None:
    assert [u.block.marker for u in read("# I. A\n\n1.1. Các ý sau:\n- một\n- hai")] == [
        "",
        "",
        "-",
        "-",
    ]


def test_a_wrapped_dash_stays_a_dash() -> None:
    assert [u.block.text for u in read("phát triển kinh tế\n- xã hội")] == [
        "phát triển kinh tế - xã hội"
    ]


def test_lists_of_two_kinds_stay_apart() -> None:
    assert [u.block.marker for u in read("1. a\n\n2. b\n\n- c")] == ["1.", "2.", "-"]


@pytest.mark.parametrize(
    "deep", ["    " * 50 + "- a", "- " * 50 + "a", "> " * 50 + "a", "1. " * 50 + "a"]
)
def test_deep_nesting_is_refused_with_its_line(deep: str) -> None:
    assert obstacle(f"a\n\n{deep}") == Obstacle(Limit.DEPTH, 3)
    with pytest.raises(ValueError, match="12"):
        read(f"a\n\n{deep}", first_line=10)


def test_allowed_nesting_is_parsed() -> None:
    assert obstacle("\n".join("    " * depth + "- a" for depth in range(MAX_DEPTH))) is None


def test_line_markers_are_removed_from_the_html() -> None:
    text = '# I. A\n\n`x`\n\n    code\n\n![a](b "c\nd")\n\n> q\n\n<b>\n\n- x\n\n    y'
    assert "\x02" not in markdown.markdown(text, extensions=["portal"])


@given(st.lists(st.text("aăbđ,.“”!-0123456789", min_size=1, max_size=8), min_size=1, max_size=30))
def test_wrapping_a_paragraph_changes_no_word(parts: list[str]) -> None:
    clean = [f"x{part}x" for part in parts]
    joined = [word for line in words(" ".join(clean)) for word, _ in line]
    wrapped = [word for line in words("\n".join(clean)) for word, _ in line]
    assert joined == wrapped == clean
