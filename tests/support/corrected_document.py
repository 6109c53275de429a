"""A document that is corrected again and again, in a real repository."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

import yaml

from portal.model.documents import Document
from portal.model.versions import Version, states_of
from portal.source.history import read_histories
from portal.source.loader import load
from portal.source.versions import read_versions
from support.project_copy import commit

ID = "2025/7-kh-ldld"
TEXT = """LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU
Số: 7/KH-LĐLĐ
Lai Châu, ngày 07 tháng 01 năm 2025
KẾ HOẠCH
Tuyên truyền năm 2025
I. MỤC ĐÍCH
Tuyên truyên sâu rộng trong đoàn viên.
II. NỘI DUNG
1. Treo băng rôn tại trụ sở từ ngày 10/01/2025.
2. Báo cáo kết quả về Liên đoàn trước ngày 20/11/2025.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Nguyễn Văn An
"""
"""The text as received, with a fault: «Tuyên truyên»."""

FAULT = ("Tuyên truyên sâu rộng", "Tuyên truyền sâu rộng")
DAY = ("trước ngày 20/11/2025", "trước ngày 25/11/2025")
AFTERWARDS = "2025-03-05 08:00 +0700"
"""When other files of the project are committed, after the corrections."""

PAGES = (
    "@2025-01-07/",
    "@2025-02-03/",
    "phien-ban/",
    "so-sanh/2025-01-07/",
    "so-sanh/2025-01-07/2025-02-03/",
    "so-sanh/2025-02-03/",
)
"""The pages of its versions once it was corrected twice, below the document's page."""

TODAY = dt.date(2026, 1, 1)

ENGLISH = """LAI CHAU PROVINCIAL LABOUR FEDERATION
No. 7/KH-LĐLĐ
Lai Chau, 7 January 2025
PLAN
Information dissemination in 2025
I. PURPOSE
Disseminate information widely among union members.
II. CONTENT
1. Hang banners at head offices from 10 January 2025.
2. Report the results to the Federation before 20 November 2025.
ON BEHALF OF THE STANDING BOARD
CHAIR
Nguyễn Văn An
"""
TRANSLATED = {
    "translation": "unofficial",
    "type": "Plan",
    "title": "Information dissemination in 2025",
}


def lay(root: Path, *corrections: tuple[str, str], english: str = "", id_: str = ID) -> None:
    """Write the document as it is with these corrections, each listed with its reason."""
    folder, text = root / "docs" / id_, TEXT
    (folder / "original").mkdir(parents=True, exist_ok=True)
    (folder / "original/van-ban.txt").write_text(TEXT, "utf-8")
    for original, published in corrections:
        text = text.replace(original, published)
    front = {"file": "original/van-ban.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    _write(folder / "index.md", {"original": front}, text)
    listed = [
        {
            "original": original,
            "published": published,
            "reason": {"vi": "Lỗi khi chép.", "en": "A fault of transcription."},
        }
        for original, published in corrections
    ]
    ledger = yaml.safe_dump({"corrections": listed, "questions": []}, allow_unicode=True)
    (folder / "original/corrections.yml").write_text(ledger, "utf-8")
    if english:
        if DAY in corrections:
            english = english.replace("20 November", "25 November")
        _write(folder / "index.en.md", TRANSLATED, english)


def _write(file: Path, front: Mapping[str, object], text: str) -> None:
    head = f"---\n{yaml.safe_dump(front, sort_keys=False)}---\n\n" if front else ""
    file.write_text(head + text, "utf-8")


def correct_twice(root: Path, english: str = "") -> None:
    """Publish the document on 10 January 2025, and correct it on 3 February and 4 March."""
    for day, corrections in (("01-10", ()), ("02-03", (FAULT,)), ("03-04", (FAULT, DAY))):
        lay(root, *corrections, english=english)
        commit(root, at=f"2025-{day} 08:00 +0700")


def versions_in(root: Path, id_: str = ID) -> tuple[Version, ...]:
    """The versions of the document in this repository."""
    states = states_of(read_histories(root)[id_], TODAY)
    return read_versions(root, document_in(root, id_), states, ("vi", "en"))


def document_in(root: Path, id_: str = ID) -> Document:
    """The document as it is on disk."""
    return load(root).by_id[id_]
