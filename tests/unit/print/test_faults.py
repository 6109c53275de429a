"""What cannot be printed is a problem of a line, and then nothing is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.checks.report import as_text
from portal.model.context import BuildContext
from portal.model.files import Source
from portal.model.library import Library
from portal.model.problems import UserError
from portal.print import typesetting
from portal.print.collection import print_library
from portal.source.loader import load, shelve
from portal.source.settings import read_settings
from support.project import ROOT

PORTAL = BuildContext(read_settings(ROOT), datetime(2026, 11, 22, tzinfo=UTC))
FOLDER = "docs/2025/1-kh-ldld"


def changed(path: str, before: str, after: str) -> Library:
    """The small plan of the cases, with one text in another form."""
    base = load(ROOT / "tests/rules/cases/_base")
    assert any(source.path == path and before in source.text for source in base.sources)
    return shelve(
        Source(source.path, source.text.replace(before, after).encode())
        if source.path == path
        else source
        for source in base.sources
    )


def report(library: Library, cache: Path, portal: BuildContext = PORTAL) -> str:
    printed = print_library(library, portal, cache)
    return as_text(printed.problems)


def test_a_sound_plan_is_printed(tmp_path: Path) -> None:
    printed = print_library(load(ROOT / "tests/rules/cases/_base"), PORTAL, tmp_path)
    assert printed.problems == []
    assert sorted(printed.files) == [
        "2025/1-kh-ldld/1-kh-ldld-so-tay-bao-cao-vien.pdf",
        "2025/1-kh-ldld/1-kh-ldld.pdf",
        "en/2025/1-kh-ldld/1-kh-ldld-en.pdf",
        "en/2025/1-kh-ldld/1-kh-ldld-speakers-booklet.pdf",
    ]


LETTER = (
    "paper-letter: Không hiển thị được ký tự «中» (U+4E2D). Phông chữ dùng để in không có ký tự"
    " này: hãy sửa hoặc bỏ nó."
)
WORD = (
    f"paper-long-word: Chữ «{'W' * 18}…» quá dài, không vừa một dòng trên giấy. Hãy kiểm tra xem có"
    " thiếu dấu cách không."
)


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        ("ii.md", ("In 100 tờ rơi", "In 100 tờ 中 rơi"), f"ii.md:7: {LETTER}"),
        ("index.md", ("parent_body: Tổng", "parent_body: 中 Tổng"), f"index.md:8: {LETTER}"),
        ("i.md", ("Giảm 10%", f"Giảm {'W' * 18} 10%"), f"i.md:5: {WORD}"),
    ],
    ids=["letter", "letter of a field", "long word"],
)
def test_what_cannot_be_set_is_told_with_its_line(
    path: str, change: tuple[str, str], expected: str, tmp_path: Path
) -> None:
    said = report(changed(f"{FOLDER}/{path}", *change), tmp_path)
    assert said == f"{FOLDER}/{expected}\n"


def test_an_address_too_long_for_a_printed_code_is_told(tmp_path: Path) -> None:
    settings = replace(PORTAL.settings, site_url=f"https://example.org/{'a' * 190}/")
    said = report(
        load(ROOT / "tests/rules/cases/_base"), tmp_path, replace(PORTAL, settings=settings)
    )
    places = [line.partition(": Địa chỉ «https://example.org/aaa")[0] for line in said.splitlines()]
    assert places == [
        f"{FOLDER}/index.en.md:1: paper-address",
        f"{FOLDER}/index.md:1: paper-address",
    ]


def test_fonts_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)
    with pytest.raises(UserError, match=r"LiberationSans-Bold\.ttf, .*LiberationSerif-Regular"):
        typesetting.font_files()
