"""Files by their bytes: what is taken, and what is refused with one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.importing.received import Form, receive
from portal.model.problems import UserError
from portal.source.loader import MAX_TEXT_BYTES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGE = (
    "«X» lớn quá 20 MB, giới hạn cho loại tệp này."
    " Hãy bỏ hình ảnh hoặc tách phụ lục ra rồi làm lại."
)
DOC = OLE + "WordDocument".encode("utf-16-le")


def refusal(file: Path) -> str:
    with pytest.raises(UserError) as refused:
        receive(file)
    return str(refused.value).replace(str(file), "X").replace(file.name, "X")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.docx", b"PK\x03\x04", Form.WORD),
        ("a.DOC", DOC, Form.OLD_WORD),
        ("a.pdf", b"\n%PDF-1.7", Form.PDF),
        ("a.txt", b"a", Form.TEXT),
        ("a.md", b"# a", Form.MARKDOWN),
        ("a.markdown", b"# a", Form.MARKDOWN),
    ],
)
def test_a_file_is_what_its_bytes_say(name: str, data: bytes, form: Form, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    received = receive(tmp_path / name)
    assert (received.name, received.data, received.form) == (name, data, form)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.docx", b"%PDF-1.7", "có đuôi .docx nhưng thật ra là tệp PDF"),
        ("a.pdf", b"PK\x03\x04", "có đuôi .pdf nhưng thật ra là tệp Word .docx"),
        ("a.txt", DOC, "có đuôi .txt nhưng thật ra là tệp Word đời cũ .doc"),
        ("a.docx", b"text", "có đuôi .docx nhưng thật ra là văn bản thuần .txt"),
        ("a.docm", b"PK\x03\x04", "có macro"),
        ("a.doc", DOC + "_VBA_PROJECT".encode("utf-16-le"), "có macro"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "có đặt mật khẩu"),
        ("a.xls", OLE, "không phải là tệp Word"),
        ("a.rtf", rb"{\rtf1", "là tệp RTF"),
        ("a.txt", rb"{\rtf1", "là tệp RTF"),
        ("a.doc", b"<html><body>", "là trang web"),
        ("a.odt", b"PK\x03\x04", "là tệp LibreOffice"),
        ("a.exe", b"MZ", "Không nhận loại tệp"),
        ("a.txt", b" \n", "không có gì bên trong"),
        ("a.txt", b"a" * (MAX_TEXT_BYTES + 1), "lớn quá 512 KB"),
    ],
)
def test_other_files_are_refused(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    message = refusal(tmp_path / name)
    assert sentence in message
    assert "\n" not in message


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(1 << 40)
    assert [
        refusal(tmp_path / name) for name in ("link.txt", "pipe.txt", "", "gone", "huge.pdf")
    ] == [
        "«X» chỉ là liên kết tới một tệp khác. Hãy ghi đường dẫn của chính tệp đó.",
        "«X» không phải là tệp thường. Hãy chọn lại tệp.",
        "«X» là một thư mục. Hãy ghi tên một tệp trong đó.",
        "Không có tệp «X». Hãy xem lại tên tệp và thư mục.",
        LARGE,
    ]
