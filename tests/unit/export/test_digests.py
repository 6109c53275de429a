"""The lists by which readers check a file or a text."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from portal.export.archive import plain_text
from portal.export.digests import (
    LEAST,
    MEAN,
    digest_lists,
    document_digests,
    file_digests,
    files_below,
    from_note,
    joined,
    normalized,
    to_note,
)
from portal.model.documents import Document, Provision
from portal.model.versions import Version
from support.project import PLAN

NAMES = {PLAN: {"vi": "Kế hoạch 113", "en": "Plan 113"}}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def provision(plan: Document, name: str) -> Provision:
    return plan.official.ancestry[name][-1]


def test_the_letters_of_a_text_are_those_of_the_browser() -> None:
    assert normalized("\ufeffKhoa\u0301 XIII,\u00a0 nga\u0300y\r\n25\u200b/11") == (
        "KhoáXIII,ngày25/11"
    )


@pytest.mark.parametrize("mark", "\u061c\u200e\u200f\u202a\u202c\u202e\u2066\u2069")
def test_what_turns_the_direction_of_letters_stays(mark: str) -> None:
    assert normalized(f"{mark}18\u00ad\u200d\u2060") == f"{mark}18"


def test_readers_take_away_files_but_not_pages(tmp_path: Path) -> None:
    for path in ("2025/a/a.pdf", "2025/a/index.html", "2025/a/offline.bin", "2025/b/b.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("như nhau", "utf-8")
    files = files_below(tmp_path, ["2025/a", "2025/b"])
    assert file_digests({**files, "assets/x.json": tmp_path / "2025/b/b.txt"}) == {
        sha256("như nhau"): ["2025/a/a.pdf", "2025/b/b.txt"]
    }


def test_a_unit_is_known_alone_with_its_label_and_with_what_is_inside_it(plan: Document) -> None:
    found = document_digests(plan, (), {})
    clause = provision(plan, "ii-1-1")
    whole = "".join(normalized(one.label + one.text) for one in clause.walk())
    for text in (normalized(clause.text), normalized(clause.label + clause.text), whole):
        assert found[sha256(text)] == [f"{PLAN}/ii-1-1/"]


def test_what_is_too_short_is_not_told(plan: Document) -> None:
    texts = {normalized(one.text) for one in plan.official.provisions}
    short = {text for text in texts if len(text) < LEAST}
    assert short
    assert not {sha256(text) for text in short} & document_digests(plan, (), {}).keys()


def test_earlier_versions_are_known_by_their_words(plan: Document) -> None:
    slogan = provision(plan, "iii-8")
    changed = replace(slogan, lines=("Lời văn cũ của khẩu hiệu thứ tám!",))
    before = replace(plan, editions={"vi": replace(plan.official, tree=(changed,))})
    day = dt.date(2025, 1, 7)
    versions = (Version(day, day, before), Version(dt.date(2025, 3, 4), day, plan))
    found = document_digests(plan, versions, {})
    assert found[sha256(normalized(changed.text))] == [f"{PLAN}/@2025-01-07/#iii-8"]


def test_files_that_were_replaced_are_known_by_the_day_that_they_bear(
    plan: Document, tmp_path: Path
) -> None:
    (tmp_path / "113.pdf").write_bytes(b"new")
    earlier = [
        (dt.date(2025, 1, 7), {f"{PLAN}/113.pdf": b"old", f"{PLAN}/ii/khau-hieu.pdf": b"same"}),
        (dt.date(2025, 2, 3), {f"{PLAN}/113.pdf": b"older", f"{PLAN}/ii/khau-hieu.pdf": b"same"}),
        (dt.date(2025, 3, 4), {f"{PLAN}/113.pdf": b"new"}),
    ]
    files = {f"{PLAN}/113.pdf": tmp_path / "113.pdf"}
    found = document_digests(plan, (), files, earlier)
    assert {text: found[sha256(text)] for text in ("old", "older", "same", "new")} == {
        "old": [f"{PLAN}/@2025-01-07/113.pdf"],
        "older": [f"{PLAN}/@2025-02-03/113.pdf"],
        "same": [f"{PLAN}/ii/@2025-01-07/khau-hieu.pdf"],
        "new": [f"{PLAN}/113.pdf"],
    }


def test_the_text_in_an_archive_is_known(plan: Document, tmp_path: Path) -> None:
    data = {"provisions": [], "end": {"vi": ["Nơi nhận:"]}}
    file = tmp_path / "document.json"
    file.write_text(json.dumps(data), "utf-8")
    found = document_digests(plan, (), {f"{PLAN}/document.json": file})
    assert found[sha256(plain_text(data))] == ["library/van-ban-2025.zip"]


def test_a_transcription_in_plain_text_is_known_by_its_words(
    plan: Document, tmp_path: Path
) -> None:
    assert plan.original is not None
    path = plan.original.path.removeprefix("docs/")
    (file := tmp_path / "113.txt").write_bytes(plan.original.data)
    words = sha256(normalized(plan.original.text))
    found = document_digests(plan, (), {path: file})
    assert found[words] == [f"{path}#"]
    sums = digest_lists(found, NAMES).files["library/sha256-2025.txt"]
    assert sums.decode() == f"{sha256(plan.original.text)}  {path}\n"
    word_file = replace(plan.original, path=path.replace(".txt", ".docx"))
    for other in (None, word_file):
        assert words not in document_digests(replace(plan, original=other), (), {path: file})
    assert words not in document_digests(plan, (), {})


def test_the_lists_to_ask_are_named_by_the_first_digits_and_all_there() -> None:
    file, words = "a" * 64, f"a0{'b' * 62}"
    lists = digest_lists({file: [f"{PLAN}/113.pdf"], words: [f"{PLAN}/i/"]}, NAMES)
    asked = {path: json.loads(data) for path, data in lists.files.items() if "assets" in path}
    assert lists.digits == 1
    assert [path.removeprefix(lists.folder) for path in asked] == [
        f"{digit}.json" for digit in "0123456789abcdef"
    ]
    assert asked[f"{lists.folder}0.json"] == {"names": {}, "found": {}}
    assert asked[f"{lists.folder}a.json"] == {
        "names": NAMES,
        "found": {"a" * 31: [f"{PLAN}/113.pdf"], f"0{'b' * 30}": [f"{PLAN}/i/"]},
    }


def test_a_list_stays_short_however_many_there_are() -> None:
    many = {sha256(str(number)): [f"2025/{number}/a.pdf"] for number in range(MEAN * 16 + 1)}
    assert digest_lists(many, {}).digits == 2


def test_the_list_of_a_year_is_one_that_sha256sum_reads() -> None:
    digests = {"b" * 64: ["2025/x/b.pdf", "en/2025/x/a.pdf"], "c" * 64: ["2025/x/i/"]}
    lists = digest_lists({**digests, "d" * 64: ["2026/y/y.pdf"]}, {})
    assert lists.sums == ["library/sha256-2026.txt", "library/sha256-2025.txt"]
    assert lists.files["library/sha256-2025.txt"].decode() == (
        f"{'b' * 64}  2025/x/b.pdf\n{'b' * 64}  en/2025/x/a.pdf\n"
    )


def test_digests_are_kept_and_joined() -> None:
    one, other = {"a": ["x.pdf"]}, {"a": ["y.pdf", "x.pdf"], "b": ["z.pdf"]}
    assert from_note(to_note(one)) == one
    assert joined([one, other]) == {"a": ["x.pdf", "y.pdf"], "b": ["z.pdf"]}
