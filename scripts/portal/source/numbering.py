"""From blocks to units: ids come from the document's own numbers and marks, never from its wording.

So correcting a word cannot break a published link. The table of ids is in CONTRIBUTING.md.
"""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from portal.model.blocks import Block, Kind, Unit
from portal.source.containers import Containers, readings_of, titles_slogans
from portal.source.formulas import (
    ADDRESSEES,
    ATTACHED,
    CLOSING,
    GROUNDS,
    NOTE,
    RECIPIENTS,
    RULE_LINE,
    is_capital,
)
from portal.source.head import read_head
from portal.source.labels import Style
from portal.source.opening import Listing, Opening
from portal.source.parts import (
    AHEAD,
    Annexed,
    Parts,
    annex_name,
    copied_from,
    ends_in_name,
    find_parts,
    is_annex_label,
    is_below_signature,
    is_head_line,
    opens_foot,
    opens_signature,
    own_head,
)
from portal.source.quotations import MAX_QUOTED, quotation

_CAPITAL_START = (Style.PART, Style.CHAPTER, Style.DIVISION, Style.SUBDIVISION)


def is_document(blocks: Sequence[Block]) -> bool:
    """Whether these blocks belong to a document, not to a guide or the portal's home.

    They do when they begin with a head that states a number or type, with a part, chapter,
    article, numbered section or annex, or with the recipients.
    """
    head = read_head(blocks)
    if head.number or (head.type and head.title and "date" in head.places):
        return True
    first = next(iter(blocks), None)
    if first is None:
        return False
    styles = {label.style for label in readings_of(first)}
    opens = styles & {*_CAPITAL_START, Style.ARTICLE, Style.ROMAN}
    return bool(opens) or bool(RECIPIENTS.match(first.text)) or is_annex_label(first)


def number(
    blocks: Sequence[Block], slogans: frozenset[str] | None = None, scheme: str = ""
) -> tuple[Unit, ...]:
    """Give each block its id and kind, from the numbers and marks in the text alone.

    `slogans` are the ids of the units whose numbered entries are slogans, where headings do not
    tell; None leaves it to the headings. `scheme` decides whether capitals that are both letters
    and numerals are letters ("report") or numerals ("plan"); "" leaves it to the text.
    """
    parts = find_parts(blocks)
    numbering = _Numbering(blocks, parts, slogans, scheme)
    return tuple(
        unit
        for step in (
            numbering.head,
            numbering.main,
            numbering.foot,
            numbering.annexes,
            numbering.notes,
        )
        for unit in step()
    )


@dataclass
class _Numbering:
    """The steps from the top of a document to its end."""

    blocks: Sequence[Block]
    parts: Parts
    slogans: frozenset[str] | None
    scheme: str = ""
    taken: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)

    def head(self) -> Iterator[Unit]:
        """The lines of the head have no ids."""
        yield from map(Unit, self.blocks[: self.parts.head])

    def main(self) -> Iterator[Unit]:
        """Addressees, grounds and opening, then the body, then the closing formula."""
        containers = Containers(slogans=self.slogans, scheme=self.scheme)
        yield from self._letter(self.parts.head, self.parts.foot, containers)

    def _letter(
        self, start: int, end: int, containers: Containers, prefix: str = ""
    ) -> Iterator[Unit]:
        """A text from its addressees or grounds to its closing formula."""
        opening, closing = Opening(prefix), self._closing(start, end)
        body = next((i for i in range(start, end) if _opens_unit(self.blocks[i])), None)
        index = start
        while index < (end if body is None else body):
            unit = opening.unit(self.blocks[index], has_units=body is not None)
            if unit is None or index == closing:
                break
            yield unit
            index += 1
        yield from self._text(index, end, containers, closing)

    def _closing(self, start: int, end: int) -> int | None:
        """The index of the closing formula: the last paragraph, where it opens with one."""
        last = self.blocks[end - 1] if end > start else None
        if last is None or last.table or readings_of(last) or GROUNDS.match(last.text):
            return None
        return end - 1 if CLOSING.match(last.text) else None

    def _text(
        self, start: int, end: int, containers: Containers, closing: int | None = None
    ) -> Iterator[Unit]:
        """Units, bullets, paragraphs and tables, each in what holds it."""
        index = start
        while index < end:
            block = self.blocks[index]
            if index == closing:
                name = f"{containers.prefix}-ket-thuc".lstrip("-")
                found = [Unit(block, name, Kind.CLOSING, parent=containers.prefix)]
            elif is_head_line(block):
                found = [Unit(block)]
            else:
                found = list(self._one(index, end, containers))
            yield from found
            index += len(found)

    def _one(self, index: int, end: int, containers: Containers) -> Iterator[Unit]:
        """The unit at `index`, with the blocks that only continue it: its title, what it quotes."""
        block, titles = self.blocks[index], self._titles(index, end)
        readings = readings_of(block)
        if not readings:
            unit = containers.paragraph(block)
        elif readings[0].style is Style.BULLET:
            unit = containers.bullet(block, readings[0].printed)
        else:
            unit = containers.numbered(block, readings, " ".join(one.text for one in titles))
        yield unit
        for title in titles:
            yield Unit(title, unit.id, unit.kind, parent=unit.parent, joined=True)
        yield from self._quoted(index + 1 + len(titles), end, unit)

    def _titles(self, index: int, end: int) -> list[Block]:
        """The lines below a label that stands alone: its title, or its words."""
        block = self.blocks[index]
        readings = readings_of(block)
        if not readings or len(block.text) > max(len(label.printed) for label in readings):
            return []
        found: list[Block] = []
        for other in self.blocks[index + 1 : end]:
            if other.table or readings_of(other) or is_head_line(other):
                break
            if found and not (is_capital(other.text) and is_capital(found[-1].text)):
                break
            found.append(other)
            if readings[0].style not in _CAPITAL_START:
                break
        return found

    def _quoted(self, start: int, end: int, unit: Unit) -> Iterator[Unit]:
        """The blocks of text that an amendment quotes right below the unit at hand."""
        announced = self.blocks[start - 1].text.rstrip().endswith(":")
        while start < end:
            ahead = self.blocks[start : min(end, start + MAX_QUOTED)]
            size = quotation(ahead, announced=announced)
            for block in self.blocks[start : start + size]:
                yield Unit(block, unit.id, unit.kind, parent=unit.parent, joined=True)
            start += size
            if not size:
                return

    def foot(self) -> Iterator[Unit]:
        """Recipients and signatures, in the order of the text."""
        yield from self._foot(self.parts.foot, self.parts.end, "")

    def _foot(self, start: int, end: int, prefix: str) -> Iterator[Unit]:
        """Recipients and signatures; `prefix` is the annex's id with a hyphen, or ""."""
        parent, signature, named = prefix.removesuffix("-"), "", True
        listing: Listing | None = None
        copied = copied_from(self.blocks, start, end)
        for index in range(start, end):
            block = self.blocks[index]
            if index == copied:
                signature, named, listing = "", True, None
            if found := RECIPIENTS.match(block.text):
                signature, listing = "", Listing(self._unused(f"{prefix}noi-nhan"))
                yield Unit(block, listing.id, Kind.RECIPIENTS, found[0], parent)
            elif self._signs(index, end, listing) and (named or not signature):
                signature, named, listing = self._unused(f"{prefix}chu-ky"), False, None
                yield Unit(block, signature, Kind.SIGNATURE, parent=parent)
            elif listing:
                yield listing.unit(block)
            elif is_below_signature(block):
                yield Unit(block)
            else:
                kind = Kind.SIGNATURE if signature else None
                yield Unit(block, signature, kind, parent=parent, joined=bool(signature))
            named = named or ends_in_name(block)

    def _signs(self, index: int, end: int, listing: Listing | None) -> bool:
        """Whether a signature begins here: by its form, or because it can be no recipient."""
        if listing and listing.is_signature(self.blocks[index]):
            return True
        return opens_signature(self.blocks, index, end)

    def annexes(self) -> Iterator[Unit]:
        """Each annex with its own numbering, inside its id."""
        for annex in self.parts.annexes:
            for unit in self._annex(annex):
                self.ids.add(unit.id)
                yield unit

    def _annex(self, annex: Annexed) -> Iterator[Unit]:
        yield from map(Unit, self.blocks[annex.start : annex.label])
        block = self.blocks[annex.label]
        name, label, is_numbered = annex_name(block.text)
        again = self._unused(name)
        if again in self.ids:  # of an item: phu-luc-2 is item 2 of the first one
            again = f"{name}-lan-{self.taken[name]}"
        name = again
        yield Unit(block, name, Kind.ANNEX, label)
        start, own, is_form = yield from self._annex_head(annex, name)
        words = list(filter(None, [block.text[len(label) :].strip(), *own]))
        containers = self._containers(name, words, numbered=is_numbered)
        end = annex.end
        ahead = self.blocks[start : start + AHEAD]
        is_form = is_form or any(ADDRESSEES.match(one.text) for one in ahead)
        begins_foot = opens_foot if is_form else opens_signature
        foot = next((i for i in range(start, end) if begins_foot(self.blocks, i, end)), end)
        if is_form:
            yield from self._letter(start, foot, containers, f"{name}-")
        else:
            yield from self._text(start, foot, containers)
        yield from self._foot(foot, end, f"{name}-")

    def _annex_head(
        self, annex: Annexed, name: str
    ) -> Generator[Unit, None, tuple[int, list[str], bool]]:
        """The lines below the label: a form's own head, or the annex's title, which are its words.

        Returns where the text begins, the title's lines, and whether it has a head of its own.
        """
        inside = self.blocks[annex.label + 1 : annex.end]
        head = own_head(inside)
        title = inside[: head.end] or list(self._annex_title(annex))
        first = head.places.get("type", head.end)
        last = head.places.get("deciding", len(title))
        lines = [one for one in title[first:last] if not is_head_line(one)]
        if head.end:
            lines = [one for one in lines if not RULE_LINE.fullmatch(one.text)]
        own = frozenset(lines)
        for line in title:
            yield Unit(line, name, Kind.ANNEX, joined=True) if line in own else Unit(line)
        return annex.label + 1 + len(title), [line.text for line in lines], bool(head.end)

    def _containers(self, name: str, words: Sequence[str], *, numbered: bool) -> Containers:
        """The open units of an annex with these words of its own."""
        announced = bool(words) and titles_slogans(words[0])
        here = announced if self.slogans is None else name in self.slogans
        return Containers(name, self.slogans, numbered, bool(words), here, self.scheme)

    def _unused(self, name: str) -> str:
        """The name, with the number of its repetition after the first."""
        self.taken[name] += 1
        return name if self.taken[name] == 1 else f"{name}-{self.taken[name]}"

    def _annex_title(self, annex: Annexed) -> Iterator[Block]:
        """The lines below an annex's label that are its title, and what it is attached to."""
        first = self.blocks[annex.label].text
        titled = len(first) > len(annex_name(first)[1])
        for block in self.blocks[annex.label + 1 : annex.end]:
            attached, own = bool(ATTACHED.fullmatch(block.text)), not is_head_line(block)
            if block.table or (readings_of(block) and not attached):
                return
            goes_on = is_capital(block.text) or block.text[:1].islower()
            if titled and own and not (attached or goes_on):
                return
            yield block
            titled = titled or (own and not attached)

    def notes(self) -> Iterator[Unit]:
        """The footnotes, which Word saves below everything else."""
        for block in self.blocks[self.parts.notes :]:
            found = NOTE.match(block.text)
            if found:
                yield Unit(block, f"chu-thich-{int(found['number'])}", Kind.NOTE, found[0].strip())


def _opens_unit(block: Block) -> bool:
    readings = readings_of(block)
    return bool(readings) and readings[0].style is not Style.BULLET
