"""What a PDF says and holds, read from the file by other means than those that made it."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from PIL import Image, ImageChops, ImageStat

MILLIMETRE = 72 / 25.4

ALIKE = 0.1
"""How far a page may differ from its reference: two versions of poppler round edges otherwise. What
moved by a pixel differs by a third at least."""


def words(pdf: Path, first: int = 1, last: int = 0, top: float = 0, bottom: float = 0) -> list[str]:
    """The words of pages in the order of the file, but for so many millimetres at the edges."""
    with pikepdf.open(pdf) as opened:
        *_, width, height = (float(side) for side in opened.pages[0].mediabox)
    kept = height - (top + bottom) * MILLIMETRE
    box = ("-x", "0", "-y", top * MILLIMETRE, "-W", width, "-H", kept)
    pages = ("-f", first, *(("-l", last) if last else ()))
    command = ["pdftotext", "-raw", *pages, *box, pdf, "-"]
    rounded = [f"{part:.0f}" if isinstance(part, float) else str(part) for part in command]
    return subprocess.run(rounded, check=True, capture_output=True, text=True).stdout.split()


class Box(NamedTuple):
    """A word, and its sides from the page's left and upper edge, in points."""

    word: str
    left: float
    top: float
    right: float
    bottom: float


def boxes(pdf: Path) -> list[tuple[Box, list[Box]]]:
    """Every page as a box, with those of its words."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: list[tuple[Box, list[Box]]] = []
    for line in text.splitlines():
        numbers = [float(side) for side in re.findall(r'"([\d.-]+)"', line)]
        if "<page" in line:
            found.append((Box("", 0, 0, *numbers), []))
        elif "<word" in line:
            left, top, right, bottom = numbers
            found[-1][1].append(Box(re.sub("<.*?>", "", line).strip(), left, top, right, bottom))
    return found


def inside(one: Box, page: Box) -> bool:
    """Whether a word stands on the page, 5 mm from its edges: what printers reach."""
    edge = 5 * MILLIMETRE
    beside = one.left >= edge and one.right <= page.right - edge
    return beside and one.top >= edge and one.bottom <= page.bottom - edge


def overlap(one: Box, other: Box) -> bool:
    """Whether two words lie over each other; lines may touch, for marks are inside the boxes."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1 and down > 0.4 * min(one.bottom - one.top, other.bottom - other.top)


def outline(pdf: Path) -> list[tuple[int, str]]:
    """Every bookmark with its depth, in order."""

    def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, str(item.title)
            yield from walk(item.children, depth + 1)

    with pikepdf.open(pdf) as opened, opened.open_outline() as tree:
        return list(walk(tree.root, 1))


def names(pdf: Path) -> set[str]:
    """The names that a link may end with: "….pdf#ii-1-1"."""
    with pikepdf.open(pdf) as opened:
        tree = pikepdf.NameTree(opened.Root.Names.Dests)
        return {str(name) for name in tree}


def tags(pdf: Path) -> list[str]:
    """The kinds of all elements in the structure tree, in order."""

    def walk(element: Any) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for child in element:
                yield from walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield str(element.S).removeprefix("/")
            if "/K" in element:
                yield from walk(element.K)

    with pikepdf.open(pdf) as opened:
        return list(walk(opened.Root.StructTreeRoot.K))


def fonts(pdf: Path) -> dict[str, bool]:
    """Every font by name, without its subset's mark, and whether it is in the file."""
    found = {}
    with pikepdf.open(pdf) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                name = str(item.FontName).partition("+")[2]
                found[name] = "/FontFile2" in item or "/FontFile3" in item
    return found


def missing_glyphs(pdf: Path) -> int:
    """How often glyph 0, the empty box, is shown: codes have two bytes (Identity-H)."""
    with pikepdf.open(pdf) as opened:
        shown = [bytes(text) for page in opened.pages for text in _texts(page)]
    return sum(codes[at : at + 2] == b"\0\0" for codes in shown for at in range(0, len(codes), 2))


def _texts(page: pikepdf.Page) -> Iterator[pikepdf.String]:
    """The strings of codes that a page shows."""
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) in ("Tj", "TJ"):
            (operand,) = step.operands
            parts = operand if isinstance(operand, pikepdf.Array) else [operand]
            yield from (part for part in parts if isinstance(part, pikepdf.String))


def pages(pdf: Path, dpi: float) -> list[Image.Image]:
    """Every page as a grey picture, drawn by poppler."""
    command = ["pdftoppm", "-r", str(dpi), "-gray", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    files = sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))
    return [Image.open(io.BytesIO(file.read_bytes())) for file in files]


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far a picture differs from `other`, 0 to 2, as a part of what is drawn on both.

    Empty paper counts for nothing: a line that moves on a page of few lines shall not be lost.
    """
    if one.size != other.size:
        return 2.0
    one, other = one.convert("L"), other.convert("L")
    drawn = _sum(_drawn(one)) + _sum(_drawn(other))
    return 2 * _sum(ImageChops.difference(one, other)) / drawn if drawn else 0.0


def _drawn(picture: Image.Image) -> Image.Image:
    """How far each pixel is from the most frequent one: from the paper, or the ground."""
    counts = picture.histogram()
    ground = counts.index(max(counts))
    return picture.point([abs(value - ground) for value in range(256)])


def _sum(picture: Image.Image) -> float:
    total: float = ImageStat.Stat(picture).sum[0]
    return total
