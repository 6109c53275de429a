"""A zip that gives the same bytes wherever it is written, of any number of files.

Python's own writer compresses with the machine's zlib, whose versions differ.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import deflate

from portal.release.media_types import OTHER, is_text, media_type

FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - a zip has no time zone
"""The earliest time that the format has, for files of which none is wanted."""
_LAST = datetime(2107, 12, 31, 23, 59, 58)  # noqa: DTZ001 - as above

_LEVEL = 10
_STORED, _DEFLATED = 0, 8
_PLAIN, _ZIP64 = 20, 45
"""The version of the format that a reader must know, times ten."""
_UNIX = 3 << 8
_FILE = 0o100644 << 16
_NAME_IS_UTF8 = 1 << 11
_MOST, _FARTHEST = 0xFFFF, 0xFFFF_FFFF


@dataclass(frozen=True, slots=True)
class _Entry:
    """What both headers of a file say, and where its first one is, in bytes."""

    name: bytes
    told: bytes
    offset: int

    @property
    def is_far(self) -> bool:
        return self.offset >= _FARTHEST


def write_zip(target: BinaryIO, contents: Iterable[tuple[str, bytes]], time: datetime) -> None:
    """Write a zip of files, given by path, in their order, each held only as long as it is written.

    All bear one time, as it is where it was taken, or the nearest that the format has. Raises
    OSError.
    """
    time = min(max(time.replace(tzinfo=None), FIRST_DAY), _LAST)
    entries = [_write_file(target, path, data, time) for path, data in contents]
    start = target.tell()
    for entry in entries:
        _write_listing(target, entry)
    _write_end(target, len(entries), start, target.tell() - start)


def _write_file(target: BinaryIO, path: str, data: bytes, time: datetime) -> _Entry:
    is_worth = is_text(path) or media_type(path) == OTHER
    packed = bytes(deflate.deflate_compress(data, _LEVEL)) if is_worth else data
    method = _DEFLATED if len(packed) < len(data) else _STORED
    packed = packed if method else data
    name = path.encode()
    told = struct.pack(
        "<5H3L2H",
        *(_PLAIN, 0 if path.isascii() else _NAME_IS_UTF8, method),
        time.hour << 11 | time.minute << 5 | time.second // 2,
        (time.year - 1980) << 9 | time.month << 5 | time.day,
        *(deflate.crc32(data), len(packed), len(data)),
        *(len(name), 0),
    )
    entry = _Entry(name, told, target.tell())
    target.write(b"PK\3\4" + told + name + packed)
    return entry


def _write_listing(target: BinaryIO, entry: _Entry) -> None:
    far = struct.pack("<2HQ", 1, 8, entry.offset) if entry.is_far else b""
    version = struct.pack("<H", _UNIX | (_ZIP64 if far else _PLAIN))
    place = struct.pack("<4H2L", len(far), 0, 0, 0, _FILE, min(entry.offset, _FARTHEST))
    # Both headers tell the same, but for the length of what only this one adds.
    target.write(b"PK\1\2" + version + entry.told[:-2] + place + entry.name + far)


def _write_end(target: BinaryIO, count: int, start: int, size: int) -> None:
    if count >= _MOST or start + size >= _FARTHEST:
        end = target.tell()
        numbers = (_UNIX | _ZIP64, _ZIP64, 0, 0, count, count, size, start)
        target.write(b"PK\6\6" + struct.pack("<Q2H2L4Q", 44, *numbers))
        target.write(b"PK\6\7" + struct.pack("<LQL", 0, end, 1))
    shown = min(count, _MOST)
    sizes = (min(size, _FARTHEST), min(start, _FARTHEST))
    target.write(b"PK\5\6" + struct.pack("<4H2LH", 0, 0, shown, shown, *sizes, 0))
