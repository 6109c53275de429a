"""Run one command.

Exit status: 0 success, 1 problems, 2 wrong usage, 70 an unexpected error (its traceback is in a log
file), 130 interrupted, 141 the reader of the output has closed it.
"""

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from portal.cli.arguments import INTERRUPTED, PROBLEMS, READER_GONE, SOFTWARE, Command, parser
from portal.model.context import CACHE
from portal.model.problems import UserError

COMMANDS = (
    *("check", "fix", "diff", "import_", "permalinks", "build", "paper", "banner", "serve"),
    *("release", "carry", "publish", "rollback", "verify"),
)
"""The modules of the commands, in the order in which they are listed."""

POSIX_ALONE = ("fcntl", "resource")
"""Modules of Python that Windows lacks."""

WINDOWS = (
    "Chương trình không chạy thẳng trên Windows. Hãy cài WSL (gõ «wsl --install» trong PowerShell),"
    " rồi chạy lại trong đó."
)

LOG = "error.log"
"""The last unexpected error, in the project's cache or the system's temporary folder."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        from portal.cli.surroundings import prepare

        prepare()
        options = parser(_commands(given)).parse_args(given)
        status: int = options.run(options)
        sys.stdout.flush()
    except UserError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; không tệp nào ghi dở dang.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return READER_GONE
    except ModuleNotFoundError as error:
        print(_missing(error), file=sys.stderr)
        return PROBLEMS
    except Exception as error:  # noqa: BLE001 - an unexpected error is reported in a sentence
        from portal.cli.surroundings import fault_of_machine

        _discard_output()
        fault = fault_of_machine(error)
        print(fault or _unexpected(error), file=sys.stderr)
        return PROBLEMS if fault else SOFTWARE
    return status


def _commands(arguments: Sequence[str]) -> tuple[Command, ...]:
    """The command that the arguments name, or every one: to import all takes a tenth of a second.

    They are imported here so that `main` reports a missing library.
    """
    named = [one for one in COMMANDS if one.removesuffix("_") in arguments[:1]]
    modules = (import_module(f"portal.cli.{one}") for one in named or COMMANDS)
    return tuple(cast("Command", one) for one in modules)


def _discard_output() -> None:
    """Send what is left of the output nowhere, so that Python does not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _missing(error: ModuleNotFoundError) -> str:
    """What to do where Python is that of Windows, or another than the one with the libraries."""
    if error.name in POSIX_ALONE:
        return WINDOWS
    return (
        f"Python ở {sys.executable} không có thư viện {error.name}. Hãy chạy «make setup» một lần,"
        " rồi thay phần đầu của lệnh bằng «.venv/bin/python -m portal»."
    )


def _unexpected(error: Exception) -> str:
    """The message of an unexpected error; its traceback is in a file."""
    cause = f"{type(error).__name__}: {error}".partition("\n")[0]
    return (
        f"Chương trình gặp lỗi không lường trước nên đã dừng; không tệp nào ghi dở dang ({cause})."
        f" Chi tiết ở {_logged(error)}. Hãy gửi tệp đó kèm lệnh vừa chạy cho người giữ dự án (trên"
        " GitHub: Issues, mẫu «Lỗi của mã»)."
    )


def _logged(error: Exception) -> str:
    """Write the traceback, and return where it is; the traceback itself where that fails."""
    text = "".join(traceback.format_exception(error))
    for folder in (Path(__file__).resolve().parents[3] / CACHE, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(exist_ok=True)
            (folder / LOG).write_text(text, "utf-8")
        except OSError:
            continue
        return f"«{folder / LOG}»"
    return f"đây:\n{text}"
