"""The locked libraries, as they are installed: their hashes and licences."""

from __future__ import annotations

import re

import pytest

from portal.model.problems import UserError
from portal.release.libraries import Library, locked_libraries
from support.project import ROOT

HASHES = ("a" * 64, "b" * 64)
LOCK = "mkdocs==1.6.1 \\\n    --hash=sha256:{} \\\n    --hash=sha256:{}\n".format(*HASHES)


def test_a_library_is_read_with_its_hashes_and_licence() -> None:
    assert locked_libraries(LOCK) == (Library("mkdocs", "1.6.1", HASHES, "BSD-2-Clause"),)


def test_every_library_of_the_project_is_read_and_says_its_licence() -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    found = locked_libraries(lock)
    assert [one.name for one in found] == re.findall(r"(?m)^([\w.-]+)==", lock)
    assert sum(len(one.hashes) for one in found) == lock.count("--hash=sha256:")
    assert [one.name for one in found if one.licence in ("", "UNKNOWN")] == []


@pytest.mark.parametrize(
    ("name", "version", "told"),
    [("mkdocs", "1.6.0", "là bản 1.6.1"), ("no-such-library", "1.0", "chưa cài")],
)
def test_another_version_than_the_locked_one_is_refused(name: str, version: str, told: str) -> None:
    lock = LOCK.replace("mkdocs==1.6.1", f"{name}=={version}")
    with pytest.raises(UserError) as refused:
        locked_libraries(lock)
    assert str(refused.value) == (
        f"Thư viện {name} phải là bản {version}, nhưng trên máy này {told}. Hãy chạy «make setup» "
        "rồi chạy lại."
    )
