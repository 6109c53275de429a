"""A folder that is replaced whole or not at all, and only if an earlier build made it."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.model.problems import UserError


@contextmanager
def replacing(place: Path, mark: str) -> Iterator[Path]:
    """A new empty folder that takes the place of `place` when the work inside succeeds.

    `mark` is a file that every such folder holds: nothing else is ever replaced. The last good
    folder stays when the work fails. A run that was cut off between the two renames has left it
    aside, and the next run puts it back first. Raises UserError, and OSError where the place
    cannot be written.
    """
    folder = place.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent):
        _restore(folder, mark)
    _refuse_foreign(folder, mark)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        with _alone(fresh):
            yield fresh
            fresh.chmod(0o755)
            with _alone(folder.parent):
                _refuse_foreign(folder, mark)
                _switch(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_whole(place: Path, data: bytes) -> None:
    """Write a file at once and whole, or leave the one that is there.

    Raises OSError, also where something else than a file is there: a link, a folder, a device.
    """
    if place.is_symlink() or (place.exists() and not place.is_file()):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.new-", dir=place.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        fresh.chmod(0o644)
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file at its path below `folder`."""
    for path, file in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file)


def _refuse_foreign(folder: Path, mark: str) -> None:
    if folder.exists() and not (folder / mark).is_file() and not _is_empty(folder):
        raise UserError(
            f"«{folder}» đang có nội dung không phải do lệnh dựng trang tạo ra, nên không ghi đè."
            " Hãy chọn một thư mục trống hoặc chưa có."
        )


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.last")


def _restore(folder: Path, mark: str) -> None:
    """Mend what interrupted runs left."""
    if (_aside(folder) / mark).is_file():
        if not folder.exists():
            _aside(folder).rename(folder)
        shutil.rmtree(_aside(folder), ignore_errors=True)
    # As tempfile names them: eight letters, digits or underscores.
    for leftover in folder.parent.glob(f".{folder.name}.new-{'[a-z0-9_]' * 8}"):
        # A run that is still at work holds its folder.
        with suppress(BlockingIOError), _alone(leftover, wait=False):
            shutil.rmtree(leftover, ignore_errors=True)


def _switch(folder: Path, fresh: Path) -> None:
    aside = _aside(folder)
    if folder.exists():
        folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _alone(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a folder against other runs; the system lets go of it whatever happens to this one.

    Raises BlockingIOError where another run holds it and this one shall not wait.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
