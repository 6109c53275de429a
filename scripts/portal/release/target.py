"""What a place for versions can do, and the inventory by which versions are compared.

    TARGET/versions/<version>/   complete versions, never altered
    TARGET/current               a relative link to versions/<version>: what the web server serves
    TARGET/.lock                 a dangling link whose text says who is publishing, since when

A target is a few small operations; `publish` knows the order in which they may be interrupted.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from portal.model.problems import UserError

Inventory = Mapping[str, str]
"""Of every file of a version, by its path: the SHA-256."""

SPECIAL = "special"
"""Instead of the SHA-256 of a link or a pipe: nothing that was built equals it."""


class Target(Protocol):
    """The operations of publishing; names are names of folders in `versions/`.

    Each raises UserError, or OSError for a file of this machine.
    """

    def prepare(self) -> None:
        """Make sure that versions can be written here, before anything is."""

    def exists(self) -> bool:
        """Tell whether anything was ever published here."""

    def lock(self, owner: str) -> str | None:
        """Take the lock, in one step; or return the text of the one who holds it."""

    def unlock(self, owner: str) -> None:
        """Give the lock back if it is still this owner's."""

    def unlock_command(self) -> str:
        """Return what a person types to free a lock whose owner is dead."""

    def names(self) -> tuple[str, ...]:
        """Return the names of all folders in `versions/`, unfinished ones too."""

    def link(self) -> str | None:
        """Return the text of the link `current`, or "." if something else has that name."""

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        """Fill the folder with the site's files; what equals the basis need not travel."""

    def inventory(self, name: str) -> Inventory:
        """Read back every file of the folder."""

    def rename(self, old: str, new: str) -> None:
        """Give the folder another name, in one step."""

    def remove(self, name: str) -> None:
        """Delete the folder."""

    def switch(self, version: str) -> None:
        """Let `current` link to the version, in one step, once its bytes are on the disk."""


def inventory(root: Path) -> Inventory:
    """Return every file below a folder; raises OSError if one can't be read."""
    return {
        path.relative_to(root).as_posix(): _digest(path)
        for folder, folders, files in os.walk(root, onerror=fail)
        for path in (Path(folder, name) for name in (*folders, *files))
        if path.is_symlink() or not path.is_dir()
    }


def _digest(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return SPECIAL
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fail(error: OSError) -> None:
    """For `os.walk`, which passes over unreadable folders unless its `onerror` raises."""
    raise error


def unwritable(target: Target) -> UserError:
    """The error that the account in use may not write to a target."""
    return UserError(
        f"Không ghi được vào {target}. Hãy cấp quyền ghi thư mục này và thư mục con versions "
        "cho tài khoản đang dùng, hoặc chọn đích khác."
    )
