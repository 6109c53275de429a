"""Which wordings of a document are versions for readers, from small real repositories."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from portal.model.versions import Version
from portal.source.history import read_histories
from portal.source.loader import MAX_PAGE_BYTES, load
from portal.source.versions import is_sound, library_versions, read_versions
from support.corrected_document import (
    DAY,
    ENGLISH,
    FAULT,
    ID,
    TEXT,
    TODAY,
    correct_twice,
    document_in,
    lay,
    versions_in,
)
from support.project_copy import commit

OWN, POSTED = dt.date(2025, 1, 7), dt.date(2025, 1, 10)
FIRST, SECOND = dt.date(2025, 2, 3), dt.date(2025, 3, 4)


def _days(versions: tuple[Version, ...]) -> list[tuple[dt.date, dt.date]]:
    return [(version.date, version.since) for version in versions]


def _text(version: Version, name: str, language: str = "vi") -> str:
    return version.document.editions[language].ancestry[name][-1].text


def test_a_document_that_was_never_corrected_has_no_versions(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path)
    assert versions_in(tmp_path) == ()


def test_each_correction_is_a_version_and_the_first_has_the_date_of_the_document(
    tmp_path: Path,
) -> None:
    correct_twice(tmp_path)
    versions = versions_in(tmp_path)
    assert _days(versions) == [(OWN, POSTED), (FIRST, FIRST), (SECOND, SECOND)]
    assert [(_text(one, "i-d2"), _text(one, "ii-2")[-16:]) for one in versions] == [
        ("Tuyên truyên sâu rộng trong đoàn viên.", "ngày 20/11/2025."),
        ("Tuyên truyền sâu rộng trong đoàn viên.", "ngày 20/11/2025."),
        ("Tuyên truyền sâu rộng trong đoàn viên.", "ngày 25/11/2025."),
    ]
    assert versions[-1].document == document_in(tmp_path)


def test_of_several_changes_on_one_day_the_last_counts(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    for hour, corrections in ((8, (FAULT,)), (9, (DAY,)), (23, (FAULT, DAY))):
        lay(tmp_path, *corrections)
        commit(tmp_path, at=f"2025-02-03 {hour}:00 +0700")
    versions = versions_in(tmp_path)
    assert _days(versions) == [(OWN, POSTED), (FIRST, FIRST)]
    assert _text(versions[1], "i-d2").startswith("Tuyên truyền")


def test_what_was_taken_back_on_the_same_day_is_no_version(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    for hour, corrections in ((8, (DAY,)), (9, ())):
        lay(tmp_path, *corrections)
        commit(tmp_path, at=f"2025-02-03 {hour}:00 +0700")
    assert versions_in(tmp_path) == ()


def test_a_text_that_is_taken_back_later_is_a_version_again(tmp_path: Path) -> None:
    for day, corrections in (("01-10", ()), ("02-03", (DAY,)), ("03-04", ())):
        lay(tmp_path, *corrections)
        commit(tmp_path, at=f"2025-{day} 08:00 +0700")
    assert [one.date for one in versions_in(tmp_path)] == [OWN, FIRST, SECOND]


def test_a_change_that_readers_of_the_official_text_do_not_see_makes_no_version(
    tmp_path: Path,
) -> None:
    lay(tmp_path, english=ENGLISH)
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    page, folder = tmp_path / f"docs/{ID}/index.md", tmp_path / f"docs/{ID}"
    for day, file, text in (
        (11, "index.en.md", ENGLISH.replace("widely", "far and wide")),
        (12, "units.yml", "units: []\n"),
        (13, "index.md", page.read_text("utf-8").replace("\n1. Treo", "\n\n1.  Treo")),
        (
            14,
            "index.md",
            page.read_text("utf-8").replace("---\n\n", "effective: 2025-02-01\n---\n\n"),
        ),
    ):
        (folder / file).write_text(text, "utf-8")
        commit(tmp_path, at=f"2025-01-{day} 08:00 +0700")
    assert versions_in(tmp_path) == ()


def test_a_version_has_the_translation_that_it_had_last(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    for day, english in ((11, ENGLISH.replace("widely", "broad")), (12, ENGLISH)):
        lay(tmp_path, english=english)
        commit(tmp_path, at=f"2025-01-{day} 08:00 +0700")
    lay(tmp_path, FAULT, english=ENGLISH.replace("widely", "far and wide"))
    commit(tmp_path, at="2025-02-03 08:00 +0700")
    assert [_text(one, "i-d2", "en") for one in versions_in(tmp_path)] == [
        "Disseminate information widely among union members.",
        "Disseminate information far and wide among union members.",
    ]


def test_a_text_that_does_not_say_what_its_original_says_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path)
    page = tmp_path / f"docs/{ID}/index.md"
    page.write_text(page.read_text("utf-8").replace("sâu rộng", "sâu xa"), "utf-8")
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    assert not is_sound(document_in(tmp_path))
    lay(tmp_path)
    commit(tmp_path, at="2025-01-11 08:00 +0700")
    assert versions_in(tmp_path) == ()
    lay(tmp_path, FAULT)
    commit(tmp_path, at="2025-02-03 08:00 +0700")
    assert _days(versions_in(tmp_path)) == [(OWN, dt.date(2025, 1, 11)), (FIRST, FIRST)]


@pytest.mark.parametrize("text", ["", "---\n[\n---\nA\n", "\0"])
def test_a_page_that_cannot_be_read_is_left_out(tmp_path: Path, text: str) -> None:
    lay(tmp_path)
    (tmp_path / f"docs/{ID}/index.md").write_text(text, "utf-8")
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    lay(tmp_path)
    commit(tmp_path, at="2025-02-03 08:00 +0700")
    assert versions_in(tmp_path) == ()


def test_a_document_posted_before_its_date_is_dated_by_the_day_it_was_posted(
    tmp_path: Path,
) -> None:
    for day, corrections in (("2024-12-30", ()), ("2025-01-02", (FAULT,))):
        lay(tmp_path, *corrections)
        commit(tmp_path, at=f"{day} 08:00 +0700")
    assert [one.date.isoformat() for one in versions_in(tmp_path)] == ["2024-12-30", "2025-01-02"]


def test_no_two_versions_have_one_date_where_a_clock_went_wrong(tmp_path: Path) -> None:
    for day, corrections in (("03-04", ()), ("03-05", (FAULT,)), ("02-03", (FAULT, DAY))):
        lay(tmp_path, *corrections)
        commit(tmp_path, at=f"2025-{day} 08:00 +0700")
    versions = versions_in(tmp_path)
    assert [one.date.isoformat() for one in versions] == ["2025-01-07", "2025-03-05"]
    assert _text(versions[1], "ii-2").endswith("25/11/2025.")


def test_a_text_that_is_in_no_commit_is_the_newest_version_of_today(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    lay(tmp_path, FAULT)
    assert _days(versions_in(tmp_path)) == [(OWN, POSTED), (TODAY, TODAY)]


def test_a_renamed_folder_keeps_its_versions(tmp_path: Path) -> None:
    correct_twice(tmp_path)
    (tmp_path / f"docs/{ID}").rename(tmp_path / "docs/2025/8-kh-ldld")
    commit(tmp_path, at="2025-04-05 08:00 +0700")
    versions = versions_in(tmp_path, "2025/8-kh-ldld")
    assert [one.date for one in versions] == [OWN, FIRST, SECOND]
    assert {one.document.id for one in versions} == {"2025/8-kh-ldld"}


def test_of_a_shallow_clone_no_versions_are_known(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    correct_twice(whole)
    command = ["git", "clone", "-q", "--depth=2", f"file://{whole}", str(shallow)]
    subprocess.run(command, check=True)
    assert versions_in(shallow) == ()


def test_without_git_no_versions_are_known(tmp_path: Path) -> None:
    lay(tmp_path)
    assert read_histories(tmp_path) == {}


def test_files_that_no_wording_depends_on_are_not_read(tmp_path: Path) -> None:
    correct_twice(tmp_path)
    (tmp_path / f"docs/{ID}/original/scan.pdf").write_bytes(b"%PDF")
    commit(tmp_path, at="2025-03-05 08:00 +0700")
    assert TEXT.encode() in {
        one.document.original.data for one in versions_in(tmp_path) if one.document.original
    }


def test_a_file_that_is_too_large_or_was_a_link_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / f"docs/{ID}/index.md").write_bytes(b"x" * (MAX_PAGE_BYTES + 1))
    (tmp_path / f"docs/{ID}/ii.md").symlink_to("/etc/passwd")
    commit(tmp_path, at="2025-01-10 08:00 +0700")
    (tmp_path / f"docs/{ID}/ii.md").unlink()
    lay(tmp_path)
    commit(tmp_path, at="2025-02-03 08:00 +0700")
    assert versions_in(tmp_path) == ()


def test_nothing_is_read_of_a_document_whose_official_pages_never_changed(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(tmp_path)
    assert read_versions(Path("/nonexistent"), document_in(tmp_path), (), ("vi",)) == ()


def test_a_library_has_versions_of_those_documents_alone_that_have_several(tmp_path: Path) -> None:
    correct_twice(tmp_path)
    lay(tmp_path, id_="2025/9-kh-ldld")
    commit(tmp_path, at="2025-03-05 08:00 +0700")
    lay(tmp_path, id_="2025/10-kh-ldld")
    found = library_versions(tmp_path, load(tmp_path), TODAY)
    assert found == {ID: versions_in(tmp_path)}
