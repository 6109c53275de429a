"""The texts do not depend on the site's generator: without it, and in another, they are the same.

What they are compared with is the site that MkDocs, Material and the portal's plugin build.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from lxml.html import HtmlElement, document_fromstring, fromstring
from markdown import Markdown
from pymdownx.slugs import slugify

from support.project import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
EXTENSIONS = ["toc", "tables", "fenced_code", "portal", "pymdownx.superfences"]
"""Those that MkDocs brings, then those of mkdocs.yml."""

SETTINGS = {"toc": {"slugify": slugify(case="lower")}}
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
OVERRIDES = "  custom_dir: overrides\n"
BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "pre")


def place(page: str) -> str:
    """Where our site has a page: `2025/1/ii.en.md` at `en/2025/1/ii/index.html`."""
    name = page.removesuffix(".md")
    path = PurePosixPath("en" if name.endswith(".en") else "", name.removesuffix(".en"))
    return str(path.parent / ("" if path.name == "index" else path.name) / "index.html")


def place_in_zensical(page: str) -> str:
    """Where Zensical, which knows no languages, has a page."""
    path = PurePosixPath(page.removesuffix(".md"))
    return str(path.parent / ("" if path.name == "index" else path.name) / "index.html")


def article(file: Path) -> HtmlElement:
    found = document_fromstring(file.read_text("utf-8")).find(".//article")
    assert found is not None
    return found


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def units(text: HtmlElement) -> dict[str, str]:
    """The words at each id, but for those of Material's own, such as `__skip`."""
    ids = {one.get("id"): one for one in text.iter() if one.get("id")}
    return {id_: words(one) for id_, one in ids.items() if not id_.startswith("__")}


def provisions(text: HtmlElement) -> list[str]:
    return [one.get("id") for one in text.find_class("provision")]


def blocks(text: HtmlElement) -> Iterator[str]:
    return map(words, text.iter(*BLOCKS))


def is_in_order(some: Iterable[str], text: Iterator[str]) -> bool:
    """Whether a text has all these, one after another, and whatever else between them."""
    return all(one in text for one in some)


def is_same(text: HtmlElement, built: HtmlElement) -> bool:
    """Whether a built page has the ids and words of a text, and no provision more."""
    return (
        units(text).items() <= units(built).items()
        and provisions(text) == provisions(built)
        and is_in_order(blocks(text), blocks(built))
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_bare_extension_of_markdown_writes_the_same(page: str, site: Path) -> None:
    source = FRONT_MATTER.sub("", (DOCS / page).read_text("utf-8"))
    markdown = Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)
    text = fromstring(f"<div>{markdown.convert(source)}</div>")
    assert units(text)
    assert is_same(text, article(site / place(page)))


def test_zensical_without_our_overrides_writes_the_same(site: Path, tmp_path: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert OVERRIDES in settings
    (tmp_path / "mkdocs.yml").write_text(settings.replace(OVERRIDES, ""), "utf-8")
    shutil.copytree(DOCS, tmp_path / "docs")
    command = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    texts = {page: article(tmp_path / "site" / place_in_zensical(page)) for page in PAGES}
    assert [one for one in PAGES if not is_same(texts[one], article(site / place(one)))] == []
