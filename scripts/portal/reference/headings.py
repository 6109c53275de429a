"""Texts of provisions on one line or shortened, and how long they take to read."""

from collections.abc import Collection, Iterable

from portal.language.syllables import is_syllable
from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.model.summary import minutes_of
from portal.reference.line_breaks import symbols
from portal.source.formulas import NOTE_REFERENCE


def minutes(provisions: Iterable[Provision]) -> int:
    """Minutes to read these provisions and all inside them, at least 1."""
    return minutes_of(sum(len(inside.text.split()) for top in provisions for inside in top.walk()))


def opening(text: str, limit: int) -> str:
    """A text cut at a word to about `limit` characters, with "…" where it was cut.

    It is not cut within a symbol or a Vietnamese name: "…, Công đoàn ngành, Công…".
    """
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)
    end = next((symbol.start for symbol in symbols(text) if end in symbol), end)
    kept = text[:end].split(" ") if end > 0 else []
    while kept and opens_name(kept[-1]):
        kept.pop()
    return (" ".join(kept) or text[: end if end > 0 else limit]).rstrip(" ,;:.–-") + "…"


def opens_name(word: str) -> bool:
    """Whether a name may go on after this word: "Công" of "Công đoàn", "Việt" of "Việt Nam"."""
    return word.istitle() and not word.isupper() and is_syllable(word.lower())


def heading(provision: Provision) -> str:
    """A provision's number and text as printed."""
    return f"{provision.label} {provision.text}".strip()


def printed(provision: Provision) -> str:
    """The words of a provision, with its label where that is words: "Nơi nhận:", "Kính gửi: …"."""
    is_worded = provision.kind in (Kind.RECIPIENTS, Kind.ADDRESSEES)
    return heading(provision) if is_worded else provision.text


def without_notes(text: str, notes: Collection[str]) -> str:
    """A text without its references to the footnotes of these numbers: "[1]"."""
    return NOTE_REFERENCE.sub(lambda found: "" if found[1] in notes else found[0], text)


def whole_text(provisions: Iterable[Provision]) -> str:
    """The texts of provisions and all inside them, with a colon after each heading."""
    return " ".join(
        f"{printed(p).rstrip(':')}:" if p.heads and p.children else printed(p)
        for top in provisions
        for p in top.walk()
    )
