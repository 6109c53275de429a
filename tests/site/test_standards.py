"""Every built page and drawing keeps to the standards: the W3C's Nu checker finds nothing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from support.corrected_document import ID, PAGES
from support.project import ROOT

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"

MISTAKEN = "(Resource|Inline script) violates Content Security Policy .*"
"""Remarks on what the browser's tests see let through: to the checker files that are not served are
of no host, and data in JSON are a script."""

EXCEPTIONS: dict[str, str] = {}
"""Messages that may stand, each with its reason."""


def findings(folder: Path, files: Sequence[Path]) -> list[tuple[str, int, str, str]]:
    """Path below `folder`, line, kind and message of all that the checker has to say.

    Its stack is set: the least that Java offers is too little for the schema of HTML.
    """
    command = ["java", "-Xss8m", "-jar", str(CHECKER), "--also-check-svg", "--format", "json"]
    command += ["--filterpattern", MISTAKEN]
    result = subprocess.run(
        [*command, "--exit-zero-always", *files], capture_output=True, check=True
    )
    return sorted(
        (
            message["url"].removeprefix(f"file:{folder}/"),
            message["lastLine"],
            message.get("subType", message["type"]),
            message["message"],
        )
        for message in json.loads(result.stderr)["messages"]
    )


def test_the_checker_finds_nothing_on_any_built_page_or_drawing(site: Path) -> None:
    files = sorted(file for file in site.rglob("*") if file.suffix in (".html", ".svg"))
    found = findings(site, files)
    assert [finding for finding in found if finding[-1] not in EXCEPTIONS] == []
    assert EXCEPTIONS.keys() - {finding[-1] for finding in found} == set()


def test_the_checker_finds_nothing_on_the_pages_of_versions(corrected_site: Path) -> None:
    pages = [corrected_site / root / ID / path for root in ("", "en/") for path in PAGES]
    assert findings(corrected_site, [page / "index.html" for page in pages]) == []


def test_errors_warnings_and_remarks_are_findings(tmp_path: Path) -> None:
    page, drawing = tmp_path / "page.html", tmp_path / "drawing.svg"
    page.write_text(
        '<!doctype html>\n<html lang="vi">\n<head><title>Trang</title></head>\n<body>\n'
        '<p id="a b"></p>\n<section></section>\n<br/>\n</body>\n</html>\n',
        "utf-8",
    )
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><circle radius="1"/></svg>\n', "utf-8"
    )
    assert [finding[:3] for finding in findings(tmp_path, [page, drawing])] == [
        ("drawing.svg", 1, "error"),
        ("page.html", 5, "error"),
        ("page.html", 6, "warning"),
        ("page.html", 7, "info"),
    ]
