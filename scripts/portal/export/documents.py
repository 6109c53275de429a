"""Each document as data for programs: `document.json` beside it, and all such files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.export.akoma_ntoso.document import law_file
from portal.export.schemas import schema_address
from portal.export.text import lines_between, printed_lines
from portal.model.blocks import Cell, Table
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document, Edition, Provision
from portal.model.metadata import UNDATED
from portal.reference.addresses import data_path, law_path, reading_path
from portal.reference.localized import LocalizedDocument, localize
from portal.release.atomic import write_files

_FIELDS = (
    "number", "type", "place", "title", "issuer", "issuer_short", "parent_body", "issuers", "basis",
    "recipients", "scheme", "amends", "replaces", "repealed_by", "effective", "expires",
)  # fmt: skip

_FRONT = ("original", "slogans", "translation")
"""Fields of the front matter that are as they are typed there."""

_Lines = Mapping[str, Sequence[str]]
"""Lines without an address, by the id of the provision after them, "" at the end."""


def write_documents(documents: Iterable[LocalizedDocument], folder: Path) -> None:
    """Write the files for programs of documents, each in a language, into the site at `folder`."""
    for document in documents:
        write_files(folder, data_files(document))


def data_files(document: LocalizedDocument) -> dict[str, bytes]:
    """A document's files for programs by their paths: Akoma Ntoso, with the official text JSON."""
    source, language = document.document, document.language
    files = {law_path(source, language): law_file(document)}
    if document.is_official:
        files[data_path(source)] = document_file(source, document.context)
    return files


def document_file(document: Document, context: BuildContext) -> bytes:
    """A document's JSON, as published and as attached to its PDF."""
    data = document_data(document, context)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{text}\n".encode()


def document_data(document: Document, context: BuildContext) -> dict[str, Any]:
    """The whole document as plain data: metadata, provisions, corrections, questions.

    Lines without an address, such as those of the head, are `before` the provision that follows
    them, or at the `end`.
    """
    editions = [localize(document, language, context) for language in document.editions]
    lines = {one.language: _lines_between(one.edition) for one in editions}
    return {
        "$schema": schema_address("document", context.settings),
        "id": document.id,
        "official_language": OFFICIAL,
        "address": {one.language: one.address for one in editions},
        "metadata": {one.language: _metadata(one) for one in editions},
        "provisions": [_provision(top, editions, lines) for top in document.official.tree],
        "end": {language: list(found.get("", ())) for language, found in lines.items()},
        "corrections": [
            {"original": c.original, "published": c.published, "reason": c.reason}
            for c in document.corrections
        ],
        "questions": [
            {"provision": q.provision, "text": q.text, "question": q.question}
            for q in document.questions
        ],
    }


def _metadata(document: LocalizedDocument) -> dict[str, Any]:
    """What the text and the front matter say; None where neither does."""
    metadata, index = document.metadata, document.edition.index
    dated = metadata.date if metadata.date != UNDATED else None
    values = {name: getattr(metadata, name) for name in _FIELDS}
    found = {name: value or ([] if value == () else None) for name, value in values.items()}
    rest = {
        "reconstructed": [name.replace("issuers", "issuer") for name in metadata.reconstructed],
        "signers": [asdict(one) for one in metadata.signers],
    }
    front = index.front.values if index else {}
    typed = {name: front[name] for name in _FRONT if name in front}
    return {"date": dated, **found, **rest, **typed}


def _lines_between(edition: Edition) -> _Lines:
    found = lines_between(edition).items()
    return {name: [block.text for block in blocks] for name, blocks in found}


def _provision(
    provision: Provision, editions: Sequence[LocalizedDocument], between: Mapping[str, _Lines]
) -> dict[str, Any]:
    present = [one for one in editions if provision.id in one.edition.ancestry]
    found = {one.language: one.edition.ancestry[provision.id][-1] for one in present}
    citations = {one.language: one.place(provision) for one in present}
    none = {one.language: "" for one in editions}
    data = {
        "id": provision.id,
        "kind": provision.kind,
        "number": provision.number,
        "label": provision.label,
        "citation": {**none, **citations},
        "text": {**none, **{language: one.text for language, one in found.items()}},
        "address": {one.language: f"{one.address}{reading_path(provision)}" for one in editions},
        "children": [_provision(child, editions, between) for child in provision.children],
    }
    lines = {one.language: printed_lines(found[one.language], one.edition) for one in present}
    if any(len(printed) > 1 for printed in lines.values()):
        data["lines"] = lines
    if before := {name: one[provision.id] for name, one in between.items() if provision.id in one}:
        data["before"] = before
    if provision.table:
        data["table"] = {name: _table(one.table) for name, one in found.items() if one.table}
    return data


def _table(table: Table) -> dict[str, Any]:
    return {"head": table.head, "rows": [list(map(_cell, row)) for row in table.rows]}


def _cell(cell: Cell) -> dict[str, Any]:
    """A cell; over how many columns and rows it reaches, where it is more than one."""
    merged = {"columns": cell.columns, "rows": cell.rows}
    return {"text": cell.text, **{name: n for name, n in merged.items() if n > 1}}
