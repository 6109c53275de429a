"""What search can find: every document, by its head, and every provision. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from portal.language.syllables import slug
from portal.model.blocks import Cell, Kind, Table
from portal.model.context import BuildContext
from portal.model.documents import Ancestry, Document
from portal.reference.addresses import gallery_path, reading_path
from portal.reference.bodies import body_name
from portal.reference.citation import capital
from portal.reference.headings import printed, without_notes
from portal.reference.localized import NO_BUILD, LocalizedDocument, localize
from portal.reference.messages import messages_in
from portal.source.formulas import MOTTO, NATION, RULE_LINE
from portal.source.labels import roman

DOCUMENT = "document"
"""The kind of a record for a document itself."""

GALLERY = "gallery"
"""The kind of a record for a page with slogans to print."""

DOCUMENT_PAGE_TERMS = ("number", "date", "issuer", "whole_text", "comparison", "downloads")
"""Keys of messages for what a document's own page shows: people search for these, too."""

CELLS = " · "
"""What stands between the cells of a table's row."""


@dataclass(frozen=True)
class Record:
    """A search record: a provision, a row of a table or a document in one language.

    `id` and `kind` are the provision's, or the document's id and DOCUMENT, or "" and GALLERY.
    `address` is below the site's root. `document` and `place` are names: "Kế hoạch 113/KH-LĐLĐ",
    "Phần II › Mục 1 › 1.1"; `within` are the headings above it; `called` are words for it
    that its text does not have.
    """

    id: str
    kind: str
    address: str
    document: str
    place: str
    within: str
    called: str
    text: str

    @property
    def searched(self) -> str:
        """The text that is searched."""
        return f"{self.text} {self.called}".strip()


@dataclass(frozen=True)
class DocumentRecords:
    """What search finds of a document, by the language of the site.

    `facts` are what answers can be chosen by, in words: its issuer and its status.
    """

    id: str
    records: Mapping[str, tuple[Record, ...]]
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def document_records(
    document: Document, languages: Iterable[str], context: BuildContext = NO_BUILD
) -> DocumentRecords:
    """The records of a document in each language of the site."""
    every = [localize(document, language, context) for language in languages]
    return DocumentRecords(
        document.id,
        {one.language: tuple(_document_records(one)) for one in every},
        {one.language: dict(_facts(one)) for one in every},
    )


def records(documents: Iterable[Document], language: str) -> Iterator[Record]:
    """The records of a language: each document, its provisions, the pages with slogans to print.

    A document that is not translated into the language is found by its official text.
    """
    for document in documents:
        yield from _document_records(localize(document, language))


def keys(record: Record) -> Iterator[str]:
    """Words by which the index finds a provision that a query names by number, before others.

    They are its kind with its own number, each number around it, and its document's; of a document
    also its type and its year: index_keys.js asks for them.
    """
    numbers = list(_numbers(record.id)) if record.kind != DOCUMENT else [""]
    yield from (f"zy{record.kind}{number}" for number in numbers[-1:])
    if record.kind == DOCUMENT:
        yield "zt" + slug(re.sub(r"\d.*", "", record.document)).replace("-", "")
        yield f"zv{record.id[:4]}"
    yield from (f"zz{number}" for number in dict.fromkeys(numbers) if number)
    yield from (f"zx{int(number)}" for number in re.findall(r"(\d+)\S*$", record.document)[:1])


def _numbers(name: str) -> Iterator[str]:
    """The numbers and letters in a provision's id; Roman ones as digits."""
    for piece in name.split("-"):
        if found := re.fullmatch(r"[a-z]?(\d+)[a-z]?", piece):
            yield str(int(found[1]))
        elif len(piece) == 1 or piece == "dd" or roman(piece):
            yield str(roman(piece) or piece)


def _facts(document: LocalizedDocument) -> Iterator[tuple[str, str]]:
    if issuers := document.metadata.issuers:
        yield "issuer", " · ".join(map(body_name, issuers))
    yield "status", document.messages[f"status_{document.relations.status}"]


def _document_records(document: LocalizedDocument) -> Iterator[Record]:
    terms = " ".join(document.messages[key] for key in DOCUMENT_PAGE_TERMS)
    name = document.name
    yield Record(document.id, DOCUMENT, document.path, name, "", "", terms, _head(document))
    for ancestry in document.edition.ancestry.values():
        *above, provision = ancestry
        notes = document.edition.notes
        record = Record(
            provision.id,
            str(provision.kind),
            document.text_path + reading_path(provision),
            name,
            document.trail(provision),
            without_notes(" ".join(printed(one) for one in above if one.heads), notes),
            _called(ancestry, document),
            without_notes(printed(provision), notes),
        )
        yield from _row_records(record, provision.table, document) if provision.table else (record,)
    yield from _gallery_records(document)


def _gallery_records(document: LocalizedDocument) -> Iterator[Record]:
    """The pages with slogans to print, for those who look for a banner, not for words."""
    messages = document.messages
    for section in document.document.official.slogan_sections:
        place = f"{document.trail(section)} › {messages['print_slogans']}"
        address = document.text_path + gallery_path(section)
        text = messages["gallery_found"]
        yield Record("", GALLERY, address, document.name, place, "", "", text)


def _row_records(whole: Record, table: Table, document: LocalizedDocument) -> Iterator[Record]:
    """A table by its head, then each of its rows; they all lead to the table."""
    notes = document.edition.notes
    rows = [without_notes(CELLS.join(filter(None, row)), notes) for row in table_rows(table)]
    count = max(1, table.head)
    head = " ".join(rows[:count])
    within = f"{whole.within} {head}".strip()
    messages = messages_in(document.text_language)
    for number, text in enumerate([head, *rows[count:]]):
        row = capital(messages["cite_row"].format(number=number))
        place = f"{whole.place} › {row}" if number else whole.place
        around = within if number else whole.within
        yield Record(
            whole.id, whole.kind, whole.address, whole.document, place, around, whole.called, text
        )


def table_rows(table: Table) -> Iterator[list[str]]:
    """The texts of each row; a cell that reaches over several rows is in each of them."""
    reaching: dict[int, Cell] = {}
    for row in table.rows:
        given = iter(row)
        texts: list[str] = []
        column = 0
        while cell := reaching.pop(column, None) or next(given, None):
            texts.append(cell.text)
            if cell.rows > 1:
                reaching[column] = cell._replace(rows=cell.rows - 1)
            column += cell.columns
        yield texts


def _head(document: LocalizedDocument) -> str:
    """The text above a document's first provision: its bodies, number, place, date, type, title.

    The national title and motto are left out, which every document has.
    """
    index = document.edition.index
    units = takewhile(lambda unit: not unit.id, index.units if index else ())
    texts = (unit.block.text for unit in units)
    shared = (NATION, MOTTO, RULE_LINE)
    return " ".join(text for text in texts if not any(form.fullmatch(text) for form in shared))


def _called(ancestry: Ancestry, document: LocalizedDocument) -> str:
    """Names that people use for a provision though its text lacks them."""
    kind = ancestry[-1].kind
    if kind is Kind.SIGNATURE:
        messages = messages_in(document.text_language)
        return f"{messages['cite_signature']} {messages['signer']}"
    return document.place(ancestry[-1]) if kind is Kind.ANNEX else ""
