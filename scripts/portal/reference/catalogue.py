"""The documents of a library by their summaries: the newest, what bears on what, what is in force.

Everything here follows from what documents state: front matter, or the grounds that a text cites.
A cited symbol can be that of several documents, since numbers start again each year, and other
bodies use the same ones. It is resolved to the document

- whose address it is;
- or of the date or year that the citing text states for it;
- or, where none is stated, to the newest that is not later than the citing document; the one that
  repeals a document is the oldest that is not earlier.

Where this leaves several, or those of several issuers, none is linked.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from portal.model.library import Library
from portal.model.metadata import UNDATED, Metadata
from portal.model.relations import Related, Relations, Status
from portal.model.summary import DocumentSummary, summary_of
from portal.reference.citation import short_name
from portal.source.formulas import symbol

REVERSE = {"amends": "amended_by", "replaces": "replaced_by", "repealed_by": "repeals"}
"""What a document says of another one, and what is said of that one."""

_FORWARD = ("basis", *REVERSE)


@dataclass(frozen=True)
class Catalogue:
    """The summaries of all documents; statuses are those of `day`, or of the newest date."""

    summaries: tuple[DocumentSummary, ...]
    day: dt.date | None = None

    @cached_property
    def newest(self) -> tuple[DocumentSummary, ...]:
        """The documents by date and id, the newest first."""
        return tuple(sorted(self.summaries, key=lambda d: (d.official.date, d.id), reverse=True))

    @cached_property
    def newest_date(self) -> dt.date:
        """The date of the newest document; UNDATED where there is none."""
        return self.newest[0].official.date if self.newest else UNDATED

    @cached_property
    def by_id(self) -> Mapping[str, DocumentSummary]:
        """The documents by id: "2025/113-kh-ldld"."""
        return {summary.id: summary for summary in self.summaries}

    def relations(self, id_: str) -> Relations:
        """What a document bears on, what bears on it, and its status."""
        said = {
            REVERSE[name]: tuple(_related(citing) for citing in self._citing.get((id_, name), ()))
            for name in REVERSE
        }
        known: Mapping[str, Any] = {**self._stated[id_], **said}
        found = Relations(**known)
        return replace(found, status=status_of(self.by_id[id_].official, found, self._day))

    def status(self, id_: str, day: dt.date | None = None) -> Status:
        """The force of a document on a day, by default that of the catalogue."""
        day = day or self._day
        return status_of(self.by_id[id_].official, self.relations(id_), day)

    def find(self, cited: str, citing: DocumentSummary, *, later: bool = False) -> str:
        """The id of the document that another one cites by its symbol or address; else "".

        A `later` one is not earlier than the citing document, any other not later.
        """
        if (address := cited.strip("/")) in self.by_id:
            return address if address != citing.id else ""
        stated = _stated_date(citing, cited)
        same = [one for one in self._by_symbol.get(_key(cited), ()) if one.id != citing.id]
        return _resolved(same, citing.official.date, stated, later=later)

    @cached_property
    def _day(self) -> dt.date:
        return self.day or self.newest_date

    @cached_property
    def _by_symbol(self) -> Mapping[str, Sequence[DocumentSummary]]:
        found: defaultdict[str, list[DocumentSummary]] = defaultdict(list)
        for summary in self.summaries:
            if summary.official.number:
                found[_key(summary.official.number)].append(summary)
        return found

    @cached_property
    def _stated(self) -> Mapping[str, Mapping[str, tuple[Related, ...]]]:
        """What each document says of others, by its id and the name of the relation."""
        return {
            summary.id: {name: tuple(self._cited(summary, name)) for name in _FORWARD}
            for summary in self.summaries
        }

    def _cited(self, citing: DocumentSummary, name: str) -> Iterator[Related]:
        for cited in getattr(citing.official, name):
            if found := self.find(cited, citing, later=name == "repealed_by"):
                yield replace(_related(self.by_id[found]), symbol=cited)
            else:
                day = _day(_stated_date(citing, cited))
                yield Related(cited, date=day, since=day)

    @cached_property
    def _citing(self) -> Mapping[tuple[str, str], Sequence[DocumentSummary]]:
        """The documents that say something of one, newest first, by its id and the relation."""
        found: defaultdict[tuple[str, str], list[DocumentSummary]] = defaultdict(list)
        for summary in self.newest:
            for name in REVERSE:
                for cited in {one.id: one for one in self._stated[summary.id][name] if one.id}:
                    found[cited, name].append(summary)
        return found


def catalogue_of(library: Library, day: dt.date | None = None) -> Catalogue:
    """The catalogue of a library."""
    return Catalogue(tuple(map(summary_of, library.documents)), day)


def status_of(metadata: Metadata, relations: Relations, day: dt.date) -> Status:
    """The force on a day of a document with these dates and relations."""

    def has_begun(bearing: Sequence[Related]) -> bool:
        return any(one.since <= day for one in bearing)

    if has_begun(relations.replaced_by):
        return Status.REPLACED
    if has_begun(relations.repealed_by):
        return Status.REPEALED
    if metadata.expires and metadata.expires <= day:
        return Status.EXPIRED
    if metadata.effective and metadata.effective > day:
        return Status.NOT_YET
    return Status.AMENDED if has_begun(relations.amended_by) else Status.IN_FORCE


def _related(summary: DocumentSummary) -> Related:
    official = summary.official
    return Related(
        official.number,
        summary.id,
        official.date,
        official.effective or official.date,
        tuple((name, short_name(one) or summary.id) for name, one in summary.metadata.items()),
    )


def _resolved(same: Sequence[DocumentSummary], citing: dt.date, stated: str, *, later: bool) -> str:
    """The one of these documents of the same symbol that is cited; "" where that is not sure."""
    if stated:
        same = [one for one in same if one.official.date.isoformat().startswith(stated)]
        return same[0].id if len(same) == 1 else ""
    undated = UNDATED in (citing, *(one.official.date for one in same))
    if undated or len({one.official.issuer.casefold() for one in same}) > 1:
        return same[0].id if len(same) == 1 else ""
    days = [one.official.date for one in same]
    fitting = [day for day in days if (day >= citing if later else day <= citing)]
    nearest = (min if later else max)(fitting, default=UNDATED)
    return same[days.index(nearest)].id if days.count(nearest) == 1 else ""


def _stated_date(citing: DocumentSummary, cited: str) -> str:
    """The date or year that a text states for a symbol that it cites: "2024-12-24", "2024", ""."""
    return next((day for name, day in citing.official.cited_dates if _key(name) == _key(cited)), "")


def _day(stated: str) -> dt.date:
    """A stated date; UNDATED for a year alone, or for a date that does not exist."""
    try:
        return dt.date.fromisoformat(stated)
    except ValueError:
        return UNDATED


def _key(cited: str) -> str:
    return symbol(cited).casefold()
