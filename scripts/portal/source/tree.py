"""From numbered units to the tree of provisions."""

from collections.abc import Iterable

from portal.model.blocks import Kind, Unit
from portal.model.documents import Provision
from portal.source.containers import titles_slogans


def tree(placed: Iterable[tuple[str, Unit]]) -> tuple[Provision, ...]:
    """The units that have an id, as provisions, each inside the one it belongs to.

    Each unit comes with the path of its page.
    """
    roots: list[_Node] = []
    latest: dict[str, _Node] = {}
    for path, unit in placed:
        if unit.kind is None:
            continue
        if unit.joined and unit.id in latest:
            latest[unit.id].units.append(unit)
            continue
        node = _Node(path, unit)
        (latest[unit.parent].inside if unit.parent in latest else roots).append(node)
        latest[unit.id] = node
    return tuple(node.provision() for node in roots)


class _Node:
    """A provision under construction."""

    def __init__(self, path: str, unit: Unit) -> None:
        self.path = path
        self.units = [unit]
        self.inside: list[_Node] = []

    def provision(self) -> Provision:
        unit = self.units[0]
        lines = tuple(filter(None, (one.text for one in self.units)))
        return Provision(
            unit.id,
            unit.kind or Kind.PARAGRAPH,
            unit.label,
            lines,
            self.path,
            unit.block.line,
            tuple(node.provision() for node in self.inside),
            unit.block.table,
            titles_slogans(next(iter(lines), "")),
        )
