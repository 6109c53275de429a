"""The metadata in a document's front matter, as records. Frozen, no I/O.

A field that is missing or of a wrong type is empty here; the checks report it to the editor.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar

_Record = TypeVar("_Record")

UNDATED = dt.date(1970, 1, 1)
"""The date of a document whose front matter has none."""


@dataclass(frozen=True)
class Signer:
    """A signer: on whose authority, in which office, the name, and the body where several sign."""

    authority: str = ""
    title: str = ""
    name: str = ""
    body: str = ""


@dataclass(frozen=True)
class Metadata:
    """The metadata of a document in one language: what its text says, completed by front matter.

    `original_file` is a path below the document's folder, `original_sha256` the hash of its bytes;
    `basis`, `amends`, `replaces` and `repealed_by` are symbols or addresses of documents;
    `reconstructed` are the fields that only the front matter has, `recipients` the number of
    entries in that list. `slogans` are the ids of units whose entries are slogans, None where the
    headings tell. `received` is the PDF whose text the original is, with its hash. `cited_dates`
    are symbols with the date or year that the text states for each: "2024-12-24", "2024".
    `topics` are official names in docs/topics.yml.
    """

    number: str = ""
    type: str = ""
    date: dt.date = UNDATED
    place: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()
    issuer_short: str = ""
    parent_body: str = ""
    signers: tuple[Signer, ...] = ()
    basis: tuple[str, ...] = ()
    recipients: int = 0
    scheme: str = ""
    slogans: frozenset[str] | None = None
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    repealed_by: tuple[str, ...] = ()
    effective: dt.date | None = None
    expires: dt.date | None = None
    reconstructed: tuple[str, ...] = ()
    original_file: str = ""
    original_sha256: str = ""
    original_format: str = ""
    scan: str = ""
    received: str = ""
    received_sha256: str = ""
    cited_dates: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def issuer(self) -> str:
        """The issuers' names together."""
        return " · ".join(self.issuers)

    @property
    def signer(self) -> Signer:
        """The first signer; all fields empty where there is none."""
        return next(iter(self.signers), Signer())

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The metadata in a front matter."""
        original, listed = values.get("original"), values.get("slogans")
        return read_record(
            cls,
            values,
            date=_date(values.get("date")) or UNDATED,
            effective=_date(values.get("effective")),
            expires=_date(values.get("expires")),
            issuers=one_or_more(values, "issuer"),
            signers=tuple(read_record(Signer, one) for one in _listed(values.get("signer"))),
            slogans=frozenset(texts_of(values, "slogans")) if isinstance(listed, list) else None,
            recipients=0,
            reconstructed=(),
            original_file=text_of(original, "file"),
            original_sha256=text_of(original, "sha256"),
            original_format=text_of(original, "format"),
            scan=text_of(original, "scan"),
            received=text_of(original, "received"),
            received_sha256=text_of(original, "received_sha256"),
        )

    def over(self, text: "Metadata") -> "Metadata":
        """The front matter's fields, and where it has none, those that the text states."""
        fields = {name: getattr(text, name) for name in _STATED if _is_empty(getattr(self, name))}
        fields |= {"recipients": text.recipients, "cited_dates": text.cited_dates}
        whole = replace(self, **fields)
        added = (n for n in _STATED if n not in fields and _is_empty(getattr(text, n)))
        reconstructed = tuple(n for n in added if n in RECONSTRUCTIBLE)
        short = whole.issuer_short or whole.issuer
        return replace(whole, issuer_short=short, reconstructed=reconstructed)

    def translated(self, translation: "Metadata") -> "Metadata":
        """The official metadata with the fields that a translation has in its own language."""
        names = [signer.name for signer in self.signers]
        signers = tuple(
            replace(signer, name=name)
            for signer, name in zip(translation.signers, names, strict=False)
        )
        return replace(
            self,
            type=translation.type or self.type,
            place=translation.place or self.place,
            title=translation.title or self.title,
            issuers=translation.issuers or self.issuers,
            issuer_short=translation.issuer_short or translation.issuer or self.issuer_short,
            parent_body=translation.parent_body or self.parent_body,
            signers=signers or self.signers,
        )


_STATED = (
    "number", "type", "date", "place", "title", "issuers", "parent_body", "signers", "basis",
    "scheme",
)  # fmt: skip
RECONSTRUCTIBLE = ("number", "date", "place", "title", "issuers", "parent_body")
"""Fields that a front matter may add to what the text says, marked as reconstructed."""


def _is_empty(value: Any) -> bool:
    return not value or value == UNDATED


def _date(value: Any) -> dt.date | None:
    return value if type(value) is dt.date else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def one_or_more(values: Any, key: str) -> tuple[str, ...]:
    """The text of a field, or the texts of its list; () where there is none."""
    return tuple(one for one in _listed(_value(values, key)) if isinstance(one, str))


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
