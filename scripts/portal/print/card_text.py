"""Texts of preview cards in lines: as large as fits, of similar length, cut off where too long."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from portal.print.card_letters import ASCENT, Style, line_width
from portal.print.metrics import printable
from portal.reference.headings import opens_name
from portal.reference.line_breaks import symbols

PITCH = 1.24
"""Between base lines, in ems."""

_DESCENT = 0.26
"""From the base line to the foot of a line, in ems."""

_MAX_TEXT = 320
"""Characters of the longest text that a card can hold."""

_MAX_WORD = 24
"""Characters of the longest word that stays on one line; a longer one may break anywhere."""

_NUMBER = re.compile(r"(\d[\d.]{0,3}|[IVX]{1,4})[,.;:)]?")
"""A short number, which stays with the word before it: "mục 1", "phần II"."""

_NO_BREAK = "\u00a0"
_SPACE = re.compile(f"[ {_NO_BREAK}]")
_NOT_BEFORE_ELLIPSIS = " \u00a0,;:.…–-/("


class Token(NamedTuple):
    """Letters between two places where a line may break, with the space before them, if any."""

    space: str
    letters: str


class Block(NamedTuple):
    """Lines of text in one style, and their widths in pixels."""

    style: Style
    lines: tuple[str, ...]
    widths: tuple[int, ...]

    @property
    def width(self) -> int:
        """The width of the longest line."""
        return max(self.widths)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return height(self.style, len(self.lines))


class Box(NamedTuple):
    """The room of a text in pixels."""

    width: float
    height: float


@lru_cache(256)
def tokens(text: str) -> tuple[Token, ...]:
    """The text where it may break; a symbol such as "113/KH - LĐLĐ" is one token."""
    found: list[Token] = []
    is_numbered = True
    for word in _words(" ".join(printable(text).split())):
        is_numbered = not is_numbered and bool(_NUMBER.fullmatch(word))
        if is_numbered:
            found[-1] = Token(found[-1].space, f"{found[-1].letters}{_NO_BREAK}{word}")
            continue
        first, *rest = _pieces(word)
        found.append(Token(" " if found else "", first))
        found += [Token("", piece) for piece in rest]
    return tuple(found)


def fitted(text: str, styles: Sequence[Style], box: Box) -> Block:
    """The text in the first style in which it fits whole, or else cut off in the last.

    Raises ValueError where there is no text.
    """
    known = tokens(text)
    if not known:
        raise ValueError("No text")
    if len(text) <= _MAX_TEXT:
        for style in styles:
            if block := whole(known, style, box):
                return block
    return cut(known, styles[-1], box)


def whole(known: Sequence[Token], style: Style, box: Box) -> Block | None:
    """All tokens in lines of similar length; None where they do not fit the box."""
    if max(line_width(token.letters, style) for token in known) > box.width:
        return None
    count = len(_lines(known, style, box.width))
    if height(style, count) > box.height:
        return None
    low, high = (box.width / 2 if count > 1 else box.width), box.width
    while high - low > style.size / 6:
        middle = (low + high) / 2
        if len(_lines(known, style, middle)) == count:
            high = middle
        else:
            low = middle
    return _block(_lines(known, style, high), style)


def cut(known: Sequence[Token], style: Style, box: Box) -> Block:
    """As many tokens as fit, with "…" where some are left out, but never after half a name."""
    count = 1
    while height(style, count + 1) <= box.height:
        count += 1
    if len(_lines(known, style, box.width)) <= count:
        return _block(_lines(known, style, box.width), style)
    kept = [token for line in _lines(known, style, box.width)[:count] for token in line]
    while len(kept) > 1:
        last = kept[-1].letters
        shown = [*kept[:-1], Token(kept[-1].space, last.rstrip(_NOT_BEFORE_ELLIPSIS) + "…")]
        fits = len(_lines(shown, style, box.width)) <= count
        if fits and not opens_name(_SPACE.split(last)[-1]) and len(shown[-1].letters) > 1:
            return _block(_lines(shown, style, box.width), style)
        kept.pop()
    (first,) = kept
    letters = first.letters
    while len(letters) > 1 and line_width(f"{letters}…", style) > box.width:
        letters = letters[:-1]
    return _block([[Token("", f"{letters}…")]], style)


def height(style: Style, lines: int) -> float:
    """The height of so many lines in pixels."""
    return ((lines - 1) * PITCH + ASCENT + _DESCENT) * style.size


def _words(text: str) -> Iterator[str]:
    """The words of a text; a symbol's spaces are unbreakable."""
    inside = {at for found in symbols(text) for at in found}
    kept = (
        _NO_BREAK if letter == " " and at in inside else letter for at, letter in enumerate(text)
    )
    yield from filter(None, "".join(kept).split(" "))


def _pieces(word: str) -> Iterator[str]:
    """The word, or its pieces where it is too long for a line."""
    if len(word) <= _MAX_WORD:
        yield word
    else:
        yield from (word[at : at + _MAX_WORD // 2] for at in range(0, len(word), _MAX_WORD // 2))


def _lines(known: Sequence[Token], style: Style, width: float) -> list[list[Token]]:
    """The tokens in lines of at most this width, each as full as it can be."""
    lines: list[list[Token]] = []
    room = 0.0
    for token in known:
        letters = line_width(token.letters, style)
        space = line_width(token.space, style)
        if lines and space + letters <= room:
            lines[-1].append(token)
            room -= space + letters
        else:
            lines.append([token])
            room = width - letters
    return lines


def _block(lines: Sequence[Sequence[Token]], style: Style) -> Block:
    texts = tuple(
        "".join(token.space + token.letters for token in line).strip(" ") for line in lines
    )
    return Block(style, texts, tuple(line_width(text, style) for text in texts))
