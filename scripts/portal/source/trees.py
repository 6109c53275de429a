"""The files below docs/ in the work tree or in a revision of Git, and which of them differ.

A revision is read from Git's objects, never checked out: what it contains is not run.
"""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from portal.model.files import Source, printable
from portal.model.problems import UserError
from portal.source.git import file_names, find_head, read_blobs, run_git
from portal.source.loader import is_leftover, list_files, max_bytes, read_source

NO_HISTORY = "Thư mục này không có lịch sử Git. Hãy chạy lệnh này trong một bản sao của kho Git."

_LINK, _FILE = "120000", "100"
_ENTRY = re.compile(rb"(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.+)", re.DOTALL)
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all")


class Tree(Protocol):
    """The files below docs/ at one time."""

    @property
    def paths(self) -> Collection[str]:
        """Every file, as reports show its path."""

    def read(self, paths: Iterable[str]) -> list[Source]:
        """Those of these files that are there. Never raises."""


@dataclass(frozen=True)
class WorkTree:
    """The files of the project as they are on disk."""

    root: Path

    @property
    def paths(self) -> Collection[str]:
        """Every file, as reports show its path."""
        return self._files.keys()

    def read(self, paths: Iterable[str]) -> list[Source]:
        """Those of these files that are there."""
        wanted = frozenset(paths)
        return [read_source(path, file) for path, file in self._files.items() if path in wanted]

    @cached_property
    def _files(self) -> Mapping[str, Path]:
        return dict(list_files(self.root))


@dataclass(frozen=True)
class ReadFiles:
    """Files that were read before."""

    sources: tuple[Source, ...]

    @property
    def paths(self) -> Collection[str]:
        """Every file, as reports show its path."""
        return self.by_path.keys()

    def read(self, paths: Iterable[str]) -> list[Source]:
        """Those of these files that are there."""
        wanted = frozenset(paths)
        return [source for source in self.sources if source.path in wanted]

    @cached_property
    def by_path(self) -> Mapping[str, Source]:
        """The files by their paths."""
        return {source.path: source for source in self.sources}


@dataclass(frozen=True)
class Extended:
    """A tree with more files, by their paths, as if they were on disk."""

    tree: Tree
    added: Mapping[str, bytes]

    @property
    def paths(self) -> Collection[str]:
        """Every file, as reports show its path."""
        return {*self.tree.paths, *self.added}

    def read(self, paths: Iterable[str]) -> list[Source]:
        """Those of these files that are there; large files without their bytes."""
        wanted = frozenset(paths)
        found = [one for one in self.tree.read(wanted) if one.path not in self.added]
        for path, data in self.added.items():
            if path in wanted:
                large = len(data) > max_bytes(path)
                found.append(Source(path, b"" if large else data, too_large=large))
        return sorted(found, key=lambda one: _as_walked(one.path))


class _Blob(NamedTuple):
    mode: str
    id: str
    size: int


@dataclass(frozen=True)
class Revision:
    """The files of the project in a commit, by its full hash."""

    root: Path
    commit: str

    @property
    def paths(self) -> Collection[str]:
        """Every file, as reports show its path."""
        return self._blobs.keys()

    def read(self, paths: Iterable[str]) -> list[Source]:
        """Those of these files that are there; links and large files without their bytes."""
        wanted = frozenset(paths)
        found = {path: blob for path, blob in self._blobs.items() if path in wanted}
        read = {blob.id for path, blob in found.items() if blob.size <= max_bytes(path)}
        data = read_blobs(self.root, read)
        return [self._source(path, blob, data) for path, blob in found.items()]

    @cached_property
    def _blobs(self) -> Mapping[str, _Blob]:
        """What Git lists, in the order in which the work tree is read."""
        listed = run_git(self.root, "ls-tree", "-r", "-l", "-z", self.commit, "--", "docs") or b""
        found = {}
        for entry in filter(None, map(_ENTRY.fullmatch, listed.split(b"\0"))):
            size = int(entry[3]) if entry[3].isdigit() else 0  # "-", "BAD"
            blob = _Blob(entry[1].decode(), entry[2].decode(), size)
            if not is_leftover(os.fsdecode(entry[4]).rpartition("/")[2]):
                found[printable(os.fsdecode(entry[4]))] = blob
        return {path: found[path] for path in sorted(found, key=_as_walked)}

    @staticmethod
    def _source(path: str, blob: _Blob, data: Mapping[str, bytes]) -> Source:
        content = data.get(blob.id, b"")
        if blob.mode == _LINK:
            return Source(path, b"", link=printable(os.fsdecode(content)))
        if blob.size > max_bytes(path):
            return Source(path, b"", too_large=True)
        return Source(path, content, readable=blob.mode.startswith(_FILE) and blob.id in data)


@dataclass(frozen=True)
class Comparison:
    """Two states of the project, and the paths of all its files that differ between them."""

    before: Tree
    after: Tree
    changed: frozenset[str]


def compare(root: Path, base: str, head: str = "") -> Comparison:
    """What `head`, or the work tree, changed since it went its own way from `base`.

    Raises UserError for revisions that are not there, and where there is no Git history.
    """
    if not find_head(root):
        raise UserError(NO_HISTORY)
    since, until = _commit(root, base), _commit(root, head or "HEAD")
    shared = (run_git(root, "merge-base", since, until) or b"").decode().strip()
    if shared and not (head and shared == until):
        since = shared
    ends = (since, until) if head else (since,)
    differing = run_git(root, "diff", "--name-only", "-z", *_PLAIN, *ends, "--")
    if differing is None:
        raise UserError("Git không so sánh được hai phiên bản. Hãy thử lại với «git diff».")
    others = b""
    if not head:
        others = run_git(root, "ls-files", "-z", "--others", "--exclude-standard") or b""
    changed = frozenset([*file_names(differing), *file_names(others)])
    after = Revision(root, until) if head else WorkTree(root)
    return Comparison(Revision(root, since), after, changed)


def _commit(root: Path, name: str) -> str:
    """The full hash of a commit. Raises UserError."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = (run_git(root, *asked) or b"").decode().strip()
    if not found:
        shown = printable(name)
        raise UserError(
            f"Không có phiên bản «{shown}» trong kho Git này. Hãy ghi tên một nhánh, một thẻ hoặc"
            " mã của một commit, như «main»; nếu vừa tải kho về, hãy chạy «git fetch» trước."
        )
    return found


def _as_walked(path: str) -> list[tuple[bool, str]]:
    """A sort key: the files of each folder before the folders in it."""
    *folders, name = path.split("/")
    return [*((True, folder) for folder in folders), (False, name)]
