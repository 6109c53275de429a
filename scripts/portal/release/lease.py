"""A lock in a store that has none of its own: an object that its holder renews again and again.

It is taken and renewed on condition that nobody else wrote it, which the store decides. It tells
who holds it, and is taken over once it is stale, or its holder is a process of this machine that
has ended.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from portal.model.problems import UserError
from portal.release.bucket import Bucket, StoredObject

STALE = 120.0
"""Seconds after which a lease that was not renewed is nobody's."""

_BEATS = 8
"""How often it is renewed in that time."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass
class Lease:
    """A lease while it is held; `tag` is the version tag of its object."""

    bucket: Bucket
    key: str
    owner: str
    tag: str
    beats: int = 0
    is_lost: bool = False
    released: Event = field(default_factory=Event)

    def renew_until_released(self, seconds: float) -> None:
        """Renew it every so many seconds; where somebody else has taken it, it is lost."""
        while not self.released.wait(seconds) and not self.is_lost:
            self.beats += 1
            with suppress(UserError):  # the store may answer the next time
                data = _written(self.owner, self.beats)
                tag = self.bucket.put_unless_changed(self.key, data, self.tag)
                self.is_lost = tag is None
                self.tag = tag or self.tag


@contextmanager
def leased(bucket: Bucket, key: str, owner: str, stale: float) -> Iterator[Lease | str]:
    """Hold a lease while the work inside runs; the text of who else holds it. Raises UserError."""
    data = _written(owner, 0)
    tag = bucket.put_unless_changed(key, data, None)
    while tag is None:
        there = bucket.get(key)
        if there and there.age < stale and not _is_abandoned(there):
            yield _read(there).get("owner", "")
            return
        tag = bucket.put_unless_changed(key, data, there.etag if there else None)
    lease = Lease(bucket, key, owner, tag)
    beating = Thread(target=lease.renew_until_released, args=(STALE / _BEATS,), daemon=True)
    beating.start()
    try:
        yield lease
    finally:
        lease.released.set()
        beating.join()
        if not lease.is_lost:
            with suppress(UserError):
                bucket.delete(key)


def _written(owner: str, beats: int) -> bytes:
    held = {"owner": owner, "process": _process(os.getpid()), "beats": beats}
    return json.dumps(held, ensure_ascii=False).encode()


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
