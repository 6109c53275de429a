"""Invisible characters and look-alike letters."""

from __future__ import annotations

import pytest

from portal.language.confusables import is_invisible, is_strange, meant, unusual


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
def test_lookalike_letters_map_to_their_meaning(strange: str, letter: str | None) -> None:
    assert meant(strange) == letter


def test_only_letters_and_plain_signs_are_usual_characters() -> None:
    assert unusual("Đoàn viên (2025), 100%!\n") == []
    assert unusual("Lao ðộng…\u200b") == ["ð", "…", "\u200b"]


def test_unusual_characters_are_hidden_strange_or_neither() -> None:
    assert [letter for letter in "ð…\u200b\u00a0\ufffd" if is_invisible(letter)] == [
        *("\u200b", "\u00a0", "\ufffd")
    ]
    assert [letter for letter in "ðа５…²\u200bđ" if is_strange(letter)] == ["ð", "а", "５"]
