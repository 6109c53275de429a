"""What a command finds on the machine: made fit before it runs, or told in a sentence."""

import errno
import os
import sys
import tempfile
from concurrent.futures import BrokenExecutor
from io import TextIOWrapper
from pathlib import Path

from portal.model.problems import named, reason
from portal.source.settings import drop_empty_variables

_READABLE = 0o022
_OF_THE_MACHINE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR),
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENAMETOOLONG, errno.ELOOP),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.EIO, errno.ESTALE),
    }
)
"""What no program can help, however well it is written."""


def prepare() -> None:
    """Write UTF-8 whatever the terminal says, and files that a web server can read.

    A stream that is closed leads nowhere. An empty variable counts as unset.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    os.umask(os.umask(_READABLE) & _READABLE)
    drop_empty_variables()
    os.environ["TZ"] = "UTC"  # days are those of Vietnam; libraries fail where it names no zone


def fault_of_machine(error: Exception) -> str:
    """What the machine lacks and what to do; "" for an error that is not its fault."""
    if isinstance(error, (MemoryError, BrokenExecutor)):
        return "Máy không đủ bộ nhớ cho việc này. Hãy đóng bớt chương trình khác rồi chạy lại."
    if not isinstance(error, OSError):
        return ""
    if not _is_there("."):
        return "Thư mục hiện hành không còn. Hãy chuyển vào thư mục dự án (cd) rồi chạy lại."
    if error.errno not in _OF_THE_MACHINE and _temporary():
        return ""
    return (
        f"Không đọc hoặc ghi được{named(error)}: {reason(error)}. Hãy kiểm tra quyền, dung lượng "
        "trống và giới hạn của máy (thư mục tạm: "
        f"{_temporary() or 'không có, hãy đặt biến TMPDIR'}), rồi chạy lại."
    )


def _is_there(folder: str) -> bool:
    try:
        Path(folder).resolve(strict=True)
    except OSError:
        return False
    return True


def _temporary() -> str:
    """The folder for temporary files, "" where none can be written."""
    try:
        return tempfile.gettempdir()
    except OSError:
        return ""
