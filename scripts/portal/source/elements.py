"""The HTML of a document's units: ids, classes, printed labels, tables, notes, controls.

All text is escaped letters: nothing that is typed in a document can become markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from portal.model.blocks import Kind, Unit
from portal.model.documents import Ancestry
from portal.source.formulas import ATTACHED
from portal.source.head_lines import head_html
from portal.source.inline_html import Notes, noted, references, table_html
from portal.source.lines import lines_of
from portal.source.tree import tree

CONTROL = "permalink"
"""The class of the link beside every provision that leads to its address."""

MAX_LEVEL = 6
"""The lowest heading that HTML has."""

MAX_DEPTH = 4
"""The deepest indentation."""

_INDENTING = (Kind.ITEM, Kind.CLAUSE, Kind.POINT)
_FLUSH = (
    Kind.ADDRESSEES, Kind.BASIS, Kind.OPENING, Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.CLOSING,
    Kind.RECIPIENTS, Kind.ANNEX,
)  # fmt: skip

Whole = list[Unit]
"""A unit with those that continue it."""


def html_of(
    units: Sequence[Unit], *, level: int = 1, controls: bool = False, notes: Notes | None = None
) -> str:
    """The HTML of the units of a page, in the order of the text.

    `level` is that of the outermost headings; with `controls`, each provision has an empty link to
    itself. `notes` has the addresses of footnotes; without it, those on the page are linked.
    """
    return "\n".join(_Writer(units, level, notes or notes_on(units), controls=controls).pieces())


def notes_on(units: Iterable[Unit]) -> Notes:
    """The footnotes of a page and the provisions that refer to them, as addresses on the page."""
    units = tuple(units)
    targets = {number_of(unit): f"#{unit.id}" for unit in units if unit.kind is Kind.NOTE}
    sources: dict[str, str] = {}
    for unit in units:
        if unit.id and unit.kind is not Kind.NOTE:
            for number in references(unit.block.text):
                sources.setdefault(number, f"#{unit.id}")
    return Notes(targets, sources)


def number_of(note: Unit) -> str:
    """The number of a footnote."""
    return note.label.strip("[]:")


class _Writer:
    """Writes the units of one page."""

    def __init__(self, units: Sequence[Unit], level: int, notes: Notes, *, controls: bool) -> None:
        self.units, self.level, self.notes, self.controls = units, level, notes, controls
        tops = tree(("", unit) for unit in units)
        self.ancestry = {found[-1].id: found for top in tops for found in top.ancestries()}

    def pieces(self) -> Iterator[str]:
        """The page's elements; neighbouring bullets share a list, and so do signatures a row."""
        opens = True
        for kind, run in groupby(_wholes(self.units), key=_grouped):
            wholes = list(run)
            if kind is None:
                yield head_html([whole[0].block for whole in wholes], opens_document=opens)
            elif kind is Kind.BULLET:
                yield self._list(wholes)
            elif kind is Kind.SIGNATURE:
                written = "\n".join(map(self._signature, wholes))
                yield f'<div class="signatures">{written}</div>' if len(wholes) > 1 else written
            else:
                yield from map(self._element, wholes)
            opens = False

    def _list(self, wholes: Sequence[Whole]) -> str:
        """A list, with the lists inside its entries."""
        written, depth = "", 0
        first = min(self._bullets(whole[0]) for whole in wholes)
        inset = self._inset(wholes[0][0])
        for whole in wholes:
            wanted = self._bullets(whole[0]) - first + 1
            if wanted > depth:
                written += f'<ul class="bullets{"" if depth else inset}">' * (wanted - depth)
            else:
                written += "</li></ul>" * (depth - wanted) + "</li>"
            depth = wanted
            written += f"\n<li{self._attributes(whole[0])}>{self._words(whole)}"
        return written + "</li></ul>" * depth

    def _bullets(self, unit: Unit) -> int:
        return sum(1 for one in self._around(unit, itself=True) if one.kind is Kind.BULLET)

    def _around(self, unit: Unit, *, itself: bool = False) -> Ancestry:
        found = self.ancestry.get(unit.id, ())
        return found if itself else found[:-1]

    def _element(self, whole: Whole) -> str:
        unit = whole[0]
        if unit.block.table:
            table = table_html(unit.block.table, self.notes)
            framed = f'<div{self._attributes(unit)} role="group" tabindex="0">{table}</div>'
            return f'<div class="tabled">{framed}{self._control(unit)}</div>'
        found = self._around(unit, itself=True)
        if found and found[-1].heads:
            return self._heading(whole)
        tag = "p" if len(_texts(whole)) <= 1 else "div"
        return f"<{tag}{self._attributes(unit)}>{self._words(whole)}</{tag}>"

    def _heading(self, whole: Whole) -> str:
        unit = whole[0]
        around = self._around(unit)
        level = min(MAX_LEVEL, self.level + sum(1 for one in around if one.heads))
        divides = unit.kind is not None and (unit.kind.is_division or unit.kind is Kind.RECIPIENTS)
        words = " ".join(filter(None, (self._label(unit), self._title(whole))))
        heading = f'<h{level} class="provision {unit.kind}" id="{unit.id}">{words}</h{level}>'
        if not self.controls:
            return heading
        is_inner = any(one.kind.is_division for one in around) or (
            unit.kind is Kind.RECIPIENTS and level > 1
        )
        shape = f"section{' headed--inner' if is_inner else ''}" if divides else "item"
        return f'<div class="headed headed--{shape}">{heading}{self._control(unit)}</div>'

    def _title(self, whole: Whole) -> str:
        """The words of a heading, each of its paragraphs on lines of its own."""
        texts = _texts(whole)
        if len(texts) <= 1:
            return noted("".join(texts), self.notes)
        return " ".join(
            f'<span class="title-line{" attached" if ATTACHED.fullmatch(text) else ""}">'
            f"{noted(text, self.notes)}</span>"
            for text in texts
        )

    def _signature(self, whole: Whole) -> str:
        lines = [f"<p>{'<br> '.join(map(escape, lines_of(unit.block)))}</p>" for unit in whole]
        inside = f"{' '.join(lines)}{self._control(whole[0])}"
        return f"<div{self._attributes(whole[0])}>{inside}</div>"

    def _attributes(self, unit: Unit) -> str:
        inset = "" if unit.kind is Kind.BULLET else self._inset(unit)
        return f' class="provision {unit.kind}{inset}" id="{unit.id}"'

    def _inset(self, unit: Unit) -> str:
        """The class of how far a unit is indented: by the numbered units and points around it."""
        around = self._around(unit)
        depth = sum(1 for one in around if not one.heads and one.kind in _INDENTING)
        in_point = any(one.kind is Kind.POINT for one in self._around(unit, itself=True))
        titled = (Kind.ITEM, Kind.CLAUSE) if in_point else (Kind.CLAUSE,)
        depth += any(one.heads and one.kind in titled for one in around)
        flush = not around or around[-1].kind in _FLUSH
        return f" depth-{min(depth, MAX_DEPTH)}" if depth else " outermost" if flush else ""

    def _words(self, whole: Whole) -> str:
        """The label, the words, and the paragraphs quoted in it, then the control."""
        unit, *quoted = whole
        texts = _texts(whole)
        control = self._control(unit)
        if len(texts) <= 1:
            words = noted(" ".join(texts), self.notes)
            return " ".join(filter(None, (self._label(unit), words))) + control
        inner = [noted(unit.text, self.notes)] if unit.text else []
        for one in (one for one in quoted if one.block.words):
            end = control if one is quoted[-1] else ""
            if one.block.table:
                table = table_html(one.block.table, self.notes)
                inner.append(
                    f'<div class="quoted table" tabindex="0" role="group">{table}</div>{end}'
                )
            else:
                inner.append(f'<p class="quoted">{noted(one.text, self.notes)}</p>{end}')
        return " ".join(filter(None, (self._label(unit), *inner)))

    def _label(self, unit: Unit) -> str:
        """The number or mark as printed; that of a footnote leads back to its reference."""
        if not unit.label:
            return ""
        source = self.notes.sources.get(number_of(unit)) if unit.kind is Kind.NOTE else None
        if source:
            return f'<a class="label" href="{escape(source)}">{escape(unit.label)}</a>'
        return f'<span class="label">{escape(unit.label)}</span>'

    def _control(self, unit: Unit) -> str:
        return f'<a class="{CONTROL}" href="#{unit.id}"></a>' if self.controls else ""


def _texts(whole: Whole) -> list[str]:
    return [one.text for one in whole if one.text]


def _grouped(whole: Whole) -> Kind | None:
    return whole[0].kind


def _wholes(units: Iterable[Unit]) -> Iterator[Whole]:
    """Each unit with those that continue it."""
    whole: Whole = []
    for unit in units:
        if whole and not (unit.joined and unit.id == whole[0].id):
            yield whole
            whole = []
        whole.append(unit)
    if whole:
        yield whole
