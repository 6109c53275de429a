"""How messages quote the text that they speak of."""

from __future__ import annotations

SHOWN = 60
"""Characters quoted at most: enough to find the place, short enough to read."""


def opening(text: str) -> str:
    """The first words of a text, cut at a word."""
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"
