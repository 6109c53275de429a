"""How a document bears on others, and what its own words and dates say of its force. Frozen."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from portal.model.documents import OFFICIAL
from portal.model.metadata import UNDATED


class Status(StrEnum):
    """The force of a document on a day; the value is the key of its name in the messages.

    It is read from dates and relations that documents state. A document of which nothing else is
    stated is in force.
    """

    IN_FORCE = "in_force"
    NOT_YET = "not_yet_in_force"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    EXPIRED = "expired"

    @property
    def is_ended(self) -> bool:
        """Whether the document is no longer in force."""
        return self in (Status.REPLACED, Status.REPEALED, Status.EXPIRED)


@dataclass(frozen=True)
class Related:
    """Another document, as one that bears on it names it or as the portal holds it.

    `id` is "" where the portal does not hold it; then `names` is empty, and `date` is the one that
    the citing text states, or UNDATED. `since` is the day from which it is in force, its own date
    where it states no other. `names` are pairs of a language and the short name in it.
    """

    symbol: str
    id: str = ""
    date: dt.date = UNDATED
    since: dt.date = UNDATED
    names: tuple[tuple[str, str], ...] = ()

    def name(self, language: str) -> str:
        """The short name in a language, else the official one, else the symbol as cited."""
        known = dict(self.names)
        return known.get(language) or known.get(OFFICIAL) or self.symbol


@dataclass(frozen=True)
class Relations:
    """What a document bears on, what bears on it, and its status on the day of the catalogue."""

    basis: tuple[Related, ...] = ()
    amends: tuple[Related, ...] = ()
    amended_by: tuple[Related, ...] = ()
    replaces: tuple[Related, ...] = ()
    replaced_by: tuple[Related, ...] = ()
    repeals: tuple[Related, ...] = ()
    repealed_by: tuple[Related, ...] = ()
    status: Status = Status.IN_FORCE


NO_RELATIONS = Relations()
"""Those of a document that stands alone."""
