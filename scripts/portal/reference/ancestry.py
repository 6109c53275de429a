"""Where each provision stands in its document, and the link on the page that says so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from portal.model.blocks import Kind
from portal.model.documents import Edition, Provision
from portal.reference.addresses import own_path
from portal.reference.citation import cite_place
from portal.source.elements import CONTROL

Line = tuple[Provision, ...]
"""A provision, last, after those that it is in, the outermost first."""

_EMPTY = re.compile(rf'<a class="{CONTROL}" href="#([\w-]+)"></a>')


def lines(edition: Edition) -> dict[str, Line]:
    """The way to every provision of an edition, by id, in the order of the text."""
    return {line[-1].id: line for top in edition.tree for line in _lines((top,))}


def _lines(line: Line) -> Iterator[Line]:
    yield line
    for child in line[-1].children:
        yield from _lines((*line, child))


def sections_with_slogans(edition: Edition) -> list[Provision]:
    """The sections whose slogans are offered for print."""
    return [top for top in edition.tree if any(p.kind is Kind.SLOGAN for p in top.children)]


def signed(edition: Edition) -> tuple[str, ...]:
    """The signature's lines as they stand in the text: the authority, the title, the name."""
    units = [unit for page in edition.pages for unit in page.units if unit.id == "chu-ky"]
    rows = groupby((word for unit in units for word in unit.block.words), lambda word: word.line)
    return tuple(" ".join(word.text for word in row) for _, row in rows)


def with_controls(page: str, edition: Edition, words: Mapping[str, str], up: str) -> str:
    """A page whose controls lead to each provision's own page, `up` to the document's folder."""
    known = lines(edition)

    def control(found: re.Match[str]) -> str:
        line = known[found[1]]
        name = html.escape(cite_place(line, words))
        return f'<a class="{CONTROL}" href="{up}{own_path(line[-1])}" aria-label="{name}"></a>'

    return _EMPTY.sub(control, page)
