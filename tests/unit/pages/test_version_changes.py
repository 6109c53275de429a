"""What readers are told of two versions: every place that differs, with all its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from portal.changes.wording import Mark
from portal.model.versions import Version
from portal.pages.version_changes import Difference, Piece, differences_between, shared_language
from portal.source.loader import build_library
from support.corrected_document import ENGLISH, ID, TEXT
from support.document_library import sources

OLD, NEW = dt.date(2025, 1, 7), dt.date(2025, 2, 3)


def version(day: dt.date, text: str, english: str = "", front: str = "") -> Version:
    files = sources(ID, text, front)
    if english:
        page = replace(files[0], path=f"docs/{ID}/index.en.md", data=english.encode())
        files.append(page)
    (document,) = build_library(files).documents
    return Version(day, day, document)


def told(before: str, after: str, *, newest: dt.date = NEW) -> list[tuple[str, str, str, str]]:
    """Each difference: how, where, its link, its words as `git diff --word-diff` marks them."""
    found = differences_between(version(OLD, before), version(NEW, after), "vi", newest)
    return [(one.effect, one.place.name, one.place.path, _words(one)) for one in found]


def _words(difference: Difference) -> str:
    forms = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    return " ".join(forms[one.mark].format(one.text or "¶") for one in difference.pieces)


def test_the_same_text_in_another_layout_has_no_difference() -> None:
    assert told(TEXT, TEXT.replace("\n", "\n\n")) == []


def test_a_reworded_provision_is_shown_whole_with_each_word_marked() -> None:
    assert told(TEXT, TEXT.replace("truyên sâu", "truyền sâu")) == [
        (
            "change_worded",
            "Đoạn thứ hai, phần I",
            f"{ID}/#i-d2",
            "Tuyên [-truyên-] {+truyền+} sâu rộng trong đoàn viên.",
        )
    ]


def test_a_version_that_is_not_the_newest_is_linked_at_its_own_address() -> None:
    ((_, _, path, _),) = told(TEXT, TEXT.replace("truyên sâu", "truyền sâu"), newest=dt.date.max)
    assert path == f"{ID}/@2025-02-03/#i-d2"


def test_added_and_removed_provisions_have_all_their_words_marked() -> None:
    third = "3. Gửi ảnh về Liên đoàn.\n"
    more = TEXT.replace("TM. BAN", f"{third}TM. BAN")
    assert told(TEXT, more) == [
        ("change_added", "Mục 3, phần II", f"{ID}/#ii-3", "{+3. Gửi ảnh về Liên đoàn.+}")
    ]
    assert told(more, TEXT) == [
        (
            "change_removed",
            "Mục 3, phần II",
            f"{ID}/@2025-01-07/#ii-3",
            "[-3. Gửi ảnh về Liên đoàn.-]",
        )
    ]


def test_a_renumbered_provision_has_its_former_place_and_no_words() -> None:
    first = "1. Gửi ảnh về Liên đoàn.\n"
    after = TEXT.replace("2. Báo", "3. Báo").replace("1. Treo", f"{first}2. Treo")
    found = differences_between(version(OLD, TEXT), version(NEW, after), "vi", NEW)
    assert [(one.effect, one.place.name, one.former, _words(one)) for one in found] == [
        ("change_added", "Mục 1, phần II", "", "{+1. Gửi ảnh về Liên đoàn.+}"),
        ("change_renumbered", "Mục 2, phần II", "Mục 1, phần II", ""),
        ("change_renumbered", "Mục 3, phần II", "Mục 2, phần II", ""),
    ]


def test_the_head_is_compared_as_a_place_without_an_address() -> None:
    ((effect, place, path, words),) = told(TEXT, TEXT.replace("ngày 07 tháng", "ngày 08 tháng"))
    assert (effect, place, path) == ("change_worded", "Phần đầu văn bản", "")
    assert "ngày [-07-] {+08+} tháng" in words


def test_a_field_that_the_text_does_not_state_is_told_by_its_name() -> None:
    text = TEXT.replace("Số: 7/KH-LĐLĐ\n", "Số:      /KH-LĐLĐ\n")
    one = version(OLD, text, front="number: 7/KH-LĐLĐ\n")
    other = version(NEW, text, front="number: 8/KH-LĐLĐ\n")
    found = differences_between(one, other, "vi", NEW)
    assert [(one.place.name, _words(one)) for one in found] == [
        ("Số, ký hiệu", "[-7/KH-LĐLĐ-] {+8/KH-LĐLĐ+}")
    ]


def test_paragraphs_are_divided_and_a_new_break_is_a_difference() -> None:
    signature = "CHỦ TỊCH\nNguyễn Văn An"
    before, after = TEXT, TEXT.replace(signature, "CHỦ TỊCH\nPhạm Thị Bình")
    ((_, place, _, words),) = told(before, after)
    assert place == "Chữ ký"
    assert words.endswith("[-Nguyễn Văn An-] {+Phạm Thị Bình+}")
    assert Piece("", Mark.KEPT).is_break


def test_translations_are_compared_where_both_versions_have_one() -> None:
    one = version(OLD, TEXT, ENGLISH)
    other = version(NEW, TEXT, ENGLISH.replace("20 November", "25 November"))
    alone = version(NEW, TEXT)
    assert [shared_language(one, end, "en") for end in (other, alone)] == ["en", "vi"]
    (found,) = differences_between(one, other, "en", NEW)
    assert (found.place.name, found.place.path) == ("Item 2, section II", f"en/{ID}/#ii-2")
    assert "before [-20-] {+25+} November" in _words(found)
