"""Run scripts on another machine by ssh, and hold a lock there for as long as a connection lives.

What the account's shell prints before a script, a greeting, is left out. The scripts are constant;
names are passed to them as arguments.
"""

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from threading import Event, Thread

from portal.model.files import printable
from portal.model.problems import UserError

_OPTIONS = ("-oBatchMode=yes", "-oConnectTimeout=30", "-oServerAliveInterval=15")
_MARK = b"=== portal ===\n"
"""Printed by each script first: what stands before it is a greeting."""

_BEAT = 15
"""Seconds between two signs of life."""

_LONGEST_SOCKET = 80
"""Bytes of the path of a socket: systems allow some 100, of which ssh needs 17."""

_LOCK = r"""[ -d "$0/versions" ] || { echo absent; exit; }
cd -- "$0"; umask 022
if command -v flock >/dev/null; then
  if [ -L .lock ]; then rm -f -- .lock; fi
  if [ -w .lock ] || [ ! -e .lock ]; then exec 9>>.lock; else exec 9<.lock; fi
  flock -n 9 || { printf "held "; cat .lock; exit; }
  printf %s "$1" >.lock || :
  holds() { :; }
else
  find .lock -mmin +2 -delete 2>/dev/null || :
  ln -sT -- "$1" .lock 2>/dev/null || { printf "held "; readlink .lock || :; exit; }
  trap "rm -f -- .lock" EXIT
  holds() { [ "$(readlink .lock)" = "$1" ] && touch -h .lock; }
fi
echo taken
while [ -n "$(timeout 60 head -c1)" ] && holds "$1"; do :; done"""
"""Hold the lock until the other end is silent for a minute, or gone.

The system's lock dies with this shell. Where there is no flock, a link stands for it, which this
shell removes, or which is two minutes old if the shell was killed; so are links that earlier
versions of this program left.
"""

_TIED = """exec 3<&0
"$@" </dev/null & work=$!
{ cat <&3 >/dev/null; kill "$work"; } 2>/dev/null & watch=$!
wait "$work"; status=$?
kill "$watch" 2>/dev/null
exit "$status\""""
"""Run a command that ends when the standard input does: a killed run leaves none behind."""


@dataclass
class RemoteShell:
    """The shell of an account on another machine; `host` may name the account.

    While a lock is held, all goes over the one connection that holds it, through `socket`.
    """

    host: str
    port: int | None = None
    socket: str = ""

    @property
    def command(self) -> tuple[str, ...]:
        """The ssh command but for the host."""
        shared = (f"-oControlPath={self.socket}", "-oControlMaster=no") if self.socket else ()
        return ("ssh", *_OPTIONS, *shared, *(() if self.port is None else (f"-p{self.port}",)))

    def run(self, script: str, *arguments: str) -> str:
        """What a script prints; its arguments are $0, $1 … Raises UserError where it fails."""
        return os.fsdecode(self.read(script, *arguments))

    def read(self, script: str, *arguments: str) -> bytes:
        """What a script prints, as bytes. Raises UserError where it fails."""
        return self._answer(script, *arguments)[1]

    def run_greeted(self, script: str, *arguments: str) -> tuple[str, str]:
        """What the account's shell prints by itself, and what a script prints. Raises UserError."""
        greeting, answer = self._answer(script, *arguments)
        return _shown(greeting), os.fsdecode(answer)

    def call(self, *command: str) -> bytes:
        """What a command of this machine prints; it does not outlive this run. Raises UserError."""
        for tool in ("ssh", command[0]):
            require(tool)
        ours, its = os.pipe()
        try:
            done = subprocess.run(
                ["sh", "-c", _TIED, "sh", *command], stdin=ours, capture_output=True, check=False
            )
        finally:
            os.close(ours)
            os.close(its)
        if done.returncode:
            raise self._failed(command[0], done.returncode, done.stderr)
        return done.stdout

    @contextmanager
    def locked(self, folder: str, owner: str) -> Iterator["RemoteLock"]:
        """Take the lock of a folder for as long as the work inside runs, or see who holds it."""
        require("ssh")
        with ExitStack() as stack:
            socket = str(Path(stack.enter_context(TemporaryDirectory(prefix="ssh-")), "socket"))
            shared = (f"-oControlPath={socket}", "-oControlMaster=yes")
            is_short = len(os.fsencode(socket)) < _LONGEST_SOCKET
            script = self._command(_LOCK, folder, owner)
            command = (script[0], *(shared if is_short else ()), *script[1:])
            process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
            lock = RemoteLock(stack.enter_context(process))
            stack.callback(lock.release)
            if lock.answer is None:
                told = process.stderr.read() if process.stderr else b""
                raise self._failed("ssh", process.wait(), told)
            stack.callback(setattr, self, "socket", self.socket)
            self.socket = socket if is_short else ""
            yield lock

    def _command(self, script: str, *arguments: str) -> tuple[str, ...]:
        marked = f"set -eu; printf %s {shlex.quote(_MARK.decode())}; {script}"
        return (*self.command, "--", self.host, shlex.join(["sh", "-c", marked, *arguments]))

    def _answer(self, script: str, *arguments: str) -> tuple[bytes, bytes]:
        printed = self.call(*self._command(script, *arguments))
        greeting, mark, answer = printed.partition(_MARK)
        if not mark:
            raise UserError(
                f"Máy chủ {self.host} không chạy lệnh được giao mà chỉ trả lời «{_shown(printed)}»."
                " Hãy cho tài khoản ấy dùng một shell như bash hoặc sh."
            )
        return greeting, answer

    def _failed(self, command: str, status: int, told: bytes) -> UserError:
        return UserError(
            f"Lệnh {command} tới {self.host} báo lỗi (mã {status}):\n"
            f"{_shown(told)}\n"
            f"Hãy thử «ssh {self.host}», kiểm tra mạng, khóa ssh, quyền và dung lượng trống trên "
            "máy chủ, rồi chạy lại."
        )


class RemoteLock:
    """A lock that a shell on another machine holds while this end gives signs of life."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.answer = self._read_answer()
        self._released = Event()
        self._beating = Thread(target=self._beat, daemon=True)
        self._beating.start()

    @property
    def holder(self) -> str | None:
        """Who else holds the lock; None where this run does."""
        return None if self.answer == "taken" else (self.answer or "").removeprefix("held ")

    @property
    def is_lost(self) -> bool:
        """Whether the shell that held it has ended."""
        return self._process.poll() is not None

    def release(self) -> None:
        """Let the shell end, which releases the lock; without a network it does so by itself."""
        self._released.set()
        self._beating.join()
        with suppress(OSError, subprocess.TimeoutExpired):
            self._process.communicate(timeout=_BEAT)
        self._process.kill()

    def _read_answer(self) -> str | None:
        lines = iter(self._process.stdout or ())
        if not any(line.endswith(_MARK) for line in lines):
            return None
        return os.fsdecode(next(lines, b"")).rstrip("\n")

    def _beat(self) -> None:
        stream = self._process.stdin
        while stream and not self._released.wait(_BEAT):
            with suppress(OSError):
                stream.write(b".")
                stream.flush()


def _shown(told: bytes) -> str:
    """What another machine says, a line each: nothing that rewrites what a terminal shows."""
    return "\n".join(map(printable, told.decode(errors="replace").strip().splitlines()))


def require(tool: str) -> None:
    """Raise UserError where this machine lacks a program."""
    if shutil.which(tool) is None:
        raise UserError(f"Máy này chưa có lệnh {tool}. Hãy cài gói có {tool} rồi chạy lại.")
