"""What a text says of itself: number, type, date, issuers, signers, grounds, recipients, scheme."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from portal.model.blocks import Kind, Unit
from portal.model.metadata import UNDATED, Metadata, Signer
from portal.source.formulas import AUTHORITY, COPIED, COPIES, OFFICE, SIGNED, cited_dates, symbols
from portal.source.head import Head, read_date, read_head
from portal.source.lines import lines_of
from portal.source.parts import is_name

SCHEMES = ("plan", "report", "letter", "decision", "regulation")
"""How a text is numbered: I/1/a; A/I/1, or a report; without sections; by articles; by chapters."""

PLANNED = ("Kế hoạch", "Chương trình", "Đề án", "Phương án", "Hướng dẫn")
"""Types that are plans even where they have no sections."""


def describe(units: Sequence[Unit]) -> Metadata:
    """The metadata of a document, as its text states it; what it does not state is empty."""
    head = read_head([unit.block for unit in units])
    if "date" not in head.places:
        head = _dated_below(head, units)
    return Metadata(
        number=head.number,
        type=head.type,
        date=head.date or UNDATED,
        place=head.place,
        title=head.title,
        issuers=head.issuers,
        parent_body=head.parent,
        signers=signers(units),
        basis=basis(units),
        recipients=recipients(units),
        scheme=scheme(units, head),
        cited_dates=dates_cited(units),
    )


def _dated_below(head: Head, units: Sequence[Unit]) -> Head:
    """The head with the place and date that stand above the signature instead."""
    lines = [one for one in units[head.end :] if one.kind is None or one.kind is Kind.SIGNATURE]
    for line in lines:
        if found := read_date(line.block.text):
            return replace(head, place=found[0], date=found[1])
    return head


def signers(units: Iterable[Unit]) -> tuple[Signer, ...]:
    """The signers of a document, in the order of the text.

    Those of its annexes are left out, and who signed that a copy is true.
    """
    original = takewhile(lambda unit: not COPIED.fullmatch(unit.block.text), units)
    ours = [unit for unit in original if unit.kind is Kind.SIGNATURE and not unit.parent]
    return tuple(
        signer([line for unit in lines for line in lines_of(unit.block)])
        for _, lines in groupby(ours, key=lambda unit: unit.id)
    )


def signer(lines: Sequence[str]) -> Signer:
    """The signer that these lines name."""
    name = ""
    authority: list[str] = []
    title: list[str] = []
    body: list[str] = []
    for index, line in enumerate(lines):
        if SIGNED.fullmatch(line):
            continue
        if line.upper().startswith("ĐẠI DIỆN") and any(map(_is_office, lines[index + 1 :])):
            body.append(line)
        elif is_name(line):
            name = line
        elif AUTHORITY.match(line):
            authority.append(line)
        elif title or authority or OFFICE.fullmatch(line.upper()):
            title.append(line)
        else:
            body.append(line)
    return Signer(" ".join(authority), " ".join(title), name, " ".join(body))


def _is_office(line: str) -> bool:
    return bool(OFFICE.fullmatch(line.upper())) and not is_name(line)


def basis(units: Iterable[Unit]) -> tuple[str, ...]:
    """The symbols cited between the title and the first unit."""
    inside = (Kind.BASIS, Kind.OPENING)
    cited = [
        found
        for unit in units
        if unit.kind in inside or unit.parent in ("can-cu", "mo-dau")
        for found in symbols(unit.block.text)
    ]
    return tuple(dict.fromkeys(cited))


def dates_cited(units: Iterable[Unit]) -> tuple[tuple[str, str], ...]:
    """The symbols that the text cites with one date or year, the most exact one of each."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units:
        for symbol, day in cited_dates(unit.block.text):
            found[symbol].add(day)
    exact = {symbol: max(days, key=len) for symbol, days in found.items()}
    return tuple(
        (symbol, day)
        for symbol, day in exact.items()
        if all(day.startswith(other) for other in found[symbol])
    )


def recipients(units: Sequence[Unit]) -> int:
    """How many entries the list of recipients has; headings of groups are none."""
    listed = [unit for unit in units if unit.parent == "noi-nhan"]
    dashed = [unit for unit in listed if unit.kind is Kind.BULLET]
    named = [unit for unit in units if unit.id == "noi-nhan" and unit.text]
    plain = [unit for unit in listed if not COPIES.fullmatch(unit.block.text)]
    return len(named) + len(dashed or plain)


def scheme(units: Iterable[Unit], head: Head) -> str:
    """By which scheme the text is numbered."""
    tops = [unit for unit in units if not unit.joined]
    kinds = {unit.kind for unit in tops}
    if Kind.CHAPTER in kinds:
        return "regulation"
    if Kind.ARTICLE in kinds:
        return "decision"
    sections = [unit for unit in tops if unit.kind in (Kind.SECTION, Kind.PART) and not unit.parent]
    if not sections:
        return "plan" if head.type in PLANNED else "letter"
    lettered = sections[0].label[:1] == "A" or sections[0].kind is Kind.PART
    return "report" if lettered or head.type == "Báo cáo" else "plan"
