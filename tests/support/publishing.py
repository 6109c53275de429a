"""Publications as processes, killed at any moment or on a full disk, at places of every kind."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.model.problems import UserError
from portal.release.publish import current, publish
from portal.release.target import Target
from portal.release.targets import open_target
from portal.release.verify import verify_target
from support.releases import assets_of, manifest_in, pages_of, released
from support.s3_server import Quota, new_bucket, s3_server
from support.ssh_server import HOST, ssh_server

_RUN = """
import sys
from pathlib import Path
from portal.release.publish import publish
from portal.release.targets import open_target
target = open_target(sys.argv[2])
print("started", flush=True)
publish(Path(sys.argv[1]), target, sys.argv[3], keep=2)
"""

_PATIENCE = 20
"""Seconds for a server to see that a connection is gone."""

KINDS = ("folder", "server", "bucket")


@dataclass
class Place:
    """A target as it is typed, and how to leave it so many bytes of room; None: enough again."""

    name: str
    fill: Callable[[int | None], None]
    folder: str = ""
    """Where it is on this machine, if it is a folder."""

    @property
    def target(self) -> Target:
        """The target."""
        return open_target(self.name)

    @property
    def seen(self) -> Target:
        """The target, as it is looked at: a server's folder without ssh, which takes its time."""
        return open_target(self.folder or self.name)


@contextmanager
def place_of_kind(kind: str, scratch: Path, *, is_small: bool = False) -> Iterator[Place]:
    """A new place, whose servers the environment names meanwhile; a small one can be filled."""
    with ExitStack() as stack:
        if kind == "bucket":
            quota = Quota()
            _set(stack.enter_context(s3_server(quota)), stack)
            yield Place(f"s3://{new_bucket()}/web", quota.leave)
            return
        folder = scratch / "disk"
        folder.mkdir()
        fill = stack.enter_context(_small_disk(folder)) if is_small else _unfilled
        if kind == "server":
            _set(stack.enter_context(ssh_server(scratch / "sshd")), stack)
        web = f"{folder}/web"
        yield Place(f"{HOST}:{web}" if kind == "server" else web, fill, web)


def release_of(version: int, folder: Path, seed: int = 0) -> Path:
    """A release of some 40 files and 300 KB in a new folder."""
    chance = random.Random(f"{seed} {version}")
    files = {f"{one}/index.html": chance.randbytes(chance.randrange(15_000)) for one in range(40)}
    return released(folder, files | pages_of(f"v{version}") | assets_of(f"v{version}"))


def killed_after(seconds: float, site: Path, place: Place, version: str) -> bool:
    """Publish in a process that is killed so many seconds after its start; whether it still ran."""
    command = [sys.executable, "-c", _RUN, str(site), place.name, version]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        is_running = process.poll() is None
        process.kill()
    return is_running


def publish_when_free(site: Path, place: Place, version: str) -> None:
    """Publish as the next run after a killed one does, once its server has seen that it is gone."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            publish(site, place.target, version, keep=2)
        except UserError as error:
            if "đang giữ khóa" not in str(error) or time.monotonic() > end:
                raise
        else:
            return


def require_sound(place: Place, sites: dict[str, Path]) -> str:
    """The version that is served, which is one of these and whole. Raises AssertionError."""
    served = current(place.seen)
    assert served in sites, served
    verdict = verify_target(place.seen, manifest_in(sites[served]))
    assert verdict.is_same, verdict
    return served


def _set(environment: dict[str, str], stack: ExitStack) -> None:
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)

    def restore() -> None:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value

    stack.callback(restore)


def _unfilled(room: int | None) -> None:
    """This place is never filled."""


@contextmanager
def _small_disk(folder: Path) -> Iterator[Callable[[int | None], None]]:
    """A disk of its own in a folder; only root may mount one."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "portal", folder], check=True)

    def fill(room: int | None) -> None:
        used = os.statvfs(folder)
        taken = (used.f_blocks - used.f_bfree) * used.f_frsize
        size = 64 << 20 if room is None else taken + room
        subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)

    try:
        yield fill
    finally:
        subprocess.run(["umount", folder], check=True)
