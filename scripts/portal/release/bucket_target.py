"""Publish versions to an S3-compatible bucket.

    PREFIX/versions/<version>/…   the files of a version
    PREFIX/complete/<version>     an empty object: the version is complete
    PREFIX/current                `versions/<version>`; its metadata `version` names it, too
    PREFIX/lock                   who is publishing; `{}`: nobody

A bucket has no links and renames nothing, so what switches is one small object, which a store
writes in one step. The web server before the bucket reads the version from it, every second or two
(`nginx_bucket`). Pages put over one another in a bucket that is a website by itself could not be
switched at once, nor rolled back.
"""

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.release.bucket import Bucket, for_each
from portal.release.carried import belongs
from portal.release.lease import STALE, leased
from portal.release.manifest import ENCODINGS
from portal.release.media_types import media_type
from portal.release.target import ARRIVING, LEAVING, Held, Inventory, busy, inventory, lost

_PLAIN = {"ContentType": "text/plain; charset=utf-8", "CacheControl": "no-cache"}
_MARKS = (ARRIVING, LEAVING)


@dataclass(frozen=True)
class BucketTarget:
    """A prefix in a bucket, "" or ending with a slash; `stale` is in seconds."""

    name: str
    prefix: str
    stale: float = STALE

    def __str__(self) -> str:
        return f"s3://{self.name}/{self.prefix}".rstrip("/")

    @cached_property
    def bucket(self) -> Bucket:
        """The bucket."""
        return Bucket(self.name)

    def prepare(self) -> None:
        self.bucket.get(self._key("current"))

    def exists(self) -> bool:
        return bool(self.bucket.folders(self._key("versions/")))

    @contextmanager
    def locked(self, owner: str) -> Iterator[Held]:
        with leased(self.bucket, self._key("lock"), owner, self.stale) as lease:
            if isinstance(lease, str):
                raise busy(self, lease)

            def held() -> None:
                if lease.is_lost:
                    raise lost(self)

            yield held

    def names(self) -> tuple[str, ...]:
        prefix = self._key("complete/")
        complete = {key.removeprefix(prefix) for key in self.bucket.keys(prefix)}
        folders = self.bucket.folders(self._key("versions/"))
        return tuple(one if one in complete else ARRIVING + one for one in folders)

    def link(self) -> str | None:
        there = self.bucket.get(self._key("current"))
        return os.fsdecode(there.data) if there else None

    def upload(self, site: Path, name: str, basis: str | None) -> None:  # noqa: ARG002 - no copies
        folder, paths = self._folder(name), sorted(inventory(site))
        wanted = {folder + path for path in paths}
        for_each(self.bucket.delete, [key for key in self.bucket.keys(folder) if key not in wanted])

        def put(path: str) -> None:
            self.bucket.put(folder + path, (site / path).read_bytes(), **_served_as(path))

        for_each(put, paths)

    def carry(self, version: str, units: Collection[str], name: str) -> None:
        old, new = self._folder(version), self._folder(name)
        paths = [key.removeprefix(old) for key in self.bucket.keys(f"{old}assets/")]
        carried = [path for path in paths if belongs(path, units)]
        for_each(lambda path: self.bucket.copy(old + path, new + path), carried)

    def write(self, name: str, path: str, data: bytes) -> None:
        self.bucket.put(self._folder(name) + path, data, **_served_as(path))

    def read(self, name: str, path: str) -> bytes | None:
        there = self.bucket.get(self._folder(name) + path)
        return there.data if there else None

    def inventory(self, name: str) -> Inventory:
        folder = self._folder(name)
        keys = self.bucket.keys(folder)
        hashes = for_each(self._digest, keys)
        return {key.removeprefix(folder): hash_ for key, hash_ in zip(keys, hashes, strict=True)}

    def rename(self, old: str, new: str) -> None:
        """Only say whether the version is complete: its files stay where they are."""
        if new.startswith(_MARKS):
            self.bucket.delete(self._key(f"complete/{old}"))
        else:
            self.bucket.put(self._key(f"complete/{new}"), b"", **_PLAIN)

    def remove(self, name: str) -> None:
        place = self._folder(name).rstrip("/")
        for_each(self.bucket.delete, [k for k in self.bucket.keys(place) if belongs(k, {place})])

    def switch(self, version: str) -> None:
        told = f"versions/{version}".encode()
        self.bucket.put(self._key("current"), told, Metadata={"version": version}, **_PLAIN)

    def _key(self, path: str) -> str:
        return self.prefix + path

    def _folder(self, name: str) -> str:
        """Where the files of a version are, whatever its state."""
        for mark in _MARKS:
            name = name.removeprefix(mark)
        return self._key(f"versions/{name}/")

    def _digest(self, key: str) -> str:
        there = self.bucket.get(key)
        return hashlib.sha256(there.data).hexdigest() if there else ""


def _served_as(path: str) -> dict[str, str]:
    """The type of an object; a precompressed copy has that of its file, and says how to read it."""
    original, _, suffix = path.rpartition(".")
    if suffix in ENCODINGS and "." in original.rpartition("/")[2]:
        return {"ContentType": media_type(original), "ContentEncoding": ENCODINGS[suffix]}
    return {"ContentType": media_type(path)}
