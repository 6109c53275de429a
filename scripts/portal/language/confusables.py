"""Characters that do not belong in Vietnamese text: invisible, damaged, or look-alikes."""

import re
import unicodedata
from functools import lru_cache

from portal.language.syllables import LETTERS

_UNUSUAL = re.compile(f"[^\n -~{''.join(sorted(LETTERS))}]")
_HIDDEN_CATEGORIES = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd"
    "\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)
"""Characters of visible categories that are blank, or that replace a lost letter."""

_LOOK_ALIKES = {
    **dict.fromkeys("ðɖƌɗ", "đ"),
    **dict.fromkeys("ÐƉƊƋ", "Đ"),
    **dict(zip("ıȷſɑɡǎƣºʼʹʻˈꞌ", "ijsagăơ°’’’’’", strict=True)),
    **dict(zip("аеіјорсухһӏѕԁԛԝӑѐ", "aeijopcyxhlsdqwăè", strict=True)),
    **dict(zip("АВЕІЈКМНОРСТУХЅԚԜӐЀ", "ABEIJKMHOPCTYXSQWĂÈ", strict=True)),
    **dict(zip("αεικνορυχ", "aeikvopux", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("‐‑−⁃˗∕⁄∶ː։׃∗。、", "-----//::::*.,", strict=True)),
}
"""Letters and signs of other alphabets that look like Vietnamese ones."""


def unusual(text: str) -> list[str]:
    """Every character that is neither a Vietnamese letter nor ASCII, in order."""
    return _UNUSUAL.findall(text)


@lru_cache(maxsize=1 << 12)
def is_invisible(character: str) -> bool:
    """Whether a character is blank, or only replaces a lost one."""
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES
    return hidden or bool(_BLANKS.match(character))


@lru_cache(maxsize=1 << 12)
def is_strange(character: str) -> bool:
    """Whether it is a letter, mark or digit of another alphabet, or looks like a plain sign."""
    if not _UNUSUAL.match(character) or is_invisible(character):
        return False
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl") or meant(character) is not None


def meant(character: str) -> str | None:
    """The usual character that a look-alike stands for: "đ" for eth, "5" for a wide 5, or None.

    Characters with a use of their own, such as an ellipsis or ², have none.
    """
    found = _LOOK_ALIKES.get(character)
    if found or unicodedata.category(character) == "No":
        return found
    simple = unicodedata.normalize("NFKC", character)
    digit = unicodedata.digit(character, None)
    if simple != character and (simple.isascii() or LETTERS.issuperset(simple)):
        is_letter = unicodedata.category(character)[0] in "LMN"
        return simple if is_letter or len(simple) == 1 else None
    return None if digit is None else str(digit)
