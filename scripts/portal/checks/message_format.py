"""How messages quote the text that they speak of, and number what does not show in it."""

import re
import unicodedata

from portal.language.confusables import is_invisible

SHOWN = 24
"""Characters quoted before and after a fault at most."""


OPENING = 60
"""Characters quoted at most from the beginning of a text."""


def opening(text: str) -> str:
    """The first words of a text, cut at a word."""
    return text if len(text) <= OPENING else text[:OPENING].rpartition(" ")[0] + " …"


def named(character: str) -> str:
    """A character by its number and its Unicode name."""
    unnamed = "ký tự điều khiển" if character.isascii() else "ký tự không tên"
    return f"U+{ord(character):04X} {unicodedata.name(character, unnamed)}"


def readable(text: str) -> str:
    """The text with the numbers of characters that do not show or cling to others."""
    return "".join(
        f"[U+{ord(letter):04X}]"
        if letter != " " and (is_invisible(letter) or unicodedata.combining(letter))
        else letter
        for letter in text
    )


def around(line: str, at: int, after: int = SHOWN) -> str:
    """The words around a place in a line, cut where they are many."""
    before, rest = line[max(0, at - SHOWN) : at], line[at : at + after]
    if at > SHOWN:
        before = "…" + (before.partition(" ")[2] or before)
    if len(line) > at + after:
        rest = (rest.rpartition(" ")[0] or rest) + "…"
    return re.sub(" +", " ", readable(before + rest).strip())
