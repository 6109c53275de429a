"""What tops every page of a document that has ended, or that another one amended."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from portal.model.metadata import UNDATED
from portal.model.relations import Related, Status
from portal.reference.addresses import id_path
from portal.reference.citation import format_day
from portal.reference.localized import LocalizedDocument


@dataclass(frozen=True)
class DatedLink:
    """A link to a document: its path, "" where the portal does not hold it, its name and date."""

    path: str
    name: str
    day: str = ""


@dataclass(frozen=True)
class Standing:
    """What is said: a sentence, and by which documents; their paths are below the site's root.

    `by` is the key of the message before the documents, "" where the sentence leads to them. It is
    true on any day: only whether it `is_ended` depends on the day of the build.
    """

    sentence: str
    by: str = ""
    documents: tuple[DatedLink, ...] = ()
    is_ended: bool = False


def standing(document: LocalizedDocument) -> Standing | None:
    """What readers of any page of the document have to know first, if anything."""
    relations, status = document.relations, document.relations.status
    for name, ended in (("replaced_by", Status.REPLACED), ("repealed_by", Status.REPEALED)):
        bearing: Sequence[Related] = getattr(relations, name)
        if bearing and (status is ended or not status.is_ended):
            since = min(one.since for one in bearing)
            documents = _links(document, bearing)
            return Standing(_ends(document, since), name, documents, status.is_ended)
    if status is Status.EXPIRED:
        return Standing(_ends(document, document.metadata.expires or UNDATED), is_ended=True)
    if status is Status.NOT_YET:
        return Standing(_dated(document, "standing_begins", document.metadata.effective))
    if relations.amended_by:
        changing = _links(document, relations.amended_by)
        return Standing(document.messages["standing_amended"], "", changing)
    return None


def _ends(document: LocalizedDocument, day: dt.date) -> str:
    if day == UNDATED:
        return document.messages["standing_ended"]
    return _dated(document, "standing_ends", day)


def _dated(document: LocalizedDocument, key: str, day: dt.date | None) -> str:
    shown = format_day(day or UNDATED, document.language, document.messages)
    return document.messages[key].format(day=shown)


def _links(document: LocalizedDocument, bearing: Sequence[Related]) -> tuple[DatedLink, ...]:
    language = document.language
    return tuple(
        DatedLink(
            id_path(one.id, language) if one.id else "",
            one.name(language),
            format_day(one.date, language, document.messages),
        )
        for one in bearing
    )
