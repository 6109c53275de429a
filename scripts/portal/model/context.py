"""The site's settings, and the facts of one build. Frozen, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from portal.model.documents import OFFICIAL
from portal.model.history import EarlierState
from portal.model.relations import NO_RELATIONS, Relations
from portal.model.versions import State, Version

CACHE = ".cache"
"""The cache folder beside mkdocs.yml; it can be deleted at any time."""

VIETNAM = timezone(timedelta(hours=7))
"""The time zone of days: it has had no summer time since 1975."""

EPOCH = datetime.fromtimestamp(0, UTC)
"""The date of a build without any other."""


def day_of(moment: datetime) -> date:
    """The day of a moment in Vietnam."""
    return moment.astimezone(VIETNAM).date()


def midnight(day: date) -> datetime:
    """When a day begins in Vietnam."""
    return datetime.combine(day, time(), VIETNAM)


@dataclass(frozen=True)
class Repository:
    """The forge that keeps the files: `edit_uri` leads from `url` to its editor, for docs/."""

    url: str
    edit_uri: str


@dataclass(frozen=True)
class Settings:
    """`site_url` ends with a slash; `languages` begins with the official one.

    By language: `names` has the portal's name, `unions` the short name of the union that it is of,
    `descriptions` a sentence on what it is. `emblem` is an image below overrides/, or "";
    `imprint` tells by language whose portal it is and how to reach it, {} where nothing is stated;
    `colours` has the colours of light pages by name, as "#rrggbb"; without a `repository`, pages
    offer nobody to edit them.
    """

    site_url: str = ""
    languages: tuple[str, ...] = (OFFICIAL,)
    names: Mapping[str, str] = field(default_factory=dict)
    unions: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    emblem: str = ""
    imprint: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    repository: Repository | None = None


@dataclass(frozen=True)
class DocumentFacts:
    """What a document's files depend on beside its own text.

    `date` is when its folder last changed, and `commit` the one that changed it; "" where files of
    it are not committed. `relations` are to other documents; `states` are those of its folder, from
    which its earlier versions are read; `earlier` those from which files were printed that are not
    published any more.
    """

    date: datetime = EPOCH
    commit: str = ""
    relations: Relations = NO_RELATIONS
    states: tuple[State, ...] = ()
    earlier: tuple[EarlierState, ...] = ()


_NO_FACTS = DocumentFacts()


@dataclass(frozen=True)
class BuildContext:
    """One build of the site; the defaults are enough where only the texts matter.

    `assets` is the folder of styles and scripts below the root; `style` is the critical CSS that
    pages contain, "" where they load it, `first_paint` what of it every screen needs; `commit` is
    "" where the work tree has changes; `offline` tells whether the site can be read offline;
    `guides` is the folder of the guides, "" where there are none; `sizes` has the size in bytes of
    every file that pages offer, by its path below the root: None where it is made on demand.
    `moved` has where pages and files went that are gone, and `moved_ids` where ids of pages went,
    as paths below it. `documents` has the facts of each document by its id, and
    `versions` the wordings of those that have had several.
    """

    settings: Settings = field(default_factory=Settings)
    date: datetime = EPOCH
    assets: str = "assets"
    style: str = ""
    first_paint: str = ""
    commit: str = ""
    offline: bool = False
    guides: str = ""
    sizes: Mapping[str, int | None] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    moved_ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    documents: Mapping[str, DocumentFacts] = field(default_factory=dict)
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)

    def of(self, document: str) -> "BuildContext":
        """The context of a document's files, which have its own date and commit."""
        if document not in self.documents:
            return self
        facts = self.facts(document)
        return replace(self, date=facts.date, commit=facts.commit)

    def facts(self, document: str) -> DocumentFacts:
        """The facts of a document by its id, plain ones where none are known."""
        return self.documents.get(document, _NO_FACTS)
