"""From blocks to provisions: ids come from the document's own numbering.

They never come from its wording, so correcting a word cannot break a published link:

| unit                  | in the text            | id            |
|-----------------------|------------------------|---------------|
| section (phần)        | heading "II. …"        | `ii`          |
| item (mục)            | heading "1. …"         | `ii-1`        |
| clause (tiểu mục)     | paragraph "1.1. …"     | `ii-1-1`      |
| point                 | the n-th "-"           | `ii-1-1-g1`   |
| further paragraph     | the n-th paragraph     | `ii-1-1-d2`   |
| slogan (khẩu hiệu)    | list entry "7. …"      | `iii-7`       |
| legal basis (căn cứ)  | below the title        | `can-cu`      |
| recipients, signature | heading, last lines    | `noi-nhan`, `chu-ky` |
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.model.blocks import Block, Kind, Unit
from portal.model.documents import Provision
from portal.model.page_kinds import RECIPIENTS as RECIPIENTS_ID

HEAD = 4
"""Blocks above the legal basis: number, place and date, type, subject."""

RECIPIENTS = ("nơi nhận", "recipients")
"""The heading of the recipients in each language, in lower case, without its colon."""

SLOGANS = re.compile(r"khẩu hiệu|slogan", re.IGNORECASE)
"""A section with this in its heading numbers slogans; elsewhere a numbered entry is an item."""

_SECTION = re.compile(r"([IVXLC]+)\.(?: |$)")
_ITEM = re.compile(r"(\d+)\.(?: |$)")
_CLAUSE = re.compile(r"(\d+)\.(\d+)\.?(?: |$)")
_SYMBOL = re.compile(r"\d+\s*/\s*[A-ZĐ]{2}")


@dataclass
class _Place:
    """The state while numbering a text: the innermost section, item, clause and points."""

    section: str = ""
    item: str = ""
    clause: str = ""
    points: list[str] = field(default_factory=list)
    in_head: bool = False
    in_recipients: bool = False
    slogans: bool = False
    signed: bool = False
    titled: bool = False
    subject: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def container(self) -> str:
        """The innermost unit, to which points and paragraphs belong."""
        return self.clause or self.item or self.section

    def nth(self, prefix: str) -> str:
        self.counts[prefix] += 1
        return f"{prefix}{self.counts[prefix]}"


def is_document(blocks: Iterable[Block]) -> bool:
    """Whether these blocks belong to a document, not to a guide or the portal's home.

    They do when the first heading is a section or the recipients, or when a document symbol
    ("113/KH-LĐLĐ") precedes it.
    """
    for block in blocks:
        if _is_heading(block):
            return bool(_SECTION.match(block.text)) or _is_recipients(block)
        if _SYMBOL.search(block.text):
            return True
    return False


def number(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """Give each block its id and kind, from the numbers typed in the text alone."""
    place = _Place(in_head=True)
    return tuple(_number(block, place) for block in blocks)


def tree(units: Iterable[Unit], path: str) -> tuple[Provision, ...]:
    """The units that have an id, as provisions, each inside the one it belongs to."""
    roots: list[_Node] = []
    latest: dict[str, _Node] = {}
    for unit in units:
        if unit.kind is None:
            continue
        if unit.joined:
            latest[unit.id].texts.append(unit.block.text)
            continue
        node = _Node(unit, unit.kind, [unit.text])
        (latest[unit.parent].inside if unit.parent else roots).append(node)
        latest[unit.id] = node
    return tuple(node.provision(path) for node in roots)


@dataclass
class _Node:
    """A provision under construction."""

    unit: Unit
    kind: Kind
    texts: list[str]
    inside: list["_Node"] = field(default_factory=list)

    def provision(self, path: str) -> Provision:
        unit, inside = self.unit, tuple(node.provision(path) for node in self.inside)
        text = " ".join(self.texts)
        return Provision(unit.id, self.kind, unit.label, text, path, unit.block.line, inside)


def _is_heading(block: Block) -> bool:
    return block.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _is_recipients(block: Block) -> bool:
    return block.text.rstrip(":").strip().lower() in RECIPIENTS


def _number(block: Block, place: _Place) -> Unit:
    if _is_heading(block):
        return _heading(block, place)
    if block.marker == "-":
        return _point(block, place)
    if block.marker:
        return _numbered(block, place)
    if block.tag == "p":
        return _paragraph(block, place)
    return Unit(block)


def _heading(block: Block, place: _Place) -> Unit:
    if section := _SECTION.match(block.text):
        place.section, place.item, place.clause, place.points = section[1].lower(), "", "", []
        place.in_head = place.in_recipients = False
        place.slogans = bool(SLOGANS.search(block.text))
        return Unit(block, place.section, Kind.SECTION, section[0].strip())
    if _is_recipients(block):
        place.section, place.item, place.clause, place.points = RECIPIENTS_ID, "", "", []
        place.in_head, place.in_recipients, place.slogans = False, True, False
        return Unit(block, RECIPIENTS_ID, Kind.RECIPIENTS)
    if place.section and (item := _ITEM.match(block.text)):
        place.item, place.clause, place.points = f"{place.section}-{item[1]}", "", []
        return Unit(block, place.item, Kind.ITEM, item[0].strip(), place.section)
    place.titled = True
    return Unit(block)


def _point(block: Block, place: _Place) -> Unit:
    if not place.container:
        return Unit(block)
    del place.points[block.depth :]
    parent = place.points[-1] if place.points else place.container
    point = place.nth(f"{parent}-g")
    place.points.append(point)
    return Unit(block, point, Kind.POINT, "-", parent)


def _numbered(block: Block, place: _Place) -> Unit:
    parent = place.item or place.section
    if not parent or place.in_recipients:
        return Unit(block)
    place.clause, place.points = "", []
    kind = Kind.CLAUSE if place.item else Kind.SLOGAN if place.slogans else Kind.ITEM
    entry = f"{parent}-{block.marker.rstrip('.')}"
    return Unit(block, entry, kind, block.marker, parent)


def _paragraph(block: Block, place: _Place) -> Unit:
    if place.in_head:
        return _head_paragraph(block, place)
    if place.in_recipients and not block.depth:
        place.signed, joined = True, place.signed
        return Unit(block, "chu-ky", Kind.SIGNATURE, joined=joined)
    if not place.section:
        return Unit(block)
    if clause := _CLAUSE.match(block.text):
        parent = place.item or place.section
        place.clause, place.points = f"{place.section}-{clause[1]}-{clause[2]}", []
        place.counts[f"{place.clause}-d"] = 1
        return Unit(block, place.clause, Kind.CLAUSE, clause[0].strip(), parent)
    parent = place.points[-1] if block.depth and place.points else place.container
    if block.depth and place.points:
        place.counts[f"{parent}-d"] = max(1, place.counts[f"{parent}-d"])
    return Unit(block, place.nth(f"{parent}-d"), Kind.PARAGRAPH, "", parent)


def _head_paragraph(block: Block, place: _Place) -> Unit:
    """Above the title: number, place and date. Below it: the subject, then the legal basis."""
    if not place.titled:
        return Unit(block)
    if not place.subject:
        place.subject = True
        return Unit(block)
    basis = place.nth("can-cu-d")
    if basis == "can-cu-d1":
        return Unit(block, "can-cu", Kind.BASIS)
    return Unit(block, basis, Kind.BASIS, parent="can-cu")
