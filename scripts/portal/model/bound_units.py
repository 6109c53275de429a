"""Whom a document speaks to: which of its provisions bind which body or people. Frozen, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.model.files import Fields

UNITS_FILE = "units.yml"
"""Beside a document's pages: whom it binds. A document may do without."""


@dataclass(frozen=True)
class Binding:
    """A provision that binds a unit; `words`, by language, are what its text calls the unit there.

    Without them it calls the unit by one of its names.
    """

    provision: str
    words: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class BoundUnit:
    """A body, or people, that provisions bind; all of `names`, by language, are bound alike.

    `asked` are names that people look for and the text does not have. `id` is its address on the
    page of the document's units.
    """

    id: str
    names: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, tuple[str, ...]]
    bindings: tuple[Binding, ...]
    line: int


@dataclass(frozen=True)
class BoundUnits:
    """The file of the units of one document."""

    fields: Fields = field(default_factory=Fields)
    units: tuple[BoundUnit, ...] = ()
    path: str = ""
