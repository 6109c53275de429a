"""The text of a document as Word has it: the pieces that are printed, in styles of `styles.xml`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from portal.model.blocks import Kind
from portal.print.word.head import PAGE, columned, titled
from portal.print.word.markup import FIRST, Layout, layout_table, lines, paragraph, run, twips
from portal.print.word.numbering import Lists
from portal.print.word.tables import ruled_table
from portal.source.formulas import NOTE_REFERENCE

Piece = dict[str, Any]

_DEEPER = twips(7)
_QUOTED = FIRST // 2
_NOTE_RULE = twips(50)
_TO_SIGN = 1250
_LINE = 322
_HEADINGS = 6
_BESIDE = 3
"""Recipients and signatures on one row."""

_FOOT = (Kind.RECIPIENTS, Kind.SIGNATURE)
_LINES = {
    "title": "CentredLine",
    "rule": "RuleLine",
    "attached": "Attached",
    "date": "DateLine",
    "plain": "BodyText",
}
_SIGNED = {"authority": "Authority", "signed": "Signed", "name": "SignerName", "plain": "Signed"}


class Body:
    """Writes pieces as paragraphs and tables; `lists` collects the numbers that it uses.

    `notes` are the numbers of the footnotes; papers of the Party have no slanted grounds.
    """

    def __init__(self, lists: Lists, notes: Iterable[str], *, party: bool = False) -> None:
        self._lists, self._notes, self._party = lists, frozenset(notes), party

    def written(self, pieces: Sequence[Piece], depth: int = 0) -> Iterator[str]:
        """Pieces beside each other; `depth` counts the entries around them."""
        for is_foot, group in groupby(pieces, lambda piece: piece["set"] in _FOOT):
            if is_foot:
                yield from self._foot(list(group))
                continue
            follows = ""
            for piece in group:
                yield from self._piece(piece, depth, follows)
                follows = piece["set"]
                if piece["set"] not in ("line", Kind.ADDRESSEES):
                    inner = depth + (piece["set"] == "entry")
                    yield from self.written(piece["inside"], inner)

    def _piece(self, piece: Piece, depth: int, follows: str) -> Iterator[str]:
        """A piece that `follows` one of that layout, without what is inside it."""
        match piece["set"]:
            case "line":
                yield self._line(piece)
            case "heading":
                yield self._heading(piece)
            case "centred":
                label = " ".join(filter(None, (piece["label"], piece["texts"][0])))
                yield _centred(piece, [label, *piece["texts"][1:]])
            case "entry":
                yield from self._paragraph(piece, depth)
            case Kind.TABLE:
                yield ruled_table(piece["table"], self._noted) + paragraph("Gap")
            case Kind.ADDRESSEES:
                yield from self._addressees(piece)
            case Kind.ANNEX:
                yield from self._annex(piece)
            case Kind.NOTE:
                if follows != Kind.NOTE:
                    yield paragraph("HeadRule", layout=Layout(right=PAGE - _NOTE_RULE, before=480))
                yield self._labelled("NoteText", piece, Layout(), numbered=False)
            case _:
                yield from self._paragraph(piece, max(0, depth - 1))

    def _line(self, line: Piece) -> str:
        return paragraph(_LINES[line["style"]], run(line["text"]))

    def _heading(self, piece: Piece) -> str:
        more = "".join(self._noted(f" {text}") for text in piece["texts"][1:])
        return self._labelled(_level(piece), piece, Layout(), more)

    def _paragraph(self, piece: Piece, depth: int) -> Iterator[str]:
        """A paragraph or an entry of a list, and what it quotes further in."""
        style = "BodyText"
        if piece["italic"] and not self._party:
            style = "Grounds"
        elif piece["kind"] is Kind.BULLET:
            style = "ListBullet"
        alone = piece["before_foot"] and not piece["inside"]
        left = depth * _DEEPER or None
        yield self._labelled(style, piece, Layout(left=left, with_next=alone))
        inset = Layout(left=_QUOTED + depth * _DEEPER)
        yield from (
            paragraph("BodyText", self._noted(text), layout=inset) for text in piece["texts"][1:]
        )

    def _labelled(
        self, style: str, piece: Piece, layout: Layout, more: str = "", *, numbered: bool = True
    ) -> str:
        """A paragraph with its number or mark: Word's own where that prints the same."""
        label, text = piece["label"], piece["texts"][0]
        bold = piece["kind"] is Kind.ARTICLE and style == "BodyText"
        number = self._lists.number(label, bold=bold) if numbered and text else 0
        typed = "" if number or not label else run(f"{label} " if text else label, bold=bold)
        found = replace(layout, number=number)
        return paragraph(style, typed, self._noted(text), more, layout=found)

    def _addressees(self, piece: Piece) -> Iterator[str]:
        if not piece["inside"]:
            yield self._labelled("Addressees", piece, Layout(centred=True), numbered=False)
            return
        yield self._labelled("Addressees", piece, Layout(left=twips(25)), numbered=False)
        yield from self._listed(piece["inside"], "Addressees", twips(35))

    def _listed(self, pieces: Sequence[Piece], style: str, left: int) -> Iterator[str]:
        """The entries and lines of recipients or addressees, with the entries inside them."""
        for piece in pieces:
            if piece["set"] == "line":
                yield paragraph(style, run(piece["text"]), layout=Layout(left=left))
                continue
            yield self._labelled(style, piece, Layout(left=left, first=0))
            yield from (
                paragraph(style, self._noted(text), layout=Layout(left=left + _QUOTED))
                for text in piece["texts"][1:]
            )
            yield from self._listed(piece["inside"], style, left + twips(4))

    def _annex(self, piece: Piece) -> Iterator[str]:
        """A new page, with a head of its own where it has one."""
        yield paragraph("Gap", layout=Layout(on_new_page=True))
        if piece["head"]:
            yield columned(piece["head"]["columns"])
            yield from titled(piece["head"]["title"])
        yield from map(self._line, piece["above"])
        yield _centred(piece, piece["headings"])
        yield from map(self._line, piece["below"])

    def _foot(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Recipients and signatures side by side, in the order of the text."""
        rows: list[list[Piece]] = []
        for piece in pieces:
            is_list = piece["set"] == Kind.RECIPIENTS
            if not rows or is_list or len(rows[-1]) == _BESIDE:
                rows.append([])
            rows[-1].append(piece)
        for row in rows:
            most = max(map(_offices, row))
            cells = ["".join(self._foot_cell(piece, most)) for piece in row]
            if len(cells) == 1:
                empty = paragraph("Recipients")
                is_list = row[0]["set"] == Kind.RECIPIENTS
                cells = [cells[0], empty] if is_list else [empty, cells[0]]
            yield paragraph("Gap", layout=Layout(with_next=True))
            yield layout_table([PAGE // len(cells)] * len(cells), [cells])
        yield paragraph("Gap")

    def _foot_cell(self, piece: Piece, most: int) -> Iterator[str]:
        """Recipients, or a signature: the names on one row stand at one height."""
        if piece["set"] == Kind.RECIPIENTS:
            yield self._labelled("RecipientsTitle", piece, Layout(), numbered=False)
            yield from self._listed(piece["inside"], "Recipients", 0)
            return
        fewer = most - _offices(piece)
        for line in piece["signed"]:
            is_lower = fewer and line["style"] == "name"
            layout = Layout(before=_TO_SIGN + fewer * _LINE) if is_lower else Layout()
            yield paragraph(_SIGNED[line["style"]], run(line["text"]), layout=layout)

    def _noted(self, text: str, bold: bool = False) -> str:  # noqa: FBT001, FBT002
        """A text with its references to footnotes raised."""
        runs, at = [], 0
        for found in NOTE_REFERENCE.finditer(text):
            if found[1] in self._notes:
                runs += [run(text[at : found.start()], bold=bold), run(found[0], raised=True)]
                at = found.end()
        return "".join([*runs, run(text[at:], bold=bold)])


def _offices(piece: Piece) -> int:
    """The lines of a signature above its name."""
    return sum(line["style"] == "authority" for line in piece.get("signed", ()))


def _level(piece: Piece) -> str:
    return f"Heading{min(piece['level'], _HEADINGS)}"


def _centred(piece: Piece, texts: Sequence[str]) -> str:
    """A part, chapter or annex: its name, below it its title."""
    layout = Layout(first=0, centred=True)
    return paragraph(_level(piece), lines([text for text in texts if text]), layout=layout)
