"""What a command costs as a whole process with all its children: time, processor, memory."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.2
"""Seconds between two looks at the memory."""

PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """Seconds that passed, seconds of processor, megabytes held at once at most."""

    seconds: float
    processor: float
    memory: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and measure it. Raises CalledProcessError where it fails."""
    before, started = _used(), time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        watch = _Watch(running.pid)
        watch.start()
        output = running.stdout.read() if running.stdout else b""
        status = running.wait()
        seconds = time.perf_counter() - started
        watch.finish()
    if status:
        raise subprocess.CalledProcessError(status, command, output)
    return Cost(seconds, _used() - before, watch.most / 1024)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children until it is told to finish."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(PAUSE):
            self.most = max(self.most, sum(map(_kilobytes, _tree(self._process))))

    def finish(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()


def _used() -> float:
    """Seconds of processor of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tree(process: int) -> Iterator[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for status in PROC.glob("[0-9]*/stat"):
        _, _, fields = _read(status).rpartition(")")
        if fields:
            children.setdefault(int(fields.split()[1]), []).append(int(status.parent.name))
    below = [process]
    while below:
        yield (one := below.pop())
        below += children.get(one, ())


def _kilobytes(process: int) -> int:
    """The memory of a process, its share of what several hold; 0 where the system does not tell."""
    for line in _read(PROC / f"{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(file: Path) -> str:
    """The text of a file of the system, "" once its process has gone."""
    try:
        return file.read_text("ascii")
    except OSError:
        return ""
