"""A received file, told by its bytes: what it is, whatever it is called.

Links, folders, pipes, files of other kinds, files under a false name and files too large are
refused, each with one sentence.
"""

import os
import re
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from portal.model.problems import UserError, reason
from portal.source.loader import MAX_FILE_BYTES, MAX_TEXT_BYTES, MAX_WORD_BYTES


class Form(StrEnum):
    """A kind of file that can be brought in, by its suffix."""

    WORD = ".docx"
    OLD_WORD = ".doc"
    PDF = ".pdf"
    TEXT = ".txt"
    MARKDOWN = ".md"


@dataclass(frozen=True)
class Received:
    """A file as it was received: its name, its bytes, its kind."""

    name: str
    data: bytes
    form: Form


_LIMITS = {
    Form.WORD: MAX_WORD_BYTES,
    Form.OLD_WORD: MAX_WORD_BYTES,
    Form.PDF: MAX_FILE_BYTES,
    Form.TEXT: MAX_TEXT_BYTES,
    Form.MARKDOWN: MAX_TEXT_BYTES,
}
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_AS_WORD = (
    "Hãy mở bằng Word, chọn Lưu thành (Save As), kiểu «Word Document (.docx)», rồi đưa vào tệp đó."
)

OTHERS = {
    ".docm": f"là tệp Word có macro (chương trình kèm theo), nên không nhận. {_AS_WORD}",
    ".dotm": f"là mẫu Word có macro, nên không nhận. {_AS_WORD}",
    ".rtf": f"là tệp RTF. {_AS_WORD}",
    ".odt": f"là tệp LibreOffice. {_AS_WORD}",
    ".html": f"là trang web. {_AS_WORD}",
}
"""Suffixes of texts that are not taken, and what to do with them."""

_NAMES = {
    Form.WORD: "tệp Word .docx",
    Form.OLD_WORD: "tệp Word đời cũ .doc",
    Form.PDF: "tệp PDF",
    Form.TEXT: "văn bản thuần .txt",
    Form.MARKDOWN: "bản chép Markdown .md",
}
_TAKEN = ", ".join(_NAMES.values())


def receive(file: Path) -> Received:
    """The file, read once. Raises UserError for what cannot be brought in."""
    try:
        data = _read(file)
    except OSError as error:
        raise UserError(f"Không đọc được «{file}»: {reason(error)}.") from error
    if not data.strip():
        raise UserError(f"«{file}» không có gì bên trong. Hãy chọn lại tệp.")
    suffix = file.suffix.lower()
    if suffix in OTHERS:
        raise UserError(f"«{file}» {OTHERS[suffix]}")
    form = _form(file, data, suffix)
    if len(data) > _LIMITS[form]:
        raise UserError(_too_large(file, _LIMITS[form]))
    return Received(file.name, data, form)


def _read(file: Path) -> bytes:
    """The bytes of an ordinary file up to the largest limit. Raises OSError and UserError."""
    if file.is_symlink():
        raise UserError(
            f"«{file}» chỉ là liên kết tới một tệp khác. Hãy ghi đường dẫn của chính tệp đó."
        )
    if not file.exists():
        raise UserError(f"Không có tệp «{file}». Hãy xem lại tên tệp và thư mục.")
    if file.is_dir():
        raise UserError(f"«{file}» là một thư mục. Hãy ghi tên một tệp trong đó.")
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"«{file}» không phải là tệp thường. Hãy chọn lại tệp.")
        if status.st_size > MAX_FILE_BYTES:
            raise UserError(_too_large(file, MAX_FILE_BYTES))
        return opened.read(MAX_FILE_BYTES)


def _too_large(file: Path, limit: int) -> str:
    size = f"{limit // 1024**2} MB" if limit >= 1024**2 else f"{limit // 1024} KB"
    return (
        f"«{file}» lớn quá {size}, giới hạn cho loại tệp này. Hãy bỏ hình ảnh hoặc tách phụ lục ra"
        " rồi làm lại."
    )


def _form(file: Path, data: bytes, suffix: str) -> Form:
    """The kind of a file by its bytes. Raises UserError where its name says another kind."""
    form = _by_bytes(file, data)
    if form is Form.TEXT and suffix in (".md", ".markdown"):
        form = Form.MARKDOWN
    named = suffix or Form.TEXT
    known = {*Form, ".markdown"}
    if form is Form.TEXT and suffix not in known:
        raise UserError(
            f"Không nhận loại tệp «{file.name}». Các loại nhận được: {_TAKEN}. {_AS_WORD}"
        )
    if named != form and not (named == ".markdown" and form is Form.MARKDOWN):
        raise UserError(
            f"«{file}» có đuôi {suffix or '(không có)'} nhưng thật ra là {_NAMES[form]}. Hãy xem"
            f" lại tệp; nếu đúng là tệp cần đưa vào thì đổi đuôi thành {form}."
        )
    return form


def _by_bytes(file: Path, data: bytes) -> Form:
    if data.startswith(_ZIP):
        return Form.WORD
    if data.startswith(_OLE):
        return _old_word(file, data)
    if data[:1024].find(_PDF) >= 0:
        return Form.PDF
    if data.startswith(rb"{\rtf"):
        raise UserError(f"«{file}» {OTHERS['.rtf']}")
    if re.match(rb"\s*<(?:!doctype\s+html|html)", data[:256], re.IGNORECASE):
        raise UserError(f"«{file}» {OTHERS['.html']}")
    return Form.TEXT


def _old_word(file: Path, data: bytes) -> Form:
    """An OLE file that is a Word document without macros. Raises UserError."""
    if _ENCRYPTED in data:
        raise UserError(f"«{file}» có đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại.")
    if _WORD_STREAM not in data:
        raise UserError(f"«{file}» không phải là tệp Word. Các loại nhận được: {_TAKEN}.")
    if _MACROS in data:
        raise UserError(f"«{file}» {OTHERS['.docm']}")
    return Form.OLD_WORD
