"""A change of the project's files, as rules see it. Frozen, no I/O."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

DOCS = "docs/"
"""The folder of all that is published; the build, its tests and its settings are outside."""

_DOCUMENT = re.compile(r"docs/(\d{4}/[^/]+)/.+")
_LEDGER = "/original/corrections.yml"


@dataclass(frozen=True)
class ChangedFiles:
    """The paths of the files that a change adds, removes or rewrites."""

    paths: frozenset[str]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents with files among them, sorted."""
        return tuple(sorted({found for path in self.paths if (found := document_of(path))}))

    @property
    def outside(self) -> tuple[str, ...]:
        """Those outside docs/, sorted."""
        return tuple(sorted(path for path in self.paths if not path.startswith(DOCS)))


def document_of(path: str) -> str:
    """The id of the document that a file belongs to, by its folder, or ""."""
    found = _DOCUMENT.fullmatch(path)
    return found[1] if found else ""


def is_original(path: str) -> bool:
    """Whether a file is an original or a scan: all below original/ but the list of corrections."""
    inside = bool(document_of(path)) and path.split("/")[3] == "original"
    return inside and not path.endswith(_LEDGER)


def within(paths: Iterable[str], document: str) -> tuple[str, ...]:
    """Those of the paths that are in the folder of a document, sorted."""
    return tuple(sorted(path for path in paths if path.startswith(f"{DOCS}{document}/")))
