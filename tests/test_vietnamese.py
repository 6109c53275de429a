"""The language's letters, syllables, keys and old encodings, and the words that are no typing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.checks import text
from plan.library import load
from plan.vietnamese import (
    LETTERS,
    LOWER_LETTERS,
    ONSETS,
    RIMES,
    VOWELS,
    Style,
    Syllable,
    Tone,
    decode_tcvn3,
    decode_vni,
    from_telex,
    from_vni,
    is_syllable,
    meant,
    parse,
    plain,
    respelled,
    toned,
)

ROOT = Path(__file__).parents[1]

SYLLABLES = [
    syllable
    for onset, rime, tone in product(ONSETS, RIMES, Tone)
    if (syllable := parse(onset + toned(rime[0], tone) + rime[1:]))
]

NOT_SYLLABLES = """
    CNVCLĐ COP CĐ II III IV Internet KH LĐLĐ NQ Net TM TW TgNc VT XII XIII Zero fanpage zôn"""
"""Words of the plan that are foreign, Roman numerals or abbreviations."""

SOUND = """
    a ai ý yêu uống oanh nghiêng nghiệp quý quốc quyết gì giếng giết gích già khuỷu khuya thuở hòa
    hoà thủy thuỷ khỏe khoẻ tòa toà ủy uỷ xoong goòng moóc buýt Đảng ĐẢNG ỈA Mỹ kỷ"""

UNSOUND = """
    b th fan zôn net bat bàt tòan qúy qủa gìa hòan côngg coong ngiệp kông cế ghà bỳ hòà ă â Internet
    nghiêngs wưng giin giiết"""

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

syllables = st.sampled_from(SYLLABLES)


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


@given(syllables, st.sampled_from([Style.OLD, Style.NEW]))
def test_a_syllable_is_read_as_it_is_spelled(syllable: Syllable, style: Style) -> None:
    spelled = syllable.spelled(style)
    assert parse(spelled) == syllable
    assert is_syllable(spelled)
    assert unicodedata.is_normalized("NFC", spelled)
    assert respelled(spelled, Style.OLD) == syllable.spelled()
    assert respelled(spelled.capitalize(), style) == spelled.capitalize()
    assert plain(spelled).isascii()
    assert plain(unicodedata.normalize("NFD", spelled)) == plain(spelled)


@given(syllables, st.integers(0, 9))
def test_keys_of_a_syllable_are_read_as_that_syllable(syllable: Syllable, tone_later: int) -> None:
    assert from_telex(keys(syllable, TELEX, tone_later)) == syllable.spelled()
    assert from_vni(keys(syllable, VNI, tone_later)) == syllable.spelled()


@given(st.text(max_size=20))
def test_any_text_is_read_without_failure(word: str) -> None:
    for read in (parse, from_telex, from_vni, decode_tcvn3, decode_vni, plain, is_syllable):
        read(word)


@pytest.mark.parametrize(
    "word",
    SOUND.split(),
)
def test_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    UNSOUND.split(),
)
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *[("hòa", "hoà"), ("khóa", "khoá"), ("khỏe", "khoẻ"), ("ủy", "uỷ"), ("THỦY", "THUỶ")],
        *[("Tòa", "Toà"), ("quý", "quý"), ("quả", "quả"), ("hoàn", "hoàn"), ("giờ", "giờ")],
        *[("thuyền", "thuyền"), ("của", "của"), ("khuỷu", "khuỷu"), ("ngoài", "ngoài")],
    ],
)
def test_tone_mark_styles(old: str, new: str) -> None:
    assert (respelled(new, Style.OLD), respelled(old, Style.NEW)) == (old, new)


def test_misplaced_tone_marks_find_their_place() -> None:
    words = ["tòan", "qúy", "qủa", "gìa", "Bìêu", "nghiã", "Internet"]
    right = ["toàn", "quý", "quả", "già", "Biều", "nghĩa", None]
    assert [respelled(word, Style.OLD) for word in words] == right


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
def test_telex(typed: str, word: str | None) -> None:
    assert from_telex(typed) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *[("d9ie6n5", "điện"), ("nghi5", "nghị"), ("quye6t1", "quyết"), ("vie65t", "việt")],
        *[("duong792", "đường"), ("D9a3ng", "Đảng"), ("COP26", None), ("mp3", None), ("b12", None)],
    ],
)
def test_vni_keys(typed: str, word: str | None) -> None:
    assert from_vni(typed) == word


def test_tcvn3() -> None:
    assert decode_tcvn3("hép møt tÕt; C«ng ®oµn ViÖt Nam; th\xad") == (
        "hộp mứt tết; Công đoàn Việt Nam; thư"
    )
    letters = {decode_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0xFF)}
    assert {letter for letter in LOWER_LETTERS if not letter.isascii()} <= set(letters)


def test_vni_font() -> None:
    assert decode_vni("Xin chaøo caùc baïn, LIEÂN ÑOAØN LAO ÑOÄNG tænh, möùt teát, kyõ, ñaëc") == (
        "Xin chào các bạn, LIÊN ĐOÀN LAO ĐỘNG tỉnh, mứt tết, kỹ, đặc"
    )
    second = ["", *map(chr, range(0xC0, 0xFF))]
    signs = (first + mark for first in "aeiouyôöîñíìæóòd" for mark in second)
    assert set(LOWER_LETTERS) <= {*map(decode_vni, signs), *LOWER_LETTERS[:17]}


def test_letters() -> None:
    assert len(LETTERS) == 2 * (len(VOWELS) * len(Tone) + len("bcdđghklmnpqrstvx") + len("fjwz"))
    assert plain("Đường Đi khó") == "Duong Di kho"


@pytest.mark.parametrize(
    ("strange", "letter"),
    list(
        zip(
            "ðÐаОıﬁ５٣，‑²…ö",
            ["đ", "Đ", "a", "O", "i", "fi", "5", "3", ",", "-", None, None, None],
            strict=True,
        )
    ),
)
def test_what_a_look_alike_stands_for(strange: str, letter: str | None) -> None:
    assert meant(strange) == letter


def test_words_of_the_plan_are_syllables() -> None:
    plan = "2025/113-kh-ldld"
    document = next(document for document in load(ROOT).documents if document.id == plan)
    pages = document.official.pages
    said = [unit.block.text for page in pages for unit in page.units]
    words = set(
        re.findall(r"[^\W\d_]+", " ".join([*said, str(document.official.metadata["title"])]))
    )
    assert len(words) > 500
    assert {word for word in words if not is_syllable(word)} == set(NOT_SYLLABLES.split())


@pytest.mark.parametrize(
    "word",
    NOT_TYPED.split(),
)
def test_foreign_words_are_no_typing(word: str) -> None:
    assert not text.untransformed(word)


def test_every_exception_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that the rule would not flag anyway has to go."""
    monkeypatch.setattr(text, "FOREIGN", frozenset[str]())
    text.untransformed.cache_clear()
    listed = [word for words in text.FOREIGN_WORDS.values() for word in words.split()]
    unneeded = [word for word in listed if not text.untransformed(word)]
    text.untransformed.cache_clear()
    assert unneeded == []
    assert len(set(listed)) == len(listed)
