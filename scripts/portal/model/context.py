"""What a build knows beside the texts: the site's settings, and the state of this build. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from portal.model.documents import OFFICIAL

CACHE = ".cache"
"""Beside mkdocs.yml: what builds have made and can make again; anyone may delete it."""


EPOCH = datetime.fromtimestamp(0, UTC)
"""The date of a build that knows no other."""


@dataclass(frozen=True)
class Settings:
    """`site_url` ends with a slash; `languages` begins with the official one.

    `names` is what the portal is called in each language; `emblem` an image below overrides/,
    or "" while there is none; `colours` has the colours of light pages by name, as "#rrggbb".
    """

    site_url: str = ""
    languages: tuple[str, ...] = (OFFICIAL,)
    names: Mapping[str, str] = field(default_factory=dict)
    emblem: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BuildContext:
    """The site that pages belong to; its defaults do where only the texts count.

    `assets` is the folder of styles and scripts below the root; `style` is what pages carry in
    themselves to be drawn before anything else has come, "" where they load it; `commit` is ""
    where the text is not that of one commit; `offline` tells whether the site keeps copies for
    reading offline; `sizes` has the bytes of every file that pages offer, by its path below the
    root: None where it is made when someone asks for it.
    """

    settings: Settings = field(default_factory=Settings)
    date: datetime = EPOCH
    assets: str = "assets"
    style: str = ""
    commit: str = ""
    offline: bool = False
    sizes: Mapping[str, int | None] = field(default_factory=dict)
