"""The operations of a publishing target, and the inventory by which versions are compared.

    TARGET/versions/<version>/   complete versions, never changed
    TARGET/current               a relative link to versions/<version>, which the web server serves
    TARGET/.lock                 a dangling link whose text says who is publishing, since when

`publish` calls them in an order in which it may be interrupted anywhere.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from portal.model.problems import UserError

Inventory = Mapping[str, str]
"""The SHA-256 of every file of a version, by its path."""

SPECIAL = "special"
"""Stands for the SHA-256 of a link or a pipe."""


class Target(Protocol):
    """The operations of publishing; `name`, `old` and `new` are names of folders in `versions/`.

    Each raises UserError, or OSError for a file of this machine.
    """

    def prepare(self) -> None:
        """Create `versions/`, and make sure that it can be written."""

    def exists(self) -> bool:
        """Whether anything was ever published here."""

    def lock(self, owner: str) -> str | None:
        """Take the lock, in one step, or return the owner who holds it."""

    def unlock(self, owner: str) -> None:
        """Release the lock if this owner holds it."""

    def unlock_command(self) -> str:
        """The shell command that releases a lock whose owner has died."""

    def names(self) -> tuple[str, ...]:
        """The names of all folders in `versions/`, incomplete ones too."""

    def link(self) -> str | None:
        """The text of the link `current`, "." if it is no link, None if there is none."""

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        """Copy the site's files into the folder, perhaps some of them from the version `basis`."""

    def inventory(self, name: str) -> Inventory:
        """The SHA-256 of every file of the folder, read back."""

    def rename(self, old: str, new: str) -> None:
        """Rename the folder, in one step."""

    def remove(self, name: str) -> None:
        """Delete the folder."""

    def switch(self, version: str) -> None:
        """Link `current` to the version, in one step, once its bytes are on the disk."""


def inventory(root: Path) -> Inventory:
    """The SHA-256 of every file below a folder; raises OSError if one can't be read."""
    return {
        path.relative_to(root).as_posix(): _digest(path)
        for folder, folders, files in os.walk(root, onerror=_fail)
        for path in (Path(folder, name) for name in (*folders, *files))
        if path.is_symlink() or not path.is_dir()
    }


def _digest(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return SPECIAL
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fail(error: OSError) -> None:
    """For `os.walk`, which skips unreadable folders unless its `onerror` raises."""
    raise error


def unwritable(target: Target) -> UserError:
    """The error that this account may not write to a target."""
    return UserError(
        f"Không ghi được vào {target}. Hãy cấp quyền ghi thư mục này và thư mục con versions "
        "cho tài khoản đang dùng, hoặc chọn đích khác."
    )
