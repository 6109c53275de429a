"""Which card stands for which page: home, every document, section and provision."""

from __future__ import annotations

from collections.abc import Iterator

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document, Edition
from portal.model.library import Library
from portal.pages.sharing import CARD
from portal.print.cards import Card
from portal.reference.addresses import document_path, language_root, own_path
from portal.reference.ancestry import lines, signed
from portal.reference.citation import capital, cite_number, cite_place, say_date
from portal.reference.messages import messages
from portal.reference.names import document_name, whole_words


def cards(library: Library, portal: BuildContext) -> Iterator[Card]:
    """Every card of the portal, in the order of its pages."""
    for language in portal.settings.languages:
        words = messages(language)
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


def _document_cards(document: Document, edition: Edition, portal: BuildContext) -> Iterator[Card]:
    language, words = edition.language, messages(edition.language)
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


def _footer(portal: BuildContext, language: str) -> str:
    name = portal.settings.names[language]
    return name if language == OFFICIAL else f"{name} · {messages(language)['unofficial_short']}"
