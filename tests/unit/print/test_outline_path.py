"""Outlines in the operators of PDF: the same shapes, in fewer curves than the font has."""

from __future__ import annotations

import pytest

from portal.print.outline_path import path_of
from portal.print.outlines import Step, letter, typed_letters


def test_steps_are_written_with_absolute_points() -> None:
    steps = (Step("m", ((1, 2),)), Step("l", ((3, 4),)), Step("z", ()))
    assert path_of(steps) == "1 2 m\n3 4 l\nh"


def test_a_curve_of_degree_two_is_one_of_degree_three() -> None:
    steps = (Step("m", ((0, 0),)), Step("q", ((30, 60), (60, 0))), Step("l", ((0, 0),)))
    assert path_of(steps) == "0 0 m\n20 40 40 40 60 0 c\n0 0 l"


def test_the_two_halves_of_a_curve_are_written_as_one() -> None:
    """An arch, which fonts divide at its top."""
    arch = (Step("q", ((0, 30), (25, 30))), Step("q", ((50, 30), (50, 0))))
    assert path_of((Step("m", ((0, 0),)), *arch)) == "0 0 m\n0 40 50 40 50 0 c"


def test_curves_that_are_no_halves_of_one_stay_two() -> None:
    wave = (Step("q", ((0, 60), (50, 60))), Step("q", ((90, 60), (300, -400))))
    assert path_of((Step("m", ((0, 0),)), *wave)).count("c") == 2


def test_letters_take_far_fewer_curves_than_the_font_has() -> None:
    parts = [part for one in typed_letters() for part in letter(one).parts]
    curves = sum(step.kind == "q" for part in parts for step in part.steps)
    written = sum(path_of(part.steps).count("c") for part in parts)
    assert written < 0.7 * curves


@pytest.mark.parametrize("text", ["ộ", "Đ", "g"])
def test_a_letter_is_the_same_whole_and_in_parts(text: str) -> None:
    one = letter(text)
    moved = [
        (x + part.x, y + part.y) for part in one.parts for s in part.steps for x, y in s.points
    ]
    assert [point for step in one.steps for point in step.points] == moved
