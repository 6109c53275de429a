"""Texts of provisions on one line or shortened, and how long they take to read."""

from collections.abc import Iterable

from portal.model.documents import Provision

WORDS_A_MINUTE = 200
"""Spaced words: 184 ± 29 are read aloud in a minute, over seventeen languages, and silently a
little more (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance",
Investigative Ophthalmology & Visual Science 53, 2012)."""


def minutes(provisions: Iterable[Provision]) -> int:
    """Minutes to read these provisions and all inside them, at least 1."""
    words = sum(len(inside.text.split()) for top in provisions for inside in top.walk())
    return max(1, round(words / WORDS_A_MINUTE))


def opening(text: str, limit: int) -> str:
    """A text cut at a word to about `limit` characters, with "…" where it was cut."""
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)
    return text[: end if end > 0 else limit].rstrip(" ,;:.–-") + "…"


def heading(provision: Provision) -> str:
    """A provision's number and text as printed."""
    return f"{provision.label} {provision.text}".strip()


def whole_text(provisions: Iterable[Provision]) -> str:
    """The texts of provisions and all inside them, with a colon after each heading."""
    return " ".join(
        f"{p.text.rstrip(':')}:" if p.kind.heads and p.children else p.text
        for top in provisions
        for p in top.walk()
    )
