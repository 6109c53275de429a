"""The Word files of a document: the same text, read back by our own importer and by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from portal.importing.document import compose
from portal.importing.reading import read_received
from portal.importing.received import Form, Received
from portal.model.blocks import Table, Unit
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.files import Source
from portal.model.library import Library
from portal.model.site_data import WordGroups
from portal.print.letterhead import letterhead
from portal.print.metrics import printable
from portal.print.word.files import word_files, word_paths
from portal.reference.localized import LocalizedDocument, localize
from portal.source.comparison import read_units
from portal.source.head import read_head
from portal.source.loader import build_library, load
from portal.source.tree import tree
from portal.source.word import word_text
from support.document_library import document_from, document_of
from support.documents import MORE, NAMES, text_of
from support.project import ROOT
from support.word_schema import misplaced

URL = "https://portal.example/"
BUILD = BuildContext(
    Settings(URL, ("vi", "en"), descriptions={"vi": "Văn bản công đoàn.", "en": "Documents."}),
    datetime(2025, 3, 2, tzinfo=UTC),
    commit="0123456789abcdef",
)
MOST_BYTES = 20_000
PLAN = "2025/113-kh-ldld"
SECTIONS = ("i", "ii", "iii", "iv")
TABLE = """Số: 7/BC-LĐLĐ

Lai Châu, ngày 02 tháng 3 năm 2025

# BÁO CÁO

Kết quả công tác

## I. KẾT QUẢ

| TT | Đơn vị | Số liệu ||
|---|---|---|---|
| ^^ | ^^ | 2024 | 2025 |
| 1 | Thành phố | 10 | 12 |
| 2 | Tam Đường | ^^ | 7 |
| Cộng || 10 | 19 |

Ghi chú: số liệu đến ngày 01/3/2025.
"""

Outline = list[tuple[str, str, str, str]]


def made(document: LocalizedDocument, word_groups: WordGroups | None = None) -> dict[str, bytes]:
    return word_files(document, word_groups or WordGroups())


@cache
def twelve(name: str) -> tuple[LocalizedDocument, bytes]:
    """One of the twelve documents, or of the layouts, and its Word file."""
    document = document_of(name) if name in NAMES else document_from(text_of(name))
    localized = localize(document, "vi", BUILD)
    return localized, next(iter(made(localized).values()))


def outline(units: Iterable[Unit]) -> Outline:
    """Every provision: its id, kind, label and words."""
    tops = tree(("", unit) for unit in units)
    return [
        (one.id, str(one.kind), one.label, printable(one.text))
        for top in tops
        for one in top.walk()
    ]


def words(units: Iterable[Unit]) -> list[str]:
    return [printable(word.text) for unit in units for word in unit.block.words]


def words_on_paper(document: LocalizedDocument) -> list[str]:
    """The words of a document, with what is reconstructed at its head."""
    units = document.edition.units
    end = read_head([unit.block for unit in units]).end
    head = letterhead(document, units[:end])
    above = [line.text for line in (*head.columns, *head.title)]
    return [*" ".join(above).split(), *words(units[end:])]


def parts(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown(part: bytes) -> list[str]:
    """The texts of a part, a paragraph each."""
    paragraphs = part.decode().split("</w:p>")
    texts = ("".join(re.findall(r"<w:t[^>]*>([^<]*)", one)) for one in paragraphs)
    return [text for text in texts if text]


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_a_document_is_read_back_to_the_same_tree_and_words(name: str) -> None:
    document, file = twelve(name)
    read = read_units(word_text(file))
    assert outline(read) == outline(document.edition.units)
    assert words(read) == words_on_paper(document)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_plan_and_its_sections_are_read_back_to_the_same_tree_and_words(
    plan: Document, library: Library, language: str
) -> None:
    document = localize(plan, language, BUILD)
    files = {
        path: read_units(word_text(f)) for path, f in made(document, library.word_groups).items()
    }
    root, suffix = ("", "") if language == "vi" else (f"{language}/", f"-{language}")
    expected = outline(document.edition.units)
    assert {path: outline(units) for path, units in files.items()} == {
        f"{root}{PLAN}/113-kh-ldld{suffix}.docx": expected,
        **{
            f"{root}{PLAN}/{name}/113-kh-ldld-{name}{suffix}.docx": [
                row for row in expected if row[0] == name or row[0].startswith(f"{name}-")
            ]
            for name in SECTIONS
        },
    }
    assert list(files) == list(word_paths(document))
    assert words(next(iter(files.values()))) == words_on_paper(document)


def test_it_can_be_brought_in_as_a_received_file() -> None:
    document, file = twelve("d9")
    composed = compose(read_received(Received("d9.docx", file, Form.WORD)))
    assert (composed.id, outline(composed.units)) == (document.id, outline(document.edition.units))


def test_merged_cells_are_read_back_as_they_were() -> None:
    document = localize(document_from(TABLE), "vi", BUILD)
    (file,) = made(document).values()
    composed = compose(read_received(Received("a.docx", file, Form.WORD)), "2025/1-kh-ldld")
    sources = [Source(f"docs/{composed.id}/{path}", d) for path, d in composed.files.items()]
    (read,) = build_library(sources).documents
    assert tables(read) == tables(document.document)
    assert [len(row) for row in tables(read)["i-b1"]] == [3, 2, 4, 3, 3]


def tables(document: Document) -> dict[str, list[list[tuple[str, int, int]]]]:
    found = {one.id: one.table for one in document.official.provisions if one.table}
    return {name: list(map(list, rows_of(table))) for name, table in found.items()}


def rows_of(table: Table) -> Iterator[list[tuple[str, int, int]]]:
    for row in table.rows:
        yield [(cell.text, cell.columns, cell.rows) for cell in row]


def test_an_excerpt_has_the_notes_that_it_refers_to() -> None:
    sections = {
        "index": "Số: 7/KH-LĐLĐ\n\n# KẾ HOẠCH\n\nThử\n",
        "i": "# I. MỘT\n\nCó chú thích[1].\n",
    }
    sections |= {"ii": "# II. HAI\n\nKhông có.\n\n[1] Lời chú thích.\n"}
    files = [Source(f"docs/2025/7-kh/{name}.md", t.encode()) for name, t in sections.items()]
    (document,) = build_library(files).documents
    found = {path: shown(parts(f)["word/document.xml"]) for path, f in files_of(document).items()}
    assert found["2025/7-kh/i/7-kh-i.docx"] == ["MỘT", "Có chú thích[1].", "[1] Lời chú thích."]


def files_of(document: Document) -> Mapping[str, bytes]:
    return made(localize(document, "vi", BUILD))


@pytest.mark.parametrize("name", NAMES)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    _, file = twelve(name)
    assert [fault for part in parts(file).values() for fault in misplaced(part)] == []


@pytest.mark.parametrize("name", NAMES)
def test_files_are_small_and_have_only_styles_and_lists_that_are_there(name: str) -> None:
    _, file = twelve(name)
    found = {path: part.decode() for path, part in parts(file).items()}
    inside = "".join(text for path, text in found.items() if path != "word/styles.xml")
    used, listed = ({*re.findall(rf'w:{tag} w:val="(\w+)"', inside)} for tag in ("pStyle", "numId"))
    styles = {*re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"])}
    lists = {*re.findall(r'w:numId="(\d+)"', found["word/numbering.xml"])}
    assert (used - styles, listed - lists, len(file) <= MOST_BYTES) == (set(), set(), True)


def test_the_same_text_gives_the_same_bytes(plan: Document, library: Library) -> None:
    first = made(localize(plan, "vi", BUILD), library.word_groups)
    (again,) = (one for one in load(ROOT).documents if one.id == plan.id)
    assert made(localize(again, "vi", BUILD), library.word_groups) == first
    with ZipFile(BytesIO(next(iter(first.values())))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_head_and_foot_tell_what_the_file_is(plan: Document, library: Library) -> None:
    files = made(localize(plan, "vi", BUILD), library.word_groups)
    whole = parts(files[f"{PLAN}/113-kh-ldld.docx"])
    assert " ".join(shown(whole["word/header-first.xml"])) == (
        "Tệp này tạo từ lời văn trên trang của văn bản, không có chữ ký và con dấu. Tên cơ quan và"
        " quốc hiệu ở đầu trang là phục dựng, không có trong bản chép nhận được. Đối chiếu với"
        f" bản chép nhận được tại: {URL}{PLAN}/doi-chieu/"
    )
    assert shown(whole["word/footer.xml"]) == [
        "Kế hoạch 113/KH-LĐLĐ",
        f"{URL}{PLAN}/",
        "Tệp dựng ngày 02/03/2025 từ phiên bản 0123456",
    ]
    section = parts(files[f"{PLAN}/ii/113-kh-ldld-ii.docx"])
    assert shown(section["word/header-first.xml"])[0].startswith("Đây là bản trích. Tệp này tạo")
    assert shown(section["word/footer.xml"])[:2] == [
        "Phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu",
        f"{URL}{PLAN}/ii/",
    ]


def test_a_translation_says_that_it_is_unofficial(plan: Document, library: Library) -> None:
    files = made(localize(plan, "en", BUILD), library.word_groups)
    for path, file in files.items():
        found = parts(file)
        told = shown(found["word/header-first.xml"])[0], shown(found["word/footer-first.xml"])[0]
        assert "Unofficial translation, for reference only." in told[0], path
        assert "Unofficial translation, for reference only." in told[1], path
        assert b'w:lang w:val="en-GB"' in found["word/styles.xml"]


def test_headings_have_levels_of_the_outline(plan: Document, library: Library) -> None:
    file = made(localize(plan, "vi", BUILD), library.word_groups)[f"{PLAN}/113-kh-ldld.docx"]
    text = parts(file)["word/document.xml"].decode()
    found = re.findall(r'w:val="Heading(\d)".*?<w:t[^>]*>([^<]{1,20})', text)
    assert found == [
        ("1", "MỤC ĐÍCH, YÊU CẦU"),
        ("1", "NỘI DUNG TUYÊN TRUYỀ"),
        ("2", "Về tổng kết Nghị quy"),
        ("2", "Phát triển hạ tầng n"),
        ("2", "Hình thức tuyên truy"),
        ("1", "KHẨU HIỆU TUYÊN TRUY"),
        ("1", "TỔ CHỨC THỰC HIỆN"),
        ("2", "Liên đoàn Lao động t"),
        ("2", "Các Liên đoàn Lao độ"),
    ]
    assert "hyperlink" not in text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_words(tmp_path: Path) -> None:
    names = ("d1", "d9", "d13", "w2", "w4")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(twelve(name)[1])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    files = [str(tmp_path / f"{name}.docx") for name in names]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True)
    read = {name: (tmp_path / f"{name}.txt").read_text("utf-8-sig").split() for name in names}
    assert read == {name: words_on_paper(twelve(name)[0]) for name in names}
