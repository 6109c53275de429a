"""The plot of a growing library shows every figure where it belongs."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from bench.builders import MATERIAL, OURS
from bench.plot import Panel, plot, ticks
from bench.scale_figures import FIGURES, NAMES, panels

SVG = "{http://www.w3.org/2000/svg}"
LINES = {"ours": [(10, 5.0), (100, 5.0), (1000, 10.0)], "theirs": [(100, 2.5)]}


def read(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own


@pytest.fixture
def drawn() -> Element:
    panel = Panel("Dựng & kiểm tra", "build, s", LINES, promise=7.5)
    return read(plot([panel], ["ours", "theirs"]))


@pytest.mark.parametrize(
    ("highest", "marks"),
    [
        (10, [0, 2, 4, 6, 8, 10]),
        (0.9, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (1500, [0, 500, 1000, 1500]),
        (103, [0, 50, 100, 150]),
        (0, [0]),
    ],
)
def test_ticks_are_round_numbers_up_to_the_highest(highest: float, marks: list[float]) -> None:
    assert ticks(highest) == marks


def test_a_line_goes_through_its_points(drawn: Element) -> None:
    """Sizes stand at equal distances, as each is ten times the one before; heights from 0 to 10."""
    (line,) = drawn.iter(f"{SVG}polyline")
    assert line.get("class") == "line s0"
    assert line.get("points") == "52.0,109.0 168.0,109.0 284.0,46.0"


def test_every_point_has_a_dot(drawn: Element) -> None:
    (panel,) = drawn.iter(f"{SVG}g")
    dots = [(dot.get("class"), dot.get("cx"), dot.get("cy")) for dot in panel.iter(f"{SVG}circle")]
    assert dots == [
        ("dot s0", "52.0", "109.0"),
        ("dot s0", "168.0", "109.0"),
        ("dot s0", "284.0", "46.0"),
        ("dot s1", "168.0", "140.5"),
    ]


def test_the_promise_is_a_dashed_line_at_its_height(drawn: Element) -> None:
    (panel,) = drawn.iter(f"{SVG}g")
    (promise,) = (one for one in panel.iter(f"{SVG}line") if one.get("class") == "promise")
    assert (promise.get("y1"), promise.get("y2")) == ("77.5", "77.5")


def test_texts_name_the_series_the_figure_and_the_axes(drawn: Element) -> None:
    assert [text.text for text in drawn.iter(f"{SVG}text")] == [
        "ours", "theirs", "đã hứa · promised",
        "Dựng & kiểm tra", "build, s",
        "0", "2", "4", "6", "8", "10",
        "10", "100", "1\u202f000",
    ]  # fmt: skip


def test_figures_that_were_not_measured_leave_their_panel_empty() -> None:
    record = {10: {OURS: {"memory": 200.0}}, 100: {OURS: {"memory": 300.0}, MATERIAL: {}}}
    by_name = {panel.subtitle: panel for panel in panels(record)}
    memory = by_name.pop(FIGURES["memory"].name)
    assert memory.lines == {
        **{name: [] for name in NAMES.values()},
        NAMES[OURS]: [(10, 200.0), (100, 300.0)],
    }
    assert all(not any(panel.lines.values()) for panel in by_name.values())
    assert read(plot(list(by_name.values()), list(NAMES.values()))).tag == f"{SVG}svg"
