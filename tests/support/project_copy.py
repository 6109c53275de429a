"""Copies of the project that a test may spoil."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from portal.model.context import CACHE
from support.project import ROOT

COPIED = ("docs", "overrides", "scripts", "Makefile", "mkdocs.yml", "requirements.txt")


FIXED = "@1736208000 +0000"
"""7 January 2025, 7 o'clock in Vietnam."""


def commit(root: Path, message: str = "A", at: str = FIXED) -> None:
    """Commit all of the project, dated `at` a time as Git reads it."""
    dated = {**os.environ, "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", message],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=dated)


def copy_project(root: Path, *, cached: bool = True) -> Path:
    """Copy the project's own files into a new folder, as a commit.

    The copy shares the project's cache, so that nothing is typeset twice; or has none.
    """
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / name)
    shutil.copy(ROOT / ".gitignore", root)
    commit(root)
    if cached:
        share_cache(root)
    return root


def share_cache(root: Path) -> None:
    """Let a project use this project's cache: its files are whole or not there at any time."""
    (ROOT / CACHE).mkdir(exist_ok=True)
    (root / CACHE).symlink_to(ROOT / CACHE)
    with (root / ".git/info/exclude").open("a") as exclude:
        exclude.write(f"/{CACHE}\n")
