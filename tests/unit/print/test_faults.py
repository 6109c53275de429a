"""What cannot be printed is a problem of a line, and then nothing is printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.checks.registry import run
from portal.checks.report import as_text
from portal.model.context import BuildContext
from portal.model.files import Source
from portal.model.library import Library, Publication
from portal.model.problems import UserError
from portal.pages.all_rules import RULES
from portal.print import faults, metrics
from portal.print.collection import print_library
from portal.source.loader import build_library, load
from portal.source.settings import read_settings
from support.project import ROOT

PORTAL = BuildContext(read_settings(ROOT), datetime(2026, 11, 22, tzinfo=UTC))
FOLDER = "docs/2025/1-kh-ldld"


def changed(path: str, before: str, after: str) -> Library:
    """The small plan of the cases, with one text in another form."""
    base = load(ROOT / "tests/rules/cases/_base")
    assert any(source.path == path and before in source.text for source in base.sources)
    return build_library(
        Source(source.path, source.text.replace(before, after).encode())
        if source.path == path
        else source
        for source in base.sources
    )


def report(library: Library, rule: str, site_url: str = "") -> str:
    subjects = (*library.documents, Publication(library, site_url))
    return as_text(run([RULES[rule]], *subjects))


def test_valid_plan_is_printed(tmp_path: Path) -> None:
    assert sorted(print_library(load(ROOT / "tests/rules/cases/_base"), PORTAL, tmp_path)) == [
        "2025/1-kh-ldld/1-kh-ldld-so-tay-bao-cao-vien-gap-doi.pdf",
        "2025/1-kh-ldld/1-kh-ldld-so-tay-bao-cao-vien.pdf",
        "2025/1-kh-ldld/1-kh-ldld.docx",
        "2025/1-kh-ldld/1-kh-ldld.pdf",
        "2025/1-kh-ldld/i/1-kh-ldld-i.docx",
        "2025/1-kh-ldld/ii/1-kh-ldld-ii.docx",
        "en/2025/1-kh-ldld/1-kh-ldld-en.docx",
        "en/2025/1-kh-ldld/1-kh-ldld-en.pdf",
        "en/2025/1-kh-ldld/1-kh-ldld-speakers-booklet-gap-doi.pdf",
        "en/2025/1-kh-ldld/1-kh-ldld-speakers-booklet.pdf",
        "en/2025/1-kh-ldld/i/1-kh-ldld-i-en.docx",
        "en/2025/1-kh-ldld/ii/1-kh-ldld-ii-en.docx",
    ]


def test_a_letter_that_no_rule_has_found_stops_the_printing(tmp_path: Path) -> None:
    library = changed(f"{FOLDER}/ii.md", "In 100 tờ rơi", "In 100 tờ 中 rơi")
    with pytest.raises(UserError, match=r"2025/1-kh-ldld: .*«中» \(U\+4E2D\)"):
        print_library(library, PORTAL, tmp_path)


def test_known_letters_are_in_every_font() -> None:
    assert [letter for letter in sorted(faults.KNOWN_LETTERS) if metrics.is_lacking(letter)] == []


def test_no_letter_is_wider_than_is_thought_before_it_is_measured() -> None:
    letters = [chr(code) for code in range(0x21, 0x2FFF) if chr(code).isprintable()]
    face = "LiberationSerif-Bold.ttf"
    assert [one for one in letters if metrics.width(one, face) > faults.widest(one)] == []


LETTER = (
    "paper-letter: Không hiển thị được ký tự «中» (U+4E2D). Phông chữ dùng để in không có ký tự"
    " này: hãy sửa hoặc bỏ nó."
)
WORD = (
    f"paper-long-word: Chữ «{'W' * 18}…» quá dài, không vừa một dòng trên giấy. Hãy kiểm tra xem có"
    " thiếu dấu cách không."
)

SIGN = (
    "paper-letter: Không hiển thị được ký tự «[U+F0FF]» (U+F0FF). Phông chữ dùng để in không có ký"
    " tự này: hãy sửa hoặc bỏ nó."
)
TABLE = (
    "paper-table: Bảng có 40 cột không vừa khổ giấy, dù in bằng chữ nhỏ nhất. Hãy xem có chữ nào"
    " thiếu dấu cách không; nếu bảng gốc đúng như vậy, hãy chia bảng thành các bảng hẹp hơn và ghi"
    " vào danh sách chỗ sửa."
)
WIDE = "\n".join(["|" + " Quý |" * 40] * 2)


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        ("ii.md", ("In 100 tờ rơi", "In 100 tờ 中 rơi"), f"ii.md:7: {LETTER}"),
        ("index.md", ("parent_body: Tổng", "parent_body: 中 Tổng"), f"index.md:8: {LETTER}"),
        ("i.md", ("Giảm 10%", f"Giảm {'W' * 18} 10%"), f"i.md:5: {WORD}"),
        ("i.md", ("Giảm 10%", "Giảm \uf0ff 10%"), f"i.md:5: {SIGN}"),
        ("i.md", ("- Giảm 10%", f"{WIDE}\n\n- Giảm 10%"), f"i.md:5: {TABLE}"),
    ],
    ids=["letter", "letter of a field", "long word", "sign of a symbol font", "table"],
)
def test_unprintable_text_is_reported_at_its_line(
    path: str, change: tuple[str, str], expected: str
) -> None:
    said = report(changed(f"{FOLDER}/{path}", *change), expected.split(": ")[1])
    assert said == f"{FOLDER}/{expected}\n"


@pytest.mark.parametrize(
    "text", ["☐ ✓ ➢ 10%", "\uf0b7 \uf0d8 10%", f"{'.' * 200} 10%", f"{'…' * 50} 10%"]
)
def test_forms_are_printable(text: str) -> None:
    library = changed(f"{FOLDER}/i.md", "Giảm 10%", f"Giảm {text}")
    assert report(library, "paper-letter") + report(library, "paper-long-word") == ""


def test_address_too_long_for_a_qr_code_is_reported() -> None:
    library = load(ROOT / "tests/rules/cases/_base")
    said = report(library, "paper-address", f"https://example.org/{'a' * 190}/")
    places = [line.partition(": Địa chỉ «https://example.org/aaa")[0] for line in said.splitlines()]
    assert places == [
        f"{FOLDER}/index.en.md:1: paper-address",
        f"{FOLDER}/index.md:1: paper-address",
    ]


def test_missing_fonts_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "FONTS", tmp_path)
    with pytest.raises(UserError, match=r"LiberationSans-Bold\.ttf, .*LiberationSerif-Regular"):
        metrics.font_files()
