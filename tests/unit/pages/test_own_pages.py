"""The portal's own pages: on which sites they are, and the size of their pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from portal.model.files import Source
from portal.pages.own_pages import is_shown, with_sizes
from portal.source.loader import build_library


def picture(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height)).save(written, "PNG")
    return written.getvalue()


LIBRARY = build_library([Source("docs/huong-dan/anh/a.png", picture(720, 640))])


@pytest.mark.parametrize(
    ("path", "language", "site_language", "shown"),
    [
        ("huong-dan/chia-se.md", "vi", "vi", True),
        ("huong-dan/chia-se.md", "vi", "en", False),
        ("huong-dan/chia-se.md", "en", "en", True),
        ("lien-he.md", "vi", "en", False),
        ("index.md", "vi", "en", True),
        ("2025/113-kh-ldld/index.md", "vi", "en", True),
        ("2025/113-kh-ldld/ii.md", "vi", "en", False),
    ],
)
def test_of_pages_in_another_language_a_site_has_home_and_documents(
    path: str, language: str, site_language: str, *, shown: bool
) -> None:
    assert is_shown(path, language, site_language) is shown


def test_a_picture_has_its_size_on_the_screen() -> None:
    html = '<p>A <img alt="A &amp; B" src="../anh/a.png"></p>'
    assert with_sizes(html, "huong-dan/chia-se/", LIBRARY) == (
        '<p>A <img alt="A &amp; B" src="../anh/a.png" width="360" height="320"'
        ' loading="lazy" decoding="async"></p>'
    )


@pytest.mark.parametrize("address", ["../anh/b.png", "../anh/a.svg", "https://example.org/a.png"])
def test_other_pictures_stay_as_they_are(address: str) -> None:
    html = f'<img alt="" src="{address}">'
    assert with_sizes(html, "huong-dan/chia-se/", LIBRARY) == html
