"""The head of a document: two columns side by side, below them type and subject.

The lines are those of the printed document, in the order of its text. Names are broken where the
printed document breaks them, by indents alone: nothing is added to the text.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from portal.print.metrics import width
from portal.print.word.markup import Layout, layout_table, paragraph, run, twips
from portal.reference.bodies import phrases

PAGE = twips(160)
"""Between the margins."""

COLUMNS = [twips(64), PAGE - twips(64)]

_GAP = twips(4)
_TITLE = PAGE * 86 // 100
_FRAME = twips(4)
_LEAST_SLACK = 40
"""Two points; a text whose lines have less may break elsewhere."""

_LINE = 1.15
"""The height of a line by the size of its letters."""

_RULE_HEIGHT = 80

_BOLD, _PLAIN = "LiberationSerif-Bold.ttf", "LiberationSerif-Regular.ttf"
_STYLES = {
    "body": ("HeadBody", _PLAIN, 12),
    "issuer": ("HeadIssuer", _BOLD, 12),
    "nation": ("HeadNation", _BOLD, 12),
    "party": ("HeadParty", _BOLD, 14),
    "motto": ("HeadMotto", _BOLD, 13),
    "number": ("HeadNumber", _PLAIN, 13),
    "subject": ("HeadSubject", _PLAIN, 12),
    "urgency": ("HeadUrgency", _BOLD, 12),
    "date": ("HeadDate", "LiberationSerif-Italic.ttf", 13),
    "rule": ("HeadBody", _PLAIN, 12),
    "type": ("HeadIssuer", _BOLD, 12),
}
_TITLES = {"type": "Title", "subject": "Subtitle", "date": "HeadDate", "rule": "HeadBody"}
"""The styles of lines below the columns; those of others are the deciding words."""

Line = dict[str, Any]


class _Fit(NamedTuple):
    """How broad and how many the lines of a text are; `slack` more room changes none of them.

    Fonts that stand in for Times New Roman can be broader.
    """

    breadth: int
    lines: int
    slack: int


def columned(lines: Sequence[Line]) -> str:
    """The lines in two columns: a row begins where the text goes back to the left one."""
    rows: list[list[Line]] = []
    for line in lines:
        if not rows or line["column"] < rows[-1][-1]["column"]:
            rows.append([])
        rows[-1].append(line)
    return layout_table(COLUMNS, [list(_cells(row)) for row in rows]) if rows else ""


def titled(lines: Sequence[Line]) -> Iterator[str]:
    """The type, the subject and what follows it, with a short line below."""
    for line in lines:
        style = _TITLES.get(line["style"], "Deciding")
        fit = _fit(line["parts"], _BOLD, 14, _TITLE)
        yield _set(line, style, fit, PAGE)
        yield from _rule(line, fit, PAGE)
    if lines:
        yield paragraph("Gap")


def _cells(row: Sequence[Line]) -> Iterator[str]:
    """The two cells of a row; number and date begin at the same height."""
    columns = [[line for line in row if line["column"] == column] for column in (0, 1)]
    heights = [sum(_height(line) for line in lines if not line["row"]) for lines in columns]
    for column, lines in enumerate(columns):
        lower = next((line for line in lines if line["row"]), None)
        gap = max(heights) - heights[column] + _GAP // 2
        yield "".join(
            piece for line in lines for piece in _line(line, gap if line is lower else None)
        ) or paragraph("HeadBody")


def _line(line: Line, before: int | None) -> Iterator[str]:
    style, face, size = _STYLES.get(line["style"], _STYLES["body"])
    column = COLUMNS[line["column"]]
    fit = _fit(line["parts"], face, size, column - _GAP)
    yield _set(line, style, fit, column, before)
    yield from _rule(line, fit, column)


def _height(line: Line) -> int:
    """About how high a line of the head is, with the rule below it."""
    _, face, size = _STYLES.get(line["style"], _STYLES["body"])
    words = " ".join(line["parts"]).split()
    rows = len(_broken(words, face, size, COLUMNS[line["column"]] - _GAP))
    return round(rows * size * _LINE * 20) + (_RULE_HEIGHT if line["rule"] else 0)


def _set(line: Line, style: str, fit: _Fit, column: int, before: int | None = None) -> str:
    """A line, broken where the printed document breaks it; one that fits needs no indents."""
    is_framed = line["style"] == "urgency"
    room = _FRAME if is_framed else fit.slack
    apart = (column - fit.breadth - room) // 2 if fit.lines > 1 or is_framed else 0
    layout = Layout(left=apart, right=apart, before=before) if apart > 0 else Layout(before=before)
    return paragraph(style, run(" ".join(line["parts"])), layout=layout)


def _rule(line: Line, fit: _Fit, column: int) -> Iterator[str]:
    """The line below a text, as long as the printed document draws it."""
    if line["rule"]:
        apart = (column - fit.breadth * line["rule"] // 100) // 2
        yield paragraph("HeadRule", layout=Layout(left=apart, right=apart))


def _fit(parts: Sequence[str], face: str, size: int, available: int) -> _Fit:
    """The best breadth in which a text has no more lines than in what is available.

    The fewest lines end amid words that belong together; then the narrowest one counts that stays
    so where letters are a little broader.
    """
    words = " ".join(parts).split()
    count = len(_broken(words, face, size, available))
    least = _measure(" ".join(words), face, size) * 9 // (10 * max(1, count))
    starts = ((start, end) for end in range(1, len(words) + 1) for start in range(end))
    breadths = {_measure(" ".join(words[start:end]), face, size) for start, end in starts}
    fits = []
    for breadth in (*(one for one in breadths if least <= one < available), available):
        found = _broken(words, face, size, breadth)
        if len(found) == count:
            fit = _Fit(breadth, count, _slack(found, face, size, breadth))
            fits.append((_ends_amid(found, parts), fit.slack < _LEAST_SLACK, fit))
    return min(fits)[-1]


def _ends_amid(found: Sequence[str], parts: Sequence[str]) -> int:
    """How many lines end amid words that belong together."""
    allowed = [{*accumulate(map(_words, one))} for one in (parts, phrases(" ".join(parts)))]
    ends = [*accumulate(map(_words, found))]
    return sum(end not in one for end in ends for one in allowed)


def _words(text: str) -> int:
    return len(text.split())


def _slack(found: Sequence[str], face: str, size: int, breadth: int) -> int:
    """Half of the room that a line needs more before the next word moves up to it."""
    longer = (f"{line} {below.split()[0]}" for line, below in pairwise(found))
    room = min((_measure(line, face, size) - breadth for line in longer), default=0)
    return max(0, room // 2)


def _broken(words: Sequence[str], face: str, size: int, available: int) -> list[str]:
    """The lines of a text that breaks between its words."""
    found: list[str] = []
    for word in words:
        longer = f"{found[-1]} {word}" if found else word
        if found and _measure(longer, face, size) <= available:
            found[-1] = longer
        else:
            found.append(word)
    return found


def _measure(text: str, face: str, size: int) -> int:
    return round(width(text, face) * size * 20)
