"""What files say, and what people are told of how they were read."""

from __future__ import annotations

import hashlib

import pytest

from portal.importing.reading import Reading, read_received
from portal.importing.received import Form, Received
from portal.model.problems import UserError
from portal.source.word_parts import MAX_PART_BYTES
from support.word_files import RELATIONS, TYPES, docx, p, packed, run

TEXT = "Số: 7/KH-LĐLĐ\nTổ chức hội thi của đoàn viên, người lao động\n"
TCVN3 = "Tæ chøc héi thi cña ®oµn viªn, ng\xadêi lao ®éng\n"
VNI = "Toå chöùc hoäi thi cuûa ñoaøn vieân\n"


def reading(data: bytes, form: Form = Form.TEXT) -> Reading:
    return read_received(Received("x" + form, data, form))


def told(read: Reading) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in (*read.done, *read.doubts)]


def test_plain_text_is_kept_as_it_is() -> None:
    for text in (TEXT, f"\ufeff{TEXT}", TEXT.replace("\n", "\r\n")):
        read = reading(text.encode())
        assert (read.data, read.text, told(read)) == (text.encode(), text, [])


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp1258", "Windows-1258")])
def test_other_encodings_become_utf_8_and_are_told(encoding: str, name: str) -> None:
    text = TEXT if encoding == "utf-16" else "Tổ chức hội thi của đoàn viên\n"
    marks = str.maketrans(
        {"ổ": "ô\u0309", "ứ": "ư\u0301", "ộ": "ô\u0323", "ủ": "u\u0309", "à": "a\u0300"}
    )
    data = text.encode(encoding) if encoding == "utf-16" else text.translate(marks).encode(encoding)
    read = reading(data)
    assert (read.text, read.data) == (text, text.encode())
    sentence = (
        f"tệp không dùng mã UTF-8 mà dùng {name}; bản chép nhận được ở đây đã đổi sang"
        f" UTF-8 (SHA-256 của tệp đã nhận: {hashlib.sha256(data).hexdigest()})"
    )
    assert told(read) == [(1, sentence)]


@pytest.mark.parametrize(
    ("text", "meant", "name"),
    [
        (TCVN3, "Tổ chức hội thi của đoàn viên, người lao động\n", "TCVN3 (ABC)"),
        (VNI, "Tổ chức hội thi của đoàn viên\n", "VNI"),
    ],
)
def test_old_encodings_are_read_and_doubted(text: str, meant: str, name: str) -> None:
    sentence = f"chữ bảng mã {name} đã đổi sang Unicode theo phỏng đoán; hãy đọc lại"
    read = reading(f"A\n{text}".encode())
    assert (read.text, told(read)) == (f"A\n{meant}", [(2, sentence)])
    raw = reading(text.encode("latin-1"))
    assert (raw.text, raw.data, told(raw)[1]) == (meant, text.encode(), (1, sentence))


@pytest.mark.parametrize(
    "text", ["Giá 5 € hoặc 3 £, 100 ¥", "Từ 3 ÷ 5", "Lớp 5ª", "10 µg", "«Công đoàn»"]
)
def test_signs_alone_are_no_old_encoding(text: str) -> None:
    read = reading(f"{text}\n".encode())
    assert (read.text, told(read)) == (f"{text}\n", [])


def test_decomposed_text_is_told() -> None:
    assert told(reading("To\u0302\u0309 chu\u031b\u0301c".encode())) == [
        (1, "chữ có dấu gõ rời (Unicode tổ hợp) đã đổi sang dấu liền (Unicode dựng sẵn)")
    ]


def test_a_transcription_is_known_by_its_suffix_or_its_marks() -> None:
    marked = b"## **A**\n\n### B\n"
    plain = TEXT.encode()
    files = ((b"a", Form.MARKDOWN), (marked, Form.TEXT), (b"# a\nb", Form.TEXT), (plain, Form.TEXT))
    found = [reading(data, form).markdown for data, form in files]
    assert found == [True, True, False, False]


def test_what_a_word_file_has_beside_its_text_is_told() -> None:
    old = "<rFonts ascii='.VnTime' hAnsi='.VnTime'/>"
    body = (
        f"<p>{run('hép møt tÕt', old)}<del><r><delText>cũ</delText></r></del></p>"
        f"<p><r><pict><txbxContent>{p('KHẨN')}</txbxContent></pict></r>{run('a')}</p>"
    )
    read = reading(docx(body), Form.WORD)
    assert read.text == "hộp mứt tết\nKHẨN\na\n"
    assert told(read) == [
        (1, "theo dõi sửa đổi: đã bỏ chữ bị xóa: «cũ»"),
        (1, "chữ viết bằng phông TCVN3 (ABC) đã đổi sang Unicode"),
        (3, "chữ trong khung (text box) đặt trước đoạn có khung; hãy xem lại chỗ: «KHẨN»"),
    ]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"word/vbaProject.bin": ""}, "có macro (chương trình kèm theo)"),
        ({"word/document.xml": "<!DOCTYPE d><document/>"}, "có mã lạ bên trong"),
        ({"word/document.xml": "<workbook/>"}, "không phải là văn bản Word"),
        ({"word/document.xml": "<document>"}, "bị hỏng hoặc tải về chưa đủ"),
        ({"word/document.xml": " " * (MAX_PART_BYTES + 1)}, "quá lớn khi mở ra"),
        ({"word/document.xml": "<document><body/></document>"}, "không có chữ nào đọc được"),
    ],
)
def test_a_word_file_that_is_not_read_is_refused_with_a_sentence(
    files: dict[str, str], sentence: str
) -> None:
    whole = {"_rels/.rels": RELATIONS.format(TYPES, "word/document.xml")} | files
    with pytest.raises(UserError, match=r"\A«x.docx» [^\n]+\.\Z") as refused:
        reading(packed(whole), Form.WORD)
    assert sentence in str(refused.value)


def test_bytes_of_no_known_encoding_are_refused() -> None:
    for data in (b"\xff\x00\x80\x81", b"caf\xe9 \x81\x8d \xfe\xfe\xfe"):
        with pytest.raises(UserError, match="không theo bảng mã tiếng Việt nào"):
            reading(data)
