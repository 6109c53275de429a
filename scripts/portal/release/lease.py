"""A lock in a store that has none of its own: an object that its holder renews again and again.

It is taken, renewed and released on condition that nobody else wrote it, which the store decides.
It tells who holds it, and is taken over once it is stale, or its holder is a process of this
machine that has ended. Its holder reckons with that: whoever slept or had no network for so long
holds it no more. It is never deleted, for a store deletes on no condition.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread

from portal.model.problems import UserError
from portal.release.bucket import Bucket, StoredObject

STALE = 120.0
"""Seconds after which a lease that was not renewed is nobody's."""

_BEATS = 8
"""How often it is renewed in that time."""

_SURE = 0.75
"""The share of that time for which its holder relies on it: a step takes its time, too."""

_FREE = b"{}"
"""What a lease says that was released."""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A clock that goes on while the machine sleeps: on Linux the first, on macOS the second."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def now() -> float:
    """Seconds, of which only the differences count."""
    return time.clock_gettime(_CLOCK)


@dataclass
class Lease:
    """A lease while it is held; `tag` is the version tag of its object, `stale` is in seconds.

    `renewed` is a time before it was last written, `nonce` tells it from all others.
    """

    bucket: Bucket
    key: str
    owner: str
    stale: float
    tag: str | None = None
    renewed: float = field(default_factory=now)
    beats: int = 0
    is_taken: bool = False
    nonce: str = field(default_factory=token_hex)
    released: Event = field(default_factory=Event)

    @property
    def is_lost(self) -> bool:
        """Whether somebody else has it, or might soon."""
        return self.is_taken or now() - self.renewed >= _SURE * self.stale

    def take(self, etag: str | None) -> bool:
        """Write it if the object there still has this version tag, or there is none."""
        self.beats += 1
        data, time_before = self._written(), now()
        tag = self.bucket.put_unless_changed(self.key, data, etag)
        if tag is None:  # or the store wrote it, and its answer was lost
            there = self.bucket.get(self.key)
            tag = there.etag if there and there.data == data else None
        if tag is None:
            return False
        self.tag, self.renewed = tag, time_before
        return True

    def renew(self) -> None:
        """Write it again; where somebody else has taken it, it is lost. Raises UserError."""
        self.is_taken = not self.take(self.tag)

    def renew_until_released(self, seconds: float) -> None:
        """Renew it every so many seconds until it is released, or somebody else has taken it."""
        while not self.released.wait(seconds) and not self.is_taken:
            with suppress(UserError):  # the store may answer the next time
                self.renew()

    def release(self) -> None:
        """Let others have it, unless one has it. Raises UserError."""
        if not self.is_taken:
            self.bucket.put_unless_changed(self.key, _FREE, self.tag)

    def _written(self) -> bytes:
        held = {
            "owner": self.owner,
            "process": _process(os.getpid()),
            "nonce": self.nonce,
            "beats": self.beats,
        }
        return json.dumps(held, ensure_ascii=False).encode()


@contextmanager
def leased(bucket: Bucket, key: str, owner: str, stale: float) -> Iterator[Lease | str]:
    """Hold a lease while the work inside runs; the text of who else holds it. Raises UserError."""
    lease = Lease(bucket, key, owner, stale)
    is_held = lease.take(None)
    while not is_held:
        there = bucket.get(key)
        if there and not _is_free(there, stale):
            yield _read(there).get("owner", "")
            return
        is_held = lease.take(there.etag if there else None)
    beating = Thread(target=lease.renew_until_released, args=(stale / _BEATS,), daemon=True)
    beating.start()
    try:
        yield lease
    finally:
        lease.released.set()
        beating.join()
        with suppress(UserError):
            lease.release()


def _is_free(there: StoredObject, stale: float) -> bool:
    """Whether a lease may be taken that somebody has written."""
    return there.data == _FREE or there.age >= stale or _is_abandoned(there)


def _read(there: StoredObject) -> dict[str, str]:
    with suppress(ValueError):
        told = json.loads(there.data)
        if isinstance(told, dict):
            return {name: str(value) for name, value in told.items()}
    return {}


def _is_abandoned(there: StoredObject) -> bool:
    """Whether the holder is a process of this machine, in this container, that has ended."""
    holder = _read(there).get("process", "")
    machine, _, rest = holder.rpartition("/")
    pid = rest.partition(":")[0]
    ours = _process(os.getpid()).rpartition("/")[0]
    return bool(ours) and machine == ours and pid.isdigit() and _process(int(pid)) != holder


def _process(pid: int) -> str:
    """A process as nothing else is called: boot, container, number, start; "" where it can't be."""
    try:
        boot = _BOOT.read_text("ascii").strip()
        container = Path("/proc/self/ns/pid").readlink()
        started = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
    return f"{boot}/{container}/{pid}:{started}"
