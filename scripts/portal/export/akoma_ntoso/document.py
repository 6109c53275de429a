"""A whole file: which part of it each provision belongs to, and the annexes as documents in it.

Preamble: addressees, legal basis and opening, at the top. Conclusions: closing, recipients,
signatures and notes, at the bottom, and what stands below the annexes. Body: all between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.export.akoma_ntoso.blocks import write_blocks, write_grounds, write_preface
from portal.export.akoma_ntoso.elements import Identifiers, append, joined, paragraphs, write_lines
from portal.export.akoma_ntoso.hierarchy import Text, write_hierarchy
from portal.export.akoma_ntoso.metadata import MAIN, Component, slug, write_metadata
from portal.export.text import lines_between
from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.reference.addresses import own_path
from portal.reference.localized import LocalizedDocument

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_PREAMBLE = (Kind.ADDRESSEES, Kind.BASIS, Kind.OPENING)
_CONCLUSIONS = (Kind.CLOSING, Kind.RECIPIENTS, Kind.SIGNATURE, Kind.NOTE)


@dataclass(frozen=True)
class Parts:
    """The provisions beside each other in a document or annex, by the part that they belong to."""

    preamble: Sequence[Provision]
    body: Sequence[Provision]
    conclusions: Sequence[Provision]
    annexes: Sequence[Provision]


def parts_of(provisions: Sequence[Provision]) -> Parts:
    """Which part each provision belongs to."""
    annexed = [index for index, one in enumerate(provisions) if one.kind is Kind.ANNEX]
    end = annexed[0] if annexed else len(provisions)
    start = next((i for i in range(end) if provisions[i].kind not in _PREAMBLE), end)
    last = end
    while last > start and provisions[last - 1].kind in _CONCLUSIONS:
        last -= 1
    below = [one for one in provisions[end:] if one.kind is not Kind.ANNEX]
    return Parts(
        provisions[:start],
        provisions[start:last],
        [*provisions[last:end], *below],
        [provisions[index] for index in annexed],
    )


def law_file(document: LocalizedDocument) -> bytes:
    """A document in one language as Akoma Ntoso."""
    edition = document.edition
    text = Text(edition, Identifiers(), dict(lines_between(edition)))
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    kind = slug(document.document.official.metadata.type) or "doc"
    main = append(root, "doc", name=kind)
    write_metadata(main, document, Component(MAIN, document.address))
    first = edition.provisions[0].id if edition.provisions else ""
    if head := text.lines_before(first):
        write_preface(append(main, "preface"), head, document.metadata)
    _write_parts(main, document, edition.tree, text, "")
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _write_parts(
    parent: ET.Element,
    document: LocalizedDocument,
    provisions: Sequence[Provision],
    text: Text,
    component: str,
) -> None:
    """Write preamble, body, conclusions and annexes; `component` is the eId of an attachment."""
    parts = parts_of(provisions)
    if parts.preamble:
        _write_preamble(parent, parts, text, component)
    body = append(parent, "mainBody")
    for provision in parts.body:
        paragraphs(body, (block.text for block in text.lines_before(provision.id)))
        write_hierarchy(body, provision, text, component, component)
    if not parts.body:
        append(body, "p")  # the schema asks for something
    _write_conclusions(parent, parts, text, component)
    if parts.annexes:
        attachments = append(parent, "attachments")
        for annex in parts.annexes:
            _write_annex(attachments, document, annex, text)


def _write_preamble(parent: ET.Element, parts: Parts, text: Text, component: str) -> None:
    """What the text is based on, and the words that lead to its body: "QUYẾT ĐỊNH:"."""
    preamble, around = append(parent, "preamble"), joined(component, "preamble")
    for provision in parts.preamble:
        if provision.kind is Kind.BASIS:
            write_grounds(preamble, provision, text, around)
        else:
            write_blocks(preamble, [provision], text, around)
    if parts.body and (blocks := text.lines_before(parts.body[0].id)):
        name = text.identifiers.take("formula", around)
        formula = append(preamble, "formula", eId=name, name="enactingFormula")
        paragraphs(formula, (block.text for block in blocks))


def _write_conclusions(parent: ET.Element, parts: Parts, text: Text, component: str) -> None:
    end = () if component else text.lines_before("")
    if not parts.conclusions and not end:
        return
    conclusions = append(parent, "conclusions")
    write_blocks(conclusions, parts.conclusions, text, joined(component, "conclusions"))
    paragraphs(conclusions, (block.text for block in end))


def _write_annex(
    parent: ET.Element, document: LocalizedDocument, annex: Provision, text: Text
) -> None:
    """An annex as a document of its own; its number and title are its preface."""
    identifier = text.identifiers.take("attachment", "")
    attachment = append(parent, "attachment", eId=identifier, wId=annex.id)
    written = append(attachment, "doc", name=slug(annex.label or annex.text.split(" ")[0]) or "doc")
    address = f"{document.address}{own_path(annex)}"
    name = f"annex_{identifier.rpartition('_')[2]}"
    write_metadata(written, document, Component(name, address))
    preface = append(written, "preface")
    paragraphs(preface, (block.text for block in text.lines_before(annex.id)))
    if annex.label:
        append(append(preface, "p"), "docNumber").text = annex.label
    if annex.lines:
        write_lines(append(append(preface, "p"), "docTitle"), annex.lines)
    _write_parts(written, document, annex.children, text, identifier)
