"""The text of an edition as every export has it: lines without an address, printed lines."""

from collections.abc import Iterator, Mapping, Sequence

from portal.model.blocks import Block, Kind
from portal.model.documents import Edition, Provision
from portal.source.lines import lines_of

Between = Mapping[str, Sequence[Block]]
"""Lines without an address, by the id of the provision after them, "" at the end."""


def lines_between(edition: Edition) -> Between:
    """The lines that are no provision, such as those of the head."""
    return dict(_between(edition))


def _between(edition: Edition) -> Iterator[tuple[str, list[Block]]]:
    blocks: list[Block] = []
    for unit in edition.units:
        if unit.kind is None:
            blocks.append(unit.block)
        elif blocks and not unit.joined:
            yield unit.id, blocks
            blocks = []
    yield "", blocks


def printed_lines(provision: Provision, edition: Edition) -> list[str]:
    """The lines of a signature as printed; the paragraphs of any other provision."""
    if provision.kind is not Kind.SIGNATURE:
        return list(provision.lines)
    blocks = (unit.block for unit in edition.units if unit.id == provision.id)
    return [line for block in blocks for line in lines_of(block)]
