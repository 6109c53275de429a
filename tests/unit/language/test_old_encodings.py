"""Text in TCVN3 and VNI is decoded; Unicode text is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.language.old_encodings import deciphered, decode_tcvn3, decode_vni
from portal.language.syllables import LOWER_LETTERS


@given(st.text(max_size=20))
def test_any_text_is_accepted(word: str) -> None:
    for read in (decode_tcvn3, decode_vni):
        read(word)


def test_tcvn3_is_decoded() -> None:
    assert decode_tcvn3("hép møt tÕt; C«ng ®oµn ViÖt Nam; th\xad") == (
        "hộp mứt tết; Công đoàn Việt Nam; thư"
    )
    letters = {decode_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0xFF)}
    assert {letter for letter in LOWER_LETTERS if not letter.isascii()} <= set(letters)


def test_vni_font_encoding_is_decoded() -> None:
    assert decode_vni("Xin chaøo caùc baïn, LIEÂN ÑOAØN LAO ÑOÄNG tænh, möùt teát, kyõ, ñaëc") == (
        "Xin chào các bạn, LIÊN ĐOÀN LAO ĐỘNG tỉnh, mứt tết, kỹ, đặc"
    )
    second = ["", *map(chr, range(0xC0, 0xFF))]
    signs = (first + mark for first in "aeiouyôöîñíìæóòd" for mark in second)
    assert set(LOWER_LETTERS) <= {*map(decode_vni, signs), *LOWER_LETTERS[:17]}


def test_line_is_decoded_by_the_encoding_that_gives_syllables() -> None:
    # "hép" is a syllable, so the first broken word of the TCVN3 line is the second.
    assert deciphered("hép møt tÕt") == ("TCVN3 (ABC)", "hộp mứt tết", len("hộp "))
    assert deciphered("hoäp möùt teát") == ("VNI", "hộp mứt tết", 0)


def test_correct_text_and_typing_errors_are_not_decoded() -> None:
    for line in ("hộp mứt tết", "Công đoàn", "Môt", "quéc", "the union’s plan", ""):
        assert deciphered(line) is None
