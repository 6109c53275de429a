"""The archive of a release says nothing of the machine that packed it."""

from __future__ import annotations

import os
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from portal.release.archive import checksums, write_archive

TIME = datetime(2025, 1, 7, tzinfo=UTC)
FILES = ("b.txt", "a/index.html", "a-b/x.txt", f"{'đ' * 60}/{'x' * 60}.txt")


def pack(folder: Path, names: tuple[str, ...]) -> bytes:
    """The archive of a site whose files were written in this order."""
    for name in names:
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(name, "utf-8")
    write_archive(folder / "site", "site-0", TIME, folder / "site.tar.zst")
    return (folder / "site.tar.zst").read_bytes()


@pytest.fixture
def unusual(tmp_path: Path) -> bytes:
    """The archive of the files in another order, with other modes and times."""
    before = os.umask(0o077)
    try:
        made = pack(tmp_path / "another machine", FILES[::-1])
    finally:
        os.umask(before)
    return made


def test_the_same_files_give_the_same_bytes(tmp_path: Path, unusual: bytes) -> None:
    assert pack(tmp_path, FILES) == unusual


def test_entries_are_in_order_and_plain(tmp_path: Path) -> None:
    pack(tmp_path, FILES)
    with (
        (tmp_path / "site.tar.zst").open("rb") as raw,
        zstandard.ZstdDecompressor().stream_reader(raw) as packed,
        tarfile.open(fileobj=packed, mode="r|") as archive,
    ):
        entries = list(archive)
    names = [entry.name for entry in entries]
    assert names == sorted(names, key=lambda name: os.fsencode(name).split(b"/"))
    assert {name.removeprefix("site-0/") for name in names} >= set(FILES)
    assert {(e.isdir(), e.mode, e.uid, e.gid, e.uname, e.mtime) for e in entries} == {
        (True, 0o755, 0, 0, "", TIME.timestamp()),
        (False, 0o644, 0, 0, "", TIME.timestamp()),
    }


def test_checksums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "SHA256SUMS").write_bytes(checksums([tmp_path / "b.txt", tmp_path / "a.txt"]))
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "a.txt: OK\nb.txt: OK\n"
