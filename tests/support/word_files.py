"""Small Word files: the elements of WordprocessingML in short, packed as Word does."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{prefix}"' for prefix in ("w", "mc", "v")
)
RELATIONS = '<Relationships><Relationship Type="{}/officeDocument" Target="{}"/></Relationships>'
GRID = "<w:tblBorders><w:insideV w:val='single'/></w:tblBorders>"


def packed(files: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file; short elements as `<w:b/>` are written `<b/>` in the body and the parts."""

    def whole(tag: str, inner: str) -> str:
        spelt = re.sub(r"<(/?)(?=\w+[\s/>])", r"<\1w:", inner)
        return f"<w:{tag} {NAMESPACES}>{re.sub(r' (?=[a-zA-Z]+=)', ' w:', spelt)}</w:{tag}>"

    related = "".join(
        f'<Relationship Type="{TYPES}/{name}" Target="{name}.xml"/>' for name in parts
    )
    return packed(
        {
            "_rels/.rels": RELATIONS.format(TYPES, "word/document.xml"),
            "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
            "word/document.xml": whole("document", f"<body>{body}</body>"),
        }
        | {f"word/{name}.xml": whole(name, inner) for name, inner in parts.items()}
    )


def run(text: str, properties: str = "") -> str:
    return f"<r><rPr>{properties}</rPr><t>{text}</t></r>"


def p(text: str, properties: str = "") -> str:
    return f"<p><pPr>{properties}</pPr>{run(text)}</p>"


def in_list(num: int, level: int = 0) -> str:
    return f"<numPr><ilvl val='{level}'/><numId val='{num}'/></numPr>"


def level(index: int, pattern: str, form: str = "decimal", more: str = "") -> str:
    return (
        f"<lvl ilvl='{index}'><start val='1'/><numFmt val='{form}'/>{more}"
        f"<lvlText val='{pattern}'/></lvl>"
    )


def abstract(*levels: str, number: int = 0) -> str:
    return f"<abstractNum abstractNumId='{number}'>{''.join(levels)}</abstractNum>"


def num(number: int, more: str = "", of: int = 0) -> str:
    return f"<num numId='{number}'><abstractNumId val='{of}'/>{more}</num>"


def table(*rows: str, properties: str = "") -> str:
    return f"<tbl><tblPr>{properties}</tblPr>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbl>"


def cell(*texts: str, properties: str = "") -> str:
    return f"<tc><tcPr>{properties}</tcPr>{''.join(map(p, texts))}</tc>"


def ten_pages() -> bytes:
    """A plan of about ten pages, its head and foot in tables, its sections numbered by Word."""
    head = table(
        cell("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", "Số: 77/KH-LĐLĐ")
        + cell(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lai Châu, ngày 02 tháng 3 năm 2025",
        )
    )
    foot = table(
        cell("Nơi nhận:", "- Như trên;", "- Lưu: VT.")
        + cell("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn A")
    )
    sentence = "Các cấp công đoàn tổ chức tuyên truyền sâu rộng đến đoàn viên, người lao động; "
    entries = "".join(p(f"- {sentence * 5}".rstrip("; ") + ".") for _ in range(9))
    sections = "".join(p(f"Nội dung {name}".upper(), in_list(1)) + entries for name in "ABCDEF")
    title = p("KẾ HOẠCH") + p("Tổ chức tuyên truyền trong đoàn viên")
    grounds = p("Căn cứ chương trình công tác năm, Ban Thường vụ ban hành kế hoạch như sau:")
    numbering = abstract(level(0, "%1.", "upperRoman")) + num(1)
    return docx(head + title + grounds + sections + foot, numbering=numbering)
