"""The kind of page that each file becomes."""

from __future__ import annotations

import pytest

from portal.model.page_kinds import PageKind, page_kind
from support.project import ROOT


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.md", PageKind.HOME),
        ("index.en.md", PageKind.HOME),
        ("huong-dan.md", PageKind.PLAIN),
        ("huong-dan/index.md", PageKind.GUIDE),
        ("huong-dan/toan-van.md", PageKind.GUIDE),
        ("2025/index.md", PageKind.PLAIN),
        ("2025/113-kh-ldld/index.md", PageKind.DOCUMENT),
        ("2025/113-kh-ldld/index.en.md", PageKind.DOCUMENT),
        ("2025/113-kh-ldld/ii.en.md", PageKind.SECTION),
        ("2025/113-kh-ldld/noi-nhan.md", PageKind.SECTION),
        ("2025/113-kh-ldld/toan-van.md", PageKind.WHOLE_TEXT),
        ("2025/113-kh-ldld/doi-chieu.en.md", PageKind.COMPARISON),
        ("2025/113-kh-ldld/ban-chep.md", PageKind.TRANSCRIPTION),
        ("2025/113-kh-ldld/phu-luc/index.md", PageKind.PLAIN),
    ],
)
def test_kind_follows_from_the_path(path: str, kind: PageKind) -> None:
    assert page_kind(path) is kind


def test_each_kind_has_a_template_and_each_template_a_kind() -> None:
    templates = {file.stem for file in (ROOT / "overrides").glob("*.html")}
    assert templates == {str(kind) for kind in PageKind}
