"""Cache of rendered files; the key of each is a hash of what it is rendered from."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from portal.model.problems import UserError, reason
from portal.release.atomic import write_atomically

LIFETIME = 60 * 24 * 3600
"""Seconds for which a rendered file is kept: parts of the site keep their own copies."""

_DIGEST = sha256().digest_size

Item = TypeVar("Item")


def key_of(*parts: bytes) -> str:
    """A hash of all parts; it also changes when the same bytes are divided differently."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def cached(
    folder: Path,
    items: Sequence[Item],
    key: Callable[[Item], str],
    render: Callable[[Sequence[Item]], Iterable[bytes]],
) -> list[bytes]:
    """The rendered items, in order: from the cache `folder`, or rendered now and cached.

    `render` gets one item for each missing key. Concurrent builds may share the folder, and it may
    be deleted at any time. Raises UserError where it can't be used.
    """
    keys = [key(item) for item in items]
    with _explained(folder):
        known = {one: data for one in keys if (data := _read(folder / one)) is not None}
    missing = {one: item for one, item in zip(keys, items, strict=True) if one not in known}
    if missing:
        rendered = dict(zip(missing, render(list(missing.values())), strict=True))
        with _explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for one, data in rendered.items():
                write_atomically(folder / one, sha256(data).digest() + data)
        known |= rendered
    return [known[one] for one in keys]


def prune(folder: Path) -> None:
    """Remove what was rendered so long ago that no build is likely to ask for it again."""
    for file in folder.glob("[0-9a-f]" * 8 + "*"):
        with suppress(OSError):
            if file.is_file() and time.time() - file.stat().st_mtime > LIFETIME:
                file.unlink()


def _read(file: Path) -> bytes | None:
    """A cached file without the SHA-256 at its head, None where it is missing or damaged."""
    try:
        stored = file.read_bytes()
    except FileNotFoundError:
        return None
    digest, data = stored[:_DIGEST], stored[_DIGEST:]
    return data if sha256(data).digest() == digest else None


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Không dùng được thư mục tạm «{folder.name}»: {reason(error)}. Hãy xóa nó rồi"
            " chạy lại."
        ) from error
