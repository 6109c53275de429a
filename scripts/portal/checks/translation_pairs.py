"""A document's pages in two languages, unit by unit."""

from collections.abc import Iterator

from portal.model.blocks import Unit
from portal.model.documents import Document, Page


def page_pairs(document: Document) -> Iterator[tuple[Page, Page]]:
    """Each translated page with the official one, both as they were parsed."""
    official = {page.stem: page for page in document.official.pages}
    for edition in document.translations:
        for page in edition.pages:
            if page.stem in official:
                yield official[page.stem], page


def unit_pairs(document: Document) -> Iterator[tuple[Page, Unit, Unit]]:
    """Each translated unit with the official one, on pages of the same shape."""
    for official, translated in page_pairs(document):
        if list(map(shape, official.units)) == list(map(shape, translated.units)):
            pairs = zip(official.units, translated.units, strict=True)
            yield from ((translated, theirs, ours) for theirs, ours in pairs)


def shape(unit: Unit) -> tuple[str, str, str]:
    """What a unit and its translation have in common: address, number and element."""
    return unit.id, unit.label, unit.block.tag
