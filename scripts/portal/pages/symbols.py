"""Keep the symbols of documents on one line on every page.

Browsers break a line after "-" and "/": "18-" / "NQ/TW". The characters stay as they are, so that
what is copied, searched for or compared is the official text; only elements are added around them:
`bdi`, which no style and no other text of a page uses.
"""

import re
from itertools import pairwise

from portal.reference.line_breaks import SYMBOL_SIGNS, symbols

CLASS = "symbol"

_SIGN = re.compile(f"[{re.escape(SYMBOL_SIGNS)}]")

_NOT_TEXT = re.compile(
    r"<!--.*?-->|<(head|script|style|title|textarea|option|svg|pre|code)\b.*?</\1>|<[^>]*>",
    re.DOTALL,
)
"""Markup, and elements whose text is not set in lines of words."""


def with_whole_symbols(page: str) -> str:
    """The HTML of a page, each symbol in its texts within an element that does not break."""
    bounds = [(0, 0), *(found.span() for found in _NOT_TEXT.finditer(page)), (len(page),) * 2]
    parts, in_link = [], False
    for (start, end), (following, _) in pairwise(bounds):
        markup = page[start:end]
        in_link = markup.startswith("<a ") or (in_link and markup != "</a>")
        parts += [markup, _marked(page[end:following], in_link=in_link)]
    return "".join(parts)


def _marked(text: str, *, in_link: bool) -> str:
    """A text with its symbols marked.

    Links may be laid out as rows, where the text beside an element becomes a cell without its last
    space: there it is one element with its symbols.
    """
    if not _SIGN.search(text):
        return text
    parts, at = [], 0
    for found in symbols(text):
        symbol = text[found.start : found.stop]
        parts += [text[at : found.start], f'<bdi class="{CLASS}">{symbol}</bdi>']
        at = found.stop
    marked = "".join([*parts, text[at:]])
    return f"<bdi>{marked}</bdi>" if in_link and parts else marked
