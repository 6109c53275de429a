"""What a site is to be made of: the checked files, and the key of each document's part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from portal.model.change import document_of
from portal.model.context import CACHE, BuildContext
from portal.model.files import Source
from portal.model.site_data import WordGroups
from portal.pages.fingerprint import site_fingerprint
from portal.print.cache import key_of
from portal.reference.catalogue import Catalogue
from portal.reference.permalinks import document_of as document_at
from portal.release.parts import PartStore
from portal.source.trees import ReadFiles

PARTS = "parts"
"""The folder of the store, in the cache."""


@dataclass(frozen=True)
class SitePlan:
    """The files of a project, found sound, with what follows from them for the build."""

    root: Path
    files: ReadFiles
    catalogue: Catalogue
    context: BuildContext

    @property
    def store(self) -> PartStore:
        """Where the parts are kept."""
        return PartStore(self.root / CACHE / PARTS)

    @cached_property
    def shared(self) -> bytes:
        """What every part is made from: the program, templates, settings."""
        context = self.context
        stated = (context.settings, context.offline, context.guides)
        return site_fingerprint(self.root) + repr(stated).encode()

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Source, ...]]:
        """The files of each document by its id, all others by ""."""
        found: dict[str, list[Source]] = {}
        for source in self.files.sources:
            found.setdefault(document_of(source.path), []).append(source)
        return {name: tuple(sources) for name, sources in found.items()}

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The key of each document's part by its id."""
        shared = (self.shared, *contents(self._for_all))
        moved = self.moved
        return {
            one.id: key_of(
                *shared,
                repr((self.context.facts(one.id), moved.get(one.id))).encode(),
                *contents(self.by_document[one.id]),
            )
            for one in self.catalogue.summaries
        }

    @cached_property
    def _for_all(self) -> tuple[Source, ...]:
        """The data files that documents are made from."""
        return tuple(one for one in self.by_document.get("", ()) if one.path == WordGroups.path)

    @cached_property
    def moved(self) -> Mapping[str, list[object]]:
        """What moved out of and into each document by its id, the portal's own pages by ""."""
        found: dict[str, list[object]] = {}
        for move in self.context.moved.items():
            for name in {document_at(f"/{path}") for path in move}:
                found.setdefault(name, []).append(move)
        for path, ids in self.context.moved_ids.items():
            found.setdefault(document_at(f"/{path}"), []).append((path, ids))
        return found

    def batch(self, names: Sequence[str]) -> tuple[tuple[Source, ...], BuildContext]:
        """The files that these documents are made from, and their context."""
        own = (source for name in names for source in self.by_document[name])
        facts = {name: self.context.facts(name) for name in names}
        return (*self._for_all, *own), replace(self.context, documents=facts)


def batches(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The names, so many at a time."""
    return (names[start : start + size] for start in range(0, len(names), size))


def contents(sources: Iterable[Source]) -> Iterator[bytes]:
    """What to hash of files: their paths and bytes."""
    for source in sources:
        yield source.path.encode()
        yield source.data
