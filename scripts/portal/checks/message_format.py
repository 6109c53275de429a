"""How messages quote text: shortened, with code points in place of invisible characters."""

import re
import unicodedata
from collections.abc import Iterable

from portal.language.confusables import is_invisible

SHOWN = 24
"""Characters quoted before and after a fault at most."""

OPENING = 60
"""Characters quoted from the beginning of a text at most."""


MOST_LINES = 5
"""Lines listed in one message at most."""


def also(lines: Iterable[int]) -> str:
    """A sentence that lists more lines with the same fault; "" where there are none."""
    found = list(dict.fromkeys(lines))
    listed = ", ".join(map(str, found[:MOST_LINES])) + (", …" if len(found) > MOST_LINES else "")
    return f" Còn ở {len(found)} dòng khác: {listed}." if found else ""


def opening(text: str) -> str:
    """The first words of a text, "…" after them where there are more."""
    return text if len(text) <= OPENING else text[:OPENING].rpartition(" ")[0] + " …"


def named(character: str) -> str:
    """A character's code point and Unicode name."""
    unnamed = "ký tự điều khiển" if character.isascii() else "ký tự không tên"
    return f"U+{ord(character):04X} {unicodedata.name(character, unnamed)}"


def readable(text: str) -> str:
    """The text with code points in place of invisible and combining characters."""
    return "".join(
        f"[U+{ord(letter):04X}]"
        if letter != " " and (is_invisible(letter) or unicodedata.combining(letter))
        else letter
        for letter in text
    )


def around(line: str, at: int, after: int = SHOWN) -> str:
    """The words around a position in a line, "…" where there are more."""
    before, rest = line[max(0, at - SHOWN) : at], line[at : at + after]
    if at > SHOWN:
        before = "…" + (before.partition(" ")[2] or before)
    if len(line) > at + after:
        rest = (rest.rpartition(" ")[0] or rest) + "…"
    return re.sub(" +", " ", readable(before + rest).strip())
