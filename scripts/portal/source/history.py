"""When each document's folder changed: one pass over Git's history for the whole library.

The history is that of first parents: what the branch itself went through. A merged branch is one
change, on the day of the merge, which is when its corrections were published; its own commits never
were. Days are those of Vietnam. A folder that was renamed keeps its history, which is known by a
file that kept its bytes. Only plumbing commands are used, which no setting of a user changes.
"""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.model.change import DOCS, document_of
from portal.model.files import printable
from portal.model.history import Change, DocumentHistory
from portal.source.commit import changed_files, commit_time
from portal.source.git import find_head, read_git, run_git
from portal.source.loader import is_leftover

_SHALLOW = ("rev-parse", "--is-shallow-repository")
_REGULAR = b"100"
"""How the modes of files begin that are neither links nor submodules."""

_Blobs = dict[str, str]
"""The objects of the files of one folder, by their paths below it; "" for a file that is gone."""


@dataclass(frozen=True)
class _Commit:
    hash: str
    day: dt.date
    parent: str


def read_histories(root: Path) -> Mapping[str, DocumentHistory]:
    """The history of every document that the commit checked out at `root` holds, by id.

    A document that is in no commit has none; nor has any where there is no Git. Raises UserError
    where Git does not read it.
    """
    if not find_head(root):
        return {}
    shallow = not is_whole(root)
    commits = [one for one in _commits(root) if one.parent or not shallow]
    found = _Histories()
    for commit, blobs in _changes(root, commits):
        found.add(commit, blobs)
    dirty = frozenset(_uncommitted(root)) if found.changes else frozenset[str]()
    return {
        name: DocumentHistory(name, tuple(reversed(changes)), not shallow, name not in dirty)
        for name, changes in found.changes.items()
        if found.files[name] or shallow  # whose older files are not known
    }


@dataclass
class _Histories:
    """The changes of each folder so far, the oldest first, and the files that it has."""

    changes: dict[str, list[Change]] = field(default_factory=dict)
    files: defaultdict[str, _Blobs] = field(default_factory=lambda: defaultdict(dict))

    def add(self, commit: _Commit, blobs: Mapping[str, _Blobs]) -> None:
        """Add what the next commit changed in each folder."""
        before = {name: self.files[name] for name in blobs}
        for name, changed in blobs.items():
            files = {**before[name], **changed}
            self.files[name] = {path: blob for path, blob in files.items() if blob}
        moved = {old: name for name in blobs if (old := self._renamed(name, before))}
        for old, name in moved.items():
            self.changes[name] = self.changes.pop(old)
        for name, changed in blobs.items():
            if name not in moved:
                old = next((one for one, other in moved.items() if other == name), "")
                gone = dict.fromkeys(before.get(old, ()), "")
                change = Change(commit.hash, commit.day, {**gone, **changed})
                self.changes.setdefault(name, []).append(change)

    def _renamed(self, name: str, before: Mapping[str, _Blobs]) -> str:
        """The folder that this one was until now; "" where it is not new, or altogether new."""
        if name in self.changes:
            return ""
        new = frozenset(self.files[name].values())
        gone = (one for one, files in before.items() if files and not self.files[one])
        shared = {one: len(new.intersection(before[one].values())) for one in gone}
        likest = max(sorted(shared), key=lambda one: shared[one], default="")
        return likest if shared.get(likest) else ""


def is_whole(root: Path) -> bool:
    """Whether Git has the whole history of the project at `root`."""
    return run_git(root, *_SHALLOW) == b"false\n"


def is_shallow(root: Path) -> bool:
    """Whether Git has a part of it: then versions of documents are missing without a trace."""
    return run_git(root, *_SHALLOW) == b"true\n"


def is_sparse(root: Path) -> bool:
    """Whether the work tree lacks files of the commit on purpose: they are not removed."""
    return run_git(root, "config", "--type=bool", "core.sparseCheckout") == b"true\n"


def _commits(root: Path) -> Iterator[_Commit]:
    """The commits that changed docs/, the oldest first."""
    asked = ("rev-list", "--reverse", "--first-parent", "--format=%H %ct %P", "HEAD", "--", DOCS)
    for line in read_git(root, *asked).decode().splitlines():
        if not line.startswith("commit "):  # which Git writes before each
            name, seconds, *parents = line.split(" ")
            yield _Commit(name, commit_time(seconds).date(), next(iter(parents), ""))


def _changes(root: Path, commits: list[_Commit]) -> Iterator[tuple[_Commit, dict[str, _Blobs]]]:
    """Each commit with the objects of the files that it changed, by document."""
    by_hash = {one.hash.encode(): one for one in commits}
    pairs = "".join(f"{one.hash} {one.parent}".rstrip() + "\n" for one in commits)
    asked = ("--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    printed = read_git(root, "diff-tree", *asked, "--", DOCS, given=pairs.encode())
    tokens = iter(printed.split(b"\0"))
    commit, found = None, dict[str, _Blobs]()
    for token in tokens:
        if token.startswith(b":"):
            _, mode, _, blob, _ = token[1:].split(b" ")
            _put(found, next(tokens), blob.decode() if mode.startswith(_REGULAR) else "")
            continue
        if commit:
            yield commit, found
        commit, found = by_hash.get(token.strip()), {}


def _put(found: dict[str, _Blobs], path: bytes, blob: str) -> None:
    """Note the object of a file that belongs to a document."""
    name = printable(os.fsdecode(path))
    if (document := document_of(name)) and not is_leftover(name.rpartition("/")[2]):
        below = name.removeprefix(f"{DOCS}{document}/")
        found.setdefault(document, {})[below] = blob


def _uncommitted(root: Path) -> Iterator[str]:
    """The documents with files that the commit does not have as they are."""
    for name in changed_files(root):
        if (document := document_of(name)) and not is_leftover(name.rpartition("/")[2]):
            yield document
