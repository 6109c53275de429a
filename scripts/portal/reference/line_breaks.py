"""Which words stay on one line, and where a line may break."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from portal.model.site_data import WordGroups

LONGEST_GROUP = 34
"""Letters of the longest group kept on one line: on an A3 poster its capitals are 10 mm high."""

LONGEST_SYMBOL = 24
"""Letters of the longest symbol kept on one line; a longer one is wider than a phone."""

_PART = "[0-9A-ZÂĂĐÊÔƠƯ]+"
_NUMBER = r"\d+[a-zđ]?"
_SYMBOL = re.compile(
    r"› [^\s›]+|(?<![\w./@:&#-])(?:"
    rf"{_NUMBER}(?:/\d{{4}})?/{_PART} [-–] {_PART}(?:[-–]{_PART})*"  # as typed: 113/KH - LĐLĐ
    rf"|/?(?:{_NUMBER}|{_PART})(?:[-–/]{_PART})+"
    r")(?![\w@]|[-–/.:]\w)"
)
"""A document's number and symbol, a date in figures, or the sign before a step of a place: "› Mục".
Not a part of an address or of a file's name."""

SYMBOL_SIGNS = "-–/›"
"""Each symbol has one of them: where there is none, none need be looked for."""

_OPENING = "“‘«(["
_CLOSING = "”’»)]"
_PAUSES = ",;:.!?…–"


class Break(IntEnum):
    """How bad a line break is for reading; 0 is best."""

    AFTER_PUNCTUATION = 0
    BEFORE_LEADING = 1
    BETWEEN_GROUPS = 2
    INSIDE_LIST = 3
    INSIDE_SENTENCE = 4


class Group(NamedTuple):
    """Words that stay on one line, and the quality of a line break after them."""

    text: str
    end: Break


def groups(text: str, known: WordGroups) -> tuple[Group, ...]:
    """The text in groups; joined by spaces they give its words again, unchanged.

    Where no known phrase tells how to break a long group, it may break between any words of it
    that are not kept together: worse than elsewhere, so that a new slogan needs no list.
    """
    words = text.split()
    ends = [*_breaks(words, known), Break.AFTER_PUNCTUATION] if words else []
    found: list[Group] = []
    begun: list[str] = []
    for word, end in zip(words, ends, strict=True):
        begun.append(word)
        if end is not None:
            found += _shortened(" ".join(begun), end, known)
            begun = []
    return tuple(found)


def _shortened(text: str, end: Break, known: WordGroups) -> Iterator[Group]:
    """A group as it is, or in the parts that may stand on lines of their own where it is long."""
    parts = unbroken(text, known) if len(text) > LONGEST_GROUP else (text,)
    for part in parts[:-1]:
        yield Group(part, Break.INSIDE_SENTENCE)
    yield Group(parts[-1], end)


def unbroken(text: str, known: WordGroups) -> tuple[str, ...]:
    """The text in words, a phrase that is kept together as one; it may break between all these."""
    words = text.split()
    inner = {index for span in _spans(words, known) for index in span[:-1]}
    ends = [index + 1 for index in range(len(words)) if index not in inner]
    return tuple(" ".join(words[start:end]) for start, end in pairwise((0, *ends)))


def symbols(text: str) -> Iterator[range]:
    """Where the symbols of documents are, and the like, which no line break may part."""
    for found in _SYMBOL.finditer(text):
        if len(found[0]) <= LONGEST_SYMBOL:
            yield range(*found.span())


def occurrence(phrase: str, text: str) -> int | None:
    """The index of the word at which the phrase begins, ignoring case, or None."""
    words, sought = text.split(), phrase.split()
    starts = range(len(words) - len(sought) + 1) if sought else ()
    return next((at for at in starts if _stands_at(sought, words, at)), None)


def _spans(words: Sequence[str], known: WordGroups) -> Iterator[range]:
    """The positions of phrases that are kept together; of two at one position the longer counts."""
    phrases = _by_first_word(known.kept_together)
    at = 0
    while at < len(words):
        listed = phrases.get(_bare(words[at]), ())
        phrase = next((one for one in listed if _stands_at(one, words, at)), None)
        if phrase:
            yield range(at, at + len(phrase))
        at += len(phrase) if phrase else 1


@cache
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, list[list[str]]]:
    """The phrases in words by their first one, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted(map(str.split, phrases), key=len, reverse=True):
        if words:
            found.setdefault(_bare(words[0]), []).append(words)
    return found


def _stands_at(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the phrase is at this word; marks around it are ignored, those inside it are not."""
    found = " ".join(words[at : at + len(phrase)])
    return _bare(found) == _bare(" ".join(phrase))


def _bare(text: str) -> str:
    return text.casefold().lstrip(_OPENING).rstrip(_CLOSING + _PAUSES)


def _breaks(words: Sequence[str], known: WordGroups) -> Iterator[Break | None]:
    """The quality of a line break after each word but the last; None where none is allowed."""
    spans = list(_spans(words, known))
    inner = {index for span in spans for index in span[:-1]}
    closing = {span[-1] for span in spans}
    opening = {span[0] for span in spans}
    leading = {word.casefold() for word in known.leading}
    for index, (word, following) in enumerate(pairwise(words)):
        paused = word.rstrip(_CLOSING).endswith(tuple(_PAUSES))
        if index in inner:
            yield Break.INSIDE_LIST if paused else None
        elif paused:
            yield Break.AFTER_PUNCTUATION
        elif index in closing and index + 1 in opening:
            yield Break.BETWEEN_GROUPS
        elif index in closing and _bare(following) in leading:
            yield Break.BEFORE_LEADING
        else:
            yield None
