"""The addresses that were published, held against those that a library makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.model.library import Library
from portal.model.page_kinds import WHOLE_TEXT
from portal.reference.addresses import is_list
from portal.reference.moves import Movement, Place, movement, unresolved
from portal.reference.permalinks import (
    FOLDER,
    Addresses,
    ListedLine,
    by_document,
    listed,
    listed_lines,
    lost,
    published,
)

_ALIKE = 0.8
"""The share of ids that two documents have in common where one may be the other, renamed."""


@dataclass(frozen=True)
class Contract:
    """What was published, what is made now, and where the rest went.

    `broken` are the documents whose text is not sound: what they lose or gain is a consequence.
    `reported` are the files of which something is told already.
    """

    library: Library
    broken: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()

    @cached_property
    def is_kept(self) -> bool:
        """Whether there is a list: before the first one nothing was published."""
        return any(path.startswith(FOLDER) for path in self.library.paths)

    @property
    def is_list_unsound(self) -> bool:
        """Whether something is wrong with a list itself."""
        return any(path.startswith(FOLDER) for path in self.reported)

    @cached_property
    def lines(self) -> Mapping[str, ListedLine]:
        """The first line of the lists with each address."""
        found: dict[str, ListedLine] = {}
        for line in listed_lines(self.library):
            found.setdefault(line.address, line)
        return found

    @cached_property
    def listed(self) -> Addresses:
        """What was published."""
        return listed(listed_lines(self.library))

    @cached_property
    def published(self) -> Addresses:
        """What is made now.

        Where some documents are broken, lists of documents stay as they were published: they may
        be in one.
        """
        made = published(self.library)
        if not self.broken:
            return made
        return {one: ids for one, ids in self.listed.items() if is_list(one)} | dict(made)

    @cached_property
    def movement(self) -> Movement:
        """Where the rest went."""
        return movement(self.library.moves.moves, self.published, self.library.languages)

    @cached_property
    def gone(self) -> Addresses:
        """What was published and is not made now, moved or not."""
        return lost(self.listed, self.published)

    @cached_property
    def lost(self) -> Mapping[str, Addresses]:
        """What is lost of each document: gone, and no move tells where to."""
        return by_document(unresolved(self.gone, self.movement))

    @cached_property
    def unlisted(self) -> Mapping[str, Addresses]:
        """What is made now of each document and not in the lists yet."""
        return by_document(lost(self.published, self.listed))

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Documents that are lost, each with one that is new and has nearly the same provisions."""
        known = self.library.by_id
        new = [one for one in self.unlisted if one and f"/{one}/" not in self.listed]
        old = (one for one in self.lost if one and one not in known)
        pairs = ((one, max(new, key=lambda other: self._alike(one, other))) for one in old if new)
        return {one: other for one, other in pairs if self._alike(one, other) >= _ALIKE}

    def _alike(self, old: str, new: str) -> float:
        before = self.listed.get(f"/{old}/{WHOLE_TEXT}/", frozenset())
        after = self.published.get(f"/{new}/{WHOLE_TEXT}/", frozenset())
        return len(before & after) / max(1, len(before | after))


def moved_addresses(library: Library) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Where pages and files went, and the ids of each page, as paths below the site's root."""
    contract = Contract(library)
    pages: dict[str, str] = {}
    ids: dict[str, dict[str, str]] = {}
    for address, names in contract.gone.items():
        path = address[1:]
        if address not in contract.published and (found := _target(contract, Place(address))):
            pages[path] = found
        there = {name: _target(contract, Place(address, name)) for name in sorted(names)}
        if moved := {name: target for name, target in there.items() if target}:
            ids[path] = moved
    return pages, ids


def _target(contract: Contract, place: Place) -> str:
    found = contract.movement.destination(place)
    return str(found)[1:] if found else ""
