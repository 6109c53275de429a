"""What a Word file has beside its plain text, remarked with the line where it stands.

While the text is put together, remarks wait for the end of the line at hand; there a mark stands
for them, of characters that no XML can contain, until the lines can be counted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum, auto
from typing import NamedTuple
from xml.etree.ElementTree import Element

from portal.model.blocks import Span
from portal.source.word_parts import FRAMES

MAX_WORDS = 30
"""Words of a remark at most."""


class Remarked(StrEnum):
    """What a remark is on."""

    INSERTED = auto()
    DELETED = auto()
    MOVED = auto()
    COMMENT = auto()
    HIDDEN = auto()
    STRUCK = auto()
    WHITE = auto()
    PICTURE = auto()
    SHAPE = auto()
    BOX = auto()
    EQUATION = auto()
    EMBEDDED = auto()
    CONTENTS = auto()
    TODAY = auto()
    NESTED = auto()
    FRAME = auto()


class Remark(NamedTuple):
    """A remark on a line of the text; `words` are those of the file that it is about."""

    line: int
    kind: Remarked
    words: str


_KINDS = {
    "ins": Remarked.INSERTED,
    "del": Remarked.DELETED,
    "moveTo": Remarked.MOVED,
    "oMath": Remarked.EQUATION,
    "txbxContent": Remarked.BOX,
    "altChunk": Remarked.EMBEDDED,
    "object": Remarked.EMBEDDED,
}
_DRAWN = ("drawing", "pict")
_PICTURES = frozenset(("blip", "imagedata", "chart", "relIds"))
_TODAY = re.compile(r"\s*(?:DATE|TIME|PRINTDATE|SAVEDATE)\b")
_PAGE_NUMBER = re.compile(r"[-–—\s/.]*(?:trang|page)?[-–—\s\d/.]*", re.IGNORECASE)
_MARK = re.compile("\x01([mr])([0-9]+)\x02")
_JOINED = (Remarked.INSERTED, Remarked.DELETED, Remarked.HIDDEN, Remarked.STRUCK, Remarked.WHITE)

SEEN = frozenset((*_KINDS, *_DRAWN, "instrText", "commentReference"))
"""Tags of elements that are looked at for remarks."""


def printed_words(element: Element) -> str:
    """The first words in an element, deleted ones too."""
    found = (one.text or "" for one in element.iter() if one.tag in ("t", "delText"))
    return excerpt("".join(found))


def excerpt(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:MAX_WORDS]) + (" …" if len(words) > MAX_WORDS else "")


class Remarks:
    """Collects remarks while a text is put together."""

    def __init__(self, comments: Element | None) -> None:
        self._comments = {one.get("id"): one for one in (() if comments is None else comments)}
        self._found: list[tuple[Remarked, str]] = []
        self._waiting: list[int] = []
        self._rows: list[tuple[Span, ...]] = []

    def add(self, kind: Remarked, words: str) -> None:
        """Remark on what stands in the line at hand."""
        self._waiting.append(len(self._found))
        self._found.append((kind, words))

    def look(self, element: Element) -> None:
        """Remark on an element whose tag is in SEEN."""
        tag, words = element.tag, printed_words(element)
        if tag in _DRAWN:
            inside = {one.tag for one in element.iter()}
            if inside & _PICTURES:
                self.add(Remarked.PICTURE, _described(element))
            elif "txbxContent" not in inside:
                self.add(Remarked.SHAPE, "")
        elif tag == "instrText":
            if _TODAY.match(element.text or ""):
                self.add(Remarked.TODAY, "")
        elif tag == "commentReference":
            comment = self._comments.get(element.get("id"))
            if comment is not None:
                self.add(Remarked.COMMENT, printed_words(comment))
        elif words or tag in ("altChunk", "object"):
            self.add(_KINDS[tag], words)

    def marks(self) -> str:
        """The marks of what waits, for the end of a line."""
        marks = "".join(f"\x01m{index}\x02" for index in self._waiting)
        self._waiting.clear()
        return marks

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Lines inside take only the remarks that are made inside: those of a text box."""
        waiting, self._waiting = self._waiting, []
        yield
        self._waiting = waiting + self._waiting

    def row(self, spans: Sequence[Span]) -> str:
        """The mark of a row with merged cells; "" for one without."""
        if all(span == Span(1, goes_on=False) for span in spans):
            return ""
        self._rows.append(tuple(spans))
        return f"\x01r{len(self._rows) - 1}\x02"

    def placed(self, text: str) -> tuple[str, tuple[Remark, ...], dict[int, tuple[Span, ...]]]:
        """The text without marks, the remarks, and the merged rows, with their lines."""
        if not self._found and not self._rows:
            return text, (), {}
        lines: dict[int, int] = {}
        spans: dict[int, tuple[Span, ...]] = {}
        for number, line in enumerate(text.split("\n"), 1):
            for mark, index in _MARK.findall(line):
                if mark == "m":
                    lines[int(index)] = number
                else:
                    spans[number] = self._rows[int(index)]
        last = text.count("\n")
        remarks = (Remark(lines.get(i, last), *one) for i, one in enumerate(self._found))
        return _MARK.sub("", text), tuple(_gathered(remarks)), spans


def _gathered(remarks: Iterator[Remark]) -> Iterator[Remark]:
    """The remarks; those of one kind that follow each other in one line are one."""
    last: Remark | None = None
    for remark in remarks:
        if last and remark[:2] == last[:2] and remark.kind in (*_JOINED, Remarked.SHAPE):
            last = last._replace(words=excerpt(f"{last.words} {remark.words}"))
            continue
        if last:
            yield last
        last = remark
    if last:
        yield last


def _described(drawing: Element) -> str:
    """What the author of a picture wrote for those who cannot see it."""
    found = (one.get("descr") or one.get("alt") for one in drawing.iter())
    return excerpt(next(filter(None, found), ""))


def remarks_on_frames(parts: Mapping[str, Sequence[Element]]) -> Iterator[Remark]:
    """Remarks on headers and footers that say more than the number of the page."""
    roots = (root for kind in FRAMES for root in parts.get(kind, ()))
    words = dict.fromkeys(printed_words(root) for root in roots)
    return (Remark(1, Remarked.FRAME, one) for one in words if not _PAGE_NUMBER.fullmatch(one))
