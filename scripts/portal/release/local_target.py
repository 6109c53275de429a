"""Publish versions to a folder of this machine."""

import os
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from portal.release.target import Inventory, inventory, unwritable


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

    def lock(self, owner: str) -> str | None:
        try:
            (self.root / ".lock").symlink_to(owner)
        except FileExistsError:
            return str((self.root / ".lock").readlink())
        return None

    def unlock(self, owner: str) -> None:
        lock = self.root / ".lock"
        if lock.is_symlink() and str(lock.readlink()) == owner:
            lock.unlink()

    def unlock_command(self) -> str:
        return shlex.join(["rm", "--", str(self.root / ".lock")])

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
        shutil.copytree(site, target)
        target.chmod(0o755)
        for path in target.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)

    def inventory(self, name: str) -> Inventory:
        return inventory(self.root / "versions" / name)

    def rename(self, old: str, new: str) -> None:
        (self.root / "versions" / old).rename(self.root / "versions" / new)

    def remove(self, name: str) -> None:
        shutil.rmtree(self.root / "versions" / name)

    def switch(self, version: str) -> None:
        os.sync()
        new = self.root / ".current-new"
        new.unlink(missing_ok=True)
        new.symlink_to(Path("versions", version))
        new.replace(self.root / "current")
