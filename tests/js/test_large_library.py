"""What people ask a library of many documents of all kinds."""

from __future__ import annotations

from pathlib import Path

from portal.source.loader import load
from support.generated_library.files import generated_project
from support.library_index import index_of
from support.library_queries import library_queries, score

DOCUMENTS = 60
QUERIES = 100


def test_a_named_document_comes_first_and_its_provision_soon(tmp_path: Path) -> None:
    library = load(generated_project(tmp_path / "project", DOCUMENTS))
    queries = list(library_queries(library, QUERIES))
    answers = index_of(library, tmp_path / "site").ask(one.text for one in queries)
    documents, provisions = score(queries, [one["found"] for one in answers])
    missed = [
        (one, reply["found"][:3])
        for one, reply in zip(queries, answers, strict=True)
        if not reply["found"] or not reply["found"][0].startswith(f"{one.document}/")
    ]
    assert documents >= 0.95, missed
    assert provisions >= 0.90
