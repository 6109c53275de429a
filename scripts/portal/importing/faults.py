"""Faults of transcription: sentences cut by a page, page numbers left in the text, cut words.

Each is proposed as a correction with its reason; the wording is never touched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from portal.model.blocks import Block
from portal.model.documents import Correction
from portal.source.comparison import corrected, places
from portal.source.formulas import is_capital
from portal.source.labels import labels
from portal.source.lines import opens_part, read_blocks

LONG_SENTENCE = 100
"""Characters that a paragraph has at least before its cut is taken for that of a page."""

BETWEEN_PAGES = 600
"""Characters of a page at least: numbers that stand nearer to each other are no page numbers."""

MOST_WORDS = 40
"""Words of context of a correction at most."""

MAX_FAULTS = 50
"""Proposals for a text at most: one with more is no transcription to correct."""

CUT: Mapping[str, str] = {
    "vi": "Câu bị cắt làm hai đoạn ở chỗ sang trang khi chép lại; nối liền, không đổi chữ nào.",
    "en": "The transcription cut the sentence in two at a page break; rejoined, no word changed.",
}
NUMBER: Mapping[str, str] = {
    "vi": "Số trang lẫn vào lời văn khi chép lại; bỏ số trang, không đổi chữ nào.",
    "en": "A page number got into the text in transcription; removed, no word changed.",
}
HYPHEN: Mapping[str, str] = {
    "vi": "Từ bị ngắt ở cuối dòng khi chép lại; nối liền, không đổi chữ nào.",
    "en": "The transcription cut a word at the end of a line; rejoined, no word changed.",
}

_CLOSED = re.compile(r"[.:;!?…/”\"»)\]]$")
_PAGE_NUMBER = re.compile(
    r"[-–—]?\s*(?:(?P<named>Trang|trang)\s+)?(?P<number>\d{1,3})(?:/\d{1,3})?\s*[-–—]?"
)
_SPACE = re.compile(r"\s+")


class Fault(NamedTuple):
    """A proposed correction, and the line of the original where the fault is."""

    line: int
    correction: Correction


class Doubt(NamedTuple):
    """What a person should look at, and the line of the original."""

    line: int
    text: str


def find_faults(text: str, *, markdown: bool) -> tuple[list[Fault], list[Doubt]]:
    """The faults of a transcription in the order of the text, and the doubts.

    A proposal that would match elsewhere too is a doubt instead.
    """
    lines = text.split("\n")
    blocks = read_blocks(text, markup=markdown)
    numbers = _page_numbers(blocks)
    faults: list[Fault] = []
    doubts = [
        Doubt(block.line, f"«{block.text}» đứng riêng một dòng: có thể là số trang lẫn vào lời văn")
        for index, block in enumerate(blocks)
        if _alone(block) and index not in numbers and 0 < index < len(blocks) - 1
    ]
    kept = [block for index, block in enumerate(blocks) if index not in numbers]
    removed = {blocks[index].line: blocks[index] for index in numbers}
    for above, below in pairwise(kept):
        between = [block for line, block in removed.items() if above.line < line < below.line]
        cut = _is_cut(above, below, lines, numbered=bool(between))
        if not cut and not between:
            continue
        if len(faults) >= MAX_FAULTS:
            told = "từ đây còn nhiều câu bị cắt nữa, chưa đề nghị sửa: hãy xin bản chép tốt hơn"
            doubts.append(Doubt(below.line, told))
            break
        fault = _joined(text, lines, above, below, cut=cut)
        if fault:
            faults.append(fault)
        else:
            doubts.append(Doubt(below.line, "đoạn này có vẻ nối tiếp câu ở đoạn trên"))
    for line, proposed in _hyphens(text, lines, blocks):
        faults.append(Fault(line, proposed))
    return _applicable(text, sorted(faults, key=lambda fault: fault.line)), doubts


def _applicable(text: str, faults: Sequence[Fault]) -> list[Fault]:
    """Those that still match once those before them are applied."""
    found = []
    for fault in faults:
        if len(places(fault.correction, text)) == 1:
            found.append(fault)
            text = corrected(text, [fault.correction])
    return found


def _alone(block: Block) -> bool:
    return block.table is None and bool(_PAGE_NUMBER.fullmatch(block.text))


def _page_numbers(blocks: Sequence[Block]) -> set[int]:
    """The indices of blocks that are page numbers: named so, in a row, or inside a sentence."""
    found: set[int] = set()
    alone = [index for index, block in enumerate(blocks) if _alone(block)]
    for index in alone:
        match = _PAGE_NUMBER.fullmatch(blocks[index].text)
        if match and match["named"]:
            found.add(index)
        if 0 < index < len(blocks) - 1 and _goes_on(blocks[index - 1], blocks[index + 1]):
            found.add(index)
    for one, other in pairwise(alone):
        size = sum(len(block.text) for block in blocks[one + 1 : other])
        if size >= BETWEEN_PAGES and _value(blocks[other]) == _value(blocks[one]) + 1:
            found |= {one, other}
    return {index for index in found if 0 < index < len(blocks) - 1}


def _value(block: Block) -> int:
    match = _PAGE_NUMBER.fullmatch(block.text)
    return int(match["number"]) if match else 0


def _is_cut(above: Block, below: Block, lines: Sequence[str], *, numbered: bool) -> bool:
    """Whether one sentence stands in two paragraphs.

    It goes on in small letters; or a long sentence ends in the middle where the transcription has
    more than one empty line, or a page number.
    """
    if _goes_on(above, below):
        return True
    gap = lines[above.words[-1].line : below.line - 1]
    empty = sum(not line.strip() for line in gap)
    if not (numbered or empty > 1) or not _is_open(above) or not _is_prose(below):
        return False
    return len(above.text) >= LONG_SENTENCE and not is_capital(below.text)


def _goes_on(above: Block, below: Block) -> bool:
    return _is_open(above) and _is_prose(below) and below.text[:1].islower()


def _is_open(block: Block) -> bool:
    """Whether a paragraph is a text whose last sentence has no end."""
    heads = block.tag != "p" or block.table is not None or is_capital(block.text)
    return not heads and not _CLOSED.search(block.text) and not _alone(block)


def _is_prose(block: Block) -> bool:
    """Whether a paragraph has no number, mark or formula that begins something of its own."""
    return (
        block.tag == "p"
        and block.table is None
        and not labels(block.text)
        and not opens_part(block.text)
    )


def _joined(
    text: str, lines: Sequence[str], above: Block, below: Block, *, cut: bool
) -> Fault | None:
    """The correction that joins two paragraphs, or takes out what stands between them."""
    first, last = above.words[-1].line, below.line
    before, after = lines[first - 1].split(), lines[last - 1].split()
    middle = [at for at in range(first + 1, last) if lines[at - 1].strip()]
    stops = [first, *middle, last]
    gaps = ["\n" if after == at + 1 else "\n\n" for at, after in pairwise(stops)]
    for size in range(4, MOST_WORDS):
        head, tail = " ".join(before[-size:]), " ".join(after[:size])
        parts = [head, *(" ".join(lines[at - 1].split()) for at in middle), tail]
        original = parts[0] + "".join(map("".join, zip(gaps, parts[1:], strict=True)))
        published = f"{head} {tail}" if cut else f"{head}{max(gaps, key=len)}{tail}"
        proposed = Correction(original, published, NUMBER if middle else CUT, 0)
        if len(places(proposed, text)) == 1:
            return Fault(stops[1], proposed)
        if size > max(len(before), len(after)):
            break
    return None


def _hyphens(
    text: str, lines: Sequence[str], blocks: Sequence[Block]
) -> Iterator[tuple[int, Correction]]:
    """Words cut by a hyphen at the end of a line inside a paragraph."""
    for block in blocks:
        for one, other in pairwise(block.words):
            cut = other.line > one.line and re.search(r"\w-$", one.text)
            if cut and block.table is None and other.text[:1].isalnum():
                before, after = lines[one.line - 1].split(), lines[other.line - 1].split()
                head, tail = " ".join(before[-4:]), " ".join(after[:4])
                proposed = Correction(f"{head} {tail}", f"{head}{tail}", HYPHEN, 0)
                if len(places(proposed, text)) == 1:
                    yield other.line, proposed
