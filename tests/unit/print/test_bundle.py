"""All files of slogans in one archive."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from portal.print.bundle import bundle


def test_archive_has_one_folder_for_each_slogan() -> None:
    day = datetime(2025, 1, 7, tzinfo=UTC)
    files = {
        "2025/113-kh-ldld/iii-10/khau-hieu-10-loi-van.txt": b"ten",
        "2025/113-kh-ldld/iii-7/khau-hieu-7-loi-van.txt": b"seven",
        "2025/113-kh-ldld/iii-7/khau-hieu-7-bang-ron-600x80cm.pdf": b"%PDF",
    }
    archive = bundle(files, day)
    assert archive == bundle(dict(reversed(files.items())), day)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        assert [(one.filename, opened.read(one), one.date_time) for one in opened.infolist()] == [
            ("khau-hieu-7/khau-hieu-7-bang-ron-600x80cm.pdf", b"%PDF", (2025, 1, 7, 0, 0, 0)),
            ("khau-hieu-7/khau-hieu-7-loi-van.txt", b"seven", (2025, 1, 7, 0, 0, 0)),
            ("khau-hieu-10/khau-hieu-10-loi-van.txt", b"ten", (2025, 1, 7, 0, 0, 0)),
        ]
        kept = {
            (one.compress_type, one.create_system, one.external_attr) for one in opened.filelist
        }
    assert kept == {(zipfile.ZIP_STORED, 3, 0o100644 << 16)}


@pytest.mark.parametrize(
    "path", ["iii-7/card.png", "khau-hieu-7", "khau-hieu-7.txt", "khau-hieu-x-loi-van.txt", ""]
)
def test_archive_refuses_files_of_no_slogan(path: str) -> None:
    with pytest.raises(ValueError, match="is no file of a slogan"):
        bundle({path: b""}, datetime(2025, 1, 7, tzinfo=UTC))
