"""Fixed phrases by which the parts of a document are recognised, as offices write them.

Nghị định 30/2020/NĐ-CP, Phụ lục I and III, for the parts and the names of types; Party papers by
Hướng dẫn 36-HD/VPTW. English ones are those of the portal's translations.
"""

import re
from collections.abc import Iterator

TYPES = (
    "Nghị quyết liên tịch",
    "Thông tư liên tịch",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Quy trình",
    "Quy ước",
    "Nội quy",
    "Điều lệ",
    "Thông cáo",
    "Thông báo",
    "Thông tri",
    "Thông tư",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Đề cương",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công điện",
    "Điện",
    "Công văn",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Bản cam kết",
    "Giấy ủy quyền",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Thư chúc mừng",
    "Thư chúc Tết",
    "Thư kêu gọi",
    "Thư khen",
    "Thư ngỏ",
    "Thư công",
    "Kết luận",
    "Nghị định",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Lệnh",
    "Sắc lệnh",
    "Tuyên bố",
    "Lời kêu gọi",
    "Lời hiệu triệu",
    "Diễn văn",
    "Thông điệp",
    "Thỏa ước lao động tập thể",
    "Thể lệ",
    "Danh sách",
    "Đơn",
)
"""Types of documents, as they are cited; longer names before those that begin them."""

ISSUED = (
    "Quy chế",
    "Quy định",
    "Quy trình",
    "Quy ước",
    "Nội quy",
    "Điều lệ",
    "Đề án",
    "Phương án",
    "Dự án",
    "Chương trình",
    "Kế hoạch",
    "Hướng dẫn",
    "Thể lệ",
    "Đề cương",
    "Danh sách",
    "Biên bản",
    "Báo cáo",
)
"""Types of texts that are issued with another document, below its signature."""  # fmt: skip

ATTACHABLE = (
    "Danh mục", "Dự toán", "Bảng", "Lịch", "Phân công", "Phiếu", "Nội dung", "Tiêu chí", "Câu hỏi",
    "Thành phần",
)  # fmt: skip
"""How the titles of other texts below a signature begin, where they say what they belong to."""

TRANSLATED_TYPES = (
    "Plan", "Decision", "Notice", "Report", "Resolution", "Directive", "Guideline", "Programme",
    "Letter", "Minutes", "Regulation",
)  # fmt: skip
"""Types in the portal's translations."""

OFFICES = (
    "CHỦ TỊCH", "BÍ THƯ", "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "VĂN PHÒNG", "TRƯỞNG", "TỔ TRƯỞNG",
    "HIỆU TRƯỞNG", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG", "CHỦ NHIỆM", "VIỆN TRƯỞNG", "CHÁNH",
    "CHI CỤC", "CỤC TRƯỞNG", "VỤ TRƯỞNG", "CHỦ TỌA", "CHỦ TOẠ", "CHỦ TRÌ", "THƯ KÝ", "NGƯỜI",
    "ĐẠI DIỆN", "KẾ TOÁN", "ỦY VIÊN", "UỶ VIÊN", "THÀNH VIÊN", "TM", "THỦ TRƯỞNG", "ĐOÀN CHỦ TỊCH",
    "KIỂM SÁT", "BAN KIỂM PHIẾU",
    r"BÊN (?:[A-D]|GIAO|NHẬN|MUA|BÁN|THUÊ|CHO THUÊ)(?: [A-D])?(?=$|\s*\()", "VICE", "CHAIR",
    "HEAD", "DIRECTOR", "SECRETARY",
)  # fmt: skip
"""How the offices of signers begin, and the parties of a contract."""

DECIDING_BODIES = (
    "CHỦ TỊCH", "BAN ", "HỘI ĐỒNG", "ĐOÀN CHỦ TỊCH", "TỔNG ", "BỘ TRƯỞNG", "GIÁM ĐỐC", "ỦY BAN",
    "THƯỜNG TRỰC", "THỦ TƯỚNG", "LIÊN ĐOÀN", "CHÍNH PHỦ", "QUỐC HỘI", "CÔNG ĐOÀN", "HIỆU TRƯỞNG",
    "TỈNH ỦY", "HUYỆN ỦY", "ĐẠI HỘI", "HỘI NGHỊ",
)  # fmt: skip
"""How the names of bodies begin that decide, below a title in capitals."""

_ANY_CASE = re.IGNORECASE
_DASH = r"\s*[-–—−]\s*"


def _any(*forms: str) -> str:
    """A pattern for any of these."""
    return f"(?:{'|'.join(forms)})"


NATION = re.compile(
    r"C[ỘÔ]NG H(?:ÒA|OÀ) X[ÃA] HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CHỦ NGHĨA VIỆT NAM"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|(?:THE )?SOCIALIST REPUBLIC OF VIET ?NAM|(?:THE )?COMMUNIST PARTY OF VIET ?NAM",
    _ANY_CASE,
)
MOTTO = re.compile(
    rf"Độc lập{_DASH}Tự do{_DASH}Hạnh phúc[.]?|Independence{_DASH}Freedom{_DASH}Happiness[.]?",
    _ANY_CASE,
)
_RULING = r"[-–—−_*=~.·•o\s]"
RULE_LINE = re.compile(rf"{_RULING}+|{_RULING}*(?:o0o|0o0|O0O|oOo|ooo){_RULING}*")
_MARKINGS = (
    "THƯỢNG KHẨN", "HỎA TỐC(?: HẸN GIỜ)?", "HOẢ TỐC", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT",
    "DỰ THẢO.{0,12}", "THU HỒI", "LƯU HÀNH NỘI BỘ", "BẢN SAO",
)  # fmt: skip
URGENCY = re.compile(rf"\(?{_any(*_MARKINGS)}\)?")

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
"""Every capital letter, for the inside of a character class; ranges would mix in small ones."""

_CODE = rf"[{UPPER}][{UPPER}a-zđủỷ]*"
SYMBOL = re.compile(
    rf"(?<![\w/])\d+[a-zđ]?\s?(?:/(?:19|20)\d\d\s?)?[-/]\s?"
    rf"(?=[{UPPER}][^\s/-]*[{UPPER}]|[{UPPER}][a-z]*[-/])"
    rf"{_CODE}\d*(?:\s?[-–/]\s?(?:{_CODE}\d*)(?=[^\w]|$))*"
)
"""A document's symbol: 113/KH-LĐLĐ, 302-KH/TU, 145/2020/NĐ-CP, 342/LĐLĐ, 45/2019/QH14."""

_OF_DAY = re.compile(
    r"[\s,]*ngày\s+(?P<d>\d{1,2})(?:\s?[-/.]\s?|\s+tháng\s+)(?P<m>\d{1,2})"
    r"(?:\s?[-/.]\s?|\s+năm\s+)(?P<y>\d{4})\b",
    _ANY_CASE,
)
_OF_YEAR = re.compile(r"[\s,]*năm\s+(?P<y>\d{4})\b", _ANY_CASE)
"""The date or year of a document, behind its symbol."""

NUMBER = re.compile(
    r"\(?(?:Số|No\.?|Luật số|Bộ luật số|Hợp đồng số)\s*:?\s*"
    r"(?P<symbol>[\w .…]{0,12}[-/].*?|[.…_ ]{3,60}(?:[-/].*?)?)[.,]?\)?",
    _ANY_CASE,
)
_PLACE = r"(?P<place>(?!Hôm nay)[^\s,;:]+(?: [^\s,;:]+){0,5}?|[.…\s]+)?(?:\s*,|(?<=\s)|^|\s)\s*"
_BLANK = r"[.…_\s]+"
DATE = re.compile(
    rf"{_PLACE}(?:ngày\s*(?P<d>\d{{1,2}}|{_BLANK})\s*tháng\s*(?P<m>\d{{1,2}}|{_BLANK})\s*"
    rf"năm\s*(?P<y>\d{{4}}|[.…_\d\s]+)"
    r"|(?:ngày\s*)?(?P<d2>\d{1,2})\s?[-/.]\s?(?P<m2>\d{1,2})\s?[-/.]\s?(?P<y2>\d{4}))\s*[.]?",
    _ANY_CASE,
)
"""A place and a date: "Hà Nội, ngày 07 tháng 01 năm 2025", "Hà Nội, 05-3-2025"."""

FOREIGN_DATE = re.compile(r"(?P<place>[^,]{1,60}), \d{1,2} [A-Z][a-z]+ \d{4}")
SUBJECT = re.compile(r"\(?\s*V\s?/\s?v\s*:?\s*(?P<subject>.*)", _ANY_CASE | re.DOTALL)
_DECISIONS = (
    "QUYẾT ĐỊNH", "QUYẾT NGHỊ", "NGHỊ QUYẾT", "CHỈ THỊ", "THỐNG NHẤT", "KẾT LUẬN", "THÔNG BÁO",
    "YÊU CẦU",
)  # fmt: skip
DECIDES = re.compile(rf"{_any(*_DECISIONS)}\s*:|QUYẾT ĐỊNH|QUYẾT NGHỊ")

_GROUNDS = ("Căn cứ", "Thực hiện", "Theo", "Xét", "Nhằm", "Để")
_TRANSLATED_GROUNDS = ("Pursuant to", "Implementing", "In order to", "Considering")
GROUNDS = re.compile(rf"{_any(*_GROUNDS, *_TRANSLATED_GROUNDS)}\b", _ANY_CASE)
ADDRESSEES = re.compile(r"(?P<label>Kính gửi|To)\s*:", _ANY_CASE)
RECIPIENTS = re.compile(r"(?P<label>Nơi nhận|Recipients)\s*(?::|$)", _ANY_CASE)
COPIES = re.compile(r"(?:Sao gửi|Đồng gửi|Đồng kính gửi|Gửi)\b.*:", _ANY_CASE)

_CLOSINGS = (
    "Trên đây là", "Trân trọng", "Kính đề nghị", "Kính mong", "Rất mong", "Đề nghị các",
    "Yêu cầu các", "Trong quá trình (?:triển khai )?thực hiện", "(?:The )?above is",
)  # fmt: skip
CLOSING = re.compile(
    rf"{_any(*_CLOSINGS)}|{_any(*TYPES)} này\b|.*\bkết thúc\b", _ANY_CASE | re.DOTALL
)

_AUTHORITIES = (r"T\s?[./]\s?M", "TM", r"K\s?[./]\s?T", "KT", "T/L", "TL", "T/UQ", "TUQ", "TƯQ")
AUTHORITY = re.compile(
    rf"{_any(*_AUTHORITIES)}(?:\s?[.:]\s?|\s)(?=[{UPPER}])"
    rf"|(?i:FOR|ON BEHALF OF|p\.p\.)\s(?=[A-Z])"
)
OFFICE = re.compile(rf"(?:(?:Q\.|QUYỀN|PHÓ|P\.|CÁC)\s*)*(?:TỔNG\s)?{_any(*OFFICES)}\b.*", re.DOTALL)
SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, |ký và|chữ ký|ký thay|signed).*", _ANY_CASE)
REMARK = re.compile(r"[*(\s]*(?:Ghi chú|Lưu ý|Chú ý|Chú thích)\b.*", re.DOTALL)
"""A remark that stands below a signature, which is no part of it."""

COPIED = re.compile(r"\(?(?:SAO Y|SAO LỤC|TRÍCH SAO)\b(?: BẢN (?:CHÍNH|GỐC))?\)?:?")
"""What stands above the signature of who copied a document, below that of who signed it."""

_DEGREES = ("TS", "ThS", "Ths", "PGS", "GS", r"BSC?K?I*", "DS", "LS", "KS", "CN", "Dr", "Mr", "Ms")
_RANKS = ("Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thiếu tướng", "Trung tướng")
_ADDRESSED = r"(?!(?:Ông|Bà|Đồng chí|Đ/c)\s)"
NAME = re.compile(
    rf"{_ADDRESSED}(?:{_any(*_DEGREES)}\.?\s?|{_any(*_RANKS)}\s)*"
    rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{1,5}}"
)
"""A person's name as signed; one that is addressed or introduced is none."""

ANNEX = re.compile(
    r"(?P<kind>PHỤ LỤC|MẪU(?: BIỂU)?|BIỂU(?: MẪU)?|ANNEX|FORM)"
    r"(?P<number>(?:\s+(?:số\s*)?:?\s*(?:[IVXLC]+|\d{1,3}[a-zđ]?|[A-H](?=\W|$))\b)?)"
    r"(?:[-/.]?[\w-]{0,12})?\s*[.:]?(?P<title>\s.*)?",
    _ANY_CASE | re.DOTALL,
)
_PURPOSES = ("Ban hành", "Phê duyệt", "Kèm", "Dành cho", "Dùng cho", "Áp dụng")
ATTACHED = re.compile(
    rf"\(?\s*(?:Ban hành )?kèm theo\b.*|\(\s*{_any(*_PURPOSES)}.*|\([^()]*\)", _ANY_CASE | re.DOTALL
)

_ANNOUNCING = ("CÁC", "MỘT SỐ", "NỘI DUNG", "NHỮNG", "HỆ THỐNG", "DANH MỤC")
SLOGANS = re.compile(
    rf"(?:{_any(*_ANNOUNCING)}\s+)*KHẨU HIỆU\b(?P<rest>.*)|(?:.*\s)?SLOGANS?\b.*",
    _ANY_CASE | re.DOTALL,
)
_SURNAMES = (
    "NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "HUỲNH", "PHAN", "VŨ", "VÕ", "ĐẶNG", "BÙI", "ĐỖ", "HỒ",
    "NGÔ", "DƯƠNG", "LÝ", "LÒ", "GIÀNG", "TẨN", "VÀNG", "SÙNG", "MÙA", "THÀO", "CHANG", "PHÙNG",
    "ĐINH", "TRỊNH", "ĐÀO", "MAI", "TÔ", "CAO", "HÀ", "LƯƠNG", "QUÀNG", "CÀ", "TÒNG", "LƯỜNG",
    "TRƯƠNG", "LÂM", "TẠ", "CHU", "KIỀU", "MA", "NÔNG", "TRIỆU", "HẠNG", "LÙ",
)  # fmt: skip
NAME_IN_CAPITALS = re.compile(rf"{_any(*_SURNAMES)}(?:\s[{UPPER}]+){{1,4}}")
"""A person's name in capitals: it begins with a surname, unlike a body or an office."""

UNFINISHED = re.compile(
    r"\b(?:TNHH|CỔ PHẦN|CÔNG TY|TẬP ĐOÀN|VÀ|CÁC|CỦA|MỘT THÀNH VIÊN|MTV)$|,$"
    r"|^(?:(?:ỦY )?BAN THƯỜNG VỤ|BAN CHẤP HÀNH|ĐOÀN CHỦ TỊCH|HỘI ĐỒNG THẨM PHÁN|ỦY BAN KIỂM TRA)$"
)
"""How a line ends that is not the whole name of a body."""

NOTE = re.compile(r"\[(?P<number>\d{1,3})\]:?\s+(?=\S)")
NOTE_REFERENCE = re.compile(r"\[(\d{1,3})\]")


_TYPE = re.compile(rf"{_any(*TYPES)}\b", _ANY_CASE)
_TYPES_BY_NAME = {name.casefold(): name for name in TYPES}
_TRANSLATED_BY_NAME = {name.casefold(): name for name in TRANSLATED_TYPES}


def is_capital(text: str) -> bool:
    """Whether a text has letters, and all of them are capitals."""
    return text.isupper() and any(map(str.isalpha, text))


def type_of(text: str) -> str:
    """The type of document with which a line in capitals begins, as it is cited; else ""."""
    if not is_capital(text):
        return ""
    found = _TYPE.match(text)
    name = (found[0] if found else text).casefold()
    return _TYPES_BY_NAME.get(name, "") if found else _TRANSLATED_BY_NAME.get(name, "")


def symbol(text: str) -> str:
    """A symbol without its white space, with plain hyphens."""
    return re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-")


def cited_dates(text: str) -> Iterator[tuple[str, str]]:
    """Each symbol that a text cites with a date or a year, and that: "2024-12-24", "2024"."""
    for found in SYMBOL.finditer(text):
        if day := _OF_DAY.match(text, found.end()):
            yield symbol(found[0]), f"{day['y']}-{int(day['m']):02}-{int(day['d']):02}"
        elif year := _OF_YEAR.match(text, found.end()):
            yield symbol(found[0]), year["y"]


def symbols(text: str) -> tuple[str, ...]:
    """Every symbol that a text cites, once, in the order of the text."""
    return tuple(dict.fromkeys(symbol(found[0]) for found in SYMBOL.finditer(text)))
