"""Letters as outlines, read from the font's own tables, beside what other programs read there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from portal.print.metrics import EM, FONTS
from portal.print.outlines import SLOGAN_FACE, kerning, letter, line_width, pens, typed_letters
from portal.print.typesetting import MissingLettersError

PILLOW = ImageFont.truetype(FONTS / SLOGAN_FACE, EM, layout_engine=ImageFont.Layout.BASIC)
"""Another reader of the same font, at one pixel a unit."""

TYPED = typed_letters()


def test_the_letters_of_names_are_those_of_vietnamese() -> None:
    assert {*"aăâbcdđeêghiklmnoôơpqrstuưvxy", *"ẰẮẲẴẶ", *"ộữỳỹỷỵýếệ", *"0189 .,-/&"} <= {*TYPED}
    assert "".join(sorted({*TYPED})) == TYPED
    assert not {*"ĔĬŎŶ"} & {*TYPED}


@pytest.mark.parametrize("one", TYPED)
def test_each_letter_is_as_wide_and_reaches_as_far_as_pillow_says(one: str) -> None:
    assert letter(one).advance == pytest.approx(PILLOW.getlength(one), abs=1)
    points = [point for step in letter(one).steps for point in step.points]
    drawn = PILLOW.getmask(one).getbbox()
    if not points:
        assert (one, drawn) == (" ", None)
        return
    left, top, right, bottom = drawn
    for side, places in zip((right - left, bottom - top), zip(*points, strict=True), strict=True):
        # A curve stays within the points that bend it, and need not reach them.
        assert side - 2 <= max(places) - min(places) <= side + 130


def test_an_outline_is_written_as_a_path_of_relative_steps() -> None:
    assert letter("l").path == "m143 0l0 1484l281 0l0 -1484z"
    assert letter(" ").path == ""
    assert letter("i").path.count("m") == 2


def test_pairs_of_letters_are_moved_together() -> None:
    assert kerning("T", "a") == kerning("T", "o") < 0
    assert kerning("n", "n") == 0
    assert pens("Ta") == [0, 1251 + kerning("T", "a"), 1251 + kerning("T", "a") + 1139]
    assert line_width("Ta") == pens("Ta")[-1] / EM
    assert pens("") == [0]


@given(st.text(TYPED, max_size=20), st.text(TYPED, max_size=20))
def test_a_line_is_as_wide_as_its_parts(one: str, other: str) -> None:
    between = kerning(one[-1], other[0]) if one and other else 0
    assert pens(one + other)[-1] == pens(one)[-1] + pens(other)[-1] + between


@pytest.mark.parametrize("text", ["ກ", "Công đoàn 工会", "\U0001f600"])
def test_letters_that_the_font_lacks_are_named(text: str) -> None:
    with pytest.raises(MissingLettersError) as caught:
        line_width(text)
    assert {*caught.value.letters} == {one for one in text if ord(one) > 0x3000 or one == "ກ"}
