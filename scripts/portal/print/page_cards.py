"""The preview cards: one for home, and for every document, section and provision."""

from collections.abc import Callable, Iterator
from functools import partial

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Ancestry
from portal.model.library import Library
from portal.print.cards import Card
from portal.reference.addresses import CARD, language_root, own_path
from portal.reference.citation import capital, cite_number, cite_place, format_day
from portal.reference.headings import whole_text, without_notes
from portal.reference.localized import LocalizedDocument, localized
from portal.reference.messages import messages_in
from portal.source.formulas import ATTACHED


def home_cards(context: BuildContext) -> Iterator[Card]:
    """The card of the home page in each language."""
    for language in context.settings.languages:
        messages = messages_in(language)
        yield _card(context, language)(
            path=language_root(language) + CARD,
            kicker=context.settings.unions[language],
            label="",
            title=messages["wordmark_what"],
            opening=context.settings.descriptions[language],
        )


def document_cards(library: Library, context: BuildContext) -> Iterator[Card]:
    """The cards of each document and its provisions, in the order of its pages."""
    for document in localized(library, context):
        yield from _document_cards(document)


def _document_cards(document: LocalizedDocument) -> Iterator[Card]:
    card = _card(document.context, document.language)
    title, date = document.metadata.title, document.metadata.date
    day = format_day(date, document.language, document.messages)
    kicker = " · ".join(filter(None, (document.name, day)))
    unnumbered = not document.metadata.number and document.metadata.type
    name = unnumbered or document.name
    yield card(document.path + CARD, kicker=day, label=name, title="", opening=title)
    for ancestry in document.edition.ancestry.values():
        label, (title, text) = cite_number(ancestry), _texts(document, ancestry)
        yield card(
            path=document.path + own_path(ancestry[-1]) + CARD,
            kicker=kicker,
            label=label,
            title="" if title.casefold() == label.casefold() else capital(title),
            opening=without_notes(text, document.edition.notes),
        )


def _texts(document: LocalizedDocument, ancestry: Ancestry) -> tuple[str, str]:
    """The heading or place of a provision, and the text below it."""
    provision = ancestry[-1]
    if provision.kind is Kind.SIGNATURE:
        return cite_place(ancestry, document.messages), provision.lines[-1]
    if provision.table:
        rows = (" · ".join(cell.text for cell in row if cell.text) for row in provision.table.rows)
        return cite_place(ancestry, document.messages), "; ".join(rows)
    if not provision.heads:
        return cite_place(ancestry, document.messages), whole_text(ancestry[-1:])
    titles = [line for line in provision.lines if not ATTACHED.fullmatch(line)]
    title = " ".join(titles) or provision.label
    return title.rstrip(":"), whole_text(provision.children)


def _card(context: BuildContext, language: str) -> Callable[..., Card]:
    """A card of a language's pages, without its own texts."""
    settings, footer = context.settings, context.settings.names[language]
    if language != OFFICIAL:
        footer += f" · {messages_in(language)['unofficial_short']}"
    return partial(Card, brand=settings.colours["brand"], footer=footer)
