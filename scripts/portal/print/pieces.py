"""A document as the templates set it: pieces inside pieces, in the order of the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from portal.model.blocks import Kind, Unit
from portal.model.documents import Provision
from portal.model.site_data import WordGroups
from portal.print.letterhead import is_head, read_letterhead
from portal.print.metrics import width
from portal.print.tables import table_data
from portal.reference.citation import capital, cite_place
from portal.reference.headings import heading, opening
from portal.reference.localized import LocalizedDocument
from portal.reference.qr import qr_file
from portal.source.formulas import ATTACHED, DATE, MOTTO, NATION, RULE_LINE, SIGNED, is_capital
from portal.source.lines import lines_of
from portal.source.parts import is_name

_BOOKMARK = 72
"""Characters of a bookmark at most; a side panel shows about half of them."""

_CELL_FACE = "LiberationSerif-Bold.ttf"

_CENTRED = (Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.SUBDIVISION)
_ENTRIES = (Kind.POINT, Kind.BULLET, Kind.SLOGAN)
_OWN_LAYOUT = (
    Kind.ADDRESSEES, Kind.TABLE, Kind.RECIPIENTS, Kind.SIGNATURE, Kind.ANNEX, Kind.NOTE,
)  # fmt: skip

Piece = dict[str, Any]


@dataclass
class _Node:
    """A unit, those that continue it, and what is inside it; `above` is the head of an annex."""

    units: list[Unit]
    above: list[Unit] = field(default_factory=list)
    inside: list["_Node"] = field(default_factory=list)


def pieces(
    document: LocalizedDocument, units: Iterable[Unit], word_groups: WordGroups
) -> list[Piece]:
    """The pieces that these units are, all below the head of the document."""
    return _Writer(document, word_groups).pieces(_nodes(units))


def _nodes(units: Iterable[Unit]) -> list[_Node]:
    """The units, each inside the one around it; a line without an address stays before the next."""
    roots: list[_Node] = []
    latest: dict[str, _Node] = {}
    waiting: list[Unit] = []
    for unit in units:
        if unit.kind is None:
            waiting.append(unit)
            continue
        if unit.joined and unit.id in latest:
            latest[unit.id].units += [*waiting, unit]
        else:
            node = _Node([unit])
            around = latest[unit.parent].inside if unit.parent in latest else roots
            if unit.kind is Kind.ANNEX:
                node.above = waiting
            else:
                around += (_Node([line]) for line in waiting)
            around.append(node)
            latest[unit.id] = node
        waiting = []
    return [*roots, *(_Node([line]) for line in waiting)]


@dataclass(frozen=True)
class _Writer:
    """Writes the pieces of one document."""

    document: LocalizedDocument
    word_groups: WordGroups

    def pieces(self, nodes: Sequence[_Node], level: int = 1) -> list[Piece]:
        """Pieces beside each other; each knows whether recipients or a signature follow it.

        `level` is that of headings among them.
        """
        written = [self.piece(node, level) for node in nodes]
        for piece, following in zip(written, [*written[1:], {}], strict=False):
            piece["before_foot"] = following.get("set") in (Kind.RECIPIENTS, Kind.SIGNATURE)
        return written

    def piece(self, node: _Node, level: int) -> Piece:
        """A piece, and those inside it."""
        unit = node.units[0]
        provision = self._provision(unit)
        if provision is None:
            return {"set": "line", **_line(unit.block.text)}
        return {
            "set": _layout(provision),
            **self._named(provision),
            "level": level,
            "kind": provision.kind,
            "label": provision.label,
            "texts": _texts(node.units),
            "italic": provision.kind is Kind.BASIS or unit.parent == "can-cu",
            **self._own(provision, node),
            "inside": self.pieces(node.inside, level + int(provision.heads)),
        }

    def _provision(self, unit: Unit) -> Provision | None:
        found = self.document.edition.ancestry.get(unit.id) if unit.kind else None
        return found[-1] if found else None

    def _named(self, provision: Provision) -> Piece:
        """Its name and address, and its depth in the tree."""
        around = self.document.edition.ancestry[provision.id][:-1]
        name, address = heading(provision), self.document.url(provision)
        if provision.kind in (Kind.SIGNATURE, Kind.TABLE):
            name = capital(cite_place((provision,), self.document.messages))
        return {
            "id": provision.id,
            "name": opening(name, _BOOKMARK),
            "depth": len(around) + 1,
            "address": address,
            "short_address": address.partition("://")[2],
            "qr": qr_file(address) if provision.heads else None,
        }

    def _own(self, provision: Provision, node: _Node) -> Piece:
        """What only pieces of its kind have."""
        if provision.table:
            return {"table": table_data(provision.table, partial(width, face=_CELL_FACE))}
        if provision.kind is Kind.SIGNATURE:
            return {"signed": list(_signed(node.units))}
        if provision.kind is Kind.ANNEX:
            return self._annex(node)
        return {}

    def _annex(self, node: _Node) -> Piece:
        """The head of an annex, the lines that are its heading, and those below it."""
        head = read_letterhead([unit.block for unit in node.above], self.document)
        lines = [unit.block.text for unit in node.units]
        count = next((i for i, line in enumerate(lines) if _is_apart(line)), len(lines))
        issuers = self.document.edition.described.issuers
        columns = [*head.columns, *head.title]
        return {
            "head": head.data(issuers, self.word_groups) if is_head(columns) else None,
            "above": [] if is_head(columns) else [_line(line.text) for line in columns],
            "headings": lines[:count],
            "below": [_line(line, title=True) for line in lines[count:]],
        }


def _is_apart(line: str) -> bool:
    """Whether a line below the name of an annex is no title: "(Kèm theo …)", a rule, a motto."""
    forms = (ATTACHED, RULE_LINE, NATION, MOTTO)
    return any(form.fullmatch(line) for form in forms)


def _layout(provision: Provision) -> str:
    """How a provision is set: the name of a function of the templates."""
    if provision.kind in _OWN_LAYOUT:
        return str(provision.kind)
    if provision.heads:
        return "centred" if provision.kind in _CENTRED else "heading"
    return "entry" if provision.kind in _ENTRIES else "paragraph"


def _line(text: str, *, title: bool = False) -> Piece:
    """A line without an address, and how it is set."""
    if RULE_LINE.fullmatch(text):
        style = "rule"
    elif DATE.fullmatch(text):
        style = "date"
    elif ATTACHED.fullmatch(text) and not is_capital(text):
        style = "attached"
    else:
        style = "title" if title or is_capital(text) or MOTTO.fullmatch(text) else "plain"
    return {"style": style, "text": text}


def _texts(units: Sequence[Unit]) -> list[str]:
    """The words after the label, and below them those of the units that continue it."""
    first, *others = units
    return [first.text, *(unit.block.text for unit in others)]


def _signed(units: Iterable[Unit]) -> Iterator[Piece]:
    """The lines of a signature: authority and office, the mark that it is signed, the name."""
    named = False
    for line in (line for unit in units for line in lines_of(unit.block)):
        style = "signed" if SIGNED.fullmatch(line) else "name" if is_name(line) else "authority"
        yield {"style": "plain" if named and style == "authority" else style, "text": line}
        named = named or style == "name"
