"""Mends characters that are not those of Vietnamese text, unless the original has them. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from portal.checks.characters import is_received
from portal.fixes.mends import Received
from portal.language.confusables import is_invisible, is_strange, meant, unusual
from portal.language.old_encodings import deciphered
from portal.language.syllables import LETTERS
from portal.source.prose import PUNCTUATION, seen_in

_COMBINING = re.compile("[\u0300-\u036f]")
_TRAILING = re.compile(r"[ \t]+$")
_LOST = ("Cn", "Co", "Cs")
"""Categories of characters that stand for something lost: what it was nobody can tell."""


def mends(line: str, received: Received) -> Iterator[tuple[str, str]]:
    """Each mend of a line, in order: its name and the line after it."""
    if deciphered(line):
        return
    for what, mend in (
        ("chữ và dấu rời nhau", _composed),
        ("ký tự ẩn, dấu cách lạ", _visible),
        ("chữ giống chữ khác", _familiar),
    ):
        after = mend(line, received)
        if after != line:
            yield what, after
            line = after


def trimmed(line: str, below: str) -> str:
    """The line without white space at its end, but two spaces that break it above another one."""
    if line.endswith("  ") and below.strip():
        return line
    return _TRAILING.sub("", line)


def _composed(line: str, received: Received) -> str:
    """The line in NFC, but words that the original writes in the same way."""
    if unicodedata.is_normalized("NFC", line):
        return line
    parts = re.split(r"(\s+)", line)
    return "".join(
        part if part in received.reading else unicodedata.normalize("NFC", part) for part in parts
    )


def _visible(line: str, received: Received) -> str:
    """The line without hidden characters, and with plain spaces."""
    for character in dict.fromkeys(unusual(line)):
        lost = character == "\ufffd" or unicodedata.category(character) in _LOST
        if character == "\t" or lost or not is_invisible(character):
            continue
        if not is_received(character, line, received.reading or None):
            line = _without(line, character, received)
    return line


def _without(line: str, character: str, received: Received) -> str:
    """The line with a space for each blank character and nothing for others, or as the original."""
    joined, spaced = line.replace(character, ""), line.replace(character, " ")
    is_blank = character.isspace() or character in "\u3164\u2800"
    usual, other = (spaced, joined) if is_blank else (joined, spaced)
    return other if received.reading and received.demands(usual, other) else usual


def _familiar(line: str, received: Received) -> str:
    """The line with the letters meant, in words that have others of the Vietnamese alphabet."""
    if not any(map(is_strange, unusual(line))):
        return line
    seen = line if received.layout else seen_in(line)[0].text
    if len(seen) != len(line):
        return line
    return re.sub(r"\S+", lambda found: _word(found, seen, received), line)


def _word(found: re.Match[str], seen: str, received: Received) -> str:
    word = found[0]
    strange = [letter for letter in word if is_strange(letter)]
    if not strange or seen[found.start() : found.end()] != word:
        return word
    mended = "".join(meant(c) or c if is_strange(c) else c for c in word)
    bare = word.strip(PUNCTUATION)
    ours = any(letter in LETTERS for letter in bare)
    whole = all(letter in LETTERS for letter in mended if letter.isalpha())
    if not (ours and whole and all(map(meant, strange))) or bare.casefold() in received.kept:
        return word
    return mended if received.allows(word, mended) else word
