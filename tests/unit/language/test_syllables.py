"""Vietnamese letters, syllables, and the position of tone marks."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.language.syllables import (
    LETTERS,
    VOWELS,
    Style,
    Syllable,
    Tone,
    is_syllable,
    parse,
    plain,
    respelled,
)
from portal.source.loader import load
from support.project import ROOT
from support.syllables import syllables

NOT_SYLLABLES = """
    CNVCLĐ COP CĐ II III IV Internet KH LĐLĐ NQ Net TM TW TgNc VT XII XIII Zero fanpage zôn"""
"""Words of the plan that are foreign, Roman numerals or abbreviations."""

SOUND = """
    a ai ý yêu uống oanh nghiêng nghiệp quý quốc quyết gì giếng giết gích già khuỷu khuya thuở hòa
    hoà thủy thuỷ khỏe khoẻ tòa toà ủy uỷ xoong goòng moóc buýt Đảng ĐẢNG ỈA Mỹ kỷ"""

UNSOUND = """
    b th fan zôn net bat bàt tòan qúy qủa gìa hòan côngg coong ngiệp kông cế ghà bỳ hòà ă â Internet
    nghiêngs wưng giin giiết"""


@given(syllables, st.sampled_from([Style.OLD, Style.NEW]))
def test_syllables_are_parsed_and_spelled_alike(syllable: Syllable, style: Style) -> None:
    spelled = syllable.spelled(style)
    assert parse(spelled) == syllable
    assert is_syllable(spelled)
    assert unicodedata.is_normalized("NFC", spelled)
    assert respelled(spelled, Style.OLD) == syllable.spelled()
    assert respelled(spelled.capitalize(), style) == spelled.capitalize()
    assert plain(spelled).isascii()
    assert plain(unicodedata.normalize("NFD", spelled)) == plain(spelled)


@given(st.text(max_size=20))
def test_any_text_is_accepted(word: str) -> None:
    for read in (parse, plain, is_syllable):
        read(word)


@pytest.mark.parametrize("word", SOUND.split())
def test_valid_syllables_are_recognised(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", UNSOUND.split())
def test_invalid_syllables_are_rejected(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *[("hòa", "hoà"), ("khóa", "khoá"), ("khỏe", "khoẻ"), ("ủy", "uỷ"), ("THỦY", "THUỶ")],
        *[("Tòa", "Toà"), ("quý", "quý"), ("quả", "quả"), ("hoàn", "hoàn"), ("giờ", "giờ")],
        *[("thuyền", "thuyền"), ("của", "của"), ("khuỷu", "khuỷu"), ("ngoài", "ngoài")],
    ],
)
def test_both_tone_mark_styles_are_written(old: str, new: str) -> None:
    assert (respelled(new, Style.OLD), respelled(old, Style.NEW)) == (old, new)


def test_misplaced_tone_marks_are_moved() -> None:
    words = ["tòan", "qúy", "qủa", "gìa", "Bìêu", "nghiã", "Internet"]
    right = ["toàn", "quý", "quả", "già", "Biều", "nghĩa", None]
    assert [respelled(word, Style.OLD) for word in words] == right


def test_alphabet_has_every_letter() -> None:
    assert len(LETTERS) == 2 * (len(VOWELS) * len(Tone) + len("bcdđghklmnpqrstvx") + len("fjwz"))
    assert plain("Đường Đi khó") == "Duong Di kho"


def test_words_of_the_plan_are_syllables() -> None:
    plan = "2025/113-kh-ldld"
    document = next(document for document in load(ROOT).documents if document.id == plan)
    pages = document.official.pages
    texts = [unit.block.text for page in pages for unit in page.units]
    words = set(re.findall(r"[^\W\d_]+", " ".join([*texts, document.official.metadata.title])))
    assert len(words) > 500
    assert {word for word in words if not is_syllable(word)} == set(NOT_SYLLABLES.split())
