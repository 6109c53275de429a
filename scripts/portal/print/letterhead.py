"""The head of the printed document: what stands left, right and below it, by meaning.

Each line is printed as the text states it, in the order of the text. What a head must have and the
text lacks, as a transcription without its quốc hiệu, is added and named as reconstructed. State and
union papers follow Nghị định 30/2020/NĐ-CP, Phụ lục I; papers of the Party their own form.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from portal.model.blocks import Block, Unit
from portal.model.metadata import UNDATED
from portal.model.site_data import WordGroups
from portal.reference.citation import format_day
from portal.reference.line_breaks import unbroken
from portal.reference.localized import LocalizedDocument
from portal.source.formulas import DECIDES, MOTTO, NATION, RULE_LINE, URGENCY, is_capital
from portal.source.head import Head, read_head
from portal.source.lines import lines_of

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"

_PARTY_SYMBOL = re.compile(r"\d+[a-zđ]?-[A-ZĐ][\w]*/[A-ZĐ]\S*")
"""A symbol in the Party's form: 10-NQ/TU, 36-HD/VPTW."""

_RIGHT = ("nation", "party", "motto", "date")
_BELOW_NUMBER = ("number", "subject", "urgency")


@dataclass(frozen=True)
class Line:
    """A line of a head: what it is, and its words."""

    role: str
    text: str


@dataclass(frozen=True)
class Letterhead:
    """The lines in two columns, those below them, and the names of the reconstructed parts."""

    columns: tuple[Line, ...] = ()
    title: tuple[Line, ...] = ()
    reconstructed: tuple[str, ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether it is the head of a paper of the Party."""
        return any(line.role == "party" for line in self.columns)

    def data(self, issuers: Sequence[str], word_groups: WordGroups) -> dict[str, Any]:
        """The head as the template takes it; the names of `issuers` are bold."""
        return {
            "columns": list(_columns(self.columns, issuers, word_groups)),
            "title": list(_title(self.title, word_groups)),
        }


def letterhead(document: LocalizedDocument, units: Sequence[Unit]) -> Letterhead:
    """The head of a document, completed where its text lacks what a head must have."""
    read = read_letterhead([unit.block for unit in units], document)
    roles = {line.role for line in (*read.columns, *read.title)}
    added = dict(_added(document, roles))
    before = [line for name in ("bodies", "nation") for line in added.get(name, ())]
    after = [line for name in ("number", "date") for line in added.get(name, ())]
    title = (*added.get("title", ()), *read.title)
    return Letterhead((*before, *read.columns, *after), title, tuple(added))


def read_letterhead(blocks: Sequence[Block], document: LocalizedDocument) -> Letterhead:
    """The head that these blocks are, as the text states it."""
    head = read_head(blocks)
    until = head.places.get("type", len(blocks))
    lines = [
        [Line(_role(index, block.text, head, document), text) for text in _parts(block)]
        for index, block in enumerate(blocks)
    ]
    above, below = chain.from_iterable(lines[:until]), chain.from_iterable(lines[until:])
    return Letterhead(tuple(above), tuple(below))


def _parts(block: Block) -> Iterator[str]:
    """The lines of a block, those in capitals apart from the others."""
    for _, lines in groupby(lines_of(block), key=is_capital):
        yield " ".join(lines)


def _role(index: int, text: str, head: Head, document: LocalizedDocument) -> str:
    if found := _formula(text, document):
        return found
    places = head.places
    if found := next((one for one in ("number", "date", "type") if index == places.get(one)), ""):
        return found
    if index >= places.get("deciding", index + 1) or DECIDES.fullmatch(text):
        return "deciding"
    return "subject" if index >= places.get("title", index + 1) else "body"


def _formula(text: str, document: LocalizedDocument) -> str:
    """What a line is by its words alone, or ""."""
    messages = document.messages
    if RULE_LINE.fullmatch(text):
        return "rule"
    if NATION.fullmatch(text) or text.casefold() == messages["motto_state"].casefold():
        return "party" if text.upper() == PARTY else "nation"
    if MOTTO.fullmatch(text) or text.casefold() == messages["motto"].casefold():
        return "motto"
    return "urgency" if URGENCY.fullmatch(text) else ""


def _added(document: LocalizedDocument, roles: set[str]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What the text lacks, by the name of the part."""
    metadata, messages = document.metadata, document.messages
    bodies = [name.upper() for name in (metadata.parent_body, *metadata.issuers) if name]
    if "body" not in roles and bodies:
        yield "bodies", tuple(Line("body", name) for name in bodies)
    if not roles & {"nation", "party"}:
        party = document.is_official and _PARTY_SYMBOL.fullmatch(metadata.number)
        state = (Line("nation", messages["motto_state"]), Line("motto", messages["motto"]))
        yield "nation", (Line("party", PARTY),) if party else state
    stated = document.document.official.metadata.reconstructed
    if "number" in stated and "number" not in roles:
        yield "number", (Line("number", messages["paper_number"].format(number=metadata.number)),)
    if "date" in stated and "date" not in roles and metadata.date != UNDATED:
        day = format_day(metadata.date, document.language, messages)
        yield "date", (Line("date", ", ".join(filter(None, (metadata.place, day)))),)
    if "title" in stated and "subject" not in roles:
        typed = () if "type" in roles else (Line("type", metadata.type.upper()),)
        yield "title", (*typed, Line("subject", metadata.title))


def _columns(
    lines: Sequence[Line], issuers: Sequence[str], word_groups: WordGroups
) -> Iterator[dict[str, Any]]:
    """Each line with its column and row: number and date stand on one row."""
    column, rows = 0, [0, 0]
    is_party = any(line.role == "party" for line in lines)
    named = " ".join(issuers).casefold()
    bold = [line for line in lines if line.role == "body" and line.text.casefold() in named]
    for index, line in enumerate(lines):
        if line.role != "rule":
            column = int(line.role in _RIGHT)
        if line.role in (*_BELOW_NUMBER, "date"):
            rows[column] = 1
        following = next((other for other in lines[index + 1 :]), None)
        ruled = following is not None and following.role == "rule"
        last = bool(bold) and line is bold[-1] and not is_party
        yield {
            "column": column,
            "row": rows[column],
            "style": "issuer" if line in bold else line.role,
            "parts": unbroken(line.text, word_groups),
            "rule": 0 if ruled else 40 if last else 100 * int(line.role in ("motto", "party")),
        }


def _title(lines: Sequence[Line], word_groups: WordGroups) -> Iterator[dict[str, Any]]:
    """The type, the subject with a short line below it, the deciding body."""
    roles = [line.role for line in lines]
    last = max((i for i, role in enumerate(roles) if role == "subject"), default=None)
    ruled = last is not None and roles[last + 1 : last + 2] != ["rule"]
    for index, line in enumerate(lines):
        yield {
            "style": line.role,
            "parts": unbroken(line.text, word_groups),
            "rule": 40 if ruled and index == last else 0,
        }


def is_head(lines: Iterable[Line]) -> bool:
    """Whether lines are set in two columns: they have more than names of bodies."""
    return any(line.role in (*_RIGHT, "number") for line in lines)
