"""The pages of a document and of its translations side by side, unit by unit."""

from collections.abc import Iterator
from typing import NamedTuple

from portal.model.blocks import Unit
from portal.model.documents import Document, Page


class UnitPair(NamedTuple):
    """A unit of the official text and its translation, on the translated `page`."""

    page: Page
    official: Unit
    translated: Unit


def page_pairs(document: Document) -> Iterator[tuple[Page, Page]]:
    """Each official page with each translation of it."""
    official = {page.stem: page for page in document.official.pages}
    for edition in document.translations:
        for page in edition.pages:
            if page.stem in official:
                yield official[page.stem], page


def unit_pairs(document: Document) -> Iterator[UnitPair]:
    """Each unit with its translation, on pages that have the same units."""
    for official, translated in page_pairs(document):
        if list(map(shape, official.units)) == list(map(shape, translated.units)):
            for pair in zip(official.units, translated.units, strict=True):
                yield UnitPair(translated, *pair)


def shape(unit: Unit) -> tuple[str, str, str]:
    """What a unit and its translation have in common: address, number and element."""
    return unit.id, unit.label, unit.block.tag
