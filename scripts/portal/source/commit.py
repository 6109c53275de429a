"""The commit that a site is built from: its hash and time make builds reproducible."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.model.change import DOCS
from portal.model.context import VIETNAM
from portal.model.files import printable
from portal.model.problems import UserError
from portal.source.git import file_names, find_head, read_git
from portal.source.loader import is_leftover

_STATUS = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
_ENTRY = re.compile(rb"(?P<tag>\w) \d+ (?P<id>\w+) \d\t(?P<path>.+)", re.DOTALL)
_SHA1_DIGITS = 40
_SECONDS = re.compile(r"\d{1,11}", re.ASCII)
"""A time from 1970 to 5138."""


@dataclass(frozen=True)
class Commit:
    """A commit's full hash, its time, and the paths that differ from it in the work tree."""

    hash: str
    time: datetime
    changed: tuple[str, ...]


def read_commit(root: Path) -> Commit | None:
    """The commit checked out at `root`, or None where it has no Git history of its own.

    Raises UserError where Git does not read it.
    """
    if not find_head(root):
        return None
    printed = read_git(root, "rev-list", "--max-count=1", "--format=%H %ct", "HEAD")
    name, seconds = printed.decode().split()[-2:]
    return Commit(name, commit_time(seconds), changed_files(root))


def clean_hash(commit: Commit | None) -> str:
    """The commit's hash where the work tree has no changes; otherwise ""."""
    return "" if commit is None or commit.changed else commit.hash


def commit_time(seconds: str) -> datetime:
    """The time of a commit, in Vietnam, from what Git prints. Raises UserError."""
    return _moment(seconds, "Giờ của commit")


def source_date(commit: Commit | None, fallback: datetime) -> datetime:
    """The date of pages, in Vietnam: SOURCE_DATE_EPOCH, else the commit's, else `fallback`.

    Raises UserError where SOURCE_DATE_EPOCH is no time.
    """
    if stated := os.environ.get("SOURCE_DATE_EPOCH", "").strip():
        return _moment(stated, "SOURCE_DATE_EPOCH")
    return commit.time if commit else fallback.astimezone(VIETNAM)


def changed_files(root: Path) -> tuple[str, ...]:
    """The files at `root` that are not as its commit has them, as reports show their paths.

    Among them are those that Git was told not to look at, where they differ: marked as unchanged,
    or ignored by a setting of this machine alone. Raises UserError.
    """
    entries = read_git(root, *_STATUS).split(b"\0")
    told = file_names(b"\0".join(entry[3:] for entry in entries))
    return tuple(sorted({*told, *_marked(root), *_ignored(root)}))


def _marked(root: Path) -> Iterator[str]:
    """The files marked as unchanged, or as not checked out, that are not as they were."""
    for entry in read_git(root, "ls-files", "-v", "--stage", "-z").split(b"\0"):
        found = _ENTRY.fullmatch(entry)
        if found and found["tag"] != b"H":
            path = os.fsdecode(found["path"])
            if _blob_id(root / path, len(found["id"])) != found["id"].decode():
                yield printable(path)


def _blob_id(file: Path, length: int) -> str:
    """The id that Git gives a file, of so many hexadecimal digits; "" for a missing one."""
    try:
        data = os.fsencode(file.readlink()) if file.is_symlink() else file.read_bytes()
    except OSError:
        return ""
    name = "sha1" if length == _SHA1_DIGITS else "sha256"
    whole = b"blob %d\0" % len(data) + data
    return hashlib.new(name, whole, usedforsecurity=False).hexdigest()


def _ignored(root: Path) -> Iterator[str]:
    """The files below docs/ that the commit does not have, but those that are never published."""
    others = file_names(read_git(root, "ls-files", "-z", "--others", "--", DOCS))
    return (name for name in others if not is_leftover(name.rpartition("/")[2]))


def _moment(seconds: str, name: str) -> datetime:
    """A time from its seconds since 1970. Raises UserError; `name` is what states it."""
    if not _SECONDS.fullmatch(seconds):
        raise UserError(
            f"{name} là «{printable(seconds)}», không phải số giây kể từ năm 1970. Hãy sửa lại cho"
            " đúng, hoặc bỏ đi."
        )
    return datetime.fromtimestamp(int(seconds), VIETNAM)
