"""The printed document and the booklet: their words, tags and look, read from the PDFs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from portal.export.documents import document_data
from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import Document, Edition, Provision
from portal.model.library import Library
from portal.model.site_data import WordGroups
from portal.print import render
from portal.print.contents import document_sheets
from portal.print.render import render_sheets
from portal.reference.addresses import booklet_path, document_path, own_path, printed_path
from portal.reference.headings import heading
from portal.reference.localized import localize
from portal.reference.messages import messages_in
from portal.source.loader import load
from portal.source.settings import read_settings
from support import pdfs
from support.project import PLAN, ROOT

PORTAL = BuildContext(
    read_settings(ROOT), datetime(2026, 11, 22, tzinfo=UTC), commit="0123456789abcdef"
)
EDITION = {
    "vi": "Bản in cập nhật ngày 22/11/2026 từ phiên bản 0123456",
    "en": "Copy updated on 22 November 2026 from version 0123456",
}
REFERENCES = ROOT / "tests/unit/print/references"
LANGUAGES = ("vi", "en")

Finder = Callable[[Path, Document, str], Path]
"""Finds one of a document's files below a folder."""


def render_into(folder: Path, document: Document, groups: WordGroups) -> Path:
    """Render the document's sheets in all languages into the folder."""
    for language in document.editions:
        sheets = document_sheets(localize(document, language, PORTAL), groups)
        for path, file in render_sheets(sheets, folder).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(file)
    return folder


@pytest.fixture(scope="module")
def paper(library: Library, plan: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render_into(tmp_path_factory.mktemp("paper"), plan, library.word_groups)


def printed(paper: Path, plan: Document, language: str) -> Path:
    return paper / printed_path(plan, language)


def booklet(paper: Path, plan: Document, language: str) -> Path:
    return paper / booklet_path(plan, language)


def head(plan: Document, edition: Edition) -> dict[str, str]:
    """The texts above the body, from the model and the site's messages."""
    words = messages_in(edition.language)
    index = edition.index
    assert index
    number, place_date, kind, subject = (unit.text for unit in index.units if not unit.kind)
    address = PORTAL.settings.site_url + document_path(plan, edition.language)
    return {
        "unofficial": "" if edition.language == "vi" else words["unofficial"],
        "note": words["paper_note"],
        "reconstructed": words["paper_reconstructed"],
        "compare": words["paper_compare"],
        "comparison": f"{address}doi-chieu/",
        "parent_body": edition.metadata.parent_body.upper(),
        "issuer": edition.metadata.issuer.upper(),
        "state": words["motto_state"],
        "motto": words["motto"],
        "number": number,
        "place_date": place_date,
        "kind": kind,
        "subject": subject,
    }


def body(edition: Edition) -> Iterator[Provision]:
    """The provisions in the order of printing, without the signature."""
    return (one for one in edition.provisions if one.kind is not Kind.SIGNATURE)


def signature(edition: Edition) -> Iterator[str]:
    """The lines of the signatures."""
    return (line for p in edition.provisions if p.kind is Kind.SIGNATURE for line in p.lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_document_has_the_text_word_for_word(
    paper: Path, plan: Document, language: str
) -> None:
    edition, pdf = plan.editions[language], printed(paper, plan, language)
    said = pdfs.words(pdf, last=1, bottom=25) + pdfs.words(pdf, first=2, top=20, bottom=25)
    texts = (*head(plan, edition).values(), *map(heading, body(edition)), *signature(edition))
    assert said == " ".join(texts).split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [printed, booklet])
def test_words_neither_overlap_nor_leave_the_page(
    paper: Path, plan: Document, language: str, kind: Finder
) -> None:
    for page, boxes in pdfs.boxes(kind(paper, plan, language)):
        assert [one for one in boxes if not pdfs.inside(one, page)] == []
        assert [(a, b) for a, b in combinations(boxes, 2) if pdfs.overlap(a, b)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_booklet_has_the_text_word_for_word(paper: Path, plan: Document, language: str) -> None:
    edition, pdf, words = (
        plan.editions[language],
        booklet(paper, plan, language),
        messages_in(language),
    )
    above = head(plan, edition)
    cover = (
        *(above["parent_body"], above["issuer"], words["booklet"], localize(plan, language).name),
        *(above["subject"], above["place_date"], above["unofficial"], words["booklet_use"]),
        *(above["note"], words["booklet_reconstructed"], above["compare"], above["comparison"]),
        EDITION[language],
    )
    assert pdfs.words(pdf, last=1) == " ".join(cover).split()
    root = PORTAL.settings.site_url.partition("://")[2] + document_path(plan, language)
    texts = [
        f"{heading(one)} {root}{own_path(one)}" if one.heads else heading(one)
        for one in body(edition)
    ]
    said = pdfs.words(pdf, first=3, bottom=19)
    whole = " ".join((*texts, *signature(edition))).split()
    assert said[: len(whole)] == whole
    notes = words["booklet_notes"].split()
    assert said[len(whole) :] in [notes * pages for pages in range(4)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_booklet_fills_folded_sheets(paper: Path, plan: Document, language: str) -> None:
    """Its pages are a multiple of four, and each is in use to below its middle, or to be."""
    pages = pdfs.pages(booklet(paper, plan, language), dpi=20)
    assert len(pages) % 4 == 0
    used = []
    for page in pages:
        above_foot = page.convert("L").crop((0, 0, page.width, round(page.height * 0.89)))
        marked = above_foot.point(lambda light: 255 if light < 245 else 0).getbbox()
        used.append(marked[3] / page.height if marked else 0)
    assert [at for at, share in enumerate(used, 1) if share < 0.5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_booklet_lists_its_headings_and_their_pages(
    paper: Path, plan: Document, language: str
) -> None:
    edition, pdf = plan.editions[language], booklet(paper, plan, language)
    listed = " ".join(pdfs.words(pdf, first=2, last=2, bottom=19))
    for one in (one for one in edition.provisions if one.heads):
        before, _, after = listed.partition(f"{heading(one)} ")
        listed = before + after
        page = int(after.split()[0])
        assert heading(one) in " ".join(pdfs.words(pdf, first=page, last=page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_its_address_and_edition(paper: Path, plan: Document, language: str) -> None:
    pdf = printed(paper, plan, language)
    address = PORTAL.settings.site_url
    unofficial = "" if language == "vi" else f" · {messages_in(language)['unofficial']}"
    foot = (
        f"{localize(plan, language).name}{unofficial}"
        f" {address}{document_path(plan, language)} {EDITION[language]}"
    )
    with pikepdf.open(pdf) as opened:
        count = len(opened.pages)
    for page in range(1, count + 1):
        said = pdfs.words(pdf, first=page, last=page, top=272)
        assert " ".join(said) == foot
    numbers = [pdfs.words(pdf, first=page, last=page, bottom=277) for page in range(2, count + 1)]
    assert numbers == [[str(page)] for page in range(2, count + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [printed, booklet])
def test_files_are_tagged_titled_and_archival_pdf(
    paper: Path, plan: Document, language: str, kind: Finder
) -> None:
    pdf = kind(paper, plan, language)
    edition = plan.editions[language]
    title = f"{localize(plan, language).name}: {edition.metadata.title}"
    with pikepdf.open(pdf) as opened, opened.open_metadata() as told:
        root = opened.Root
        assert {
            "title": told["dc:title"],
            "author": told["dc:creator"],
            "PDF/A": (told["pdfaid:part"], told["pdfaid:conformance"]),
            "PDF/UA": told["pdfuaid:part"],
            "language": str(root.Lang),
            "tagged": bool(root.MarkInfo.Marked),
            "title shown": bool(root.ViewerPreferences.DisplayDocTitle),
            "made": told["xmp:CreateDate"],
        } == {
            "title": title,
            "author": [edition.metadata.issuer],
            "PDF/A": ("3", "A"),
            "PDF/UA": "1",
            "language": {"vi": "vi-VN", "en": "en-GB"}[language],
            "tagged": True,
            "title shown": True,
            "made": "2026-11-22T00:00:00+00:00",
        }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [printed, booklet])
def test_all_fonts_are_embedded_with_every_letter(
    paper: Path, plan: Document, language: str, kind: Finder
) -> None:
    pdf = kind(paper, plan, language)
    assert pdfs.missing_glyphs(pdf) == 0
    assert pdfs.fonts(pdf) == {
        f"LiberationSerif{style}": True
        for style in ("", "-Bold", "-Italic", *(["-BoldItalic"] if kind is printed else []))
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [printed, booklet])
def test_each_provision_has_a_bookmark_and_a_named_destination(
    paper: Path, plan: Document, language: str, kind: Finder, agreed: list[tuple[str, str]]
) -> None:
    pdf, edition = kind(paper, plan, language), plan.editions[language]
    depths = {one.id: depth for top in edition.tree for depth, one in _with_depths(top, 1)}
    marks = pdfs.outline(pdf)
    assert [depth for depth, _ in marks] == list(depths.values())
    for (_, name), one in zip(marks, edition.provisions, strict=True):
        if one.kind is not Kind.SIGNATURE:
            assert heading(one).startswith(name.rstrip("…"))
    assert {name for name, _ in agreed} <= pdfs.names(pdf)


def _with_depths(provision: Provision, depth: int) -> Iterator[tuple[int, Provision]]:
    yield depth, provision
    for child in provision.children:
        yield from _with_depths(child, depth + 1)


def test_tags_tell_headings_lists_and_paragraphs(paper: Path, plan: Document) -> None:
    tags = pdfs.tags(printed(paper, plan, "vi"))
    kinds = [one.kind for one in plan.official.provisions]
    tops = (Kind.SECTION, Kind.RECIPIENTS)
    assert {
        "H1": sum(kind in tops for kind in kinds),
        "H2": kinds.count(Kind.ITEM),
        "LI": kinds.count(Kind.BULLET) + kinds.count(Kind.SLOGAN),
    } == {tag: tags.count(tag) for tag in ("H1", "H2", "LI")}


def test_printed_document_has_the_original_and_the_data_attached(
    paper: Path, plan: Document
) -> None:
    with pikepdf.open(printed(paper, plan, "vi")) as opened:
        held = {name: opened.attachments[name] for name in opened.attachments}
        files = {name: spec.get_file().read_bytes() for name, spec in held.items()}
        relations = {name: str(spec.obj.AFRelationship) for name, spec in held.items()}
    assert plan.original
    assert set(files) == {"113-kh-ldld.txt", "document.json"}
    assert files["113-kh-ldld.txt"] == plan.original.data
    data = document_data(plan, PORTAL)
    assert json.loads(files["document.json"]) == json.loads(json.dumps(data, default=str))
    assert relations == {"113-kh-ldld.txt": "/Source", "document.json": "/Data"}


def test_links_are_clickable(paper: Path, plan: Document) -> None:
    address = f"{PORTAL.settings.site_url}{PLAN}/"
    with pikepdf.open(printed(paper, plan, "vi")) as opened:
        found = {str(a.A.URI) for page in opened.pages for a in page.get("/Annots", [])}
    assert found == {f"{address}doi-chieu/"}
    with pikepdf.open(booklet(paper, plan, "vi")) as opened:
        notes = [a for page in opened.pages for a in page.get("/Annots", [])]
        found = {str(a.A.URI) for a in notes if "/A" in a and "/URI" in a.A}
    heads = [one for one in plan.official.provisions if one.heads]
    assert found == {f"{address}doi-chieu/", *(address + own_path(one) for one in heads)}


def test_same_text_gives_same_bytes_from_the_cache(
    plan: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = document_sheets(localize(plan, "vi", PORTAL), WordGroups())
    first = render_sheets(sheets, tmp_path / "a")
    assert render_sheets(sheets, tmp_path / "b") == first
    monkeypatch.setattr(render, "_try_to_render", lambda _: pytest.fail("rendered again"))
    assert render_sheets(sheets, tmp_path / "a") == first


def test_another_commit_gives_different_bytes(plan: Document, tmp_path: Path) -> None:
    portals = (PORTAL, replace(PORTAL, commit="f" * 40))
    sheets = [document_sheets(localize(plan, "vi", portal), WordGroups()) for portal in portals]
    one, other = ({sheet.key for sheet in made} for made in sheets)
    assert not one & other


@pytest.fixture(scope="module")
def sample() -> Library:
    """A small plan that no editor changes."""
    return load(ROOT / "tests/rules/cases/_base")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_look_like_their_reference_images(
    sample: Library, language: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (document,) = sample.documents
    folder = render_into(tmp_path, document, sample.word_groups)
    for name, path in (
        ("printed", printed_path(document, language)),
        ("booklet", booklet_path(document, language)),
    ):
        pages = pdfs.pages(folder / path, dpi=40)
        if request.config.getoption("--write-expected"):
            for number, page in enumerate(pages, 1):
                page.save(REFERENCES / f"{name}-{language}-{number:02}.png", optimize=True)
        references = sorted(REFERENCES.glob(f"{name}-{language}-*.png"))
        assert len(pages) == len(references)
        for page, reference in zip(pages, references, strict=True):
            with Image.open(reference) as expected:
                assert pdfs.difference(page, expected) < pdfs.ALIKE, reference.name
