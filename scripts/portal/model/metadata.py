"""The metadata in a document's front matter, as records. Frozen, no I/O.

A field that is missing or of a wrong type is empty here; the checks report it to the editor.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

_Record = TypeVar("_Record")

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
        date, original = values.get("date"), values.get("original")
        record = read_record(
            cls,
            values,
            date=date if type(date) is dt.date else UNDATED,
            signer=read_record(Signer, values.get("signer")),
            original_file=text_of(original, "file"),
            original_sha256=text_of(original, "sha256"),
        )
        return replace(record, issuer_short=record.issuer_short or record.issuer)

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


def _value(values: Any, key: str) -> Any:
    return values.get(key) if isinstance(values, Mapping) else None


def text_of(values: Any, key: str) -> str:
    """The field as text, or "" where it is missing or something else."""
    value = _value(values, key)
    return value if isinstance(value, str) else ""


def texts_of(values: Any, key: str) -> tuple[str, ...]:
    """The texts in a list, or () where there is none."""
    listed = _value(values, key)
    return tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()


def mapping_of(values: Any, key: str) -> Mapping[str, str]:
    """The texts in a mapping, or {} where there is none."""
    found = _value(values, key)
    pairs = found.items() if isinstance(found, Mapping) else ()
    return {str(name): text for name, text in pairs if isinstance(text, str)}


_READERS: Mapping[Any, Callable[[Any, str], Any]] = {
    str: text_of,
    tuple[str, ...]: texts_of,
    Mapping[str, str]: mapping_of,
}


def read_record(kind: type[_Record], values: Any, **known: Any) -> _Record:
    """A data class from a mapping: each field is the key of its name, read as the field's type.

    `known` are the values of other fields: of another type, or from another key.
    """
    fields = (f for f in dataclasses.fields(kind) if f.type in _READERS and f.name not in known)  # type: ignore[arg-type]
    return kind(**{f.name: _READERS[f.type](values, f.name) for f in fields}, **known)
