"""The Vietnamese language on computers: letters, syllables, typing keys, old encodings.

Pure knowledge, no I/O. Words go in and out as NFC; a syllable is an onset, a rime and a tone:

| syllable | onset | rime  | tone |
|----------|-------|-------|------|
| đoàn     | đ     | oan   | HUYEN |
| nghiệp   | ngh   | iêp   | NANG |
| quý      | qu    | y     | SAC  |
| ủy / uỷ  |       | uy    | HOI  |
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
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
    """Where the tone mark of an open oa, oe or uy stands: hòa, thủy, or hoà, thuỷ."""

    OLD = "cũ"
    NEW = "mới"


def toned(vowel: str, tone: Tone) -> str:
    """Put a tone mark on a vowel letter without one: ê and NANG make ệ."""
    return unicodedata.normalize("NFC", vowel + tone)


VOWELS = "aăâeêioôơuưy"
_TONED = {toned(vowel, tone): (vowel, tone) for vowel, tone in product(VOWELS, Tone)}
LOWER_LETTERS = "bcdđghklmnpqrstvx" + "".join(_TONED)
LETTERS = frozenset(LOWER_LETTERS + LOWER_LETTERS.upper() + "fjwzFJWZ")
"""The alphabet with every tone, and the four letters that only foreign words use."""

_WITHOUT_TONES = str.maketrans({letter: vowel for letter, (vowel, _) in _TONED.items()})
_PLAIN = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in LETTERS}
    | {"đ": "d", "Đ": "D"},  # đ has no decomposition: stripping marks would leave it
)


def plain(text: str) -> str:
    """Take all marks off, also the stroke of đ: "Đoàn viên" gives "Doan vien"."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


# Letters of other alphabets that pass for Vietnamese ones

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


def meant(character: str) -> str | None:
    """Return what a character from elsewhere stands for: "đ" for eth, "5" for a wide 5, or None.

    Characters that only look unusual, such as an ellipsis or ², stand for themselves.
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


# Syllables


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONSETS = (
    "ngh",
    *("ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnprstvx",
    "",
)
"""Longest first, so that the first that fits is the onset."""

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
    """,
)

# After q the glide is always written u: "oan" of toán is the "an" of quán.
_QU_RIMES = {rime[1:] for rime in RIMES if re.match(r"o[aăe]|u[âêơy]", rime)} | _words(
    "au ăp êt i in it ich ôc ơi eng",
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
        """Write the syllable, its tone mark on the letter that the style wants."""
        letters = self.onset.removesuffix("i") if self.rime in _GI_RIMES else self.onset
        at = _marked_vowel(self.rime, style)
        marked = toned(self.rime[at], self.tone)
        return letters + self.rime[:at] + marked + self.rime[at + 1 :]


def _marked_vowel(rime: str, style: Style) -> int:
    """Where in the rime the tone mark stands."""
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
    """Read a syllable wherever its one tone mark stands; None where it is not well formed."""
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
            if _fit(onset, rime) and _sung(onset, rime, tone):
                return Syllable(onset, rime, tone)
    return None


def _sung(onset: str, rime: str, tone: Tone) -> bool:
    """Whether the syllable has this tone: one that ends in a stop has sắc or nặng."""
    if rime in _LOAN_RIMES and not tone:
        return onset in _LOAN_ONSETS
    return tone in _STOPPED_TONES or not rime.endswith(_STOPPED)


def _fit(onset: str, rime: str) -> bool:
    """Whether an onset and a rime are written together: c or k, g or gh, i or y."""
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
    """Spell a syllable with its tone mark where the style wants it; None for other words."""
    syllable = parse(word)
    return syllable and in_case_of(word, syllable.spelled(style))


def in_case_of(model: str, word: str) -> str:
    """Write a lower-case word in capitals, capitalised or as it is, like the model."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


# Typing: what keys were struck for a syllable

MAX_KEYS = 11
"""The longest syllable has seven letters; its marks and its tone need at most four keys more."""

_TELEX_TONES = dict(zip("fsrxj", list(Tone)[1:], strict=True))
_TELEX_MARKS = {
    "a": {"a": "â"},
    "e": {"e": "ê"},
    "o": {"o": "ô"},
    "d": {"d": "đ"},
    "w": {"a": "ă", "o": "ơ", "u": "ư"},
}
_VNI_TONES = dict(zip("21345", list(Tone)[1:], strict=True))
_VNI_MARKS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}


@lru_cache(maxsize=1 << 15)
def from_telex(keys: str) -> str | None:
    """Read keys as Telex: "ddieenj" gives "điện"; None where they make no syllable."""
    return _typed(keys, _TELEX_TONES, _TELEX_MARKS)


@lru_cache(maxsize=1 << 15)
def from_vni(keys: str) -> str | None:
    """Read keys as VNI: "d9ie6n5" gives "điện"; None where they make no syllable."""
    return _typed(keys, _VNI_TONES, _VNI_MARKS)


def _typed(
    keys: str, tones: Mapping[str, Tone], marks: Mapping[str, Mapping[str, str]]
) -> str | None:
    """Follow the keys; marks and tones may be typed at once or at the end, as people do."""
    if len(keys) > MAX_KEYS:
        return None
    states = {("", Tone.NGANG)}
    for key in keys.lower():
        states = {
            after
            for letters, tone in states
            for after in _after_key(letters, tone, key, tones.get(key), marks.get(key, {}))
        }
    made = {_spelled(letters, tone) for letters, tone in states} - {None}
    return in_case_of(keys, min(filter(None, made))) if made else None


def _after_key(
    letters: str, tone: Tone, key: str, key_tone: Tone | None, shapes: Mapping[str, str]
) -> Iterator[tuple[str, Tone]]:
    """Tell what may be on the screen after one more key."""
    if key_tone and any(letter in VOWELS for letter in letters):
        if not tone:
            yield letters, key_tone
        return
    for index, letter in enumerate(letters):
        if letter in shapes:
            yield letters[:index] + shapes[letter] + letters[index + 1 :], tone
    if shapes.get("o") == "ơ":
        for pair in ("uo", "ưo"):  # one key marks both, and the other may be marked already
            if pair in letters:
                yield letters.replace(pair, "ươ"), tone
        if key == "w" and letters and not any(letter in VOWELS for letter in letters):
            yield letters + "ư", tone
    if key.isalpha() and key != "w" and letters[-1:] not in shapes:
        yield letters + key, tone


def _spelled(letters: str, tone: Tone) -> str | None:
    """Spell the letters as a syllable with this tone; None where there is no such syllable."""
    if tone:
        vowel = next(letter for letter in letters if letter in VOWELS)
        letters = letters.replace(vowel, toned(vowel, tone), 1)
    syllable = parse(letters)
    return syllable and syllable.spelled()


# Encodings from before Unicode, as their bytes look when they are taken for Latin-1

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)


def _vni_signs() -> dict[str, str]:
    """Pair what VNI fonts write, a letter and mostly a second one for its marks, with letters."""
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
    """Read TCVN3 (ABC): "hép møt tÕt" gives "hộp mứt tết"."""
    return text.translate(_TCVN3)


def decode_vni(text: str) -> str:
    """Read VNI: "chaøo caùc baïn" gives "chào các bạn"."""
    return _VNI_SIGN.sub(_vni_letter, text)


def _vni_letter(sign: re.Match[str]) -> str:
    letter = _VNI[sign[0].lower()]
    return letter.upper() if sign[0][0].isupper() else letter
