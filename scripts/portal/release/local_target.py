"""Publish versions to a folder of this machine."""

import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.release.target import Held, Inventory, busy, inventory, unpublished, unwritable


@dataclass(frozen=True)
class LocalTarget:
    """A folder of this machine."""

    root: Path

    def __str__(self) -> str:
        return str(self.root)

    def prepare(self) -> None:
        versions = self.root / "versions"
        missing = [folder for folder in (versions, *versions.parents) if not folder.exists()]
        versions.mkdir(parents=True, exist_ok=True)
        for folder in missing:
            folder.chmod(0o755)
        if not all(os.access(folder, os.W_OK | os.X_OK) for folder in (self.root, versions)):
            raise unwritable(self)

    def exists(self) -> bool:
        return (self.root / "versions").is_dir()

    @contextmanager
    def locked(self, owner: str) -> Iterator[Held]:
        """Hold the system's lock on a file, which it releases even if we crash."""
        if not self.exists():
            raise unpublished(self)
        file = self.root / ".lock"
        if file.is_symlink():  # the lock of an earlier version of this program
            file.unlink(missing_ok=True)
        handle = _open(file)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise busy(self, os.fsdecode(os.pread(handle, 500, 0))) from None
            with suppress(OSError):  # a full disk, or a file of another account
                os.fchmod(handle, 0o644)
                os.ftruncate(handle, 0)
                os.pwrite(handle, os.fsencode(owner), 0)
            yield lambda: None
        finally:
            os.close(handle)

    def names(self) -> tuple[str, ...]:
        with os.scandir(self.root / "versions") as entries:
            return tuple(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))

    def link(self) -> str | None:
        current = self.root / "current"
        if current.is_symlink():
            return str(current.readlink())
        return "." if current.exists() else None

    def upload(self, site: Path, name: str, basis: str | None) -> None:  # noqa: ARG002 - a copy needs none
        target = self.root / "versions" / name
        if target.exists():
            shutil.rmtree(target)
        for folder, _, files in os.walk(site):  # copytree goes on where the disk is full
            place = target / Path(folder).relative_to(site)
            place.mkdir()
            place.chmod(0o755)
            for file in files:
                shutil.copy2(Path(folder, file), place / file)
                (place / file).chmod(0o644)

    def carry(self, version: str, units: Collection[str], name: str) -> None:
        for unit in units:
            source = self.root / "versions" / version / unit
            target = self.root / "versions" / name / unit
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir() and not source.is_symlink():
                shutil.copytree(source, target, symlinks=True)
            elif source.is_file():
                shutil.copy2(source, target, follow_symlinks=False)

    def write(self, name: str, path: str, data: bytes) -> None:
        file = self.root / "versions" / name / path
        file.write_bytes(data)
        file.chmod(0o644)

    def read(self, name: str, path: str) -> bytes | None:
        file = self.root / "versions" / name / path
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None

    def inventory(self, name: str) -> Inventory:
        return inventory(self.root / "versions" / name)

    def rename(self, old: str, new: str) -> None:
        (self.root / "versions" / old).rename(self.root / "versions" / new)

    def remove(self, name: str) -> None:
        path = self.root / "versions" / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

    def switch(self, version: str) -> None:
        os.sync()
        new = self.root / ".current-new"
        new.unlink(missing_ok=True)
        new.symlink_to(Path("versions", version))
        new.replace(self.root / "current")


def _open(file: Path) -> int:
    """Open the file of the lock: for writing, which locks of shared disks need, where allowed."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except PermissionError:
        return os.open(file, os.O_RDONLY)
