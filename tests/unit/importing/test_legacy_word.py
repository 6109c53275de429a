"""Word files of before 2007: by LibreOffice where it is installed, else by hand."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from portal.importing import legacy_word
from portal.importing.reading import read_received
from portal.importing.received import receive
from portal.model.problems import UserError
from portal.source.word import word_text
from support.documents import DOCUMENTS

installed = any(map(shutil.which, legacy_word.PROGRAMS))


def test_without_libreoffice_the_way_by_hand_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError) as refused:
        legacy_word.as_docx("a.doc", b"")
    assert str(refused.value) == (
        "«a.doc» là tệp Word đời cũ (.doc), máy này không có LibreOffice để đổi. Hãy mở bằng Word,"
        " chọn Lưu thành (Save As), kiểu «Word Document (.docx)», rồi đưa vào tệp đó."
    )


def test_a_program_that_makes_nothing_or_hangs_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for script in ("exit 1", "sleep 60"):
        (tmp_path / "soffice").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tmp_path / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setattr(legacy_word, "SECONDS", 1)
        with pytest.raises(UserError, match=r"LibreOffice không đổi được «a\.doc»"):
            legacy_word.as_docx("a.doc", b"")


@pytest.mark.skipif(not installed, reason="LibreOffice is not installed")
def test_an_old_word_file_has_the_text_of_the_new_one(tmp_path: Path) -> None:
    file = DOCUMENTS / "w1.docx"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True)
    read = read_received(receive(tmp_path / "w1.doc"))
    assert read.text.split() == word_text(file.read_bytes()).split()
    assert (read.suffix, "SHA-256 của tệp .doc" in read.doubts[0].text) == (".docx", True)
