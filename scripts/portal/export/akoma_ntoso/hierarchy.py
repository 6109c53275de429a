"""The provisions of the body: each an element with its number, and a heading or a text of its own.

The standard has no text beside the elements inside a provision: it is their introduction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.export.akoma_ntoso.elements import (
    HIERARCHICAL,
    Identifiers,
    append,
    number_in_id,
    paragraphs,
    write_lines,
    write_table,
)
from portal.export.text import printed_lines
from portal.model.blocks import Block, Kind
from portal.model.documents import Edition, Provision


@dataclass(frozen=True)
class Text:
    """What the parts of one file are written from."""

    edition: Edition
    identifiers: Identifiers
    between: dict[str, Sequence[Block]]

    def lines_before(self, provision: str) -> Sequence[Block]:
        """The lines without an address above a provision, once: whoever asks writes them."""
        return self.between.pop(provision, ())


def write_hierarchy(
    parent: ET.Element, provision: Provision, text: Text, around: str, component: str
) -> None:
    """Write a provision of the body and all inside it.

    `around` is the eId of the element around it, `component` that of the attachment or "".
    Articles are numbered through a component: their eIds leave out what is around them.
    """
    name = HIERARCHICAL.get(provision.kind, "hcontainer")
    named = "" if name != "hcontainer" else provision.kind.value
    within = component if provision.kind is Kind.ARTICLE else around
    identifier = text.identifiers.take(name, within, number_in_id(provision))
    element = append(parent, name, eId=identifier, wId=provision.id, name=named)
    if provision.label:
        append(element, "num").text = provision.label
    _write_words(element, provision, text)
    for child in provision.children:
        for block in text.lines_before(child.id):
            append(element, "crossHeading").text = block.text
        write_hierarchy(element, child, text, identifier, component)


def _write_words(element: ET.Element, provision: Provision, text: Text) -> None:
    """The words of a provision itself: heading, introduction or content."""
    lines = printed_lines(provision, text.edition)
    if provision.table:
        write_table(append(element, "content"), provision.table)
    elif provision.heads:
        if lines:
            write_lines(append(element, "heading"), lines)
    elif not provision.children:
        paragraphs(append(element, "content"), lines)
    elif lines:
        paragraphs(append(element, "intro"), lines)
