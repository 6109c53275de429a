"""The parts that are no hierarchy: the lines of the preface, preamble and conclusions as blocks."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from portal.export.akoma_ntoso.elements import append, number_in_id, write_lines, write_table
from portal.export.akoma_ntoso.hierarchy import Text
from portal.export.text import printed_lines
from portal.model.blocks import Block, Kind
from portal.model.documents import Provision
from portal.model.metadata import UNDATED, Metadata
from portal.source.head_lines import line_roles
from portal.source.lines import lines_of

_INLINE = {
    "type": "docType",
    "title": "docTitle",
    "subject": "docTitle",
    "body": "docAuthority",
    "date": "docDate",
}
"""Elements around the words of a line in the head of a document, by what the line says."""

_ENTRIES = (Kind.BULLET, Kind.POINT)


def write_preface(parent: ET.Element, blocks: Sequence[Block], metadata: Metadata) -> None:
    """The head of a document, line by line; each says what it is, where the standard has a name."""
    for block, role in zip(blocks, line_roles(blocks, opens_document=True), strict=True):
        if block.table:
            write_table(parent, block.table)
            continue
        line, name = append(parent, "p"), _INLINE.get(role, "")
        if role == "number" and metadata.number and metadata.number in block.text:
            line.text, _, after = block.text.partition(metadata.number)
            append(line, "docNumber").text = metadata.number
            line[0].tail = after
        elif not name or (role == "date" and metadata.date == UNDATED):
            write_lines(line, lines_of(block))
        else:
            day = str(metadata.date) if role == "date" else ""
            write_lines(append(line, name, date=day), lines_of(block))


def write_grounds(parent: ET.Element, basis: Provision, text: Text, around: str) -> None:
    """The legal basis as citations: its first words, then each paragraph or entry after them."""
    identifier = text.identifiers.take("citations", around)
    citations = append(parent, "citations", eId=identifier, wId=basis.id)
    if basis.text or not basis.children:
        first = append(citations, "citation", eId=text.identifiers.take("citation", identifier))
        if basis.label:
            append(first, "num").text = basis.label
        _write_words(append(first, "p"), basis, text)
    for child in basis.children:
        _write_between(citations[-1] if len(citations) else parent, child, text)
        name = text.identifiers.take("citation", identifier)
        citation = append(citations, "citation", eId=name, wId=child.id)
        write_inside(citation, child, text, name)


def write_blocks(
    parent: ET.Element, provisions: Sequence[Provision], text: Text, around: str
) -> None:
    """Provisions beside each other; neighbouring entries share a list."""
    for is_list, group in groupby(provisions, lambda one: one.kind in _ENTRIES):
        if not is_list:
            for provision in group:
                _write_between(parent, provision, text)
                _write_block(parent, provision, text, around)
            continue
        listed, name = None, ""
        for provision in group:
            if provision.id in text.between or listed is None:
                _write_between(parent, provision, text)
                name = text.identifiers.take("blockList", around)
                listed = append(parent, "blockList", eId=name)
            identifier = text.identifiers.take("item", name, number_in_id(provision))
            item = append(listed, "item", eId=identifier, wId=provision.id)
            write_inside(item, provision, text, identifier)


def write_inside(element: ET.Element, provision: Provision, text: Text, around: str) -> None:
    """A provision's label, words, and the provisions inside it, in an element of its own."""
    if provision.label:
        append(element, "num").text = provision.label
    if provision.table:
        write_table(element, provision.table)
    elif provision.lines or not provision.children:
        _write_words(append(element, "p"), provision, text)
    write_blocks(element, provision.children, text, around)


def _write_between(parent: ET.Element, provision: Provision, text: Text) -> None:
    for block in text.lines_before(provision.id):
        append(parent, "p").text = block.text


def _write_block(parent: ET.Element, provision: Provision, text: Text, around: str) -> None:
    """A signature as one, a plain paragraph as such, anything else as a container of blocks."""
    take = text.identifiers.take
    if provision.table:
        write_table(parent, provision.table, eId=take("table", around), wId=provision.id)
    elif provision.kind is Kind.SIGNATURE and not provision.children:
        name = take("signature", around)
        signature = append(append(parent, "p"), "signature", eId=name, wId=provision.id)
        _write_words(signature, provision, text)
    elif provision.label or provision.children:
        name = take("blockContainer", around)
        attributes = {"eId": name, "wId": provision.id, "class": provision.kind.value}
        write_inside(append(parent, "blockContainer", **attributes), provision, text, name)
    else:
        attributes = {"eId": take("p", around), "wId": provision.id, "class": provision.kind.value}
        _write_words(append(parent, "p", **attributes), provision, text)


def _write_words(element: ET.Element, provision: Provision, text: Text) -> None:
    write_lines(element, printed_lines(provision, text.edition))
