"""What the portal says of a document without opening it: for lists, feeds, the home page. Frozen.

A summary is small, and can be pickled: a build keeps it for each document that did not change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portal.model.bound_units import BoundUnit
from portal.model.documents import OFFICIAL, Document, Provision
from portal.model.metadata import Metadata

WORDS_A_MINUTE = 200
"""Spaced words: 184 ± 29 are read aloud in a minute, over seventeen languages, and silently a
little more (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance",
Investigative Ophthalmology & Visual Science 53, 2012)."""


@dataclass(frozen=True)
class DocumentSummary:
    """A document without its text; what is by language is so for each language it is written in.

    `metadata` of a translation has the official fields, too, where it does not translate them.
    `minutes` to read the text are rounded: a corrected word seldom changes a summary. `pages` are
    those of the text, `slogan_sections` the ids of the units with slogans. `slogans` and `units`
    come without what is inside them.
    """

    id: str
    metadata: Mapping[str, Metadata]
    minutes: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    has_original: bool = False
    units: tuple[BoundUnit, ...] = ()
    slogan_sections: tuple[str, ...] = ()
    slogans: Mapping[str, tuple[Provision, ...]] = field(default_factory=dict)

    @property
    def official(self) -> Metadata:
        """The official metadata."""
        return self.metadata[OFFICIAL]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the document is written in, the official one first."""
        return tuple(self.metadata)

    def text_language(self, language: str) -> str:
        """The language of the text that a site of this language shows."""
        return language if language in self.metadata else OFFICIAL


def minutes_of(words: int) -> int:
    """Minutes to read so many words, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))


def summary_of(document: Document) -> DocumentSummary:
    """The summary of a document."""
    editions = {one.language: one for one in (document.official, *document.translations)}
    official = replace(document.official.metadata, slogans=None)  # sections have them below
    return DocumentSummary(
        document.id,
        {
            language: official if language == OFFICIAL else official.translated(one.metadata)
            for language, one in editions.items()
        },
        {
            language: minutes_of(sum(len(each.text.split()) for each in one.provisions))
            for language, one in editions.items()
        },
        {language: len(one.pages) for language, one in editions.items()},
        document.original is not None,
        tuple(replace(unit, bindings=(), line=0) for unit in document.bound.units),
        tuple(section.id for section in document.official.slogan_sections),
        {
            language: tuple(replace(slogan, children=(), line=0) for slogan in one.slogans)
            for language, one in editions.items()
        },
    )
