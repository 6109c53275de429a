"""The parser: the words that readers see, and the line of each."""

from __future__ import annotations

import markdown
import pytest

from portal.source.limits import MAX_DEPTH, Limit, Obstacle, obstacle
from portal.source.markdown import read_page


def words(text: str) -> list[list[tuple[str, int]]]:
    return [[(word.text, word.line) for word in unit.block.words] for unit in read_page(text).units]


def test_each_word_has_its_line_number() -> None:
    assert words("# Một\n\n- hai\n  ba\n\n- bốn") == [
        [("Một", 1)],
        [("hai", 3), ("ba", 4)],
        [("bốn", 6)],
    ]


def test_line_numbers_count_the_front_matter() -> None:
    assert [unit.block.line for unit in read_page("# A\n\nB", first_line=5).units] == [5, 7]


def test_markup_neither_counts_as_a_word_nor_splits_one() -> None:
    assert words("**CN**VC*LĐ* và __mới__") == [[("CNVCLĐ", 1), ("và", 1), ("mới", 1)]]


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
    assert " ".join(unit.block.text for unit in read_page(text).units) == seen


def test_documents_are_read_letter_by_letter() -> None:
    page = markdown.markdown("# II. A\n\n1.1. B *c* KH&CN;\n\n- <b>d</b>", extensions=["portal"])
    assert "B *c* KH&amp;CN;" in page
    assert "&lt;b&gt;d&lt;/b&gt;" in page


def test_other_pages_stay_ordinary_markdown() -> None:
    page = markdown.markdown("# Hướng dẫn\n\nGõ *c*", extensions=["portal"])
    assert page == "<h1>Hướng dẫn</h1>\n<p>Gõ <em>c</em></p>"


@pytest.mark.parametrize(
    "deep", ["    " * 50 + "- a", "- " * 50 + "a", "> " * 50 + "a", "1. " * 50 + "a"]
)
def test_deep_nesting_is_refused_with_its_line(deep: str) -> None:
    assert obstacle(f"a\n\n{deep}") == Obstacle(Limit.DEPTH, 3)
    with pytest.raises(ValueError, match="12"):
        read_page(f"a\n\n{deep}", first_line=10)


def test_allowed_nesting_is_parsed() -> None:
    assert obstacle("\n".join("    " * depth + "- a" for depth in range(MAX_DEPTH))) is None


def test_line_markers_are_removed_from_the_html() -> None:
    text = '# I. A\n\n`x`\n\n    code\n\n![a](b "c\nd")\n\n> q\n\n<b>\n\n- x\n\n    y'
    assert "\x02" not in markdown.markdown(text, extensions=["portal"])
