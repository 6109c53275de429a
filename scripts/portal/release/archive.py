"""The archive of a release: one file that gives the same bytes wherever it is packed."""

import hashlib
import os
import tarfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import zstandard

_LEVEL = 12
_FOLDER, _FILE = 0o755, 0o644


def write_archive(site: Path, root: str, time: datetime, file: Path) -> None:
    """Pack a folder as a `.tar.zst` whose only folder is `root`. Raises OSError.

    Order, owner, modes and times say nothing of the machine. Files are read one at a time.
    """
    # With threads, zstd's output is the same for any number of them.
    compressor = zstandard.ZstdCompressor(level=_LEVEL, threads=-1)
    with (
        file.open("wb") as raw,
        compressor.stream_writer(raw, closefd=False) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        archive.addfile(_entry(root, tarfile.DIRTYPE, time))
        for path in _below(site):
            name = f"{root}/{path.relative_to(site).as_posix()}"
            if path.is_dir():
                archive.addfile(_entry(name, tarfile.DIRTYPE, time))
                continue
            with path.open("rb") as data:
                entry = _entry(name, tarfile.REGTYPE, time)
                entry.size = os.fstat(data.fileno()).st_size
                archive.addfile(entry, data)
            # It would keep every entry.
            archive.members.clear()  # type: ignore[attr-defined]


def checksums(files: Iterable[Path]) -> bytes:
    """The SHA-256 of files of one folder, as `sha256sum --check` reads them. Raises OSError."""
    lines = []
    for file in sorted(files):
        with file.open("rb") as data:
            lines.append(f"{hashlib.file_digest(data, 'sha256').hexdigest()}  {file.name}\n")
    return "".join(lines).encode()


def _below(folder: Path) -> Iterator[Path]:
    """All below a folder: in order of names, each folder before what is in it."""
    for path in sorted(folder.iterdir(), key=os.fsencode):
        yield path
        if path.is_dir():
            yield from _below(path)


def _entry(name: str, kind: bytes, time: datetime) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type = kind
    entry.mtime = int(time.timestamp())
    entry.mode = _FOLDER if kind == tarfile.DIRTYPE else _FILE
    return entry
