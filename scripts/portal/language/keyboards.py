"""Telex and VNI input: keys read as syllables, and words whose keys were not transformed."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from portal.language.syllables import VOWELS, Tone, in_case_of, parse, toned

MAX_KEYS = 11
"""The longest syllable has seven letters; its marks and tone take at most four keys more."""

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

FOREIGN_WORDS = {
    "words of English titles and sentences": """
        as best did does down has her his how if is its last list lost low max most must nor now of
        or own past per see sets this too town trust turn us""",
    "English words that Vietnamese pages use as they are": """
        air bar bits boost bots box bus chips cups docs dots gas gif host kits maps mix photos post
        room six tax term test theme tips tops trees""",
    "units and formulas": "lux gw mw nox sox",
    "names of countries and products": "congo laos maya momo",
}
"""Words that Telex would read as syllables, by the reason why they are no typing errors. Words that
more often are one (been for bên, moon for môn) are not listed."""

FOREIGN = frozenset(" ".join(FOREIGN_WORDS.values()).split())

ABBREVIATION = 4
"""Words in capitals of at most so many letters are abbreviations (USA, TW, CO2), not typing."""

_LATE_VOWEL = re.compile(rf"[{VOWELS}][^{VOWELS}]*[fsrxj][{VOWELS}]")


@lru_cache(maxsize=1 << 15)
def from_telex(keys: str) -> str | None:
    """The syllable that keys make in Telex: "ddieenj" gives "điện"; None where there is none."""
    return _typed(keys, _TELEX_TONES, _TELEX_MARKS)


@lru_cache(maxsize=1 << 15)
def from_vni(keys: str) -> str | None:
    """The syllable that keys make in VNI: "d9ie6n5" gives "điện"; None where there is none."""
    return _typed(keys, _VNI_TONES, _VNI_MARKS)


def _typed(
    keys: str, tones: Mapping[str, Tone], marks: Mapping[str, Mapping[str, str]]
) -> str | None:
    """Apply the keys one by one; marks and tones may follow their letter or end the word."""
    if len(keys) > MAX_KEYS:
        return None
    states = {("", Tone.NGANG)}
    for key in keys.lower():
        states = {
            after
            for letters, tone in states
            for after in _after_key(letters, tone, key, tones.get(key), marks.get(key, {}))
        }
    made = filter(None, (_spelled(letters, tone) for letters, tone in states))
    first = min(made, default=None)
    return first and in_case_of(keys, first)


def _after_key(
    letters: str, tone: Tone, key: str, key_tone: Tone | None, shapes: Mapping[str, str]
) -> Iterator[tuple[str, Tone]]:
    """The possible letters and tones after one more key."""
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
    """The letters as a syllable with this tone; None where there is no such syllable."""
    if tone:
        vowel = next(letter for letter in letters if letter in VOWELS)
        letters = letters.replace(vowel, toned(vowel, tone), 1)
    syllable = parse(letters)
    return syllable and syllable.spelled()


@lru_cache(maxsize=1 << 15)
def untransformed(word: str) -> tuple[tuple[str, str], ...]:
    """The input method and the syllable, where a word is the keys of a syllable, not one itself.

    Empty for any other word.
    """
    letters = sum(map(str.isalpha, word))
    if parse(word) or (word.isupper() and letters <= ABBREVIATION):
        return ()
    if letters < len(word):
        # One letter and a digit is a number (khổ a4), one after a marked word a footnote (khôn2).
        syllable = from_vni(word) if letters > 1 and word.isascii() else None
        return (("VNI", syllable),) if syllable else ()
    # A vowel after the tone key (visa, more, USA) is far more often foreign than typed so.
    foreign = word.casefold() in FOREIGN or _LATE_VOWEL.search(word.lower())
    syllable = None if foreign else from_telex(word)
    return (("Telex", syllable),) if syllable else ()
