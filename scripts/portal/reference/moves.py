"""Where published addresses went: one entry moves a document, a provision, a page or a file.

The entry of a document ("/2025/1-kh-ldld/") moves all pages below it, that of a provision
("/2025/1-kh-ldld/#ii-1") its pages and its id on every page, with what is inside it; each language
goes along. An entry of something inside, of its own, comes first.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from portal.model.documents import OFFICIAL
from portal.model.site_data import Move
from portal.reference.addresses import language_root
from portal.reference.permalinks import Addresses

_DOCUMENT = re.compile(r"(?P<root>/(?:[a-z]{2,3}/)?\d{4}/[^/]+/)(?P<below>.*)")


class Place(NamedTuple):
    """An address, and an id on the page or ""."""

    address: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.address}#{self.id}" if self.id else self.address


def place_of(text: str) -> Place:
    """The place that a text names; that of a provision is the same from any page of its document.

    So "/2025/1-kh-ldld/ii/#ii-1" is "/2025/1-kh-ldld/#ii-1".
    """
    address, _, name = text.partition("#")
    parts = _DOCUMENT.fullmatch(address)
    return Place(parts["root"] if parts and name else address, name)


def is_in(place: Place, addresses: Addresses) -> bool:
    """Whether a page or file is one of the addresses, and the id is on it."""
    ids = addresses.get(place.address)
    return ids is not None and (not place.id or place.id in ids)


def is_named_in(place: Place, addresses: Addresses) -> bool:
    """Whether what a move names is one of the addresses: a provision, on a page of its document."""
    if not place.id:
        return is_in(place, addresses)
    return any(
        place.id in ids for address, ids in addresses.items() if address.startswith(place.address)
    )


@dataclass(frozen=True)
class Movement:
    """The moves of a site, by where they lead from, and what is published on it today."""

    moves: Mapping[Place, Place]
    published: Addresses
    languages: tuple[str, ...] = (OFFICIAL,)

    def exists(self, place: Place) -> bool:
        """Whether a page or file is there, and the id on it."""
        return is_in(place, self.published)

    def destination(self, place: Place) -> Place | None:
        """Where an address that is gone went; None where no move tells, or nothing is there.

        A provision that is only on another page of its document needs no move.
        """
        language, path = self._split(place.address)
        for here, root in ((place, ""), (Place(path, place.id), language_root(language))):
            for target in self._targets(here):
                for prefix in dict.fromkeys((root, "")):
                    found = Place(f"/{prefix}{target.address[1:]}", target.id)
                    if target != here and self.exists(found):
                        return found
        return None

    def _split(self, address: str) -> tuple[str, str]:
        """The language of an address, and the same address in the official one."""
        for language in self.languages:
            root = f"/{language_root(language)}"
            if language != OFFICIAL and address.startswith(root):
                return language, address[len(root) - 1 :]
        return OFFICIAL, address

    def _targets(self, place: Place) -> Iterator[Place]:
        """The places to look at, the likeliest first."""
        if found := self.moves.get(Place(place.address)):
            yield Place(found.address, place.id or found.id)
        parts = _DOCUMENT.fullmatch(place.address)
        if not parts:
            return
        root, below = parts["root"], parts["below"]
        if not place.address.endswith("/"):
            yield from self._files(root, below)
            return
        head, _, rest = below.partition("/")
        page = self._provision(Place(root, head))
        here = f"{page.address}{page.id}/{rest}" if head else page.address
        if place.id:
            moved = self._provision(Place(root, place.id))
            yield Place(f"{moved.address}{below}", moved.id)
            yield Place(here, moved.id)
            yield Place(f"{moved.address}{moved.id}/", moved.id)
        else:
            yield Place(here)

    def _document(self, root: str) -> str:
        return self.moves.get(Place(root), Place(root)).address

    def _provision(self, place: Place) -> Place:
        """Where a provision of a document went: by its own move, or by that of what it is in."""
        outer = place.id
        while outer:
            if found := self.moves.get(Place(place.address, outer)):
                inside = place.id[len(outer) :]
                return Place(found.address, found.id + inside)
            outer = outer.rpartition("-")[0]
        return Place(self._document(place.address), place.id)

    def _files(self, root: str, below: str) -> Iterator[Place]:
        """A file of a document is named as the document is, or as it was: an original keeps its."""
        target = self._document(root)
        old, new = (posixpath.basename(one.rstrip("/")) for one in (root, target))
        folder, kept = posixpath.split(below)
        name = kept
        if name.startswith((f"{old}.", f"{old}-")):
            name = new + name[len(old) :]
        suffixes = "".join(name.partition(".")[1:])  # of a translation's file: ".akn.xml"
        for one in (name, kept, new + suffixes):
            yield Place(target + posixpath.join(folder, one))


def movement(moves: Iterable[Move], published: Addresses, languages: tuple[str, ...]) -> Movement:
    """The moves of a library."""
    places = {place_of(move.source): place_of(move.target) for move in moves}
    return Movement(places, published, languages)


def unresolved(gone: Addresses, moved: Movement) -> Addresses:
    """Those of the addresses that are gone of which no move tells where they went.

    The ids of a page that moved must have moved, too.
    """
    found: dict[str, frozenset[str]] = {}
    for address, ids in gone.items():
        there = moved.exists(Place(address)) or moved.destination(Place(address))
        left = frozenset(name for name in ids if not moved.destination(Place(address, name)))
        if left or not there:
            found[address] = left
    return found
