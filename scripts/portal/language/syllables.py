"""Vietnamese letters, syllables, and the position of tone marks.

Words are NFC; a syllable is an onset, a rime and a tone:

| syllable | onset | rime  | tone |
|----------|-------|-------|------|
| đoàn     | đ     | oan   | HUYEN |
| nghiệp   | ngh   | iêp   | NANG |
| quý      | qu    | y     | SAC  |
| ủy / uỷ  |       | uy    | HOI  |
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple


class Tone(StrEnum):
    """The six tones by their Vietnamese names; the value is the combining mark."""

    NGANG = ""
    HUYEN = "\u0300"
    SAC = "\u0301"
    HOI = "\u0309"
    NGA = "\u0303"
    NANG = "\u0323"


class Style(StrEnum):
    """Which letter of an open oa, oe or uy has the tone mark: hòa, thủy, or hoà, thuỷ."""

    OLD = "cũ"
    NEW = "mới"


def toned(vowel: str, tone: Tone) -> str:
    """A vowel letter with a tone mark: ê and NANG make ệ."""
    return unicodedata.normalize("NFC", vowel + tone)


VOWELS = "aăâeêioôơuưy"
_TONED = {toned(vowel, tone): (vowel, tone) for vowel, tone in product(VOWELS, Tone)}
LOWER_LETTERS = "bcdđghklmnpqrstvx" + "".join(_TONED)
LETTERS = frozenset(LOWER_LETTERS + LOWER_LETTERS.upper() + "fjwzFJWZ")
"""The alphabet with every tone, and the four letters that only foreign words use."""

_WITHOUT_TONES = str.maketrans({letter: vowel for letter, (vowel, _) in _TONED.items()})
_PLAIN = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in LETTERS}
    | {"đ": "d", "Đ": "D"}  # đ has no decomposition: stripping marks would leave it
)


def plain(text: str) -> str:
    """The text without any marks, đ as d: "Đoàn viên" gives "Doan vien"."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def slug(name: str) -> str:
    """A name as addresses have it: "Kế hoạch" gives "ke-hoach"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONSETS = (
    "ngh",
    *("ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnprstvx",
    "",
)
"""Longest first, so that the first match is the onset."""

RIMES = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut
    ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet uân uâng uât uây uê uêch uên uênh uêu uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    """
)

# After q the glide is always written u: "oan" of toán is the "an" of quán.
_QU_RIMES = {rime[1:] for rime in RIMES if re.match(r"o[aăe]|u[âêơy]", rime)} | _words(
    "au ăp êt i in it ich ôc ơi eng"
)
_GI_RIMES = _words("i ich im in ip it iêc iên iêng iêt")  # gì, gìn, giếng: the two i are one
_LOAN_RIMES = ("oong", "ooc")
_LOAN_ONSETS = tuple("bmntx")
"""Loans have these rimes with a tone (goòng, moóc), but without one only a few do (xoong, boong,
Noong Hẻo): "coong" is a "công" that was not transformed."""

_Y_ONSETS = frozenset(["", *"hklmnstv", "th"])  # hy, kỷ, lý, mỹ; after other onsets it is "i"
_STOPPED = ("p", "t", "c", "ch")
_STOPPED_TONES = (Tone.SAC, Tone.NANG)


class Syllable(NamedTuple):
    """A well-formed syllable, in lower case."""

    onset: str
    rime: str
    tone: Tone

    def spelled(self, style: Style = Style.OLD) -> str:
        """The syllable as text, its tone mark placed in a style."""
        letters = self.onset.removesuffix("i") if self.rime in _GI_RIMES else self.onset
        at = _marked_vowel(self.rime, style)
        marked = toned(self.rime[at], self.tone)
        return letters + self.rime[:at] + marked + self.rime[at + 1 :]


def _marked_vowel(rime: str, style: Style) -> int:
    """The index of the letter in the rime that has the tone mark."""
    vowels = len(rime.rstrip("cghmnpt"))
    shaped = [index for index in range(vowels) if rime[index] in "ăâêôơư"]
    if shaped:
        return shaped[-1]
    if vowels < len(rime):
        return vowels - 1
    if rime in ("oa", "oe", "uy"):
        return int(style is Style.NEW)
    return int(vowels == len("oai"))


@lru_cache(maxsize=1 << 15)
def parse(word: str) -> Syllable | None:
    """Parse a syllable, its tone mark on any vowel; None where it is not well formed."""
    letters = word.lower()
    tones = [_TONED[letter][1] for letter in letters if _TONED.get(letter, ("", ""))[1]]
    bare = letters.translate(_WITHOUT_TONES)
    if len(tones) > 1 or len(bare) > len("nghiêng") or bare.startswith("gii"):
        return None
    tone = tones[0] if tones else Tone.NGANG
    for onset in ONSETS:
        if bare.startswith(onset):
            rime = bare[len(onset) :]
            if onset == "gi" and "i" + rime in _GI_RIMES:
                rime = "i" + rime
            if _combine(onset, rime) and _has_tone(onset, rime, tone):
                return Syllable(onset, rime, tone)
    return None


def _has_tone(onset: str, rime: str, tone: Tone) -> bool:
    """Whether the syllable can have this tone: one that ends in a stop has sắc or nặng."""
    if rime in _LOAN_RIMES and not tone:
        return onset in _LOAN_ONSETS
    return tone in _STOPPED_TONES or not rime.endswith(_STOPPED)


def _combine(onset: str, rime: str) -> bool:
    """Whether an onset and a rime combine in spelling: c or k, g or gh, i or y."""
    if onset == "qu":
        return rime in _QU_RIMES
    if onset == "gi":
        return rime in _GI_RIMES or (rime in RIMES and rime[0] not in "iy")
    if rime not in RIMES:
        return rime in _LOAN_RIMES
    if rime[0] == "y":
        return onset in _Y_ONSETS if rime == "y" else not onset
    front = rime[0] in "eêi"
    if onset in ("k", "gh", "ngh"):
        return front
    return not (front and onset in ("c", "g", "ng")) and (bool(onset) or not rime.startswith("iê"))


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether a word is a well-formed syllable, its tone mark placed by either style."""
    syllable = parse(word)
    return syllable is not None and word.lower() in map(syllable.spelled, Style)


def respelled(word: str, style: Style) -> str | None:
    """A syllable with its tone mark placed in a style; None for other words."""
    syllable = parse(word)
    return syllable and in_case_of(word, syllable.spelled(style))


def in_case_of(model: str, word: str) -> str:
    """A lower-case word in the model's case: capitals, capitalised or lower case."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
