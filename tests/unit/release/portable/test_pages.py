"""A page opened from a disk leads to files, loads one script, and keeps its public addresses."""

from __future__ import annotations

import pytest

from portal.release.portable.pages import portable_page

PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="canonical" href="https://a.example/2025/113/ii/">
<meta property="og:url" content="https://a.example/2025/113/ii/">
<meta name="offline" content="../../../offline.bin">
<link rel="manifest" href="../../../manifest.webmanifest">
<link rel="modulepreload" href="../../../assets/0123456789ab/js/search/ui/page.js">
<link rel="preload" as="fetch" crossorigin href="../../../assets/search/0123456789ab.json">
<link rel="stylesheet" href="../../../assets/0123456789ab/css/core.css">
<script type="application/ld+json">{"url": "https://a.example/2025/113/ii/"}</script>
<script type="module">import("../../../assets/0123456789ab/js/search/ui/page.js");</script>
<script>document.documentElement.className = "js"</script>
<script type="module" src="../../../assets/0123456789ab/js/page.js"></script>
</head>
<body>
<form action="../../../tim-kiem/" role="search"></form>
<a href="../" title="a > b">113</a>
</body>
</html>
"""

PORTABLE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">

<link rel="canonical" href="https://a.example/2025/113/ii/">
<meta property="og:url" content="https://a.example/2025/113/ii/">




<link rel="stylesheet" href="../../../assets/0123456789ab/css/core.css">
<script type="application/ld+json">{"url": "https://a.example/2025/113/ii/"}</script>
<script defer src="../../../assets/0123456789ab/portable.js"></script>\
<script type="portable-module">import("../../../assets/0123456789ab/js/search/ui/page.js");</script>
<script>document.documentElement.className = "js"</script>
<script type="portable-module" src="../../../assets/0123456789ab/js/page.js"></script>
</head>
<body>
<form action="../../../tim-kiem/index.html" role="search"></form>
<a href="../index.html" title="a > b">113</a>
</body>
</html>
"""


def test_a_page_is_rewritten_whole() -> None:
    assert portable_page(PAGE) == PORTABLE


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../ii/#ii-1-1", "../ii/index.html#ii-1-1"),
        ("../tim-kiem/?q=a/#b/", "../tim-kiem/index.html?q=a/#b/"),
        ("@2025-01-07/", "@2025-01-07/index.html"),
        *((same, same) for same in ("", "#ii", "?q=a", "113.pdf", "a/b.html#c/", "..a")),
        *((same, same) for same in ("https://a.example/", "//a.example/", "mailto:a@a.example")),
    ],
)
def test_links_to_folders_lead_to_the_page_in_them(address: str, file: str) -> None:
    link = '<p><a class="x" href="{}">x</a>'
    assert portable_page(link.format(address)) == link.format(file)


def test_an_address_that_went_elsewhere_leads_on() -> None:
    page = '<noscript><meta http-equiv="refresh" content="0; url=../113/#ii"></noscript>'
    assert portable_page(page) == page.replace("../113/", "../113/index.html")


@pytest.mark.parametrize(
    "text",
    [
        '<!-- <a href="../"> -->',
        "<script>var link = '<a href=\"../\">'</script>",
        '<textarea><a href="../"></textarea>',
        "<style>a::after { content: '<a href=\"../\">' }</style>",
        '<code>&lt;a href="../"&gt;</code>',
    ],
)
def test_what_is_no_link_stays(text: str) -> None:
    assert portable_page(text) == text
