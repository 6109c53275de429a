"""What commands share: the project's checked library, progress, errors of writing."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from portal.checks.report import as_text, count
from portal.model.library import Library
from portal.model.problems import Problem, UserError, reason
from portal.source.commit import Commit, read_commit
from portal.source.history import is_shallow, is_sparse
from portal.source.loader import load, sources
from portal.source.settings import read_settings
from portal.source.trees import ReadFiles, compare

if TYPE_CHECKING:
    from portal.pages.sound_state import CheckedFiles

ROOT = Path(__file__).resolve().parents[3]

SHALLOW = (
    "Kho Git này thiếu lịch sử, nên không biết các phiên bản trước của văn bản. Hãy chạy"
    " «git fetch --unshallow»."
)

SHOWN = 10
"""Changed files that a message names."""

_STARTED = time.monotonic()
_MINUTE = 90
"""Seconds from which the time left is told in minutes."""


@contextmanager
def step(text: str) -> Iterator[None]:
    """Show `text` on the terminal until the work inside is done; in a pipe, nothing."""
    shown = sys.stderr.isatty()
    if shown:
        print(f"\r\033[K{text} …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError of the work inside into a UserError that `path` can't be written."""
    try:
        yield
    except OSError as error:
        raise UserError(f"Không ghi được vào «{path}»: {reason(error)}.") from error


def committed() -> Commit:
    """The commit checked out, with all its history and no file that differs. Raises UserError."""
    commit = read_commit(ROOT)
    if commit is None:
        raise UserError("Thư mục này không có lịch sử Git. Hãy công bố từ một bản sao của kho Git.")
    if commit.changed and is_sparse(ROOT):
        raise UserError(
            "Thư mục này chỉ tải một phần tệp của kho (sparse checkout), nên không công bố được. "
            "Hãy chạy «git sparse-checkout disable» rồi chạy lại."
        )
    if commit.changed:
        listed = "".join(f"  {path}\n" for path in commit.changed[:SHOWN])
        more = len(commit.changed) - SHOWN
        left = f"  … và {more} tệp nữa\n" if more > 0 else ""
        raise UserError(
            f"Có thay đổi chưa commit:\n{listed}{left}Hãy commit hoặc bỏ đi, rồi chạy lại."
        )
    if is_shallow(ROOT):
        raise UserError(f"{SHALLOW} Công bố từ đây sẽ làm mất trang của các phiên bản ấy.")
    return commit


def checked_library() -> tuple[Library, list[Problem]]:
    """The project's library, and every problem in it."""
    from portal.pages.all_rules import check_library

    with step("Đang kiểm tra văn bản"):
        settings = read_settings(ROOT)
        library = load(ROOT, settings.languages)
        return library, check_library(library, settings.site_url)


def checked_change(base: str) -> list[Problem]:
    """Every problem of what the work tree changes since `base`, a revision. Raises UserError."""
    from portal.pages.change_rules import check_change

    with step("Đang kiểm tra những gì đã sửa"):
        settings = read_settings(ROOT)
        comparison = compare(ROOT, base)
        return check_change(comparison, settings.languages, settings.site_url)


def checked_files() -> "CheckedFiles":
    """The project's files, and every problem in them: only what changed is looked at."""
    from portal.pages.fingerprint import code_fingerprint
    from portal.pages.sound_state import check_files

    with step("Đang kiểm tra văn bản"):
        settings = read_settings(ROOT)
        files = ReadFiles(tuple(sources(ROOT)))
        return check_files(ROOT, files, settings.languages, settings.site_url, code_fingerprint())


def progress(done: int, count: int) -> None:
    """Show on the terminal how many documents are made, and how long the others will take."""
    if sys.stderr.isatty():
        left = (time.monotonic() - _STARTED) / done * (count - done)
        told = f"còn khoảng {left / 60:.0f} phút" if left > _MINUTE else f"còn {left:.0f} giây"
        text = f"Đã dựng {done}/{count} văn bản, {told} …" if done < count else ""
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def sound_library() -> Library:
    """The project's library. Raises UserError with every problem in it."""
    library, problems = checked_library()
    stop_at(problems)
    return library


def stop_at(problems: Sequence[Problem]) -> None:
    """Raise UserError with all problems, if there are any."""
    if problems:
        report = as_text(problems, read_settings(ROOT).site_url)
        raise UserError(f"{report}{count(problems)} Chưa thay đổi gì; hãy sửa rồi chạy lại.")
