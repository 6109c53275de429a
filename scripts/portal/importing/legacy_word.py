"""Word files of before 2007 (.doc), converted by LibreOffice where it is installed.

LibreOffice runs without a window, in a profile of its own that is deleted, with a time limit;
macros never run.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.model.problems import UserError

SECONDS = 60
"""The time that LibreOffice has; its first start takes about five seconds."""

PROGRAMS = ("soffice", "libreoffice")

_BY_HAND = (
    "Hãy mở bằng Word, chọn Lưu thành (Save As), kiểu «Word Document (.docx)», rồi đưa vào tệp đó."
)


def as_docx(name: str, data: bytes) -> bytes:
    """The .docx that LibreOffice makes of a .doc. Raises UserError where it cannot."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UserError(
            f"«{name}» là tệp Word đời cũ (.doc), máy này không có LibreOffice để đổi. {_BY_HAND}"
        )
    with TemporaryDirectory(prefix="import-") as folder:
        source = Path(folder) / "received.doc"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", folder),
            str(source),
        ]
        made = source.with_suffix(".docx")
        try:
            _run(command)
            return made.read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UserError(
                f"LibreOffice không đổi được «{name}» sang .docx. {_BY_HAND}"
            ) from error


def _run(command: Sequence[str]) -> None:
    """Run a program in silence; end it and all that it started where it takes too long."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
