"""The wordings that a document has had on the portal. Frozen, no I/O."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.model.documents import Document
from portal.model.history import DocumentHistory

ALL_PAIRS = 6
"""Among so many of the oldest versions any two are compared; of later ones, neighbours.

Six make 15 pages. Each version is compared with the newest, too, so that pages grow with the
number of versions, not with its square; and no page is gone when there is one version more.
"""


@dataclass(frozen=True)
class State:
    """A document's folder while its official pages stayed as they were: the object of each file.

    `since` is the day in Vietnam from which they were so.
    """

    since: dt.date
    blobs: Mapping[str, str]


@dataclass(frozen=True)
class Version:
    """A wording of the official text, as readers had it from the day `since` on.

    `date` is in its address, and no other version of the document has it: of the first wording it
    is the document's own date, where that is earlier.
    """

    date: dt.date
    since: dt.date
    document: Document


def states_of(history: DocumentHistory, today: dt.date) -> tuple[State, ...]:
    """The states between which an official page differs, the oldest first; () where there is one.

    The last one is the folder as it is, whose files need not be read from Git: it names none. Of
    the others the files are those that they had last. Only a look into them can tell whether
    readers see the difference. What is in no commit is so since `today`.

    This is all that the pages of a document depend on beside the document itself.
    """
    found: list[State] = []
    for change, blobs in history.states() if history.whole else ():
        since = _not_before(change.day, found)
        if found and _official(found[-1].blobs) == _official(blobs):
            found[-1] = State(found[-1].since, blobs)
        else:
            found.append(State(since, blobs))
    if found and not history.committed:
        found.append(State(_not_before(today, found), {}))
    return (*found[:-1], State(found[-1].since, {})) if len(found) > 1 else ()


def _not_before(day: dt.date, found: Sequence[State]) -> dt.date:
    """The day, or that of the state before: clocks can go wrong."""
    return max([day, *(one.since for one in found[-1:])])


def compared(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """The pairs of versions that have a page of what differs, the older one first."""
    last = len(versions) - 1
    for one, before in enumerate(versions):
        for other, after in enumerate(versions):
            if one < other and (other in (one + 1, last) or other < ALL_PAIRS):
                yield before, after


def _official(blobs: Mapping[str, str]) -> Mapping[str, str]:
    """The pages of the official text, which alone have no language in their name."""
    return {
        path: blob
        for path, blob in blobs.items()
        if path.endswith(".md") and path.count(".") == 1 and "/" not in path
    }
