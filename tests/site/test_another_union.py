"""The portal of another union, from settings alone: its names, its repository, its pages."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pikepdf
import pytest

from portal.pages.mending import MISSED_SEARCH
from support.built_words import parsed
from support.project import ROOT
from support.project_copy import copy_project

REPOSITORY = "https://github.com/sonla/van-ban"
STATED = {
    "body": "Liên đoàn Lao động tỉnh Sơn La",
    "phone": "0212 000.0000",
    "fanpage": "https://facebook.example/congdoan",
}
"""What that portal states of itself; the numbers and addresses are nobody's."""

CHANGED = {"LAI CHÂU": "SƠN LA", "Lai Châu": "Sơn La", "Lai Chau": "Son La", "laichau": "sonla"}
OURS = re.compile(r"lai[ -]?ch[aâ]u", re.IGNORECASE)


def renamed(file: Path) -> None:
    """Give a file the other union's names, and no link into a page."""
    text = file.read_text("utf-8")
    for ours, theirs in CHANGED.items():
        text = text.replace(ours, theirs)
    text = text.replace("ii.md#ii-1)", "ii.md)")
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with another union's settings and documents, and not a line of code changed."""
    root = copy_project(tmp_path_factory.mktemp("union") / "sonla")
    shutil.rmtree(root / "docs")
    shutil.copytree(ROOT / "tests/rules/cases/_base/docs", root / "docs")
    for file in (*(root / "docs").rglob("*.*"), root / "mkdocs.yml"):
        renamed(file)
    (original,) = (root / "docs").rglob("original/*.txt")
    index = original.parent.parent / "index.md"
    digest = hashlib.sha256(original.read_bytes()).hexdigest()
    index.write_text(
        re.sub("sha256: [0-9a-f]{64}", f"sha256: {digest}", index.read_text("utf-8")), "utf-8"
    )
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert '[REPO_URL, ""]' in settings
    settings = settings.replace('""]', f'"{REPOSITORY}"]')
    for name, value in STATED.items():
        assert f'    {name}: ""' in settings
        settings = settings.replace(f'    {name}: ""', f'    {name}: "{value}"')
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@pytest.fixture(scope="module")
def their_site(project: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "scripts/build.py", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return project / "site"


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """The text of each built file, of a Word file's parts, of a PDF's metadata, by its path."""
    for file in sorted(one for one in site.rglob("*") if one.is_file()):
        path, data = file.relative_to(site).as_posix(), file.read_bytes()
        if file.suffix == ".pdf":
            with pikepdf.open(BytesIO(data)) as pdf:
                yield path, "\n".join(f"{name}: {text}" for name, text in pdf.docinfo.items())
        elif file.suffix == ".docx":
            with ZipFile(BytesIO(data)) as word:
                yield path, "\n".join(word.read(name).decode() for name in word.namelist())
        else:
            yield path, data.decode("utf-8", errors="replace")


def test_nothing_on_it_speaks_of_our_union(their_site: Path) -> None:
    assert [path for path, text in texts(their_site) if OURS.search(text)] == []


def test_browsers_and_readers_are_told_its_names(their_site: Path) -> None:
    manifest = json.loads((their_site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["short_name"], manifest["description"]) == (
        "Văn bản Công đoàn Sơn La",
        "Công đoàn Sơn La",
        "Nơi đọc, trích dẫn và kiểm chứng văn bản của Liên đoàn Lao động tỉnh Sơn La.",
    )
    english = json.loads((their_site / "en/manifest.webmanifest").read_text("utf-8"))
    assert english["short_name"] == "Son La Trade Union"


def test_the_home_page_states_whose_it_is_and_nothing_more(their_site: Path) -> None:
    tree = parsed((their_site / "index.html").read_text("utf-8"))
    (contact,) = (one for one in tree.iter("section") if one.get("aria-labelledby") == "lien-he")
    lines = [" ".join("".join(line.itertext()).split()) for line in contact.iter("div")]
    assert lines == [
        "Cơ quan chủ quản Liên đoàn Lao động tỉnh Sơn La",
        "Điện thoại 0212 000.0000",
        "Trang fanpage facebook.example/congdoan",
    ]
    assert [one.get("href") for one in contact.iter("a")] == [
        "tel:02120000000",
        "https://facebook.example/congdoan",
    ]


def test_ours_states_no_imprint_until_the_union_does(site: Path) -> None:
    assert 'id="lien-he"' not in (site / "index.html").read_text("utf-8")


def mended(site: Path) -> dict[str, tuple[str, str]]:
    """The two addresses that each page offers, of the editor and of the form."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        tree = parsed(file.read_text("utf-8"))
        links = [one.get("href") or "" for one in tree.iter("a") if one.get("rel") == "nofollow"]
        assert len(links) == 2, file  # and no button of the theme's own
        found[file.relative_to(site).as_posix().removesuffix("index.html")] = (links[0], links[1])
    return found


def test_every_page_is_edited_at_a_line_of_a_file_that_exists(
    project: Path, their_site: Path
) -> None:
    for page, (edit, _) in mended(their_site).items():
        assert edit.startswith(f"{REPOSITORY}/edit/main/"), page
        place, _, line = edit.removeprefix(f"{REPOSITORY}/edit/main/").partition("#L")
        if place == "docs/search.yml":  # which a portal may do without
            continue
        lines = (project / unquote(place)).read_text("utf-8").splitlines()
        assert 1 <= int(line or 1) <= len(lines), page


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("", "docs/index.md"),
        ("en/", "docs/index.en.md"),
        ("2025/1-kh-ldld/", "docs/2025/1-kh-ldld/index.md"),
        ("2025/1-kh-ldld/ii/", "docs/2025/1-kh-ldld/ii.md"),
        ("2025/1-kh-ldld/ii-1-2/", "docs/2025/1-kh-ldld/ii.md#L9"),
        ("en/2025/1-kh-ldld/ii-1-2/", "docs/2025/1-kh-ldld/ii.en.md#L13"),
        ("2025/1-kh-ldld/toan-van/", "docs/2025/1-kh-ldld/index.md"),
        ("en/quy-tac/not-nfc/", "scripts/portal/checks/explanations/characters.yml#L3"),
        ("tim-kiem/", "docs/search.yml"),
    ],
)
def test_a_page_is_edited_where_it_is_written(their_site: Path, page: str, place: str) -> None:
    assert mended(their_site)[page][0] == f"{REPOSITORY}/edit/main/{place}"


def test_every_page_reports_its_faults_with_its_own_address(their_site: Path) -> None:
    for page, (_, report) in mended(their_site).items():
        if page in ("tim-kiem/", "en/search/"):
            assert report == f"{REPOSITORY}/issues/new?template={MISSED_SEARCH}"
            continue
        query = unquote(urlsplit(report).query)
        shown = page.removeprefix("en/") if "quy-tac/" in page else page
        assert f"address=https://congdoan-sonla.example/{shown}" in query


def test_without_a_repository_no_page_offers_to_be_mended(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert [page for page in pages if "nofollow" in page.read_text("utf-8")] == []
    assert len(pages) > len(list(site.glob("*/*/*/index.html"))) > 0
