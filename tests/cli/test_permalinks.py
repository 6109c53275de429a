"""`permalinks`: new addresses are accepted, none is taken out, what is online is compared."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.reference.permalinks import HEAD
from support.corrected_document import AFTERWARDS, ID, PAGES, correct_twice
from support.http_server import serving_files
from support.project import PLAN
from support.project_copy import commit, copy_project

LIST = f"docs/permalinks/{PLAN}.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "dự án")


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    """The exit status, output and messages of `build.py permalinks …`."""
    command = [sys.executable, "scripts/build.py", "permalinks", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def without(file: Path, *addresses: str) -> None:
    """Take the lines of these addresses out of a list."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(one for one in lines if one.split()[0] not in addresses), "utf-8")


def test_accept_adds_what_is_new_and_takes_nothing_out(project: Path) -> None:
    file = project / LIST
    before = file.read_text("utf-8")
    without(file, f"/{PLAN}/chu-ky/", f"/{PLAN}/document.json")
    assert run(project, "accept") == (
        0,
        f"Đã thêm 3 địa chỉ vào {LIST}:\n  /{PLAN}/chu-ky/ chu-ky\n  /{PLAN}/document.json\n",
        "",
    )
    assert file.read_text("utf-8") == before
    assert run(project, "accept") == (0, "Không có địa chỉ mới: danh sách đã đủ.\n", "")


def test_accept_begins_the_lists_of_a_portal_that_has_none(project: Path) -> None:
    file = project / LIST
    before = file.read_text("utf-8")
    shutil.rmtree(file.parents[1])
    assert run(project, "accept")[0] == 0
    assert file.read_text("utf-8") == before
    assert before.startswith(HEAD)


def test_accept_is_refused_while_something_is_lost(project: Path) -> None:
    (project / LIST).open("a", encoding="utf-8").write(f"/{PLAN}/v/ v\n")
    before = (project / LIST).read_text("utf-8")
    status, output, told = run(project, "accept")
    assert (status, output) == (1, "")
    assert f"{LIST}:{before.count(chr(10))}: lost-address: " in told
    assert (project / LIST).read_text("utf-8") == before


def test_list_shows_every_address(project: Path) -> None:
    status, output, _ = run(project)
    committed = "".join(
        line
        for file in (project / "docs/permalinks").rglob("*.txt")
        for line in file.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith("#")
    )
    assert status == 0
    assert output == "".join(sorted(committed.splitlines(keepends=True)))


def test_compare_tells_what_would_be_lost_and_what_the_list_lacks(
    project: Path, tmp_path: Path
) -> None:
    online = tmp_path / "online"
    online.mkdir()
    published = run(project)[1]
    count = len(published.split())
    with serving_files(online) as address:
        (online / "permalinks.txt").write_text(published, "utf-8")
        assert run(project, "compare", address) == (
            0,
            f"Không mất địa chỉ nào trong {count} địa chỉ đang chạy; có thêm 0 địa chỉ.\n",
            "",
        )
        old = f"/{PLAN}/v/ v\n"
        lacking = (
            f"Danh sách trong docs/permalinks/ thiếu 2 địa chỉ đang chạy:\n  {old}"
            f"Hãy khôi phục các dòng ấy trong: {LIST}.\n"
        )
        (online / "permalinks.txt").write_text(published + old, "utf-8")
        assert run(project, "compare", address) == (
            1,
            f"Nếu công bố bản này, 2 địa chỉ đang chạy sẽ mất:\n  {old}{lacking}",
            "",
        )


def test_a_line_taken_out_by_hand_is_found_by_compare(project: Path, tmp_path: Path) -> None:
    published = run(project)[1]
    (tmp_path / "permalinks.txt").write_text(published, "utf-8")
    without(project / LIST, f"/{PLAN}/chu-ky/")
    with serving_files(tmp_path) as address:
        status, output, _ = run(project, "compare", address)
    assert status == 1
    assert output == (
        "Danh sách trong docs/permalinks/ thiếu 2 địa chỉ đang chạy:\n"
        f"  /{PLAN}/chu-ky/ chu-ky\n"
        f"Hãy khôi phục các dòng ấy trong: {LIST}.\n"
    )


def test_compare_with_a_page_that_is_no_list(project: Path, tmp_path: Path) -> None:
    (tmp_path / "permalinks.txt").write_text("<!doctype html>\n", "utf-8")
    with serving_files(tmp_path) as address:
        status, output, told = run(project, "compare", address)
    assert (status, output) == (1, "")
    assert told == (
        f"«{address}permalinks.txt» không phải danh sách địa chỉ của một cổng như thế này. Hãy kiểm"
        " tra lại địa chỉ của cổng.\n"
    )


@pytest.mark.parametrize("arguments", [["compare"], ["accept", "https://a.example/"]])
def test_only_compare_takes_an_address(project: Path, arguments: list[str]) -> None:
    status, output, told = run(project, *arguments)
    assert (status, output) == (1, "")
    assert told.startswith("Hãy ghi địa chỉ của cổng sau «compare», và chỉ ở đó")


def test_versions_that_are_online_are_held_against_a_whole_history_alone(
    project: Path, tmp_path: Path
) -> None:
    correct_twice(project)
    assert run(project, "accept")[0] == 0
    commit(project, at=AFTERWARDS)
    versions = "".join(f"/{ID}/{path}\n" for path in PAGES)
    online, shallow = tmp_path / "online", tmp_path / "shallow"
    online.mkdir()
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", f"file://{project}", str(shallow)], check=True
    )
    with serving_files(online) as address:
        for more, lost in (("", False), (f"/{ID}/@2024-01-01/\n", True)):
            text = run(project)[1] + versions + more
            (online / "permalinks.txt").write_text(text, "utf-8")
            assert run(shallow, "compare", address)[0] == 0
            status, output, _ = run(project, "compare", address)
            assert (status, more in output) == (int(lost), True)
