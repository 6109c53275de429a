"""The text that readers see: Markdown without code, addresses and markup, line by line.

What is removed becomes white space, so that every word stays on its line.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from portal.model.documents import Page

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits."""

PUNCTUATION = ".,;:!?…()[]{}“”‘’\"'«»*/-–—"
"""Characters at either end of a word that are not part of it."""

_CODE = re.compile(
    r"""
    ^[ ]*(`{3,}|~{3,})[^`\n]*\n(?s:.*?)(?:^[ ]*\1[`~]*[ ]*$|\Z)  # a block
    | (?<!`)(`+)(?!`)(?:[^`\n]|\n(?![ ]*\n))+\2(?!`)             # words in a paragraph
    | (?<!`)``(?!`)(?:[^`\n]|`(?!`))+``(?!`)                      # words with backquotes
    """,
    re.MULTILINE | re.VERBOSE,
)
_MARKUP = re.compile(
    r"""
    <!--(?s:.*?)(?:-->|\Z) | </?[A-Za-z][^<>]*>
    | \]\([^()\s]*(?:[ ]+(?:"[^"\n]*"|'[^'\n]*'))?[ ]*\)  # a link's target and title
    | ^[ ]{0,3}\[[^]\n]+\]:[^\n]*                         # a link's definition
    | \{:?[ ]*(?:[.\#]|[\w-]+=)[^{}\n]*\}                 # attributes
    | (?:https?://|(?<!\S)/)[^\s<>“”"]*
    | (?<![\w.+-])[\w.+-]+@[\w.-]+
    | (?<![\w.-])[A-Za-z0-9_-]+(?:\.[A-Za-z][A-Za-z0-9_-]*)+(?:/[^\s<>“”"]*)?  # a host or a file
    """,
    re.MULTILINE | re.VERBOSE,
)
_ADMONITION = re.compile(r'^( *(?:!!!|\?{3}\+?|={3}[!+]?)[^"\n]*)"([^"\n]*)" *$', re.MULTILINE)
_OPENS_PARAGRAPH = re.compile(r"[ ]*(?:[-*+]|\d+[.)]|#{1,6}|[>|])[ ]|[ ]*$")


_KEPT = 1 << 9
"""Texts that are kept as several rules read them: more than the pages of a year."""


class Line(NamedTuple):
    """A line of a file, or what remains of it once code and markup are removed."""

    number: int
    text: str


def numbered(text: str) -> Iterator[Line]:
    """The lines of a text, numbered from 1."""
    return (Line(number, line) for number, line in enumerate(text.split("\n"), 1))


@lru_cache(_KEPT)
def without_code(markdown: str) -> str:
    """The text of a page with its code blocks and code spans blanked."""
    return _CODE.sub(blanked, markdown)


def blanked(found: re.Match[str]) -> str:
    """White space of the same length, with the same line ends."""
    return re.sub(r"[^\n]", " ", found[0])


def seen_on(page: Page) -> Iterator[Line]:
    """The text that readers see: each field of the front matter as a paragraph, then the page."""
    for key, value in field_texts(page.front.values):
        yield Line(page.front.line(key), unicodedata.normalize("NFC", value))
        yield Line(page.front.line(key), "")
    yield from (line for line in seen_in(page.text) if line.number >= page.body_line)


@lru_cache(_KEPT)
def seen_in(markdown: str) -> tuple[Line, ...]:
    """The lines of Markdown without code, addresses and markup."""
    text = _MARKUP.sub(blanked, without_code(unicodedata.normalize("NFC", markdown)))
    return tuple(numbered(_ADMONITION.sub(r"\1 \2 ", text)))


def field_texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of front matter or a data file with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping | list):
        for name, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from field_texts(inner, f"{key}.{name}".lstrip("."))


def words_on(page: Page) -> dict[str, list[int]]:
    """The words that readers see, each with the lines that it stands on."""
    found: dict[str, list[int]] = {}
    for number, line in seen_on(page):
        for word in dict.fromkeys(WORD.findall(line)):
            found.setdefault(word, []).append(number)
    return found


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, heading, list entry or table row."""
    paragraph: list[Line] = []
    for line in lines:
        if _OPENS_PARAGRAPH.match(line.text) and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph
