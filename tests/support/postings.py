"""The record numbers of a posting, as browsers read them."""

from __future__ import annotations

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def numbers(gaps: str) -> list[int]:
    """Of each number the gap to the one before, in digits of five bits; those from 32 go on."""
    found, number, value = [], -1, 0
    for digit in map(DIGITS.index, gaps):
        value = value * 32 + digit % 32
        if digit < 32:
            number, value = number + value + 1, 0
            found.append(number)
    return found
