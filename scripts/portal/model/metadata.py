"""The metadata in a document's front matter, as records. Frozen, no I/O.

A field that is missing or of a wrong type is empty here; the checks report it to the editor.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

UNDATED = dt.date(1970, 1, 1)
"""The date of a document whose front matter has none."""


@dataclass(frozen=True)
class Signer:
    """The signer: on whose authority, in which office, and the name."""

    authority: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True)
class Metadata:
    """The metadata of a document in one language.

    `original_file` is a path below the document's folder, `original_sha256` the hash of its bytes;
    `basis` are document symbols; `reconstructed` are names of fields.
    """

    number: str = ""
    type: str = ""
    date: dt.date = UNDATED
    place: str = ""
    title: str = ""
    issuer: str = ""
    issuer_short: str = ""
    parent_body: str = ""
    signer: Signer = field(default_factory=Signer)
    basis: tuple[str, ...] = ()
    reconstructed: tuple[str, ...] = ()
    original_file: str = ""
    original_sha256: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The metadata in a front matter."""
        signer, original = values.get("signer"), values.get("original")
        date = values.get("date")
        issuer = text_of(values, "issuer")
        return cls(
            number=text_of(values, "number"),
            type=text_of(values, "type"),
            date=date if type(date) is dt.date else UNDATED,
            place=text_of(values, "place"),
            title=text_of(values, "title"),
            issuer=issuer,
            issuer_short=text_of(values, "issuer_short") or issuer,
            parent_body=text_of(values, "parent_body"),
            signer=Signer(*(text_of(signer, key) for key in ("authority", "title", "name"))),
            basis=texts_of(values, "basis"),
            reconstructed=texts_of(values, "reconstructed"),
            original_file=text_of(original, "file"),
            original_sha256=text_of(original, "sha256"),
        )

    def translated(self, translation: "Metadata") -> "Metadata":
        """The official metadata with the fields that a translation has in its own language."""
        return replace(
            self,
            type=translation.type,
            place=translation.place,
            title=translation.title,
            issuer=translation.issuer,
            issuer_short=translation.issuer_short,
            parent_body=translation.parent_body,
            signer=replace(translation.signer, name=self.signer.name),
        )


def text_of(values: Any, key: str) -> str:
    """The field as text, or "" where it is missing or something else."""
    value = values.get(key) if isinstance(values, Mapping) else None
    return value if isinstance(value, str) else ""


def texts_of(values: Any, key: str) -> tuple[str, ...]:
    """The texts in a list, or () where there is none."""
    listed = values.get(key) if isinstance(values, Mapping) else None
    return tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()
