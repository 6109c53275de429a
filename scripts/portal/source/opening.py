"""What stands between the head and the first unit: addressees, grounds, other opening words."""

from collections import Counter
from dataclasses import dataclass, field

from portal.model.blocks import Block, Kind, Unit
from portal.source.containers import nest, readings_of
from portal.source.formulas import ADDRESSEES, GROUNDS
from portal.source.labels import BULLETS, Style
from portal.source.parts import is_head_line


@dataclass
class Opening:
    """The state between the head and the first unit; `prefix` is that of the ids in an annex."""

    prefix: str = ""
    basis: int = 0
    others: int = 0
    around: str = ""
    marks: int = 0
    listing: "Listing | None" = None

    @property
    def _parent(self) -> str:
        return self.prefix.removesuffix("-")

    def unit(self, block: Block, *, has_units: bool) -> Unit | None:
        """The block as addressee, ground or opening; None where the body begins."""
        if found := ADDRESSEES.match(block.text):
            self.listing = Listing(
                f"{self.prefix}kinh-gui", first=2, before=block.text[found.end() :]
            )
            return Unit(block, self.listing.id, Kind.ADDRESSEES, found[0], self._parent)
        if self.listing and not _is_ground(block) and self.listing.goes_on(block):
            return self.listing.unit(block)
        self.listing = None
        if is_head_line(block):
            return Unit(block)
        return self._ground(block) if _is_ground(block) else self._other(block, has_units)

    def _other(self, block: Block, has_units: bool) -> Unit | None:  # noqa: FBT001
        readings = readings_of(block)
        if readings and self.around:
            self.marks += 1
            name = f"{self.around}-g{self.marks}"
            return Unit(block, name, Kind.BULLET, readings[0].printed, self.around)
        if not has_units or block.table or readings:
            return None
        self.others += 1
        self._enter(f"{self.prefix}mo-dau")
        if self.others == 1:
            return Unit(block, self.around, Kind.OPENING, parent=self._parent)
        return Unit(block, f"{self.around}-d{self.others}", Kind.PARAGRAPH, parent=self.around)

    def _enter(self, around: str) -> None:
        if self.around != around:
            self.around, self.marks = around, 0

    def _ground(self, block: Block) -> Unit:
        self.basis += 1
        self._enter(f"{self.prefix}can-cu")
        readings = readings_of(block)
        label = readings[0].printed if readings else ""
        if self.basis == 1:
            return Unit(block, self.around, Kind.BASIS, label, self._parent)
        name = f"{self.around}-d{self.basis}"
        return Unit(block, name, Kind.PARAGRAPH, label, self.around)


def _is_ground(block: Block) -> bool:
    return not block.table and bool(GROUNDS.match(block.text.lstrip(f"{BULLETS} ")))


@dataclass
class Listing:
    """Recipients or addressees: entries with dashes, and lines without."""

    id: str
    first: int = 1
    before: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lines: int = 0

    def unit(self, block: Block) -> Unit:
        """An entry of the list."""
        self.before = block.text
        readings = readings_of(block)
        if readings and readings[0].style is Style.BULLET:
            return self._entry(block, readings[0].printed)
        self.lines += 1
        number = self.lines + self.first - 1
        return Unit(block, f"{self.id}-d{number}", Kind.PARAGRAPH, parent=self.id)

    def _entry(self, block: Block, mark: str) -> Unit:
        parent = nest(self.marks, mark) or self.id
        self.counts[parent] += 1
        name = f"{parent}-g{self.counts[parent]}"
        self.marks.append((mark, name))
        return Unit(block, name, Kind.BULLET, mark, parent)

    def goes_on(self, block: Block) -> bool:
        """Whether a block is one more addressee, not the text of the letter."""
        readings = readings_of(block)
        if readings:
            return readings[0].style is Style.BULLET
        before = self.before.strip()
        if before.endswith((";", ",")) or not before:
            return not block.table
        return before.endswith(":") or (
            self.lines > 0
            and not before.endswith((".", "/."))
            and not block.text.endswith((".", ":"))
        )

    def is_signature(self, block: Block) -> bool:
        """Whether a block without a dash, below entries with dashes, is no recipient."""
        text = block.text
        return (
            bool(self.marks)
            and not readings_of(block)
            and not text.endswith((":", ";", "."))
            and self.before.endswith((".", "./."))
        )
