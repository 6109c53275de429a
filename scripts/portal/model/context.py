"""The site's settings, and the facts of one build. Frozen, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from portal.model.documents import OFFICIAL

CACHE = ".cache"
"""The cache folder beside mkdocs.yml; it can be deleted at any time."""

EPOCH = datetime.fromtimestamp(0, UTC)
"""The date of a build without any other."""


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
class BuildContext:
    """One build of the site; the defaults are enough where only the texts matter.

    `assets` is the folder of styles and scripts below the root; `style` is the critical CSS that
    pages contain, "" where they load it, `first_paint` what of it every screen needs; `commit` is
    "" where the work tree has changes; `offline` tells whether the site can be read offline;
    `guides` is the folder of the guides, "" where there are none; `sizes` has the size in bytes of
    every file that pages offer, by its path below the root: None where it is made on demand.
    `moved` has where pages and files went that are gone, and `moved_ids` where ids of pages went,
    as paths below it.
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
