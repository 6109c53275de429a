"""What provisions say: in one line, in their first words, and how long they take to read."""

from collections.abc import Iterable

from portal.model.documents import Provision

WORDS_A_MINUTE = 200
"""Spaced words: 184 ± 29 are read aloud in a minute, over seventeen languages, and silently a
little more (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance",
Investigative Ophthalmology & Visual Science 53, 2012)."""


def minutes(provisions: Iterable[Provision]) -> int:
    """Minutes to read these provisions and all inside them, at least one."""
    words = sum(len(inside.text.split()) for top in provisions for inside in top.walk())
    return max(1, round(words / WORDS_A_MINUTE))


def opening(text: str, limit: int) -> str:
    """The first words of a text within `limit` characters; "…" where words are left out."""
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)
    return text[: end if end > 0 else limit].rstrip(" ,;:.–-") + "…"


def heading(provision: Provision) -> str:
    """A provision's number and text as printed."""
    return f"{provision.label} {provision.text}".strip()


def whole_text(provisions: Iterable[Provision]) -> str:
    """All that provisions say, in the order of the text, each heading closed by a colon."""
    return " ".join(_closed(p) for top in provisions for p in top.walk())


def _closed(provision: Provision) -> str:
    heads = provision.kind.heads and provision.children
    return f"{provision.text.rstrip(':')}:" if heads else provision.text
