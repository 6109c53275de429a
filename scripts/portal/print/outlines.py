"""The letters of a shipped font as outlines: sheets made of them look alike on every machine."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple
from unicodedata import normalize

from portal.print.metrics import EM, FONTS
from portal.print.typesetting import MissingLettersError

SLOGAN_FACE = "LiberationSans-Bold.ttf"
"""The face of slogans: one of FACES."""

_WORDS, _XY, _MORE, _SCALED = 0x1, 0x2, 0x20, 0x8 | 0x40 | 0x80
_BY_SEGMENTS = b"\0\4"
_ON_CURVE, _SHORT_X, _SHORT_Y, _SAME_X, _SAME_Y, _REPEAT = 0x1, 0x2, 0x4, 0x10, 0x20, 0x8

_VOWELS = "aeiouyAEIOUY"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302\u0306\u031b"
_SHAPED = (
    *((one, _CIRCUMFLEX) for one in "aeoAEO"),
    *((one, _BREVE) for one in "aA"),
    *((one, _HORN) for one in "ouOU"),
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Point(NamedTuple):
    """A point of a contour, in units of the font; off the curve it bends the line."""

    x: int
    y: int
    on: bool


class Step(NamedTuple):
    """A step of an outline: "m", "l", "q" or "z", and its absolute points in units of the font."""

    kind: str
    points: tuple[tuple[int, int], ...]


class Part(NamedTuple):
    """A part of a letter, such as a mark above it: its outline, and by how much it is moved."""

    steps: tuple[Step, ...]
    x: int
    y: int


@dataclass(frozen=True)
class Letter:
    """A letter: its width in units of the font, and its parts, y upwards."""

    advance: int
    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The outline of the whole letter."""
        return tuple(
            Step(kind, tuple((x + part.x, y + part.y) for x, y in points))
            for part in self.parts
            for kind, points in part.steps
        )

    @property
    def path(self) -> str:
        """The outline as an SVG path of relative steps: "m10 20l5 0z"."""
        written: list[str] = []
        x = y = 0
        start = (0, 0)
        for kind, points in self.steps:
            numbers = (f"{px - x} {py - y}" for px, py in points)
            written.append(kind + " ".join(numbers))
            x, y = points[-1] if points else start
            start = (x, y) if kind == "m" else start
        return "".join(written)


def kerning(left: str, right: str, face: str = SLOGAN_FACE) -> int:
    """By how much two letters beside each other are moved apart, in units of the font."""
    font = _font(face)
    return font.kerning.get((font.glyphs.get(ord(left), 0), font.glyphs.get(ord(right), 0)), 0)


def pens(text: str, face: str = SLOGAN_FACE) -> list[int]:
    """Where each letter of a line begins, and where the line ends, in units of the font.

    Raises MissingLettersError.
    """
    if missing := [one for one in text if ord(one) not in _font(face).glyphs]:
        raise MissingLettersError(missing)
    moved = (kerning(left, right, face) for left, right in pairwise(text))
    widths = (letter(one, face).advance for one in text)
    return list(accumulate(map(sum, zip_longest(widths, moved, fillvalue=0)), initial=0))


@cache
def line_width(text: str, face: str = SLOGAN_FACE) -> float:
    """The width of a line in ems. Raises MissingLettersError."""
    return pens(text, face)[-1] / EM


@cache
def letter(character: str, face: str = SLOGAN_FACE) -> Letter:
    """A letter of a face. Raises MissingLettersError where it has none."""
    font = _font(face)
    if ord(character) not in font.glyphs:
        raise MissingLettersError(character)
    return font.letter(character)


def typed_letters() -> str:
    """The letters that people in Việt Nam type in a name."""
    shaped = {*_VOWELS, *(normalize("NFC", one + shape) for one, shape in _SHAPED)}
    toned = {normalize("NFC", one + tone) for one in shaped for tone in _TONES}
    plain = map(chr, range(0x20, 0x7F))
    return "".join(sorted({*plain, *shaped, *toned, *"đĐ–—‘’“”…«»·°×"}))


class _Font:
    """The tables of a TrueType font that outlines need (OpenType 1.9, chapter 5)."""

    def __init__(self, data: bytes) -> None:
        self._tables = {
            tag.decode(): data[start : start + size]
            for tag, _, start, size in struct.iter_unpack(
                ">4sIII", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]]
            )
        }
        long_offsets = struct.unpack_from(">h", self._tables["head"], 50)[0]
        loca = struct.iter_unpack(">I" if long_offsets else ">H", self._tables["loca"])
        self._places = [one if long_offsets else 2 * one for (one,) in loca]
        self._metrics = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        self.glyphs = dict(self._characters())
        self.kerning = dict(self._kerning())

    def letter(self, character: str) -> Letter:
        """A letter that the font has."""
        glyph = self.glyphs[ord(character)]
        place = 4 * min(glyph, self._metrics - 1)
        advance = struct.unpack_from(">H", self._tables["hmtx"], place)[0]
        return Letter(advance, tuple(self._parts(glyph)))

    def _characters(self) -> Iterator[tuple[int, int]]:
        """The glyph of each character, from the table's part in format 4."""
        cmap = self._tables["cmap"]
        count = struct.unpack_from(">H", cmap, 2)[0]
        parts = (struct.unpack_from(">I", cmap, 8 + 8 * one)[0] for one in range(count))
        at = next(part for part in parts if cmap[part : part + 2] == _BY_SEGMENTS)
        size = struct.unpack_from(">H", cmap, at + 6)[0]
        columns = (at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size)
        for row in range(0, size, 2):
            last, first, delta, offset = (
                struct.unpack_from(">H", cmap, column + row)[0] for column in columns
            )
            for character in range(first, min(last, 0xFFFE) + 1):
                glyph = character
                if offset:
                    place = columns[3] + row + offset + 2 * (character - first)
                    glyph = struct.unpack_from(">H", cmap, place)[0]
                yield character, (glyph + delta) & 0xFFFF

    def _kerning(self) -> Iterator[tuple[tuple[int, int], int]]:
        """By how much pairs of glyphs are moved, from the table's first part."""
        table = self._tables["kern"]
        count = struct.unpack_from(">H", table, 10)[0]
        for left, right, value in struct.iter_unpack(">HHh", table[18 : 18 + 6 * count]):
            yield (left, right), value

    def _parts(self, glyph: int) -> Iterator[Part]:
        """The glyph itself, or those that it is made of: a letter and its marks."""
        data = self._tables["glyf"][self._places[glyph] : self._places[glyph + 1]]
        if not data:
            return
        count = struct.unpack_from(">h", data)[0]
        if count < 0:
            yield from self._composite(data)
        else:
            yield Part(tuple(step for one in _simple(data, count) for step in _steps(one)), 0, 0)

    def _composite(self, data: bytes) -> Iterator[Part]:
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", data, at)
            if not flags & _XY or flags & _SCALED:
                raise ValueError("A letter's parts are only moved, never scaled")
            form = ">hh" if flags & _WORDS else ">bb"
            dx, dy = struct.unpack_from(form, data, at + 4)
            at += 4 + struct.calcsize(form)
            for part in self._parts(glyph):
                yield Part(part.steps, part.x + dx, part.y + dy)


@cache
def _font(face: str) -> _Font:
    return _Font((FONTS / face).read_bytes())


def _simple(data: bytes, count: int) -> Iterator[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, again = data[at], data[at + 1] if data[at] & _REPEAT else 0
        flags += [flag] * (1 + again)
        at += 2 if flag & _REPEAT else 1
    xs, at = _coordinates(data, at, flags, (_SHORT_X, _SAME_X))
    ys, _ = _coordinates(data, at, flags, (_SHORT_Y, _SAME_Y))
    points = [Point(x, y, bool(f & _ON_CURVE)) for x, y, f in zip(xs, ys, flags, strict=True)]
    for begin, end in pairwise((0, *(end + 1 for end in ends))):
        yield points[begin:end]


def _coordinates(
    data: bytes, at: int, flags: Iterable[int], bits: tuple[int, int]
) -> tuple[list[int], int]:
    """One coordinate of all points, and the index after them."""
    short, same = bits
    moves: list[int] = []
    for flag in flags:
        if flag & short:
            moves.append(data[at] if flag & same else -data[at])
            at += 1
        elif flag & same:
            moves.append(0)
        else:
            moves.append(struct.unpack_from(">h", data, at)[0])
            at += 2
    return list(accumulate(moves)), at


def _steps(contour: Sequence[Point]) -> Iterator[Step]:
    """A contour as steps; between two points off the curve it passes half way between them."""
    whole: list[Point] = []
    for before, point in pairwise([contour[-1], *contour]):
        if not before.on and not point.on:
            whole.append(Point((before.x + point.x) // 2, (before.y + point.y) // 2, on=True))
        whole.append(point)
    first = next(index for index, point in enumerate(whole) if point.on)
    whole = [*whole[first:], *whole[: first + 1]]
    yield Step("m", ((whole[0].x, whole[0].y),))
    bend: tuple[tuple[int, int], ...] = ()
    for point in whole[1:]:
        if point.on and (bend or point != whole[0]):  # "z" draws the last straight line
            yield Step("q" if bend else "l", (*bend, (point.x, point.y)))
        bend = () if point.on else ((point.x, point.y),)
    yield Step("z", ())
