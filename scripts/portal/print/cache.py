"""Pictures that an earlier build has made, by what they were made from."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from portal.model.problems import UserError, reason

_DIGEST = sha256().digest_size


def key_of(*parts: bytes) -> str:
    """The name of what these parts make; other parts, or parts cut elsewhere, have another name."""
    whole = sha256()
    for part in parts:
        whole.update(sha256(part).digest())
    return whole.hexdigest()


@dataclass(frozen=True)
class Cache:
    """A folder of results; builds that run at the same time may share it, and anyone delete it.

    Every file begins with the SHA-256 of the rest, so that none cut short is ever taken.
    """

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What was put under this key, or None where there is nothing, or not all of it."""
        try:
            with self._usable():
                stored = (self.folder / key).read_bytes()
        except FileNotFoundError:
            return None
        digest, data = stored[:_DIGEST], stored[_DIGEST:]
        return data if sha256(data).digest() == digest else None

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, at once and whole. Raises UserError where the folder cannot be written."""
        with self._usable():
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            Path(name).replace(self.folder / key)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            raise UserError(
                f"Không dùng được thư mục tạm «{self.folder.name}»: {reason(error)}. Hãy xóa nó rồi"
                " chạy lại."
            ) from error
