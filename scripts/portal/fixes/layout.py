"""Mends marks of lists and headings, and quotation marks, as the original has them. Pure."""

import re
from collections.abc import Iterator
from itertools import cycle

from portal.fixes.mends import MARKS, OPENING, Received
from portal.source.labels import NAMED, Style, labels

_ENTRY = re.compile(rf"(?P<space>[ ]*)(?P<mark>[{re.escape(MARKS)}])(?P<gap>[ \t]*)(?P<rest>\S.*)")
_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*_#\s](?:[^*]*[^*_\s])?)(?:\*\*|__)?[ ]*")
_TIGHT = re.compile(r"(?P<signs>#{1,6})(?P<text>[^#\s].*)")
_TYPED = re.compile(r"[•–·](?=[ \t]+\S)")
_DOUBLE = re.compile("[\"„‟«»]|``|''")
_DIVIDES = (*NAMED[:-1], Style.ROMAN, Style.CAPITAL)
_TITLED = (Style.ARTICLE, Style.NUMBER, Style.DECIMAL)
_ENDS = (".", ":", ";", "!", "?", ",", "…")
_LONGEST_TITLE = 300


def mends(line: str, alone: bool, received: Received) -> Iterator[tuple[str, str]]:  # noqa: FBT001
    """Each mend of a line: its name, and the line after it; `alone` between empty lines."""
    for what, after in (
        ("dấu đầu dòng", _list_mark(line, received)),
        ("tiêu đề", _heading(line, received, alone=alone)),
        ("dấu ngoặc kép", _quotes(line, received)),
    ):
        if after != line:
            yield what, after
            return


def _list_mark(line: str, received: Received) -> str:
    """The line with the mark that the original has before the same words."""
    if not received.layout:
        return _TYPED.sub("-", line, count=1) if _TYPED.match(line) else line
    entry = _ENTRY.fullmatch(line)
    if not entry or not received.reading:
        return line
    wanted = received.openings.get(" ".join(entry["rest"].split()[:OPENING]), set())
    (mark,) = wanted if len(wanted) == 1 else ("",)
    if not mark or (mark == entry["mark"] and entry["gap"]):
        return line
    return f"{entry['space']}{mark}{entry['gap'] or ' '}{entry['rest']}"


def _heading(line: str, received: Received, *, alone: bool) -> str:
    """A line in bold, or with "#" and no space, as a heading, where it has a number of one."""
    tight = _TIGHT.fullmatch(line)
    if tight and (received.layout or labels(tight["text"])):
        after = f"{tight['signs']} {tight['text']}"
        return after if _is_title(tight["text"]) and received.allows(line, after) else line
    bold = _BOLD.fullmatch(line)
    if not bold or not alone or not received.layout or not _is_title(bold["text"]):
        return line
    sign = "#" if _style(bold["text"]) in _DIVIDES else "##"
    return f"{sign} {bold['text']}" if received.allows(line, bold["text"]) else line


def _is_title(text: str) -> bool:
    style = _style(text)
    titled = len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(_ENDS)
    return style in _DIVIDES or (style in _TITLED and titled)


def _style(text: str) -> Style | None:
    label = next(iter(labels(text.strip())), None)
    return label.style if label else None


def _quotes(line: str, received: Received) -> str:
    """The line with curly quotation marks, where the original has it so."""
    if not received.reading or not received.layout or not _DOUBLE.search(line):
        return line
    pair = cycle("“”")
    after = _DOUBLE.sub(lambda _: next(pair), line)
    return after if received.demands(line, after) else line
