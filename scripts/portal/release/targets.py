"""Where versions are published: a folder of this machine, or one reached by rsync and ssh.

    TARGET/versions/<version>/   complete versions, never altered
    TARGET/current               a relative link to versions/<version>: what the web server serves
    TARGET/.lock                 a dangling link whose text says who is publishing, since when

A target is a few small operations; `publish` knows the order in which they may be interrupted.
A remote target needs a POSIX sh with find, GNU coreutils 8.25 or newer, and rsync.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from portal.model.problems import UserError

Inventory = Mapping[str, str]
"""Of every file of a version, by its path: the SHA-256."""

SPECIAL = "special"
"""Instead of the SHA-256 of a link or a pipe: nothing that was built equals it."""

_REMOTE = re.compile(
    r"(?P<host>([0-9A-Za-z_][\w.-]*@)?[0-9A-Za-z][\w.-]*):(?P<folder>[^:~].*)",
    re.ASCII,
)
_SSH = ("ssh", "-oBatchMode=yes", "-oConnectTimeout=30", "-oServerAliveInterval=15")


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


def open_target(text: str) -> LocalTarget | RemoteTarget:
    """Return the target that a person wrote: a folder, `host:folder` or `user@host:folder`.

    Raises UserError for text that is no usable target.
    """
    if not text or not text.isprintable():
        raise UserError("Đích xuất bản trống hoặc có ký tự không in được. Hãy viết lại.")
    if ":" in text.partition("/")[0]:
        if remote := _REMOTE.fullmatch(text):
            folder = remote["folder"]
            return RemoteTarget(remote["host"], folder if folder[0] == "/" else f"./{folder}")
        raise UserError(
            f"Đích “{text}” không đúng dạng. Hãy viết người-dùng@máy-chủ:thư-mục; thư mục không "
            "trống, không bắt đầu bằng “~” hay “:” (đường dẫn tương đối tính từ thư mục nhà).",
        )
    root = Path(text).resolve()
    if root.exists() and not root.is_dir():
        raise UserError(f"Đích “{text}” là tệp, không phải thư mục. Hãy chọn một thư mục.")
    return LocalTarget(root)


def inventory(root: Path) -> Inventory:
    """Return every file below a folder; raises OSError if one can't be read."""
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
    raise error


def _unwritable(target: Target) -> UserError:
    return UserError(
        f"Không ghi được vào {target}. Hãy cấp quyền ghi thư mục này và thư mục con versions "
        "cho tài khoản đang dùng, hoặc chọn đích khác.",
    )


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
            raise _unwritable(self)

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
        arriving = self.root / "versions" / name
        if arriving.exists():
            shutil.rmtree(arriving)
        for folder, _, files in os.walk(site, onerror=_fail):
            there = arriving / Path(folder).relative_to(site)
            there.mkdir()
            there.chmod(0o755)
            for file in files:
                shutil.copy2(Path(folder, file), there / file)
                (there / file).chmod(0o644)

    def inventory(self, name: str) -> Inventory:
        return inventory(self.root / "versions" / name)

    def rename(self, old: str, new: str) -> None:
        (self.root / "versions" / old).rename(self.root / "versions" / new)

    def remove(self, name: str) -> None:
        shutil.rmtree(self.root / "versions" / name)

    def switch(self, version: str) -> None:
        os.sync()
        fresh = self.root / ".current-new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("versions", version))
        fresh.replace(self.root / "current")


@dataclass(frozen=True)
class RemoteTarget:
    """A folder of another machine: constant scripts, to which names are given as arguments."""

    host: str
    folder: str

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"

    def prepare(self) -> None:
        _require("rsync")
        lacking = self._run(
            'for tool in "rsync --version" "sha256sum -z" "find /dev/null"; do '
            '$tool </dev/null >/dev/null 2>&1 || echo "$tool"; done',
        )
        if lacking:
            raise UserError(
                f"Máy chủ {self.host} không chạy được: {', '.join(lacking.splitlines())}. "
                "Hãy cài rsync, findutils và GNU coreutils (từ 8.25) trên máy chủ.",
            )
        made = 'umask 022; mkdir -p -- "$0/versions"; cd -- "$0"; '
        if self._run(made + "[ -w . ] && [ -w versions ] || echo unwritable"):
            raise _unwritable(self)

    def exists(self) -> bool:
        return bool(self._run('if [ -d "$0/versions" ]; then echo there; fi'))

    def lock(self, owner: str) -> str | None:
        holder = self._run('cd -- "$0"; readlink .lock || ln -sT -- "$1" .lock', owner)
        return holder.removesuffix("\n") or None

    def unlock(self, owner: str) -> None:
        self._run('cd -- "$0"; [ "$(readlink .lock)" != "$1" ] || rm -- .lock', owner)

    def unlock_command(self) -> str:
        return shlex.join(["ssh", self.host, shlex.join(["rm", "--", f"{self.folder}/.lock"])])

    def names(self) -> tuple[str, ...]:
        listing = self._run(
            'cd -- "$0/versions"; for name in * .[!.]*; do '
            r'if [ -d "$name" ] && [ ! -L "$name" ]; then printf "%s\0" "$name"; fi; done',
        )
        return tuple(listing.split("\0")[:-1])

    def link(self) -> str | None:
        text = self._run(
            'cd -- "$0"; if [ -L current ]; then readlink current; '
            "elif [ -e current ]; then echo .; fi",
        )
        return text.removesuffix("\n") or None

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        """Copy by rsync, which keeps what an interrupted upload brought.

        What the basis has is copied on the server, not hard-linked: versions share no bytes, so
        damage to one leaves the others whole, and rsync may set times on what a killed run left.
        """
        self._call(
            "rsync",
            *("--recursive", "--times", "--perms", "--chmod=D0755,F0644"),
            *("--checksum", "--delete", "--protect-args", "--8-bit-output"),
            f"--rsh={shlex.join(_SSH)}",
            *([f"--copy-dest=../{basis}"] if basis else []),
            *("--", f"{site.resolve()}/", f"{self}/versions/{name}/"),
        )

    def inventory(self, name: str) -> Inventory:
        listing = self._run(
            'cd -- "$0/versions/$1"; find . -type f -exec sha256sum -z -- {} +; '
            rf'find . ! -type f ! -type d -exec printf "{SPECIAL}  %s\0" {{}} +',
            name,
        )
        lines = (line.partition("  ") for line in listing.split("\0")[:-1])
        return {path.removeprefix("./"): digest for digest, _, path in lines}

    def rename(self, old: str, new: str) -> None:
        self._run('cd -- "$0/versions"; mv -T -- "$1" "$2"', old, new)

    def remove(self, name: str) -> None:
        self._run('cd -- "$0/versions"; rm -rf -- "$1"', name)

    def switch(self, version: str) -> None:
        self._run(
            'cd -- "$0"; sync -f -- "versions/$1"; '
            'ln -sfT -- "versions/$1" .current-new; mv -fT -- .current-new current',
            version,
        )

    def _run(self, script: str, *arguments: str) -> str:
        command = shlex.join(["sh", "-c", f"set -eu; {script}", self.folder, *arguments])
        return self._call(*_SSH, "--", self.host, command)

    def _call(self, *command: str) -> str:
        _require("ssh")
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            raise UserError(
                f"Lệnh {command[0]} tới {self} báo lỗi (mã {done.returncode}):\n"
                f"{done.stderr.decode(errors='replace').strip()}\n"
                f"Hãy thử “ssh {self.host}”, xem mạng, khóa ssh, quyền và chỗ trống trên máy "
                "chủ, rồi chạy lại.",
            )
        return os.fsdecode(done.stdout)


def _require(tool: str) -> None:
    if shutil.which(tool) is None:
        raise UserError(f"Máy này chưa có lệnh {tool}. Hãy cài gói có {tool} rồi chạy lại.")
