"""Copies of the project that a test may spoil."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from support.project import ROOT

COPIED = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")


def commit(root: Path, message: str = "A") -> None:
    """Commit all of the project at one fixed time."""
    dated = {
        **os.environ,
        "GIT_COMMITTER_DATE": "@1736208000 +0000",
        "GIT_AUTHOR_DATE": "@1736208000 +0000",
    }
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", message],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=dated)


def copy_project(root: Path) -> Path:
    """The project's own files in a new folder, as a commit."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / name)
    shutil.copy(ROOT / ".gitignore", root)
    commit(root)
    return root
