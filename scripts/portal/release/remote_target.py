"""Publish versions to a folder of another machine, by rsync and ssh.

The server needs a POSIX sh, find, GNU coreutils 8.25 or newer, and rsync. The scripts are constant;
names are passed to them as arguments.
"""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.model.problems import UserError
from portal.release.target import SPECIAL, Inventory, unwritable

_SSH = ("ssh", "-oBatchMode=yes", "-oConnectTimeout=30", "-oServerAliveInterval=15")


@dataclass(frozen=True)
class RemoteTarget:
    """A folder of another machine."""

    host: str
    folder: str

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"

    def prepare(self) -> None:
        _require("rsync")
        missing = self._run(
            'for tool in "rsync --version" "sha256sum -z" "find /dev/null"; do '
            '$tool </dev/null >/dev/null 2>&1 || echo "$tool"; done'
        )
        if missing:
            raise UserError(
                f"Máy chủ {self.host} không chạy được: {', '.join(missing.splitlines())}. "
                "Hãy cài rsync, findutils và GNU coreutils (từ 8.25) trên máy chủ."
            )
        create = 'umask 022; mkdir -p -- "$0/versions"; cd -- "$0"; '
        if self._run(create + "[ -w . ] && [ -w versions ] || echo unwritable"):
            raise unwritable(self)

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
            r'if [ -d "$name" ] && [ ! -L "$name" ]; then printf "%s\0" "$name"; fi; done'
        )
        return tuple(listing.split("\0")[:-1])

    def link(self) -> str | None:
        text = self._run(
            'cd -- "$0"; if [ -L current ]; then readlink current; '
            "elif [ -e current ]; then echo .; fi"
        )
        return text.removesuffix("\n") or None

    def upload(self, site: Path, name: str, basis: str | None) -> None:
        """Copy by rsync, which continues an interrupted upload.

        Files that the basis has are copied on the server, not hard-linked: then damage to one
        version leaves the others intact, and rsync may set times on files of a killed run.
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
                "chủ, rồi chạy lại."
            )
        return os.fsdecode(done.stdout)


def _require(tool: str) -> None:
    if shutil.which(tool) is None:
        raise UserError(f"Máy này chưa có lệnh {tool}. Hãy cài gói có {tool} rồi chạy lại.")
