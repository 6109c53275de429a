"""What this build is: the settings, the commit and its date, and the folder of assets."""

from __future__ import annotations

from pathlib import Path

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.pages.assets import versioned, whole_style
from portal.source.git import clean_hash, read_commit, source_date
from portal.source.settings import read_settings

INLINED = ("core.css", "downloads.css")
"""The styles that pages carry in themselves."""


def read_context(root: Path, library: Library) -> BuildContext:
    """The context of a build of the project at `root`."""
    commit, styles = read_commit(root), root / "overrides/assets/css"
    return BuildContext(
        read_settings(root),
        source_date(commit, library.newest_date),
        versioned(root / "overrides/assets"),
        "".join(whole_style(styles / name) for name in INLINED),
        clean_hash(commit),
        offline=True,
    )
