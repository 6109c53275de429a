"""Precompressed copies beside each text of a site, so that no server compresses anything itself.

The same text gives the same bytes on every machine: the compressors are pinned libraries, not the
machine's zlib. Of 1,000 documents (53,000 texts, 548 MB) brotli at 10 makes 158 MB in 232 seconds
of one core; 11 would save 2 % more in 558 seconds, 9 is larger and no faster. gzip at 10 makes
180 MB in 30 seconds, zstd at 15 181 MB in 47; their highest levels save nothing that counts.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import deflate
import zstandard

from portal.release.manifest import ENCODINGS
from portal.release.media_types import is_text

SMALLEST = 256
"""Bytes from which a file is compressed: one network packet holds more."""

_USEFUL = 0.9
"""The share of a file that a copy may weigh at most."""

_BATCH = 64
"""Files that a process is given at a time."""

_COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda data: brotli.compress(data, mode=brotli.MODE_TEXT, quality=10),
    "gz": lambda data: bytes(deflate.gzip_compress(data, 10)),  # with neither a time nor a name
    "zst": lambda data: zstandard.ZstdCompressor(level=15).compress(data),
}


def compress_site(site: Path) -> None:
    """Write the copies of every text below a folder that are worth it. Raises OSError."""
    every = (Path(folder, name) for folder, _, names in os.walk(site) for name in names)
    texts = sorted(file for file in every if is_text(file.name))
    workers = min(os.cpu_count() or 1, len(texts) // _BATCH + 1)
    if workers == 1:
        _compress(texts)
        return
    batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for _ in pool.map(_compress, batches):
            pass


def copies(data: bytes) -> dict[str, bytes]:
    """The compressed copies of a file that are worth it, by their suffixes."""
    if len(data) < SMALLEST:
        return {}
    made = {suffix: _COMPRESSORS[suffix](data) for suffix in ENCODINGS}
    return {suffix: copy for suffix, copy in made.items() if len(copy) <= _USEFUL * len(data)}


def _compress(files: Iterable[Path]) -> None:
    for file in files:
        for suffix, copy in copies(file.read_bytes()).items():
            file.with_name(f"{file.name}.{suffix}").write_bytes(copy)
