"""The pages of a document and of its translations side by side, unit by unit."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.model.blocks import Unit
from portal.model.documents import Document, Page
from portal.source.formulas import SYMBOL

_NUMBER = re.compile(r"\d+|\b[IVXLC]+\b|^\W*[a-zđA-ZĐ]\W+$|^\W+$")
"""What a label and its translation have in common: "Điều 4." and "Article 4."."""


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


def without_names(text: str, document: Document) -> str:
    """The text without what is never translated: symbols of documents, and signers' names."""
    names = (signer.name for signer in document.official.metadata.signers)
    for name in filter(None, names):
        text = text.replace(name, " ")
    return SYMBOL.sub(" ", text)


def shape(unit: Unit) -> tuple[str, tuple[str, ...], list[int]]:
    """What a unit and its translation have in common: address, numbers, and cells of each row."""
    table = unit.block.table
    numbers = tuple(_NUMBER.findall(unit.label))
    return unit.id, numbers, [len(row) for row in table.rows] if table else []
