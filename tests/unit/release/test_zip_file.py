"""A zip says nothing of the machine that wrote it, and every reader reads it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from portal.release.zip_file import write_zip

TIME = datetime(2025, 1, 7, 10, 15, 31, tzinfo=UTC)
TEXT = "Tuyên truyền sâu rộng.\n".encode() * 50
FILES = {
    "a/index.html": TEXT,
    "a/logo.png": b"\x89PNG" * 50,
    "b.txt": b"b",
    "lạ.txt": TEXT,
    "rỗng.txt": b"",
}


def zipped(contents: Iterable[tuple[str, bytes]]) -> zipfile.ZipFile:
    """A zip of these files, open for reading."""
    target = BytesIO()
    write_zip(target, contents, TIME)
    return zipfile.ZipFile(target)


def test_files_are_read_as_they_were_given() -> None:
    archive = zipped(FILES.items())
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_texts_are_compressed_and_nothing_tells_of_the_machine() -> None:
    entries = zipped(FILES.items()).infolist()
    assert [(one.filename, one.compress_type) for one in entries] == [
        ("a/index.html", zipfile.ZIP_DEFLATED),
        ("a/logo.png", zipfile.ZIP_STORED),
        ("b.txt", zipfile.ZIP_STORED),  # no smaller when compressed
        ("lạ.txt", zipfile.ZIP_DEFLATED),
        ("rỗng.txt", zipfile.ZIP_STORED),
    ]
    assert {
        (one.date_time, one.create_system, one.external_attr >> 16, one.extra, one.comment)
        for one in entries
    } == {((2025, 1, 7, 10, 15, 30), 3, 0o100644, b"", b"")}


def test_there_may_be_more_files_than_the_old_format_counts() -> None:
    names = [f"{number}.png" for number in range(66_000)]
    assert zipped((name, b"") for name in names).namelist() == names


def test_a_file_beyond_four_gigabytes_is_found(tmp_path: Path) -> None:
    with (tmp_path / "a.zip").open("w+b") as target:

        def contents() -> Iterator[tuple[str, bytes]]:
            yield "a.txt", b"a"
            target.seek(5 << 30)  # a hole, which takes no room on the disk
            yield "b.txt", b"b"

        write_zip(target, contents(), TIME)
        archive = zipfile.ZipFile(target)
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.txt": b"a",
            "b.txt": b"b",
        }
