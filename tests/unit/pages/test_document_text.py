"""The text of a document on its pages: word for word, with every id, and controls that lead on."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.pages.document_text import (
    document_parts,
    page_html,
    provision_html,
    relative,
    whole_html,
)
from portal.reference.localized import localize
from portal.source.lines import evened
from support.built_words import classes, parsed, provision_ids, words
from support.document_library import document_of
from support.documents import NAMES, provisions_of, text_of


@pytest.mark.parametrize("name", NAMES)
def test_page_says_what_the_original_says_with_every_id(name: str) -> None:
    document = localize(document_of(name), "vi")
    tree = parsed(whole_html(document, document.path))
    assert words(tree) == evened(text_of(name)).split()
    assert provision_ids(tree) == [row[0] for row in provisions_of(name)]


@pytest.mark.parametrize("name", NAMES)
def test_each_provision_alone_says_its_own_words(name: str) -> None:
    document = localize(document_of(name), "vi")
    for provision in document.edition.provisions:
        tree = parsed(provision_html(document, provision, f"{document.path}{provision.id}/"))
        inside = [f"{one.label} {one.text}" for one in provision.walk()]
        assert words(tree) == " ".join(inside).split()
        assert provision_ids(tree) == [one.id for one in provision.walk()]


def test_controls_lead_to_each_provisions_page(plan: Document) -> None:
    document = localize(plan, "vi")
    section = next(page for page in document.edition.pages if page.stem == "i")
    links = controls(page_html(document, section, f"{document.path}i/"))
    assert links == [
        ("../i/", "Chia sẻ: phần I"),
        ("../i-g1/", "Chia sẻ: gạch đầu dòng thứ nhất, phần I"),
        ("../i-g2/", "Chia sẻ: gạch đầu dòng thứ hai, phần I"),
        ("../i-g3/", "Chia sẻ: gạch đầu dòng thứ ba, phần I"),
    ]
    first = document.edition.tree[1]
    assert controls(provision_html(document, first, f"{document.path}i/")) == links[1:]


def controls(html: str) -> list[tuple[str, str]]:
    found = (one for one in parsed(html).iter("a") if "permalink" in classes(one))
    return [(one.get("href") or "", one.get("aria-label") or "") for one in found]


def note_links(html: str) -> list[tuple[str, str]]:
    tree = parsed(html)
    found = (one for one in tree.iter("a") if {"note-reference", "label"} & set(classes(one)))
    return [(one.text or "", one.get("href") or "") for one in found]


def test_footnotes_are_linked_both_ways() -> None:
    document = localize(document_of("d7"), "vi")
    assert note_links(whole_html(document, document.path)) == [
        ("[1]", "#chu-thich-1"),
        ("[2]", "#chu-thich-2"),
        ("[1]", "#ii-1"),
        ("[2]", "#ii-1-g2"),
    ]
    alone = document.edition.ancestry["chu-thich-1"][-1]
    note = provision_html(document, alone, f"{document.path}chu-thich-1/")
    assert note_links(note) == [("[1]", "../#ii-1")]


@pytest.mark.parametrize(
    ("target", "here", "expected"),
    [
        ("2025/1/", "2025/1/", ""),
        ("2025/1/", "2025/1/ii/", "../"),
        ("2025/1/", "en/2025/1/", "../../../2025/1/"),
        ("2024/2/", "2025/1/", "../../2024/2/"),
    ],
)
def test_addresses_are_relative_to_the_page(target: str, here: str, expected: str) -> None:
    assert relative(target, here) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_two_parts_of_a_page_are_the_whole_page(name: str) -> None:
    document = localize(document_of(name), "vi")
    assert document.edition.index is not None
    head, below = document_parts(document)
    whole = page_html(document, document.edition.index, document.path)
    assert f"{head}\n{below}".split() == whole.split()
    assert "id=" not in head
