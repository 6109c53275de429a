"""Replace a folder or a file completely or not at all, and only what earlier builds have made."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.model.problems import UserError

UNFINISHED = b"{}\n"
"""The marker of a folder that is being changed, or whose change was interrupted."""


@contextmanager
def replacing(out_dir: Path, marker: str) -> Iterator[Path]:
    """A new empty folder that replaces `out_dir` if the work inside succeeds.

    Only a folder that holds the file `marker`, or an empty one, is ever replaced. If a run was
    killed between the two renames, the next run first puts the old folder back. Raises UserError,
    and OSError where the folder can't be written.
    """
    folder = out_dir.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _refuse_foreign(folder, marker)
    with _locked(folder.parent):
        _restore(folder, marker)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        with _locked(new):
            yield new
            new.chmod(0o755)
            with _locked(folder.parent):
                _refuse_foreign(folder, marker)
                _switch(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def updating(out_dir: Path, marker: str, finished: bytes) -> Iterator[None]:
    """Let the work inside change files of the finished folder `out_dir`.

    Until it is done, the file `marker` says that the folder is unfinished; then it holds the bytes
    `finished`.
    """
    folder = out_dir.resolve()
    with _locked(folder.parent):
        write_atomically(folder / marker, UNFINISHED)
        yield
        write_atomically(folder / marker, finished)


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file completely, or leave the one that is there.

    Raises OSError, also where there is something other than a file: a link, a folder, a device.
    """
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    with tempfile.TemporaryDirectory(prefix=f".{file.name}.new-", dir=file.parent) as folder:
        new = Path(folder, file.name)
        new.write_bytes(data)
        new.replace(file)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file at its path below `folder`."""
    for parent in {(folder / path).parent for path in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / path).write_bytes(data)


def _refuse_foreign(folder: Path, marker: str) -> None:
    empty = folder.is_dir() and not any(folder.iterdir())
    if folder.exists() and not empty and not (folder / marker).is_file():
        raise UserError(
            f"«{folder}» đang có nội dung không phải do lệnh dựng trang tạo ra, nên không ghi đè."
            " Hãy chọn một thư mục trống hoặc chưa có."
        )


def _backup(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.last")


def _restore(folder: Path, marker: str) -> None:
    """Clean up after killed runs."""
    backup = _backup(folder)
    if (backup / marker).is_file():
        if not folder.exists():
            backup.rename(folder)
        shutil.rmtree(backup, ignore_errors=True)
    # As tempfile names them: eight letters, digits or underscores.
    for leftover in folder.parent.glob(f".{folder.name}.new-{'[a-z0-9_]' * 8}"):
        # A run that is still at work has its folder locked.
        with suppress(BlockingIOError), _locked(leftover, wait=False):
            shutil.rmtree(leftover, ignore_errors=True)


def _switch(folder: Path, new: Path) -> None:
    backup = _backup(folder)
    if folder.exists():
        folder.rename(backup)
    try:
        new.rename(folder)
    except OSError:
        if backup.exists():
            backup.rename(folder)
        raise
    shutil.rmtree(backup, ignore_errors=True)


@contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold an exclusive lock on the folder; the OS releases it even if we crash.

    Raises BlockingIOError where another run holds it and `wait` is false.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
