"""Encodings from before Unicode, as their bytes appear when decoded as Latin-1."""

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from portal.language.syllables import LETTERS, Tone, is_syllable, toned

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xbf×÷])+")
_LATIN_1 = re.compile(r"[\xa1-\xff]")
_UNICODE_ONLY = re.compile(r"[Ă-ỹ]")


class Reading(NamedTuple):
    """A line decoded; `at` is the index of the first word that was broken."""

    encoding: str
    text: str
    at: int


def _vni_signs() -> dict[str, str]:
    """What VNI fonts write for each letter: mostly a base letter and a second one for its marks."""
    signs = dict(zip("ìíæóòîôöñ", "ìíỉĩịỵơưđ", strict=True)) | {"aê": "ă"}
    signs |= {letter + "â": vowel for letter, vowel in zip("aeo", "âêô", strict=True)}
    for letters, vowels, marks in (
        ("aeoôuöy", "aeoơuưy", "øùûõï"),
        ("aeo", "âêô", "àáåãä"),
        ("a", "ă", "èéúüë"),
    ):
        for letter, vowel in zip(letters, vowels, strict=True):
            made = (toned(vowel, tone) for tone in list(Tone)[1:])
            signs |= zip((letter + mark for mark in marks), made, strict=True)
    return signs


_VNI = _vni_signs()
_VNI_SIGN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)


def decode_tcvn3(text: str) -> str:
    """Decode TCVN3 (ABC): "hép møt tÕt" gives "hộp mứt tết"."""
    return text.translate(_TCVN3)


def decode_vni(text: str) -> str:
    """Decode VNI: "chaøo caùc baïn" gives "chào các bạn"."""
    return _VNI_SIGN.sub(_vni_letter, text)


def _vni_letter(sign: re.Match[str]) -> str:
    letter = _VNI[sign[0].lower()]
    return letter.upper() if sign[0][0].isupper() else letter


@lru_cache(maxsize=1 << 8)
def deciphered(line: str) -> Reading | None:
    """A line decoded by the old encoding that turns most of its broken words into syllables.

    A word is broken when it is not a syllable itself, so correct text gives None.
    """
    words = (word.strip("«»§×¹·") for word in _WORD.findall(line) if _LATIN_1.search(word))
    # A single character is a sign (£, ÷, ª, µ) as likely as a letter of an old font.
    broken = [word for word in words if len(word) > 1 and not is_syllable(word)]
    readings = []
    for name, decode in (("TCVN3 (ABC)", decode_tcvn3), ("VNI", decode_vni)):
        found = [word for word in broken if is_syllable(decode(word))]
        # A single word in Vietnamese letters (Môt, quéc) is a typing error, not an encoding.
        if len(found) > 1 or not LETTERS.issuperset("".join(found)):
            readings.append((len(found), name, decode, decode(found[0])))
    if not readings:
        return None
    _, name, decode, first = max(readings, key=itemgetter(0))
    # In a line that has Unicode words too, words that are syllables already stay as they are.
    mixed = _UNICODE_ONLY.search(line)
    meaning = _WORD.sub(
        lambda word: word[0] if mixed and is_syllable(word[0]) else decode(word[0]), line
    )
    return Reading(name, meaning, meaning.index(first))
