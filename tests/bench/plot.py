"""A plot as SVG: small panels of lines over the number of documents, in light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 300, 200
"""Of a panel, in pixels; the plot has `COLUMNS` of them in a row."""

COLUMNS = 3
_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 46, 16, 28
_LEGEND, _MARGIN = 34, 10

Points = Sequence[tuple[float, float]]

STYLE = """
:root { --paper: #fff; --ink: #1f2328; --faint: #c8ccd1; --dim: #59636e }
text { font: 11px system-ui, sans-serif; fill: var(--ink) }
.title { font-weight: 600 } .dim { fill: var(--dim) } .paper { fill: var(--paper) }
.grid { stroke: var(--faint); stroke-width: .5 }
.promise { stroke: var(--dim); stroke-dasharray: 4 3 }
.line { fill: none; stroke-width: 2 }
.s0 { --c: #b3261e } .s1 { --c: #0969a8 } .s2 { --c: #8a5a00 } .s3 { --c: #1a7f5a }
.line { stroke: var(--c) } .dot { fill: var(--c) } .name { fill: var(--c); font-weight: 600 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191d; --ink: #e6e9ec; --faint: #3b4148; --dim: #a0a8b0 }
  .s0 { --c: #ff8a80 } .s1 { --c: #6cb8f0 } .s2 { --c: #e0b050 } .s3 { --c: #5fd0a5 }
}
"""


@dataclass(frozen=True)
class Panel:
    """One figure: its title in Vietnamese and English, a line for each series, the promise."""

    title: str
    subtitle: str
    lines: Mapping[str, Points]
    promise: float | None = None


def plot(panels: Sequence[Panel], names: Sequence[str]) -> str:
    """The panels, and above them the names of the series in their colours."""
    rows = math.ceil(len(panels) / COLUMNS)
    width = COLUMNS * WIDTH + 2 * _MARGIN
    height = rows * HEIGHT + _LEGEND + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(', '.join(one.subtitle for one in panels))}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *_legend(names),
    ]
    for index, panel in enumerate(panels):
        x = _MARGIN + index % COLUMNS * WIDTH
        y = _MARGIN + _LEGEND + index // COLUMNS * HEIGHT
        parts += [f'<g transform="translate({x} {y})">', *_panel(panel, names), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def ticks(highest: float) -> list[float]:
    """Round numbers from 0 to at least this one, at most five steps apart."""
    step = 10 ** math.floor(math.log10(highest / 4)) if highest > 0 else 1
    step = next(step * size for size in (1, 2, 5, 10) if highest <= 5 * step * size)
    return [round(step * index, 6) for index in range(math.ceil(highest / step) + 1)]


def _legend(names: Sequence[str]) -> Iterator[str]:
    """The names of the series in their colours, and what the dashed line is."""
    for index, name in enumerate(names):
        x = _MARGIN + 12 + index * 150
        yield f'<circle class="dot s{index}" cx="{x}" cy="22" r="4"/>'
        yield f'<text class="name s{index}" x="{x + 10}" y="26">{escape(name)}</text>'
    x = _MARGIN + 12 + len(names) * 150
    yield _line("promise", (x, 22), (x + 24, 22))
    yield f'<text x="{x + 30}" y="26">đã hứa · promised</text>'


def _panel(panel: Panel, names: Sequence[str]) -> Iterator[str]:
    points = [point for line in panel.lines.values() for point in line]
    yield f'<text class="title" x="0" y="14">{escape(panel.title)}</text>'
    yield f'<text class="dim" x="0" y="29">{escape(panel.subtitle)}</text>'
    if not points:
        return
    sizes = sorted({x for x, _ in points})
    marks = ticks(max(*(y for _, y in points), panel.promise or 0, 1e-6))
    across = _Scale(math.log(sizes[0]), math.log(sizes[-1]), _LEFT, WIDTH - _RIGHT)
    up = _Scale(0, marks[-1], HEIGHT - _BOTTOM, _TOP)
    for mark in marks:
        yield _line("grid", (_LEFT, up.at(mark)), (WIDTH - _RIGHT, up.at(mark)))
        yield _label("end", _LEFT - 6, up.at(mark) + 4, _grouped(mark))
    for size in sizes:
        yield _label("middle", across.at(math.log(size)), HEIGHT - _BOTTOM + 16, _grouped(size))
    if panel.promise is not None:
        ends = (_LEFT, up.at(panel.promise)), (WIDTH - _RIGHT, up.at(panel.promise))
        yield _line("promise", *ends)
    for index, name in enumerate(names):
        places = [(across.at(math.log(x)), up.at(y)) for x, y in panel.lines.get(name, ())]
        if len(places) > 1:
            drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            yield f'<polyline class="line s{index}" points="{drawn}"/>'
        yield from (
            f'<circle class="dot s{index}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places
        )


@dataclass(frozen=True)
class _Scale:
    """Where values from `low` to `high` stand between two places."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; the middle where there is one value only."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + share * (self.end - self.start)


def _line(name: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    return f'<line class="{name}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _grouped(value: float) -> str:
    """A number with a narrow space between thousands, which reads the same in both languages."""
    return f"{value:,g}".replace(",", "\u202f")


def _label(anchor: str, x: float, y: float, text: str) -> str:
    return f'<text text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}">{text}</text>'
