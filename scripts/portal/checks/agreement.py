"""The front matter and the list of corrections agree with the text, field by field."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from typing import Any

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Question
from portal.model.files import DataFile
from portal.model.metadata import UNDATED, Metadata, texts_of
from portal.model.problems import Finding
from portal.source.formulas import SIGNED


@rule(Document, needs=Part.FRONT_MATTER | Part.PAGES | Part.WORDING)
def front_matter_differs(document: Document) -> Iterator[Finding]:
    """The front matter says what the text says, wherever both do: number, place, date, signer."""
    for edition in document.editions.values():
        index = edition.index
        if index is None:
            continue
        values, text = index.front.values, edition.described
        pairs = (*_fields(Metadata.of(values), text), *_date(values, text))
        for name, stated, found in (*pairs, *_signers(Metadata.of(values), edition)):
            if stated and found and _plain(stated) != _plain(found):
                message = say(
                    "front-matter-differs", "field", name=name, stated=stated, text=opening(found)
                )
                yield Finding(index.path, index.front.line(name), message)
        for key, message in _unknown(edition, values):
            yield Finding(index.path, index.front.line(key), message)


def _fields(stated: Metadata, text: Metadata) -> Iterator[tuple[str, str, str]]:
    """Each field that both can have: name, value, and what the text says."""
    for name in ("number", "place", "type", "title", "parent_body"):
        yield name, getattr(stated, name), getattr(text, name)
    yield "issuer", " ".join(stated.issuers), " ".join(text.issuers)


def _date(values: Mapping[str, Any], text: Metadata) -> Iterator[tuple[str, str, str]]:
    date = values.get("date")
    if isinstance(date, dt.date) and text.date != UNDATED:
        yield "date", date.isoformat(), text.date.isoformat()


def _signers(stated: Metadata, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Each signer whose body, authority, title or name is not that of the signature."""
    signatures = [p for p in edition.provisions if p.kind is Kind.SIGNATURE]
    found = edition.described.signers
    for signer, printed, signature in zip(stated.signers, found, signatures, strict=False):
        pairs = list(zip(astuple(signer), astuple(printed), strict=True))
        text = " ".join(line for line in signature.lines if not SIGNED.fullmatch(line))
        whole = " ".join(filter(None, (signer.body, signer.authority, signer.title, signer.name)))
        if any(ours and _plain(ours) != _plain(theirs) for ours, theirs in pairs):
            yield "signer", whole, text


def _unknown(edition: Edition, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Symbols listed as grounds that the text does not cite, and sections that it does not have."""
    cited = ", ".join(edition.described.basis)
    for symbol in texts_of(values, "basis"):
        if edition.described.basis and symbol not in edition.described.basis:
            message = say("front-matter-differs", "basis", stated=symbol, text=cited)
            yield "basis", message
    for name in texts_of(values, "slogans"):
        if name not in edition.ancestry:
            yield "slogans", say("front-matter-differs", "slogans", stated=name)


def _plain(text: str) -> str:
    """The text without case and white space, in which head and metadata differ by custom."""
    return re.sub(r"\s+", "", text).casefold()


def _misquoted(document: Document) -> Iterator[Finding]:
    """Questions that quote words which their provision does not have."""
    texts = {p.id: p.text for p in document.official.provisions}
    index = document.official.index
    texts[""] = " ".join(block.text for block in index.blocks) if index else ""
    for question in document.questions:
        if question.text not in texts.get(question.provision, ""):
            message = _settled(question, document, texts)
            yield Finding(document.ledger_path, question.line, message)


def _settled(question: Question, document: Document, texts: Mapping[str, str]) -> str:
    """Why a question quotes nothing: a correction answers it, or its words stand elsewhere."""
    quoted = opening(question.text)
    answers = (c for c in document.corrections if _meets(c.original, question.text))
    if answer := next(answers, None):
        return say("ledger-entry", "corrected", text=quoted, line=answer.line)
    home = next((name for name, text in texts.items() if name and question.text in text), "")
    if home:
        return say("ledger-entry", "elsewhere", text=quoted, at=home, stated=question.provision)
    return say("ledger-entry", "settled", text=quoted)


def _meets(original: str, text: str) -> bool:
    """Whether a correction changes words that a question quotes."""
    one, other = " ".join(original.split()), " ".join(text.split())
    ends = (one[-size:] == other[:size] or other[-size:] == one[:size] for size in range(5, 60))
    return one in other or other in one or any(ends)


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Document, _misquoted, Part.TEXT | Part.LEDGER | Part.WORDING),),
)
def ledger_entry(file: DataFile) -> Iterator[Finding]:
    """Every correction and open question is complete, and a question quotes its provision."""
    yield from misshapen(file, "ledger-entry")
