"""A site in parts: each is made once from what it is made from, kept, and copied into the site.

A part is a set of files below the site's root, made together, and known by a key: a hash of all
that they are made from. The store keeps each part's files, the size of each, notes of the build,
and a digest of all. Builds may share a store, and it may be deleted at any time.
"""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.model.problems import UserError

_FILES, _LIST = "files", "part.json"

SPARE = 1.0
"""Unused parts that a store keeps, for each that the last build used: to go back and forth."""

YOUNG = 3600
"""Seconds for which a part is kept in any case: another build may be using it."""


@dataclass(frozen=True)
class Part:
    """A part in the store, with the `sizes` of its files by their paths in the site.

    `notes` are the names under which the build noted something of it; `digest` is the SHA-256 of
    files and notes.
    """

    key: str
    folder: Path
    sizes: Mapping[str, int]
    notes: Sequence[str] = ()
    digest: str = ""

    def noted(self, name: str) -> bytes:
        """What the build noted of the part under a name. Raises UserError where that is lost."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise UserError(
                f"Thư mục tạm «{self.folder.parent}» bị hỏng. Hãy xóa nó rồi chạy lại."
            ) from error

    def file(self, path: str) -> Path:
        """Where the store keeps the file that the site has at `path`."""
        return self.folder / _FILES / path

    @property
    def is_whole(self) -> bool:
        """Whether every file has the size with which it was kept, and every note is there."""
        try:
            sizes = {path: self.file(path).stat().st_size for path in self.sizes}
            noted = all((self.folder / name).is_file() for name in self.notes)
        except OSError:
            return False
        return noted and sizes == self.sizes

    @property
    def is_unchanged(self) -> bool:
        """Whether every byte can be read, and is as it was kept: disks and hands spoil some."""
        try:
            return self.is_whole and _digest(self.folder, self.sizes, self.notes) == self.digest
        except OSError:
            return False


@dataclass(frozen=True)
class PartStore:
    """The parts kept in a folder, each in a folder of its own named by its key."""

    folder: Path

    def find(self, key: str) -> Part | None:
        """The part with this key, None where it is not kept."""
        folder = self.folder / key
        try:
            listed = json.loads((folder / _LIST).read_bytes())
            return Part(key, folder, listed["sizes"], listed["notes"], listed["digest"])
        except (OSError, ValueError, KeyError, TypeError):  # damaged, or of an earlier version
            return None

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder to build in, from which files can be moved into parts. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=self.folder) as folder:
            yield Path(folder, "site")

    @contextmanager
    def adding(self, key: str) -> Iterator[Path]:
        """An empty folder for the files of a new part, which is kept if the work inside succeeds.

        What is noted of it, see `note`, is kept too. Raises OSError.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        try:
            (new / _FILES).mkdir()
            yield new / _FILES
            notes = sorted(one.name for one in new.iterdir() if one.name != _FILES)
            sizes = _listed(new / _FILES)
            listed = {"sizes": sizes, "notes": notes, "digest": _digest(new, sizes, notes)}
            (new / _LIST).write_text(json.dumps(listed), "utf-8")
            self._keep(new, self.folder / key)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def prune(self, used: Iterable[str]) -> None:
        """Remove the parts that are not used, but for the latest, and what killed builds left."""
        kept = frozenset(used)
        made = {one: _made(one) for one in self.folder.iterdir() if one.name not in kept}
        latest = sorted(made, key=lambda one: made[one], reverse=True)
        for folder in latest[int(len(kept) * SPARE) :]:
            if time.time() - made[folder] > YOUNG:
                shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def _keep(new: Path, folder: Path) -> None:
        """Put a part in its place; one of the same key is as good, unless it is damaged."""
        with suppress(OSError):
            new.rename(folder)
            return
        # What can't be removed, for want of permission, can still be moved.
        damaged = new.with_name(f"{new.name}-damaged")
        with suppress(OSError):  # another build has put its own there
            folder.rename(damaged)
            new.rename(folder)
        shutil.rmtree(damaged, ignore_errors=True)


def note(files: Path, name: str, data: bytes) -> None:
    """Note something, under a name, of the part whose files are being written to `files`."""
    (files.parent / name).write_bytes(data)


def copy_parts(parts: Iterable[Part], site: Path) -> None:
    """Copy every file of the parts to its place in the folder `site`."""
    files = {site / path: part.file(path) for part in parts for path in part.sizes}
    for folder in {target.parent for target in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for target, file in files.items():
        shutil.copyfile(file, target)


def exchange(
    gone: Iterable[Part], parts: Iterable[Part], site: Path, placed: Collection[str]
) -> None:
    """Make `site` that of these parts, file by file, without what only the `gone` parts had.

    The files of the parts with the keys that are `placed` in it stay as they are.
    """
    every = tuple(parts)
    old = {path for part in gone for path in part.sizes}
    old -= {path for part in every for path in part.sizes}  # some files are of several parts
    for part in every:
        for path in part.sizes if part.key not in placed else ():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.new")
            shutil.copyfile(part.file(path), beside)
            beside.replace(target)
    for path in old:
        (site / path).unlink(missing_ok=True)
    for folder in sorted({(site / path).parent for path in old}, reverse=True):
        _remove_empty(folder, site)


def _listed(folder: Path) -> dict[str, int]:
    """The size of every file below a folder, by its path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}


def _digest(folder: Path, sizes: Iterable[str], notes: Iterable[str]) -> str:
    """The SHA-256 of a part's files and notes with their names. Raises OSError."""
    whole = hashlib.sha256()
    for path in sorted((*(f"{_FILES}/{one}" for one in sizes), *notes)):
        with (folder / path).open("rb") as file:
            whole.update(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path}\n".encode())
    return whole.hexdigest()


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _made(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
