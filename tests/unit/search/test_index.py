"""The files of the search index: their content, preloading, reproducible builds."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import asdict, replace

import pytest

from portal.model.blocks import Kind
from portal.model.library import Library
from portal.search.index import SearchIndex, build_index
from portal.search.lexicon import words
from portal.search.records import document_records, keys, records
from support.project import PLAN


def indexed(library: Library) -> SearchIndex:
    newest = [document_records(one, library.languages) for one in library.newest]
    return build_index(newest, library.search_vocabulary, library.languages)


@pytest.fixture(scope="module")
def index(library: Library) -> SearchIndex:
    return indexed(library)


def test_index_build_is_reproducible(library: Library, index: SearchIndex) -> None:
    assert indexed(library) == index


def test_index_folder_is_named_by_its_content_hash(index: SearchIndex) -> None:
    assert re.fullmatch(r"assets/[0-9a-f]{12}/", index.folder)
    assert all(path.startswith(index.folder) for path in index.files)


def test_index_has_only_files_that_the_search_page_loads(index: SearchIndex) -> None:
    names = {
        re.sub(r"[0-9a-f]{7,10}", "*", path.removeprefix(index.folder)) for path in index.files
    }
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.unknown.pagefind",
        "wasm.en.pagefind",
        *(
            name
            for language in ("vi", "en")
            for name in (
                f"{language}.json",
                f"pagefind.{language}_*.pf_meta",
                f"index/{language}_*.pf_index",
                f"fragment/{language}_*.pf_fragment",
            )
        ),
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_fragment_is_one_record(library: Library, index: SearchIndex, language: str) -> None:
    sent = {}
    for path, data in index.files.items():
        if f"/fragment/{language}_" in path:
            fragment = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            (anchor,) = fragment["anchors"]
            sent[fragment["content"]] = json.loads(anchor["id"].replace("␣", " "))
    assert sent == {
        " ".join([*words(record.searched), *keys(record)]): {
            name: value
            for name, value in asdict(record).items()
            if value and name not in ("id", "kind")
        }
        for record in records(library.documents, language)
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_of_the_newest_documents_are_preloaded(
    library: Library, index: SearchIndex, language: str
) -> None:
    data = json.loads(index.files[index.words[language]])
    assert index.preloaded == (PLAN,)
    assert sorted(text["text"] for text in data["texts"].values()) == sorted(
        record.text for record in records(library.documents, language)
    )
    preloaded = {f"{index.folder}fragment/{key}.pf_fragment" for key in data["texts"]}
    assert preloaded == {path for path in index.files if f"/fragment/{language}_" in path}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files_that_every_search_needs_are_listed_for_preloading(
    index: SearchIndex, language: str
) -> None:
    needed = [path.removeprefix(index.folder) for path in index.needed[language]]
    entry = json.loads(index.files[f"{index.folder}pagefind-entry.json"])["languages"][language]
    assert needed[:3] == [
        "pagefind-entry.json?ts=1",
        f"pagefind.{entry['hash']}.pf_meta",
        f"wasm.{entry['wasm'] or 'unknown'}.pagefind",
    ]
    assert all(index.folder + name in index.files for name in needed[1:])
    assert len(needed) == 4


def test_document_without_a_translation_is_found_by_its_official_text(library: Library) -> None:
    (plan,) = library.documents
    alone = replace(plan, editions={"vi": plan.official})
    index = indexed(replace(library, documents=(alone,)))
    texts = json.loads(index.files[index.words["en"]])["texts"].values()
    addresses = {text["address"].partition("#")[0] for text in texts}
    assert addresses == {f"en/{PLAN}/"} | {
        f"{PLAN}/{section}"
        for section in ("", "i/", "ii/", "iii/", "iii/in-an/", "iv/", "noi-nhan/")
    }


def test_provision_without_words_has_no_record(library: Library) -> None:
    (plan,) = library.documents
    signature = plan.official.tree[-1]
    dots = replace(signature, id="d9", kind=Kind.PARAGRAPH, lines=("…………",))
    edition = replace(plan.official, tree=(*plan.official.tree, dots))
    index = indexed(replace(library, documents=(replace(plan, editions={"vi": edition}),)))
    texts = json.loads(index.files[index.words["vi"]])["texts"].values()
    found = {text["address"].rpartition("#")[2] for text in texts}
    assert signature.id in found
    assert "d9" not in found
