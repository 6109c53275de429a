"""Lines of letters on preview cards: their widths, and what is drawn of them."""

from __future__ import annotations

import pytest
from PIL import Image

from portal.print.card_letters import Style, draw_line, line_width
from portal.print.metrics import SYMBOLS, width
from portal.print.palette import INK_INDEX
from portal.print.typesetting import MissingLettersError

STYLE = Style("LiberationSerif-Bold.ttf", 40)


def drawn(text: str) -> tuple[int, int, int, int] | None:
    """The box of what is drawn from column 10 on, on the base line 60."""
    picture = Image.new("P", (900, 100))
    draw_line(picture, text, STYLE, (10, 60), INK_INDEX)
    return picture.getbbox()


@pytest.mark.parametrize("text", ["Kế hoạch 113/KH-LĐLĐ", "AVATAR Tuyên", "ợ"])
def test_a_line_is_as_wide_as_its_font_says(text: str) -> None:
    """But for less than a pixel a letter: letters are whole pixels wide."""
    assert line_width(text, STYLE) == pytest.approx(width(text, STYLE.face) * 40, abs=len(text))


def test_letters_are_drawn_from_the_pen_on_above_the_base_line() -> None:
    left, top, right, bottom = drawn("Kế hoạch") or (0, 0, 0, 0)
    assert 10 <= left <= 12
    assert right <= 10 + line_width("Kế hoạch", STYLE)
    assert top >= 60 - 40
    assert 60 < bottom <= 60 + 0.26 * 40  # the dot below


def test_nothing_is_drawn_of_spaces() -> None:
    assert drawn(" \u00a0") is None


def test_symbols_that_the_fonts_lack_are_drawn_too() -> None:
    """One of a line's own, between letters."""
    symbol = SYMBOLS[-1]
    assert line_width(f"a{symbol}a", STYLE) == 2 * line_width("a", STYLE) + round(0.602 * 40)
    left, _, right, _ = drawn(symbol) or (0, 0, 0, 0)
    assert 10 <= left < right <= 10 + 25


def test_letters_that_no_font_has_are_reported() -> None:
    with pytest.raises(MissingLettersError) as caught:
        drawn("a日b\ufeff\x07")
    assert caught.value.letters == ("日", "\ufeff", "\x07")
