"""Every built page is HTML that the standard's own parser has nothing against."""

from __future__ import annotations

from pathlib import Path

import html5lib


def test_every_page_parses_without_an_error(site: Path) -> None:
    found = []
    for file in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        found += [
            f"{file.relative_to(site)}:{line}:{column}: {error}"
            for (line, column), error, _ in parser.errors
        ]
    assert not found, "\n".join(found)
