"""Sentences of the collected texts, sorted by where in a document they stand.

The texts are the twelve documents and the further layouts; a generated document of a kind is put
together from what documents of that kind say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from support.documents import MORE, NAMES, metadata_of, text_of

FAMILIES = {
    "Kế hoạch": "plan",
    "Chương trình": "plan",
    "Chương trình phối hợp": "plan",
    "Hướng dẫn": "plan",
    "Đề án": "plan",
    "Thể lệ": "plan",
    "Công văn": "letter",
    "Thông báo": "letter",
    "Công điện": "letter",
    "Chỉ thị": "letter",
    "Tờ trình": "letter",
    "Báo cáo": "report",
    "Quyết định": "decision",
    "Quy định": "decision",
    "Nghị quyết": "decision",
    "Kết luận": "decision",
    "Quy chế phối hợp": "decision",
}
"""Which documents share their sentences, by type."""

_FOOT = re.compile(r"^(?:Nơi nhận|TM\.|TL\.|KT\.|TUQ\.|SAO Y)")
_BODY = re.compile(r"^(?:I\.|I/|1\.|1/|A\.|Điều 1|Căn cứ|Thực hiện|Theo|Để|Nhằm)")
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[./)]|[a-zđ]\)|Điều \d+[.:])\s*(?P<rest>\S.*)$")
_BULLET = re.compile(r"^[-+•–*]\s*(?P<rest>\S.*)$")
_UNFIT = re.compile(
    r"^(?:Phần|Chương|Mục|Bước|Tháng|Lưu:) |^I+-|^[\d(]|^[IVX]+[.)]|\[\d|\t|…|\.\.\.|@|\u00ad"
    r"|Phụ lục|Mẫu số|Biểu |Điều \d|khoản|Căn cứ|phần I|mục \d|tháng \d|như sau|sau:|\d/[A-ZĐ]"
    r"|Kính|Trân trọng|Trên đây|Hôm nay|Ông|Bà|[Đđ]ồng chí|/\.|Khẩu hiệu|kèm theo|nêu trên"
    r"|(?:Quyết định|Hướng dẫn|Quy chế|Quy định|Nghị quyết) này|“[^”]*$|^[^“]*”|“\d"
)
"""Parts of sentences that lean on their own document, or would be read as its structure."""

_NO_TITLE = re.compile(r"^[a-zđ]|^(?:Nguyễn|Trần|Ngô|Lê|Phạm|Lò|Giàng|Vũ|Hoàng) |^[A-ZĐ\W]+$|\d")
_SHORTEST, _LONGEST_TITLE = 28, 80


@dataclass(frozen=True)
class Pool:
    """What documents of one family say.

    Sentences end in a full stop, points have no mark at their end; titles are of items; a table is
    its rows.
    """

    sentences: Sequence[str]
    points: Sequence[str]
    titles: Sequence[str]
    tables: Sequence[tuple[str, ...]] = field(default=())


@cache
def pool_of(family: str) -> Pool:
    """What the collected documents of a family say."""
    texts = [text_of(name) for name in (*NAMES, *MORE) if _family(name) == family]
    bodies = [list(_body(text.replace("\u00a0", " ").split("\n"))) for text in texts]
    lines = [line for body in bodies for line in body]
    found = [one for line in lines for one in _parts(line)]
    return Pool(
        sentences=_distinct(text for text in found if text.endswith(".")),
        points=_distinct(text.rstrip(".") for text in found if _is_point(text)),
        titles=_distinct(text for line in lines for text in _titles(line)),
        tables=tuple(dict.fromkeys(table for body in bodies for table in _tables(body))),
    )


@cache
def all_tables() -> tuple[tuple[str, ...], ...]:
    """The tables of documents of every family."""
    families = dict.fromkeys(FAMILIES.values())
    return tuple(table for family in families for table in pool_of(family).tables)


def _family(name: str) -> str:
    return FAMILIES.get(metadata_of(name)["type"] or "", "")


def _body(lines: Iterable[str]) -> Iterator[str]:
    """The lines between the head and the recipients."""
    begun = False
    for line in lines:
        begun = begun or bool(_BODY.match(line))
        if _FOOT.match(line):
            return
        if begun and line.strip():
            yield line.strip()


def _parts(line: str) -> Iterator[str]:
    """The sentence, point or title of a line, without its number or mark."""
    marked = _NUMBERED.match(line) or _BULLET.match(line)
    text = (marked["rest"] if marked else line).strip().rstrip(";")
    if not _UNFIT.search(text) and not text.isupper() and text[:1].isupper():
        yield text


def _is_point(text: str) -> bool:
    return len(text) >= _SHORTEST and not text.endswith((":", ",", "!", "?"))


def _titles(line: str) -> Iterator[str]:
    """What a numbered line says, where it is a title."""
    marked = _NUMBERED.match(line)
    text = marked["rest"].strip() if marked else ""
    short = len(text) <= _LONGEST_TITLE and text[-1:].isalpha() and ":" not in text
    if short and len(text.split()) > 1 and not _UNFIT.search(text) and not _NO_TITLE.search(text):
        yield text


def _tables(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The runs of lines with as many cells as the line before, none of them empty."""
    for cells, run in groupby(lines, key=lambda line: line.count("\t")):
        rows = tuple(run)
        whole = all(all(cell.strip() for cell in row.split("\t")) for row in rows)
        if cells > 1 and len(rows) > 2 and whole and rows[0].startswith(("STT", "TT")):
            yield rows


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
