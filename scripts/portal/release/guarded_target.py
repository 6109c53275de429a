"""A target that is changed only while its lock is held.

Whoever lost the lock, as a machine that slept, changes nothing any more: somebody else may be
publishing, or have published.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from portal.release.target import Held, Inventory, Target


@dataclass(frozen=True)
class GuardedTarget:
    """A target whose lock this run holds, which it makes sure of before each change.

    So it does before a version is compared: somebody else may be writing it.
    """

    target: Target
    require_lock: Held

    def __str__(self) -> str:
        return str(self.target)

    def prepare(self) -> None:
        self.target.prepare()

    def exists(self) -> bool:
        return self.target.exists()

    def locked(self, owner: str) -> AbstractContextManager[Held]:
        return self.target.locked(owner)

    def names(self) -> tuple[str, ...]:
        return self.target.names()

    def link(self) -> str | None:
        return self.target.link()

    def read(self, name: str, path: str) -> bytes | None:
        return self.target.read(name, path)

    def inventory(self, name: str) -> Inventory:
        self.require_lock()
        return self.target.inventory(name)

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        self.require_lock()
        self.target.upload(site, name, basis)

    def carry(self, version: str, units: Collection[str], name: str) -> None:
        self.require_lock()
        self.target.carry(version, units, name)

    def write(self, name: str, path: str, data: bytes) -> None:
        self.require_lock()
        self.target.write(name, path, data)

    def rename(self, old: str, new: str) -> None:
        self.require_lock()
        self.target.rename(old, new)

    def remove(self, name: str) -> None:
        self.require_lock()
        self.target.remove(name)

    def switch(self, version: str) -> None:
        self.require_lock()
        self.target.switch(version)
