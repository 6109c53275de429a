"""The operations of a publishing target, and the inventory by which versions are compared.

    TARGET/versions/<version>/   complete versions, never changed
    TARGET/current               a relative link to versions/<version>, which the web server serves
    TARGET/.lock                 what is held while somebody publishes; it says who, since when

`publish` calls them in an order in which it may be interrupted anywhere.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from portal.model.files import printable
from portal.model.problems import UserError

Held = Callable[[], None]
"""Raises UserError once a lock is lost: then somebody else may be publishing."""

Inventory = Mapping[str, str]
"""The SHA-256 of every file of a version, by its path."""

SPECIAL = "special"
"""Stands for the SHA-256 of a link or a pipe."""

ARRIVING, LEAVING = ".arriving-", ".leaving-"
"""Before the name of a version that is being uploaded, and of one that is being deleted."""


class Target(Protocol):
    """The operations of publishing; `name`, `old` and `new` are names of folders in `versions/`.

    Each raises UserError, or OSError for a file of this machine.
    """

    def prepare(self) -> None:
        """Create `versions/`, and make sure that it can be written."""

    def exists(self) -> bool:
        """Whether anything was ever published here."""

    def locked(self, owner: str) -> AbstractContextManager[Held]:
        """Hold the lock, which dies with its holder, while the work inside runs.

        Raises UserError that names the owner who holds it, or says that nothing is here.
        """

    def names(self) -> tuple[str, ...]:
        """The names of all folders in `versions/`, incomplete ones too."""

    def link(self) -> str | None:
        """The text of the link `current`, "." if it is no link, None if there is none."""

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        """Copy the site's files into the folder, perhaps some of them from the version `basis`."""

    def carry(self, version: str, units: Collection[str], name: str) -> None:
        """Copy those of a version's files and folders that are there into another folder."""

    def write(self, name: str, path: str, data: bytes) -> None:
        """Write a file into the folder."""

    def read(self, name: str, path: str) -> bytes | None:
        """The bytes of a file of the folder; None where there is none, or a link."""

    def inventory(self, name: str) -> Inventory:
        """The SHA-256 of every file of the folder, read back."""

    def rename(self, old: str, new: str) -> None:
        """Rename the folder, in one step."""

    def remove(self, name: str) -> None:
        """Delete the folder, or a file in it."""

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


def busy(target: Target, holder: str) -> UserError:
    """The error that somebody else is publishing to a target."""
    told = printable(holder.strip()) or "không rõ của ai"
    return UserError(
        f"Một lần công bố khác đang giữ khóa của {target} ({told}). Hãy đợi nó xong rồi chạy lại."
    )


def lost(target: Target) -> UserError:
    """The error that the lock of a target was lost."""
    return UserError(
        f"Đã mất khóa của {target} giữa chừng, có thể vì đứt mạng hay máy đã ngủ. Hãy xem bản nào "
        "đang được phục vụ (rollback --list) rồi chạy lại; lần chạy sau sẽ dọn những gì còn dở."
    )


def unpublished(target: Target) -> UserError:
    """The error that nothing was ever published to a target."""
    return UserError(f"Chưa có gì được công bố ở {target}. Hãy xem lại địa chỉ.")
