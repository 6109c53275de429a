"""Run one command.

Exit status 0 all is well, 1 problems, 2 wrong usage, 70 an error of the program itself (its
traceback is in a log file), 130 interrupted, 141 the reader of the output is gone.
"""

import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.cli.arguments import INTERRUPTED, PROBLEMS, READER_GONE, SOFTWARE, Command, parser
from portal.model.context import CACHE
from portal.model.problems import UserError

LOG = "error.log"
"""The last error that nobody foresaw, in the project's cache or the system's temporary folder."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; returns the exit status."""
    try:
        options = parser(_commands()).parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except UserError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; chưa thay đổi gì.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is told in a sentence
        _discard_output()
        print(_apology(error), file=sys.stderr)
        return SOFTWARE
    return status


def _commands() -> Mapping[str, Command]:
    """Every command by its name; a missing library is an error like any other."""
    from portal.cli import banner, build, check, paper, publish, rollback, serve

    return {
        "check": check,
        "build": build,
        "paper": paper,
        "banner": banner,
        "serve": serve,
        "publish": publish,
        "rollback": rollback,
    }


def _discard_output() -> None:
    """Let what cannot be written any more go nowhere, so that Python says nothing of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _apology(error: Exception) -> str:
    """One sentence or two; the traceback is in a file."""
    told = f"{type(error).__name__}: {error}".partition("\n")[0]
    return (
        f"Chương trình gặp lỗi không lường trước nên đã dừng, chưa thay đổi gì ({told}). Chi tiết"
        f" ở {_logged(error)}. Hãy gửi tệp đó kèm lệnh vừa chạy cho người giữ dự án (trên GitHub:"
        " Issues, mẫu «Lỗi của mã»)."
    )


def _logged(error: Exception) -> str:
    """Where the traceback was written."""
    text = "".join(traceback.format_exception(error))
    for folder in (Path(__file__).resolve().parents[3] / CACHE, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(exist_ok=True)
            (folder / LOG).write_text(text, "utf-8")
        except OSError:
            continue
        return f"«{folder / LOG}»"
    return f"đây:\n{text}"
