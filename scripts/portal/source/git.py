"""How Git is called, and the commit that a site is built from.

Its hash and time make builds reproducible.
"""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_HARDENED = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager")
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_OF_ANOTHER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
)
"""What Git sets for its hooks: where set, it would read that repository, not the one asked for."""


@dataclass(frozen=True)
class Commit:
    """A commit's full hash, its time, and the paths that differ from it in the work tree."""

    hash: str
    time: datetime
    changed: tuple[str, ...]


def read_commit(root: Path) -> Commit | None:
    """The commit checked out at `root`, or None where there is no Git history."""
    log = _git(root, "log", "-1", "--no-show-signature", "--format=%H %ct")
    if not log:
        return None
    name, seconds = log.split()
    status = _git(root, "status", "--porcelain", "-z", "--untracked-files=all") or ""
    changed = tuple(entry[3:] for entry in status.split("\0") if entry[2:3] == " ")
    return Commit(name, datetime.fromtimestamp(int(seconds), UTC), changed)


def clean_hash(commit: Commit | None) -> str:
    """The commit's hash where the work tree has no changes; otherwise ""."""
    return "" if commit is None or commit.changed else commit.hash


def source_date(commit: Commit | None, fallback: datetime) -> datetime:
    """The date of pages: SOURCE_DATE_EPOCH, else the commit's, else `fallback`."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return commit.time if commit else fallback


def run_git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """What Git prints, or None where it fails or is not installed.

    It asks nothing, takes no lock, runs no program that a repository's settings could name, and
    reads the repository at `root` whatever the environment says.
    """
    command = ["git", "-C", str(root), *_HARDENED, *arguments]
    own = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, check=True, env={**own, **_QUIET}
        )
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return done.stdout


def blob_sizes(root: Path, ids: Iterable[str]) -> Mapping[str, int]:
    """The sizes in bytes of these objects, by id; those that are not there are left out."""
    asked = "\n".join(sorted(set(ids))).encode()
    form = "--batch-check=%(objectname) %(objectsize)"
    printed = (run_git(root, "cat-file", form, given=asked) or b"") if asked else b""
    pairs = (line.split(" ") for line in printed.decode().splitlines())
    return {name: int(size) for name, size in pairs if size.isdigit()}


def read_blobs(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of these objects, by id; those that are not there are left out."""
    asked = "\n".join(sorted(set(ids))).encode()
    printed = (run_git(root, "cat-file", "--batch", given=asked) or b"") if asked else b""
    found, at = {}, 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        name, *_, size = printed[at:end].split(b" ")
        if not size.isdigit():  # "missing": a partial clone
            at = end + 1
            continue
        found[name.decode()] = printed[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2
    return found


def _git(root: Path, *arguments: str) -> str | None:
    printed = run_git(root, *arguments)
    return None if printed is None else os.fsdecode(printed).strip("\n")
