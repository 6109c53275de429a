"""When a document's folder changed, as Git tells. Frozen, no I/O."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """What one commit did to a document's folder, on a `day` in Vietnam.

    `blobs` has the object in Git of each file that it added or rewrote, "" for one that it removed,
    by the file's path below the folder.
    """

    commit: str
    day: dt.date
    blobs: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it touched, sorted."""
        return tuple(sorted(self.blobs))


MOST = 5
"""Earlier states of a folder that are looked at: each is printed, which takes up to a second."""


@dataclass(frozen=True)
class EarlierState:
    """A document's folder after an earlier change: the object of each file, by its path.

    What was printed of it then says this day and commit.
    """

    commit: str
    day: dt.date
    blobs: Mapping[str, str]


@dataclass(frozen=True)
class DocumentHistory:
    """The changes of a document's folder, the newest first; () where none is known.

    It is `whole` where its first change is known: not in a shallow clone, which lacks what is
    older than its oldest commits. It is not `committed` where files of the folder differ from the
    commit that is checked out.
    """

    id: str
    changes: tuple[Change, ...] = ()
    whole: bool = False
    committed: bool = True

    @property
    def latest(self) -> Change | None:
        """The change that made the folder what it is; None where no commit did, or none is known.

        It dates the document's pages, and does not change with those of other documents.
        """
        return next(iter(self.changes), None) if self.committed else None

    def states(self) -> Iterator[tuple[Change, Mapping[str, str]]]:
        """Each change, the oldest first, with the object of every file after it."""
        blobs: dict[str, str] = {}
        for change in reversed(self.changes):
            blobs = {path: blob for path, blob in {**blobs, **change.blobs}.items() if blob}
            yield change, blobs

    def earlier(self) -> tuple[EarlierState, ...]:
        """The latest states of the folder before its own; () where not all are known."""
        states = [EarlierState(one.commit, one.day, files) for one, files in self.states()]
        earlier = states[:-1] if self.committed else states
        return tuple(earlier[-MOST:]) if self.whole else ()
