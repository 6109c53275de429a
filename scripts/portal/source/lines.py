"""Text in, blocks out: one reader for a document's pages and for its original.

A page of a document is the text itself, with a few marks of layout: "#" before a heading, "|"
between the cells of a table, "**" around bold words, an empty line between paragraphs. All else is
letters: what is typed is what readers see. Text pasted from Word has one paragraph a line instead;
which of the two it is, the text itself tells (`is_pasted`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from portal.model.blocks import Block, Word
from portal.source.columns import in_columns
from portal.source.formulas import (
    ADDRESSEES,
    ANNEX,
    ATTACHED,
    AUTHORITY,
    DATE,
    MOTTO,
    NATION,
    NOTE,
    NUMBER,
    RECIPIENTS,
    RULE_LINE,
    UPPER,
    is_capital,
    type_of,
)
from portal.source.labels import Label, Style, labels
from portal.source.tables import cells_between_pipes, cells_between_tabs, is_row, read_table

MIN_COLUMNS = 3
"""Columns of a table at least in which a row can be told that takes several lines."""

MAX_CELL_LINES = 20
"""Lines of such a row at most."""

PASTED = 0.3
"""Share of units and parts that begin right below other text, above which a text is pasted."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"[^\S\n\t]+")
_HEADING = re.compile(r"[ ]{0,3}(?P<signs>#{1,6})[ \t]+(?P<text>.*?)(?:[ ]+#+)?[ ]*")
_BOLD = re.compile(r"(?<![\w*])\*\*(?=[^\s*])(?P<text>[^*\n]*[^\s*])\*\*(?![\w*])")
_ENTRY = re.compile(rf"[-–+•*]\s+(?=[{UPPER}])")
"""The mark of an entry that begins with a capital: small letters follow a wrapped dash."""

_NOTE_MARK = re.compile(r"\[\^(\d{1,3})\](:?)")
_NUMBERS_ROW = re.compile(r"(?:\d{1,3}|[IVX]+|[A-Z])?[.)]?")
"""The first cell of a row with a number, or an empty one."""

_SENTENCE_END = re.compile(r"[.:;!?…”)»][ ]*$")
_FINISHED = re.compile(r"[.:;!?…]$")


class Line(NamedTuple):
    """A line without its marks of layout; `tag` is "h1" to "h6" for a heading, else "p".

    Where it has `markup`, "|" can be between cells.
    """

    text: str
    number: int
    tag: str = "p"
    markup: bool = True

    @property
    def is_piped(self) -> bool:
        """Whether it is a row of a table with "|" between the cells."""
        return self.markup and self.text.lstrip().startswith("|")


_Split = Callable[[list[Line]], Iterator[list[Line]]]


def evened(text: str) -> str:
    """The text in NFC, without invisible characters, with plain spaces, tabs and line ends."""
    return _SPACE.sub(" ", _composed(text))


def _composed(text: str) -> str:
    """The text in NFC, without invisible characters, with its spaces: they can part columns."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INVISIBLE.sub("", text)


def read_blocks(text: str, first_line: int = 1, *, markup: bool = True) -> tuple[Block, ...]:
    """The blocks of a document's text; lines count from `first_line`.

    Without `markup`, as in originals, marks of layout are letters like all others, and each line
    is a paragraph.
    """
    chunks = _chunks(_composed(text), first_line, markup=markup)
    by_line = not markup or is_pasted(chunks)
    split = _paragraphs_by_line if by_line else _paragraphs_by_gap
    return tuple(block for chunk in chunks for block in _blocks(chunk, split))


def _chunks(text: str, first_line: int, *, markup: bool) -> list[list[Line]]:
    """The lines between empty lines."""
    chunks: list[list[Line]] = [[]]
    for number, line in in_columns(enumerate(text.split("\n"), first_line)):
        raw = _SPACE.sub(" ", line)
        if not raw.strip():
            chunks.append([])
            continue
        if not chunks[-1] and _continues_table(chunks, raw):
            chunks.pop()
        chunks[-1].append(_line(raw, number) if markup else Line(raw, number, markup=False))
    found = [chunk for chunk in chunks if chunk]
    return _rejoined_bold(found) if markup else found


def _continues_table(chunks: list[list[Line]], raw: str) -> bool:
    """Whether a line with tabs follows another one, with an empty line between the rows."""
    before = chunks[-2] if len(chunks) > 1 else []
    above = before[-1].text if before else ""
    columns = len(cells_between_tabs(above))
    within = len(before) > 1 and "\t" in before[-2].text  # of a table or a list, as `above` is
    return is_row(above, like=columns if within else 0) and is_row(raw, like=columns)


def _line(raw: str, number: int) -> Line:
    heading = _HEADING.fullmatch(raw)
    tag = f"h{len(heading['signs'])}" if heading else "p"
    text = _BOLD.sub(r"\g<text>", heading["text"] if heading else raw)
    return Line(_NOTE_MARK.sub(r"[\1]", text), number, tag)


def _rejoined_bold(chunks: list[list[Line]]) -> list[list[Line]]:
    """The chunks without "**" that opens on one line of a chunk and closes on a later one."""
    for chunk in chunks:
        opened = [i for i, line in enumerate(chunk) if line.text.count("**") == 1]
        for start, end in zip(opened[::2], opened[1::2], strict=False):
            first, last = chunk[start], chunk[end]
            if first.text.lstrip().startswith("**") and last.text.rstrip().endswith("**"):
                chunk[start] = first._replace(text=first.text.replace("**", "", 1))
                chunk[end] = last._replace(text=last.text.rstrip().removesuffix("**"))
    return chunks


def is_pasted(chunks: Sequence[Sequence[Line]]) -> bool:
    """Whether a text has one paragraph a line, as Word saves it, not an empty line between them."""
    openers = below = 0
    for chunk in chunks:
        before: Line | None = None
        for line in chunk:
            if _stands_out(line.text, before.text if before else ""):
                openers += 1
                below += before is not None
            before = line
    return 0 < below >= PASTED * openers


def _stands_out(line: str, above: str) -> bool:
    """Whether a line surely begins a paragraph: a part, or capitals below words that are not."""
    if above and _same_list(above, line):
        return False
    return opens_part(line) or (_is_title(line) and not is_capital(above or line))


def _is_title(line: str) -> bool:
    """Whether a line is several words in capitals, which no wrapped sentence has on a line."""
    return is_capital(line) and sum(map(str.isalpha, line.split())) > 1


def _same_list(before: str, line: str) -> bool:
    """Whether two lines are entries of one list, which need no empty line between them."""
    one, other = _label(before), _label(line)
    return bool(one and other and one.style is other.style)


def opens_part(text: str) -> bool:
    """Whether a line begins a numbered unit, or is a line of a head, a foot or an annex."""
    text = text.strip()
    label = _label(text)
    if label or not text[:1].isupper():
        return label is not None and label.style is not Style.BULLET
    if any(form.match(text) for form in (RECIPIENTS, ADDRESSEES, AUTHORITY, ATTACHED)):
        return True
    whole = (NATION, MOTTO, NUMBER, ANNEX)
    return any(form.fullmatch(text) for form in whole) or bool(type_of(text)) or _is_date(text)


def _is_date(text: str) -> bool:
    is_sentence = text.endswith(".") and "," not in text
    return bool(DATE.fullmatch(text)) and text[:1].isupper() and not is_sentence


def _label(text: str) -> Label | None:
    return next(iter(labels(text.strip())), None)


def _blocks(chunk: list[Line], split: _Split) -> Iterator[Block]:
    """The tables of a chunk, and its paragraphs as `split` finds them."""
    start = 0
    if any("\t" in line.text for line in chunk):
        chunk = _with_whole_rows(chunk)
    while start < len(chunk):
        end = _table_end(chunk, start)
        if end > start:
            yield _table(chunk[start:end])
        else:
            end = next(
                (i for i in range(start + 1, len(chunk)) if _table_end(chunk, i) > i), len(chunk)
            )
            yield from map(_block, split(chunk[start:end]))
        start = end


def _with_whole_rows(chunk: list[Line]) -> list[Line]:
    """The lines, those together that are one row: a cell of several paragraphs takes several."""
    found: list[Line] = []
    columns = index = 0
    while index < len(chunk):
        line = chunk[index]
        cells = len(cells_between_tabs(line.text))
        end = index + 1
        if 1 < cells < columns:
            end = _row_end(chunk, index, columns)
        elif cells == 1 or line.is_piped:
            columns = 0
        elif cells >= MIN_COLUMNS and (columns or _heads_table(line.text)):
            columns = max(columns, cells)
        found.append(line._replace(text=" ".join(one.text for one in chunk[index:end])))
        index = end
    return found


def _heads_table(text: str) -> bool:
    """Whether a line is a row of headings, not an entry of a form: "1.", "Họ và tên:", "Nam ☐"."""
    return is_row(text) and not _label(text)


def _row_end(chunk: Sequence[Line], start: int, columns: int) -> int:
    """The index after the lines that have as many cells together as the rows above them."""
    cells = len(cells_between_tabs(chunk[start].text))
    for end in range(start + 1, min(len(chunk), start + MAX_CELL_LINES)):
        below = cells_between_tabs(chunk[end].text)
        if len(below) > 1 and (_NUMBERS_ROW.fullmatch(below[0] or "") or len(below) == columns):
            break
        cells += len(below) - 1
        if cells >= columns:
            return end + 1 if cells == columns else start + 1
    return start + 1


def _table_end(chunk: list[Line], start: int) -> int:
    """The index after the table that begins at `start`; `start` itself where none does."""
    end = start
    while end < len(chunk) and chunk[end].is_piped:
        end += 1
    if end > start:
        return end
    columns = len(cells_between_tabs(chunk[start].text)) if is_row(chunk[start].text) else 0
    while end < len(chunk) and columns and is_row(chunk[end].text, like=columns):
        end += 1
    return end if end > start + 1 else start


def _table(lines: list[Line]) -> Block:
    piped = lines[0].is_piped
    split = cells_between_pipes if piped else cells_between_tabs
    rows = [(line.number, split(line.text)) for line in lines]
    table, words = read_table(rows, piped=piped)
    return Block(words, lines[0].number, "table", table)


def _paragraphs_by_line(chunk: list[Line]) -> Iterator[list[Line]]:
    """Each line, with the lines that go on in the middle of a sentence after a line break."""
    paragraph: list[Line] = []
    for line in chunk:
        if paragraph and not _goes_on(paragraph[-1].text, line.text):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(before: str, line: str) -> bool:
    before, line = before.strip(), line.strip()
    if not line[:1].islower() or _label(line) or _FINISHED.search(before):
        return False
    return not RULE_LINE.fullmatch(before) and not opens_alone(before)


def opens_alone(text: str) -> bool:
    """Whether a line stands alone, whatever follows it."""
    return any(form.fullmatch(text) for form in (NATION, MOTTO, RULE_LINE)) or bool(type_of(text))


def _paragraphs_by_gap(chunk: list[Line]) -> Iterator[list[Line]]:
    """The lines of a chunk together, but headings and list entries each on their own."""
    paragraph: list[Line] = []
    for line in chunk:
        if paragraph and _begins(paragraph, line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: list[Line], line: Line) -> bool:
    """Whether a line begins a paragraph of its own, right below another one."""
    first, before = paragraph[0], paragraph[-1]
    if "p" not in (line.tag, first.tag) or line.tag != first.tag:
        return True
    if any(RULE_LINE.fullmatch(one.text) for one in (line, before)) or NOTE.match(
        line.text.strip()
    ):
        return True
    text = line.text.strip()
    if _is_title(before.text) and not is_capital(text):
        return True
    if not _label(text):
        return bool(AUTHORITY.match(text)) and not is_capital(before.text)
    if _SENTENCE_END.search(before.text) or _same_list(first.text, text):
        return True
    return bool(_ENTRY.match(text)) and _label(first.text.strip()) is not None


def _block(lines: list[Line]) -> Block:
    words = tuple(Word(word, line.number) for line in lines for word in line.text.split())
    return Block(words, lines[0].number, lines[0].tag)


def lines_of(block: Block) -> list[str]:
    """The lines of a block, as they stand in the file."""
    if block.words and block.words[0].line == block.words[-1].line:
        return [block.text]
    rows = groupby(block.words, key=lambda word: word.line)
    return [" ".join(word.text for word in row) for _, row in rows]
