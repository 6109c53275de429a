"""Symbols of documents in the HTML of a page."""

from __future__ import annotations

import pytest

from portal.pages.symbols import with_whole_symbols


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (
            "<h2>Nghị quyết số 18-NQ/TW, đổi mới</h2>",
            '<h2>Nghị quyết số <bdi class="symbol">18-NQ/TW</bdi>, đổi mới</h2>',
        ),
        (
            '(<a href="../2020/ND-CP/">30/2020/NĐ-CP</a>)',
            '(<a href="../2020/ND-CP/"><bdi><bdi class="symbol">30/2020/NĐ-CP</bdi></bdi></a>)',
        ),
        (
            "1/KH-LĐLĐ<br>2/KH-LĐLĐ",
            '<bdi class="symbol">1/KH-LĐLĐ</bdi><br><bdi class="symbol">2/KH-LĐLĐ</bdi>',
        ),
        ("Phần II › Mục 1", 'Phần II <bdi class="symbol">› Mục</bdi> 1'),
        (
            '<a href="../">Số 1/KH <b>mới</b></a>, 2 bản',
            '<a href="../"><bdi>Số <bdi class="symbol">1/KH</bdi> </bdi><b>mới</b></a>, 2 bản',
        ),
        ("", ""),
    ],
)
def test_a_symbol_in_a_text_is_marked(html: str, marked: str) -> None:
    assert with_whole_symbols(html) == marked


@pytest.mark.parametrize(
    "html",
    [
        "<head><title>Kế hoạch 113/KH-LĐLĐ</title></head>",
        '<script>const number = "113/KH-LĐLĐ";</script>',
        "<!-- 113/KH-LĐLĐ -->",
        '<a aria-label="Kế hoạch 113/KH-LĐLĐ" href="/113/KH-LD">Xem</a>',
        "<svg><text>113/KH-LĐLĐ</text></svg>",
        "<option>113/KH-LĐLĐ</option>",
        "<textarea>113/KH-LĐLĐ</textarea>",
        "<code>git checkout -b 113/KH-LD</code>",
        "<p>congdoan-laichau.example/2025/113-kh-ldld/ii-1-1/</p>",
        "<p>docs/2025/49-tb-ldld/index.md, 49-TB-LDLD.docx, a@1-2.vn</p>",
        "<p>SHA&#8209;256 &#39;A&#39; 2025</p>",
    ],
)
def test_what_is_no_text_or_no_symbol_stays_as_it_is(html: str) -> None:
    assert with_whole_symbols(html) == html
