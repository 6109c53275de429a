"""The front matter and the list of corrections agree with the text, field by field."""

import datetime as dt
import re
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Page
from portal.model.files import DataFile
from portal.model.metadata import text_of
from portal.model.problems import Finding
from portal.source.numbering import HEAD

LETTERHEAD = ("issuer", "parent_body")
"""Fields printed above a document's number, which the text as received may lack."""

_SYMBOL = re.compile(r"\d+[a-z]?[-/][A-ZĐ]+(?:[-/][A-ZĐ]+)*")


@rule(Document, needs=Part.FRONT_MATTER | Part.PAGES)
def front_matter_differs(document: Document) -> Iterator[Finding]:
    """The front matter says what the text says: number, place, date, type, title, signer, basis."""
    for edition in document.editions.values():
        index = edition.index
        if index is None or len(index.units) < HEAD:
            continue
        signer = _signer(document, edition)
        for name, stated, text in (*_head(index), signer, *_basis(index, edition)):
            if stated and text and _plain(stated) != _plain(text):
                message = say("front-matter-differs", name=name, stated=stated, text=opening(text))
                yield Finding(index.path, index.front.line(name), message)


def _head(index: Page) -> Iterator[tuple[str, str, str]]:
    """Each field that the head of the text repeats: name, value, and the words of the text."""
    values, date = index.front.values, index.front.values.get("date")
    number, dated, kind, subject = (unit.block.text for unit in index.units[:HEAD])
    place, _, day = dated.partition(",")
    yield "number", text_of(values, "number"), number.rpartition(":")[2].strip()
    yield "place", text_of(values, "place"), place
    yield "type", text_of(values, "type"), kind
    yield "title", text_of(values, "title"), subject
    if isinstance(date, dt.date):
        stated = f"ngày {date.day} tháng {date.month} năm {date.year}"
        yield "date", stated, re.sub(r"\b0(?=\d)", "", day).strip()


def _signer(document: Document, edition: Edition) -> tuple[str, str, str]:
    """The signer's authority, title and name together are the whole signature."""
    signer, name = edition.metadata.signer, document.official.metadata.signer.name
    parts = (signer.authority, signer.title, name)
    signature = next((p.text for p in edition.provisions if p.kind is Kind.SIGNATURE), "")
    return "signer", " ".join(filter(None, parts)), signature


def _basis(index: Page, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Each document listed as legal basis that the text does not name."""
    text = " ".join(p.text for p in edition.provisions if p.kind is Kind.BASIS)
    listed = index.front.values.get("basis")
    for symbol in listed if isinstance(listed, list) else []:
        if symbol not in _SYMBOL.findall(text):
            yield "basis", str(symbol), text


def _plain(text: str) -> str:
    """The text without case and white space, in which head and metadata differ by custom."""
    return re.sub(r"\s+", "", text).casefold()


@rule(Document, needs=Part.METADATA | Part.TEXT)
def reconstructed_field(document: Document) -> Iterator[Finding]:
    """Exactly what is not in the text as received is listed under `reconstructed`."""
    index = document.official.index
    if index is None or not index.units:
        return
    values = index.front.values
    names = values.get("reconstructed")
    listed = names if isinstance(names, list) else []
    lines = {_plain(block.text) for block in index.blocks}
    absent = [name for name in LETTERHEAD if _plain(text_of(values, name)) not in lines]
    for name in listed:
        if name not in absent:
            possible = " và ".join(LETTERHEAD)
            message = say("reconstructed-field", "not-needed", name=name, possible=possible)
            yield Finding(index.path, index.front.line("reconstructed"), message)
    for name in absent:
        if name in values and name not in listed:
            message = say("reconstructed-field", "unlisted", name=name)
            yield Finding(index.path, index.front.line(name), message)


def _misquoted(document: Document) -> Iterator[Finding]:
    """Questions that quote words which their provision does not have."""
    texts = {p.id: p.text for p in document.official.provisions}
    index = document.official.index
    texts[""] = " ".join(block.text for block in index.blocks) if index else ""
    for question in document.questions:
        if question.text not in texts.get(question.provision, ""):
            yield Finding(document.ledger_path, question.line, say("ledger-entry"))


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Document, _misquoted, Part.TEXT | Part.LEDGER),),
)
def ledger_entry(file: DataFile) -> Iterator[Finding]:
    """Every correction and open question is complete, and a question quotes its provision."""
    yield from misshapen(file, "ledger-entry")
