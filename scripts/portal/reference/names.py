"""What a provision says, in one line of text."""

from __future__ import annotations

from collections.abc import Iterable

from portal.model.documents import Provision


def heading(provision: Provision) -> str:
    """A provision's number and text as printed."""
    return f"{provision.label} {provision.text}".strip()


def whole_text(provisions: Iterable[Provision]) -> str:
    """All that provisions say, in the order of the text, each heading closed by a colon."""
    return " ".join(_closed(p) for top in provisions for p in top.walk())


def _closed(provision: Provision) -> str:
    heads = provision.kind.heads and provision.children
    return f"{provision.text.rstrip(':')}:" if heads else provision.text
