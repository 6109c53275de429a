"""Publish versions to a folder of another machine, by rsync and ssh.

The server needs a POSIX sh, find, GNU coreutils 8.25 or newer, and rsync. The scripts are constant;
names are passed to them as arguments.
"""

import shlex
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile

from portal.model.problems import UserError
from portal.release.remote_shell import RemoteShell, require
from portal.release.target import SPECIAL, Held, Inventory, busy, lost, unpublished, unwritable

_PREPARE = """missing=
for tool in "rsync --version" "sha256sum -z" "find /dev/null"; do
  $tool </dev/null >/dev/null 2>&1 || { echo "$tool"; missing=yes; }
done
[ -z "$missing" ] || exit 0
umask 022; mkdir -p -- "$0/versions"; cd -- "$0"
[ -w . ] && [ -w versions ] || echo unwritable"""


@dataclass(frozen=True)
class RemoteTarget:
    """A folder of another machine."""

    host: str
    folder: str
    port: int | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"

    @cached_property
    def shell(self) -> RemoteShell:
        """The shell of the account there."""
        return RemoteShell(self.host, self.port)

    def prepare(self) -> None:
        require("rsync")
        greeting, told = self.shell.run_greeted(_PREPARE, self.folder)
        if greeting:
            raise UserError(
                f"Máy chủ {self.host} in «{greeting}» trước mỗi lệnh, nên rsync không chạy được. "
                "Hãy sửa .bashrc ở đó để lời chào chỉ hiện khi có người gõ lệnh: thêm «[ -t 1 ] ||"
                " return» lên trên lời chào."
            )
        if told == "unwritable\n":
            raise unwritable(self)
        if told:
            raise UserError(
                f"Máy chủ {self.host} không chạy được: {', '.join(told.splitlines())}. "
                "Hãy cài rsync, findutils và GNU coreutils (từ 8.25) trên máy chủ."
            )

    def exists(self) -> bool:
        return bool(self._run('if [ -d "$0/versions" ]; then echo there; fi'))

    @contextmanager
    def locked(self, owner: str) -> Iterator[Held]:
        with self.shell.locked(self.folder, owner) as lock:
            if lock.answer == "absent":
                raise unpublished(self)
            if lock.holder is not None:
                raise busy(self, lock.holder)

            def held() -> None:
                if lock.is_lost:
                    raise lost(self)

            yield held

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
        basis_option = [f"--copy-dest=../{basis}"] if basis else []
        self._send(f"{site.resolve()}/", f"{name}/", "--delete", *basis_option)

    def carry(self, version: str, units: Collection[str], name: str) -> None:
        self._run(
            'umask 022; cd -- "$0/versions"; from=$1; to=$2; shift 2; for unit; do '
            'if [ -e "$from/$unit" ]; then mkdir -p -- "$to/${unit%/*}"; '
            'cp -RPpT -- "$from/$unit" "$to/$unit"; fi; done',
            *(version, name, *units),
        )

    def write(self, name: str, path: str, data: bytes) -> None:
        with NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            self._send(file.name, f"{name}/{path}")

    def read(self, name: str, path: str) -> bytes | None:
        answer = self.shell.read(
            'file=$0/versions/$1/$2; if [ -f "$file" ] && [ ! -L "$file" ]; then '
            'printf =; cat -- "$file"; fi',
            *(self.folder, name, path),
        )
        return answer[1:] if answer else None

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

    def _send(self, source: str, place: str, *options: str) -> None:
        """Copy a file, or all below a folder, to a place below `versions/`."""
        self.shell.call(
            "rsync",
            *("--recursive", "--times", "--perms", "--chmod=D0755,F0644"),
            *("--checksum", "--protect-args", "--8-bit-output"),
            f"--rsh={shlex.join(self.shell.command)}",
            *(*options, "--", source, f"{self}/versions/{place}"),
        )

    def _run(self, script: str, *arguments: str) -> str:
        return self.shell.run(script, self.folder, *arguments)
