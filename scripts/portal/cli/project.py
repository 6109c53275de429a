"""The project that commands work on: where it is, and its library, checked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from portal.checks.report import as_text, count
from portal.cli.terminal import step
from portal.model.library import Library
from portal.model.problems import Problem, UserError, reason
from portal.pages.all_rules import check_library
from portal.release.atomic import replacing
from portal.source.loader import load
from portal.source.settings import read_settings

ROOT = Path(__file__).resolve().parents[3]


def checked_library() -> tuple[Library, list[Problem]]:
    """The project's library, and every problem in it."""
    with step("Đang kiểm tra văn bản"):
        settings = read_settings(ROOT)
        library = load(ROOT, settings.languages)
        return library, check_library(library, settings.site_url)


def sound_library() -> Library:
    """The project's library. Raises UserError with every problem in it."""
    library, problems = checked_library()
    stop_at(problems)
    return library


def stop_at(problems: Sequence[Problem]) -> None:
    """Raise UserError where there are problems, naming them all."""
    if problems:
        raise UserError(
            f"{as_text(problems)}{count(problems)} Chưa thay đổi gì; hãy sửa rồi chạy lại."
        )


@contextmanager
def replaced(place: Path, mark: str) -> Iterator[Path]:
    """A new folder that replaces `place` once the work inside succeeds. Raises UserError."""
    try:
        with replacing(place, mark) as folder:
            yield folder
    except OSError as error:
        raise UserError(f"Không ghi được vào «{place}»: {reason(error)}.") from error
