"""The parts of a document: head, addressees, opening, body, closing, foot, annexes, notes.

Only the body is required. Each part is found by its form, wherever it stands: recipients before or
after the signatures, several signers, annexes with texts of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from portal.language.syllables import plain
from portal.model.blocks import Block
from portal.source.formulas import (
    ANNEX,
    ATTACHABLE,
    ATTACHED,
    AUTHORITY,
    COPIED,
    DATE,
    DECIDES,
    ISSUED,
    MOTTO,
    NAME,
    NAME_IN_CAPITALS,
    NATION,
    NOTE,
    NUMBER,
    OFFICE,
    RECIPIENTS,
    REMARK,
    RULE_LINE,
    SIGNED,
    is_capital,
)
from portal.source.head import Head, read_head
from portal.source.labels import labels
from portal.source.lines import lines_of

AHEAD = 8
"""Lines in which the head of an annexed text must name its type."""

MAX_FORM_HEAD = 20
"""Lines that the head of a form has at most."""

MAX_OFFICE = 10
"""Words that a line of a signature has at most where it is not typed in capitals."""

MAX_PLACE = 5
"""Words that the name of a place has at most, before a date in an annex."""

_ANNEX_NAMES = {"p": "phu-luc", "a": "phu-luc", "m": "mau", "f": "mau", "b": "bieu"}
"""The ids of annexes by the first letter of their names, in either language."""

_MAX_LABEL = 12
"""Words that the line of an annex's name has at most."""

_MAX_TITLE = 40
"""Words that the title behind an annex's name has at most."""


@dataclass(frozen=True)
class Annexed:
    """An annex: where it begins, where its label stands, and where it ends.

    Lines between `start` and `label` are a head of its own.
    """

    start: int
    label: int
    end: int


@dataclass(frozen=True)
class Parts:
    """Where the parts of a text begin and end: indices of blocks.

    The text itself is from `head` to `foot`, recipients and signatures from `foot` to `annexes`.
    """

    head: int
    foot: int
    end: int
    annexes: tuple[Annexed, ...]
    notes: int


def find_parts(blocks: Sequence[Block]) -> Parts:
    """The parts of a document."""
    notes = _notes(blocks)
    head = read_head(blocks).end
    annexes = tuple(_annexes(blocks[:notes], head))
    end = annexes[0].start if annexes else notes
    foot = next((i for i in range(head, end) if opens_foot(blocks, i, end)), end)
    return Parts(head, foot, end, annexes, notes)


def _notes(blocks: Sequence[Block]) -> int:
    """Where the footnotes begin, which Word saves below everything else."""
    start = len(blocks)
    while start and NOTE.match(blocks[start - 1].text):
        start -= 1
    return start


def opens_foot(blocks: Sequence[Block], index: int, end: int) -> bool:
    """Whether recipients or a signature begin here."""
    text = blocks[index].text
    return bool(RECIPIENTS.match(text)) or opens_signature(blocks, index, end)


def opens_signature(blocks: Sequence[Block], index: int, end: int) -> bool:
    """Whether a signature begins here: an authority or office, a body above it or not, a name."""
    text = blocks[index].text
    if blocks[index].table or labels(text) or not _is_signers(text):
        return False
    has_office = False
    for block in blocks[index : min(end, index + AHEAD)]:
        if RECIPIENTS.match(block.text) or REMARK.fullmatch(block.text):
            return has_office and bool(AUTHORITY.match(text))
        if labels(block.text):
            return False
        has_office = has_office or any(map(_names_office, lines_of(block)))
        if ends_in_name(block) or SIGNED.fullmatch(block.text):
            return has_office
        if not _is_signers(block.text) or ANNEX.fullmatch(block.text):
            return False
    return _names_office(text) and index + AHEAD >= end - 1


def is_below_signature(block: Block) -> bool:
    """Whether a block in a foot is no line of a signature: a remark, an entry, a sentence."""
    text = block.text
    if block.table or REMARK.fullmatch(text) or labels(text):
        return True
    told = (
        SIGNED.fullmatch(text) or _is_signers(text) or ends_in_name(block) or DATE.fullmatch(text)
    )
    return not told and len(text.split()) > MAX_OFFICE


def copied_from(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the certificate of a copy begins in a foot, with the body that copied; else `end`."""
    index = next((i for i in range(start, end) if COPIED.fullmatch(blocks[i].text)), end)
    while start < index < end and _heads_copy(blocks[index - 1]):
        index -= 1
    return index


def _heads_copy(block: Block) -> bool:
    text = block.text
    if ends_in_name(block) or _names_office(text):
        return False
    return is_capital(text) or bool(NUMBER.fullmatch(text) or RULE_LINE.fullmatch(text))


def _names_office(line: str) -> bool:
    return bool(AUTHORITY.match(line) or OFFICE.fullmatch(line.upper()))


def ends_in_name(block: Block) -> bool:
    """Whether the last line of a block is a person's name."""
    lines = lines_of(block)
    return bool(lines) and is_name(lines[-1])


@lru_cache(maxsize=1 << 10)
def _is_signers(text: str) -> bool:
    first = text.split("(", maxsplit=1)[0].strip()
    return is_capital(first) or bool(AUTHORITY.match(text)) or _is_office(text)


def _is_office(text: str) -> bool:
    """Whether a line names an office that is not typed in capitals: "Thư ký", "Chủ tọa"."""
    return bool(OFFICE.fullmatch(text.upper())) and len(text.split()) <= 4 and text[:1].isupper()  # noqa: PLR2004


@lru_cache(maxsize=1 << 10)
def is_name(text: str) -> bool:
    """Whether a line is a person's name."""
    in_capitals = is_capital(text) and bool(NAME_IN_CAPITALS.fullmatch(text))
    written = in_capitals or (bool(NAME.fullmatch(text)) and not is_capital(text))
    return written or bool(re.fullmatch(r"[.…_\s]{6,}", text))


def _annexes(blocks: Sequence[Block], head: int) -> Iterator[Annexed]:
    """The annexes, each to the beginning of the next one."""
    starts = []
    index, signed = head, False
    while index < len(blocks):
        signed = signed or opens_foot(blocks, index, len(blocks))
        label = _annex_label(blocks, index, signed=signed)
        if label is not None:
            starts.append((index, label))
            index = label
            while index + 1 < len(blocks) and _is_title(blocks[index + 1]):
                index += 1
            index = max(index, label + own_head(blocks[label + 1 :]).end)
        index += 1
    ends = [start for start, _ in starts[1:]] + [len(blocks)]
    for (start, label), end in zip(starts, ends[: len(starts)], strict=True):
        yield Annexed(start, label, end)


def _is_title(block: Block) -> bool:
    """Whether a line below the label of an annex belongs to its title, not to its text."""
    words = len(block.text.split())
    capital = is_capital(block.text) and not block.table and words <= _MAX_TITLE
    own = capital and not is_annex_label(block) and not labels(block.text)
    return own or bool(ATTACHED.fullmatch(block.text)) or bool(MOTTO.fullmatch(block.text))


def own_head(blocks: Sequence[Block]) -> Head:
    """The head of a form below its label, where the form is a whole document of its own."""
    ahead = blocks[:MAX_FORM_HEAD]
    if not any(NATION.fullmatch(one.text) or MOTTO.fullmatch(one.text) for one in ahead):
        return Head()
    head = read_head(ahead)
    return head if "nation" in head.places else Head()


def _annex_label(blocks: Sequence[Block], index: int, *, signed: bool) -> int | None:
    """The index of the label of an annex that begins here, if one does."""
    if is_annex_label(blocks[index]):
        return index
    if not signed:
        return None
    return index if _is_titled_annex(blocks, index) else _issued(blocks, index)


def _is_titled_annex(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line names an annex with its title, in small letters: "Phụ lục 1. Danh sách".

    Several such lines in a row are a list of annexes.
    """
    around = blocks[max(0, index - 1) : index + 2]
    return _names_annex(blocks[index]) and sum(map(_names_annex, around)) == 1


def _names_annex(block: Block) -> bool:
    found = ANNEX.fullmatch(block.text)
    if not found or block.table or not found["number"] or not block.text[:1].isupper():
        return False
    title = (found["title"] or "").strip(" .:-–—")
    ends = block.text.endswith((";", ",", ":"))
    return title[:1].isupper() and len(title.split()) <= _MAX_TITLE and not ends


def is_annex_label(block: Block) -> bool:
    """Whether a block is the name of an annex: "Phụ lục I", "PHỤ LỤC", "Mẫu số 01"."""
    found = ANNEX.fullmatch(block.text)
    if not found or block.table or len(block.text.split()) > 40:  # noqa: PLR2004 - with its title
        return False
    title = (found["title"] or "").strip()
    alone = not title and found["kind"] == "Phụ lục"
    capital = is_capital(found["kind"]) or bool(found["number"]) or alone
    return capital and (not title or is_capital(title) or bool(ATTACHED.fullmatch(title)))


def _issued(blocks: Sequence[Block], start: int) -> int | None:
    """The line with the type of an issued text whose head begins here; it may have no head."""
    text = blocks[start].text
    if not (_is_capital_line(blocks[start]) or is_issued_type(text) or NATION.fullmatch(text)):
        return None
    for index in range(start, min(len(blocks), start + AHEAD)):
        text = blocks[index].text
        if is_issued_type(text):
            attached = any(ATTACHED.fullmatch(b.text) for b in blocks[index + 1 : index + 6])
            whole = any(text.casefold() == name.casefold() for name in ISSUED)
            return index if attached or whole else None
        if is_annex_label(blocks[index]):
            return None
        if not (is_capital(text) or MOTTO.fullmatch(text) or _is_small_print(text)):
            return None
    return None


def _is_small_print(text: str) -> bool:
    return bool(re.fullmatch(r"[-–—_*.…\s]+", text))


def is_issued_type(text: str) -> bool:
    """Whether a line in capitals names the type of a text that is issued with another."""
    names = (name.casefold() for name in (*ISSUED, *ATTACHABLE))
    return is_capital(text) and f"{text.casefold()} ".startswith(tuple(f"{one} " for one in names))


def _is_capital_line(block: Block) -> bool:
    return is_capital(block.text) and not block.table and len(block.text.split()) <= _MAX_LABEL


def is_head_line(block: Block) -> bool:
    """Whether a line is none of the text's words, wherever it stands: a motto, a date, a rule."""
    text = block.text
    if any(form.fullmatch(text) for form in (NATION, MOTTO, DECIDES, RULE_LINE)):
        return not re.fullmatch(r"[.…_\s]+", text)
    place, comma, _ = text.partition(",")
    is_date = bool(comma) and len(place.split()) <= MAX_PLACE and bool(DATE.fullmatch(text))
    return is_date and not labels(text)


def annex_name(text: str) -> tuple[str, str, bool]:
    """The id of an annex, its label as printed, and whether it is numbered."""
    found = ANNEX.fullmatch(text)
    if not found:
        names = (*ISSUED, *ATTACHABLE)
        kind = next((name for name in names if text.casefold().startswith(name.casefold())), text)
        return re.sub(r"[^a-z]+", "-", plain(kind).lower()).strip("-"), text[: len(kind)], True
    title = found["title"] or ""
    label = text[: len(text) - len(title)].strip()
    kind = _ANNEX_NAMES[plain(found["kind"]).lower()[0]]
    number = re.sub(r"(?i)\bsố\b|[\s:]", "", found["number"]).lower().replace("đ", "dd")
    return f"{kind}-{number}" if number else kind, label, bool(number)
