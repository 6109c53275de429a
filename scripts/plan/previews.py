"""Which card stands for which page: home, every document, section and provision."""

from __future__ import annotations

from collections.abc import Iterator

from plan.blocks import Kind
from plan.citation import capital, cite_number, cite_place, say_date
from plan.frame import Portal
from plan.model import OFFICIAL, Document, Edition, Library
from plan.paper.cards import Card
from plan.permalinks import document_path, language_root, own_path
from plan.places import lines, signed
from plan.sharing import CARD, document_name, whole_words
from plan.wording import wording


def cards(library: Library, portal: Portal) -> Iterator[Card]:
    """Every card of the portal, in the order of its pages."""
    for language in portal.settings.languages:
        words = wording(language)
        yield Card(
            path=language_root(language) + CARD,
            language=language,
            kicker=words["wordmark"],
            label="",
            title=words["wordmark_what"],
            opening=words["about"],
            footer=_footer(portal, language),
        )
    for document in library.documents:
        for edition in document.editions.values():
            yield from _document_cards(document, edition, portal)


def _document_cards(document: Document, edition: Edition, portal: Portal) -> Iterator[Card]:
    language, words = edition.language, wording(edition.language)
    root, footer = document_path(document, language), _footer(portal, language)
    day = say_date(document.official.metadata["date"], language, words)
    name = document_name(document, edition)
    yield Card(root + CARD, language, day, name, "", edition.metadata["title"], footer)
    for line in lines(edition).values():
        provision, kicker = line[-1], f"{name} · {day}"
        heads = provision.kind.heads
        title = provision.text.rstrip(":") if heads else cite_place(line, words)
        text = whole_words(provision.children if heads else line[-1:])
        if provision.kind is Kind.SIGNATURE:
            *_, text = signed(edition)
        yield Card(
            path=root + own_path(provision) + CARD,
            language=language,
            kicker=kicker,
            label=cite_number(line),
            title=capital(title),
            opening=text,
            footer=footer,
        )


def _footer(portal: Portal, language: str) -> str:
    name = portal.settings.names[language]
    return name if language == OFFICIAL else f"{name} · {wording(language)['unofficial_short']}"
