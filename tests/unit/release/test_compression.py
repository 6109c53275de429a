"""Precompressed copies: of which files, that they hold the file, and nothing of the machine."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from random import Random

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from portal.release.compression import SMALLEST, compress_site, copies

TEXT = "Tuyên truyền sâu rộng trong đoàn viên, người lao động. ".encode() * 20
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gz": gzip.decompress,
    "zst": zstandard.decompress,
}


def test_each_copy_holds_the_file() -> None:
    made = copies(TEXT)
    assert {suffix: UNPACK[suffix](copy) for suffix, copy in made.items()} == dict.fromkeys(
        UNPACK, TEXT
    )


def test_gzip_copies_have_neither_a_time_nor_a_name() -> None:
    flags, *time = copies(TEXT)["gz"][3:8]
    assert (flags, time) == (0, [0, 0, 0, 0])


@pytest.mark.parametrize(
    "data", [b"", TEXT[: SMALLEST - 1], Random(1).randbytes(1000)], ids=["empty", "small", "dense"]
)
def test_what_copies_would_not_make_smaller_has_none(data: bytes) -> None:
    assert copies(data) == {}


@pytest.mark.parametrize("count", [1, 150])
def test_texts_of_a_site_get_copies_and_other_files_none(count: int, tmp_path: Path) -> None:
    for number in range(count):
        (tmp_path / f"{number}.html").write_bytes(TEXT)
    (tmp_path / "card.png").write_bytes(TEXT)
    (tmp_path / "small.txt").write_bytes(b"x")
    compress_site(tmp_path)
    pages = {f"{number}.html{end}" for number in range(count) for end in ("", ".br", ".gz", ".zst")}
    assert {file.name for file in tmp_path.iterdir()} == {*pages, "card.png", "small.txt"}
