"""What a received file says: its text as the checks will read it, and what was noticed."""

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from portal.importing.faults import Doubt
from portal.importing.legacy_word import as_docx
from portal.importing.received import Form, Received
from portal.language.old_encodings import deciphered
from portal.language.syllables import is_syllable
from portal.model.blocks import Spans
from portal.model.files import Source
from portal.model.problems import UserError
from portal.source.original import DECOMPOSED, read_original
from portal.source.word_parts import Flaw, WordFileError
from portal.source.word_remarks import Remark, Remarked

_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MARKDOWN = re.compile(r"^(?:#{1,6} .*|\*\*[^*\n]+\*\*\s*)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.8
"""Share of words that are syllables, above which a text is Vietnamese in the right encoding."""

_FLAWS: Mapping[Flaw, str] = {
    Flaw.BROKEN: "bị hỏng hoặc tải về chưa đủ. Hãy tải lại, hoặc mở bằng Word rồi lưu lại",
    Flaw.ENCRYPTED: "có đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại",
    Flaw.MACROS: "có macro (chương trình kèm theo), nên không nhận. Hãy mở bằng Word và lưu lại"
    " kiểu «Word Document (.docx)»",
    Flaw.OTHER_KIND: "không phải là văn bản Word (có thể là Excel, PowerPoint hoặc tệp nén). Hãy"
    " chọn lại tệp",
    Flaw.TOO_LARGE: "quá lớn khi mở ra, nên không đọc. Hãy bỏ hình ảnh, tách phụ lục, rồi lưu lại",
    Flaw.UNSAFE: "có mã lạ bên trong, không phải do Word tạo ra, nên không đọc. Hãy mở bằng Word"
    " rồi lưu lại dạng .docx",
}

_SORTS: Mapping[Remarked, tuple[str, str]] = {
    Remarked.INSERTED: ("done", "theo dõi sửa đổi: đã nhận chữ thêm vào"),
    Remarked.DELETED: ("done", "theo dõi sửa đổi: đã bỏ chữ bị xóa"),
    Remarked.MOVED: ("done", "theo dõi sửa đổi: đã nhận chữ chuyển đến"),
    Remarked.COMMENT: ("done", "đã bỏ lời bình luận bên lề"),
    Remarked.HIDDEN: ("done", "đã bỏ chữ ẩn"),
    Remarked.PICTURE: ("done", "đã bỏ một hình"),
    Remarked.SHAPE: ("done", "đã bỏ nét vẽ"),
    Remarked.CONTENTS: ("done", "đã bỏ dòng mục lục tự động"),
    Remarked.FRAME: ("done", "đã bỏ chữ ở đầu trang hoặc chân trang"),
    Remarked.EMBEDDED: ("doubt", "có đối tượng chèn từ tệp khác, không đọc được"),
    Remarked.STRUCK: ("doubt", "chữ bị gạch ngang vẫn được giữ; hãy xem có phải chữ đã bỏ không"),
    Remarked.WHITE: ("doubt", "chữ màu trắng, người đọc bản in không thấy, vẫn được giữ"),
    Remarked.BOX: ("doubt", "chữ trong khung (text box) đặt trước đoạn có khung; hãy xem lại chỗ"),
    Remarked.EQUATION: ("doubt", "công thức toán chỉ còn các chữ trong đó"),
    Remarked.TODAY: ("doubt", "ngày do Word tự điền: hãy so với bản ký"),
    Remarked.NESTED: ("doubt", "bảng lồng trong ô của bảng khác: các ô bên trong nối thành một ô"),
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """The text of a received file.

    `data` are the bytes of the original that is kept, `suffix` its kind; `text` is what it says, as
    the checks read it. `kept` is the received file itself where the original is made from it (a
    PDF). `done` is what was left out or converted, `doubts` what a person should look at.
    """

    data: bytes
    suffix: str
    text: str
    markdown: bool = False
    spans: Spans = field(default_factory=dict)
    kept: bytes = b""
    done: tuple[Doubt, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_received(received: Received) -> Reading:
    """What a received file says. Raises UserError for what has no readable text."""
    reading = _READERS[received.form](received)
    if not reading.text.strip():
        raise UserError(f"«{received.name}» không có chữ nào đọc được. Hãy xem lại tệp.")
    return reading


def _word(received: Received) -> Reading:
    from portal.source.word import read_word  # noqa: PLC0415 - only Word files need it

    try:
        word = read_word(received.data, more=True)
    except WordFileError as error:
        raise UserError(f"«{received.name}» {_FLAWS[error.flaw]}.") from error
    done = [_told(one) for one in word.remarks if _SORTS[one.kind][0] == "done"]
    doubts = [_told(one) for one in word.remarks if _SORTS[one.kind][0] == "doubt"]
    if word.encoding:
        done.append(Doubt(1, f"chữ viết bằng phông {word.encoding} đã đổi sang Unicode"))
    return Reading(
        received.data, ".docx", word.text, spans=word.spans, done=(*done,), doubts=(*doubts,)
    )


def _told(remark: Remark) -> Doubt:
    """A remark as people are told it."""
    words = f": «{remark.words}»" if remark.words else ""
    return Doubt(remark.line, f"{_SORTS[remark.kind][1]}{words}")


def _old_word(received: Received) -> Reading:
    made = as_docx(received.name, received.data)
    reading = _word(Received(received.name, made, Form.WORD))
    digest = hashlib.sha256(received.data).hexdigest()
    told = Doubt(
        1,
        f"bản chép nhận được ở đây là .docx do LibreOffice đổi từ tệp .doc đã nhận"
        f" (SHA-256 của tệp .doc: {digest}); hãy giữ tệp .doc và so lại số thứ tự",
    )
    return Reading(
        made, ".docx", reading.text, spans=reading.spans, done=reading.done,
        doubts=(told, *reading.doubts),
    )  # fmt: skip


def _pdf(received: Received) -> Reading:
    from portal.importing.pdf_text import read_pdf  # noqa: PLC0415 - a large library

    pdf = read_pdf(received.name, received.data)
    original = read_original(Source("original.txt", pdf.text.encode()))
    done = pdf.done
    if original.decoded:
        done = (*done, Doubt(1, f"chữ bảng mã {original.decoded} đã đổi sang Unicode"))
    data = original.reading.encode()
    return Reading(
        data, ".txt", original.reading, spans=pdf.spans, kept=received.data, done=done,
        doubts=pdf.doubts,
    )  # fmt: skip


def _plain(received: Received) -> Reading:
    data, doubts = received.data, list[Doubt]()
    if not Source("", data).is_text:
        data, encoding = _recoded(received)
        digest = hashlib.sha256(received.data).hexdigest()
        doubts.append(
            Doubt(
                1,
                f"tệp không dùng mã UTF-8 mà dùng {encoding}; bản chép nhận được ở đây đã đổi sang"
                f" UTF-8 (SHA-256 của tệp đã nhận: {digest})",
            )
        )
    original = read_original(Source("original.txt", data))
    if original.decoded == DECOMPOSED:
        told = "chữ có dấu gõ rời (Unicode tổ hợp) đã đổi sang dấu liền (Unicode dựng sẵn)"
    else:
        told = f"chữ bảng mã {original.decoded} đã đổi sang Unicode theo phỏng đoán; hãy đọc lại"
    if original.decoded:
        line = _first_old_line(original.text) if original.decoded != DECOMPOSED else 1
        doubts.append(Doubt(line, told))
    marks = received.form is Form.MARKDOWN or len(_MARKDOWN.findall(original.reading)) > 1
    return Reading(data, ".txt", original.reading, markdown=marks, doubts=(*doubts,))


def _first_old_line(text: str) -> int:
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if deciphered(line)), 1)


def _recoded(received: Received) -> tuple[bytes, str]:
    """The text in UTF-8, and the name of the encoding it was in. Raises UserError."""
    for mark, name in _BOMS.items():
        if received.data.startswith(mark):
            return received.data.decode(name, errors="replace").encode(), "UTF-16"
    if b"\0" not in received.data:
        plain = received.data.decode("latin-1")
        if any(deciphered(line) for line in plain.split("\n")):
            return plain.encode(), "một bảng mã cũ (TCVN3 hoặc VNI)"
        text = unicodedata.normalize("NFC", received.data.decode("cp1258", errors="replace"))
        words = _WORD.findall(text)
        if words and sum(map(is_syllable, words)) >= _MOSTLY * len(words):
            return text.encode(), "Windows-1258"
    raise UserError(
        f"«{received.name}» không phải văn bản mã UTF-8, cũng không theo bảng mã tiếng Việt nào"
        " được biết. Hãy mở bằng Word hoặc Notepad và lưu lại dạng .txt, mã UTF-8."
    )


_READERS: Mapping[Form, Callable[[Received], Reading]] = {
    Form.WORD: _word,
    Form.OLD_WORD: _old_word,
    Form.PDF: _pdf,
    Form.TEXT: _plain,
    Form.MARKDOWN: _plain,
}
