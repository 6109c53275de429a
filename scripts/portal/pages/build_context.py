"""What this build is: the settings, the commit and its date, and the folder of assets."""

from __future__ import annotations

from pathlib import Path

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.pages.assets import BUNDLES, bundled, versioned
from portal.source.git import clean_hash, read_commit, source_date
from portal.source.settings import read_settings

INLINED = ("core.css", "downloads.css")
"""The styles that pages carry in themselves."""


def read_context(root: Path, library: Library) -> BuildContext:
    """The context of a build of the project at `root`."""
    commit, assets = read_commit(root), root / "overrides/assets"
    return BuildContext(
        read_settings(root),
        source_date(commit, library.newest_date),
        versioned(assets),
        "".join(bundled(assets / BUNDLES / name) for name in INLINED),
        clean_hash(commit),
        offline=True,
    )
