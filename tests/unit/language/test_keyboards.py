"""Keys of syllables in Telex and VNI, and words that are not typing errors."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.language import keyboards as typing_methods
from portal.language.keyboards import from_telex, from_vni, untransformed
from portal.language.syllables import Syllable, Tone
from support.syllables import syllables

NOT_TYPED = """
    Internet fanpage Net Zero COP26 COP28 COP16 Facebook Zalo web video email PDF QR HTML Git Word
    GitHub Markdown commit pull request các bon băng zôn pa nô TgNc KH LĐLĐ TW TU NQ18 A4 a4 CO2 MW
    USA SOS visa taxi more these Khoòng khôn2 SHA256 sha256 website online UNESCO kWh"""

TELEX: dict[str, str] = dict(
    zip(
        ["â", "ê", "ô", "ă", "ơ", "ư", "đ"], ["aa", "ee", "oo", "aw", "ow", "uw", "dd"], strict=True
    )
) | dict(zip(list(Tone)[1:], "fsrxj", strict=True))

VNI: dict[str, str] = dict(
    zip(
        ["â", "ê", "ô", "ă", "ơ", "ư", "đ"], ["a6", "e6", "o6", "a8", "o7", "u7", "d9"], strict=True
    )
) | dict(zip(list(Tone)[1:], "21345", strict=True))


def keys(syllable: Syllable, method: Mapping[str, str], tone_later: int) -> str:
    """The keys of a syllable; the tone follows its vowel at once or some letters later."""
    typed = ""
    for letter in syllable.spelled():
        decomposed = unicodedata.normalize("NFD", letter)
        bare = "".join(mark for mark in decomposed if mark not in list(Tone)[1:])
        typed += method.get(shaped := unicodedata.normalize("NFC", bare), shaped)
        if len(decomposed) > len(bare):
            tone_at = len(typed)
    if syllable.tone:
        tone_at = min(len(typed), tone_at + tone_later)
        typed = typed[:tone_at] + method[syllable.tone] + typed[tone_at:]
    return typed


@given(syllables, st.integers(0, 9))
def test_typed_keys_of_a_syllable_give_that_syllable(syllable: Syllable, tone_later: int) -> None:
    assert from_telex(keys(syllable, TELEX, tone_later)) == syllable.spelled()
    assert from_vni(keys(syllable, VNI, tone_later)) == syllable.spelled()


@given(st.text(max_size=20))
def test_any_text_is_accepted(word: str) -> None:
    for read in (from_telex, from_vni, untransformed):
        read(word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *[("coong", "công"), ("ddoanf", "đoàn"), ("nghieepj", "nghiệp"), ("dieenj", "diện")],
        *[("vieetj", "việt"), ("Vieejt", "Việt"), ("ddieejn", "điện"), ("DDAIR", "ĐẢI")],
        *[("thuwowng", "thương"), ("thuongw", "thương"), ("nguowif", "người"), ("luuw", "lưu")],
        *[("muaw", "mưa"), ("hoawcj", "hoặc"), ("thuowr", "thuở"), ("nhwngx", "những")],
        *[
            ("congo", "công"),
            ("nghiepje", "nghiệp"),
            ("hoaf", "hòa"),
            ("vieejtj", None),
            ("net", None),
        ],
    ],
)
def test_telex_keys_become_letters(typed: str, word: str | None) -> None:
    assert from_telex(typed) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *[("d9ie6n5", "điện"), ("nghi5", "nghị"), ("quye6t1", "quyết"), ("vie65t", "việt")],
        *[("duong792", "đường"), ("D9a3ng", "Đảng"), ("COP26", None), ("mp3", None), ("b12", None)],
    ],
)
def test_vni_keys_become_letters(typed: str, word: str | None) -> None:
    assert from_vni(typed) == word


@pytest.mark.parametrize("word", NOT_TYPED.split())
def test_foreign_words_are_not_taken_for_typed_keys(word: str) -> None:
    assert not untransformed(word)


def test_every_exception_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry is needed only if the rule would flag the word without it."""
    monkeypatch.setattr(typing_methods, "FOREIGN", frozenset[str]())
    untransformed.cache_clear()
    listed = [word for words in typing_methods.FOREIGN_WORDS.values() for word in words.split()]
    unneeded = [word for word in listed if not untransformed(word)]
    untransformed.cache_clear()
    assert unneeded == []
    assert len(set(listed)) == len(listed)
