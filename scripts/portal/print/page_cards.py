"""The preview cards: one for home, and for every document, section and provision."""

from collections.abc import Callable, Iterator
from functools import partial

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.print.cards import Card
from portal.reference.addresses import CARD, language_root, own_path
from portal.reference.citation import capital, cite_number, cite_place, format_day
from portal.reference.headings import whole_text
from portal.reference.localized import LocalizedDocument, localized
from portal.reference.messages import messages_in


def cards(library: Library, context: BuildContext) -> Iterator[Card]:
    """Every card of the portal, in the order of its pages."""
    for language in context.settings.languages:
        messages = messages_in(language)
        yield _card(context, language)(
            path=language_root(language) + CARD,
            kicker=messages["wordmark"],
            label="",
            title=messages["wordmark_what"],
            opening=messages["about"],
        )
    for document in localized(library, context):
        yield from _document_cards(document)


def _document_cards(document: LocalizedDocument) -> Iterator[Card]:
    card = _card(document.context, document.language)
    title, date = document.metadata.title, document.metadata.date
    day = format_day(date, document.language, document.messages)
    yield card(document.path + CARD, kicker=day, label=document.name, title="", opening=title)
    for ancestry in document.edition.ancestry.values():
        provision = ancestry[-1]
        heads = provision.kind.heads
        title = provision.text.rstrip(":") if heads else cite_place(ancestry, document.messages)
        text = whole_text(provision.children if heads else ancestry[-1:])
        if provision.kind is Kind.SIGNATURE:
            text = document.edition.signature_lines[-1]
        yield card(
            path=document.path + own_path(provision) + CARD,
            kicker=f"{document.name} · {day}",
            label=cite_number(ancestry),
            title=capital(title),
            opening=text,
        )


def _card(context: BuildContext, language: str) -> Callable[..., Card]:
    """A card of a language's pages, without its own texts."""
    settings, footer = context.settings, context.settings.names[language]
    if language != OFFICIAL:
        footer += f" · {messages_in(language)['unofficial_short']}"
    return partial(Card, language=language, brand=settings.colours["brand"], footer=footer)
