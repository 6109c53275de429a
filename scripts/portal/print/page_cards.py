"""Which card stands for which page: home, every document, section and provision."""

from collections.abc import Iterator

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
        yield Card(
            path=language_root(language) + CARD,
            language=language,
            brand=context.settings.colours["brand"],
            kicker=messages["wordmark"],
            label="",
            title=messages["wordmark_what"],
            opening=messages["about"],
            footer=_footer(context, language),
        )
    for document in localized(library, context):
        yield from _document_cards(document)


def _document_cards(document: LocalizedDocument) -> Iterator[Card]:
    language, footer = document.language, _footer(document.context, document.language)
    day = format_day(document.metadata.date, language, document.messages)
    brand, title = document.context.settings.colours["brand"], document.metadata.title
    yield Card(document.path + CARD, language, brand, day, document.name, "", title, footer)
    for line in document.edition.ancestry.values():
        provision = line[-1]
        heads = provision.kind.heads
        title = provision.text.rstrip(":") if heads else cite_place(line, document.messages)
        text = whole_text(provision.children if heads else line[-1:])
        if provision.kind is Kind.SIGNATURE:
            *_, text = document.edition.signature_lines
        yield Card(
            path=document.path + own_path(provision) + CARD,
            language=language,
            brand=brand,
            kicker=f"{document.name} · {day}",
            label=cite_number(line),
            title=capital(title),
            opening=text,
            footer=footer,
        )


def _footer(context: BuildContext, language: str) -> str:
    name = context.settings.names[language]
    return name if language == OFFICIAL else f"{name} · {messages_in(language)['unofficial_short']}"
