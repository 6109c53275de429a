"""The figures of a growing library: their names, what is promised, the record of the last runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.builders import MATERIAL, OURS, PRUNED, ZENSICAL
from bench.plot import Panel, plot
from bench.table import row

FOLDER = Path(__file__).parent
RECORD, PLOT = FOLDER / "scale.json", FOLDER / "scale.svg"

NAMES = {
    OURS: "cổng này · ours",
    MATERIAL: "Material",
    PRUNED: "Material, prune",
    ZENSICAL: "Zensical",
}
"""The site generators, and what the plot calls them."""

Figures = dict[str, float]
Record = dict[int, dict[str, Figures]]
"""The figures of each generator, by the number of documents."""


@dataclass(frozen=True)
class Figure:
    """A figure: what rows call it, what is promised of ours, its digits, its title in the plot."""

    name: str
    most: float | None = None
    digits: int = 2
    title: str = ""


FIGURES = {
    "cold_processor_each": Figure(
        "cold build, s of processor a document", 1.0, 2, "Dựng lần đầu, giây xử lý một văn bản"
    ),
    "cold_processor": Figure("cold build, s of processor", None, 1),
    "cold_seconds": Figure("cold build, s", None, 1),
    "memory": Figure("cold build, peak memory, MB", 1500, 0, "Bộ nhớ nhiều nhất khi dựng, MB"),
    "unchanged_seconds": Figure("unchanged rebuild, s", 10, 2, "Dựng lại khi không đổi gì, giây"),
    "unchanged_processor": Figure("unchanged rebuild, s of processor", None, 2),
    "word_seconds": Figure(
        "one word corrected: check and rebuild, s", 3, 2, "Sửa một chữ rồi dựng lại, giây"
    ),
    "word_processor": Figure("one word corrected, s of processor", None, 2),
    "check_seconds": Figure("check, cold, s", 20, 2, "Kiểm tra lần đầu, giây"),
    "check_word_seconds": Figure(
        "check, one document changed, s", 2, 2, "Kiểm tra khi một văn bản đổi, giây"
    ),
    "site": Figure("the whole site, MB", 1000, 0, "Toàn bộ trang web, MB"),
    "page": Figure("a document's page, bytes sent", None, 0),
    "home": Figure("the home page, bytes sent", None, 0),
    "visit": Figure("first visit to a document, bytes", None, 0, "Lần đầu mở một văn bản, byte"),
    "home_visit": Figure("first visit to the home page, bytes", None, 0),
    "first_paint": Figure("first paint on a phone, ms", None, 0),
    "paint": Figure(
        "largest paint on a phone, ms", None, 0, "Hiện phần lớn nhất trên điện thoại, ms"
    ),
}

GROWING = ("page", "home", "visit", "home_visit", "first_paint", "paint")
"""What may grow by `GROWTH` percent from the smallest library to the largest."""

GROWTH = 3
_HUNDRED, _THOUSAND, _TIMES = 100, 1000, 11.0


def tell(size: int, name: str, figures: Mapping[str, float]) -> None:
    """Print the figures of a generator for a library of a size."""
    for key, figure in FIGURES.items():
        if key in figures:
            most = figure.most if name == OURS else None
            promised = "" if most is None else f"<= {most:g}"
            row(f"{name}, {size}: {figure.name}", promised, f"{figures[key]:.{figure.digits}f}")


def tell_growth(record: Record) -> None:
    """Print how our figures grow from the smallest library to the largest."""
    ours = {size: of[OURS] for size, of in sorted(record.items()) if OURS in of}
    if len(ours) < 2:
        return
    small, large = min(ours), max(ours)
    for key in GROWING:
        if key in ours[small] and key in ours[large]:
            grown = 100 * (ours[large][key] / ours[small][key] - 1)
            name = f"{FIGURES[key].name}: growth, {small} to {large}"
            row(name, f"<= {GROWTH} %", f"{grown:.1f} %")
    if {_HUNDRED, _THOUSAND} <= ours.keys():
        times = ours[_THOUSAND]["cold_processor"] / ours[_HUNDRED]["cold_processor"]
        row("cold build, s of processor: 1000 / 100", f"<= {_TIMES:g}", f"{times:.1f}")


def recorded() -> Record:
    """The figures of the last runs."""
    if not RECORD.exists():
        return {}
    return {int(size): of for size, of in json.loads(RECORD.read_text("utf-8")).items()}


def keep(record: Record) -> None:
    """Write the record, and the plot of it."""
    rounded = {
        str(size): {
            name: {key: round(value, FIGURES[key].digits or None) for key, value in figures.items()}
            for name, figures in of.items()
        }
        for size, of in sorted(record.items())
    }
    RECORD.write_text(json.dumps(rounded, indent=1) + "\n", "utf-8")
    PLOT.write_text(plot(list(panels(record)), list(NAMES.values())), "utf-8")


def panels(record: Record) -> Iterator[Panel]:
    """A panel for each figure that has a title, with a line for each generator that has it."""
    for key, figure in FIGURES.items():
        if figure.title:
            lines = {shown: _points(record, name, key) for name, shown in NAMES.items()}
            yield Panel(figure.title, figure.name, lines, figure.most)


def _points(record: Record, name: str, key: str) -> Sequence[tuple[float, float]]:
    return [(size, of[name][key]) for size, of in sorted(record.items()) if key in of.get(name, {})]
