"""Any received file is brought in whole, or refused with one sentence, in little time."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings

from portal.importing.document import Composed, compose
from portal.importing.reading import read_received
from portal.importing.received import Received
from portal.importing.report import as_report
from portal.model.files import Source
from portal.model.problems import Problem, UserError
from portal.pages.all_rules import check_library
from portal.source.loader import build_library
from support import mangled
from support.small_library import in_time

ADDRESS = re.compile(r"[0-9]{4}/[a-z0-9_-]+")
FILE = re.compile(r"(?:original/)?[a-z0-9_-]+\.(?:md|txt|docx|pdf|yml)")

fuzz = settings(deadline=None, suppress_health_check=list(HealthCheck))


def brought_in(received: Received) -> Composed | None:
    """The document that a file becomes; None where it is refused with a sentence."""
    with in_time():
        try:
            reading = read_received(received)
            try:
                return compose(reading)
            except UserError:
                return compose(reading, "2025/1-kh-ldld")
        except UserError as refused:
            sentence = str(refused)
    assert re.fullmatch(r"[^\n]+[.»]", sentence)
    return None


def problems(document: Composed) -> list[Problem]:
    sources = (Source(f"docs/{document.id}/{path}", data) for path, data in document.files.items())
    return check_library(build_library(sources))


def holds(received: Received) -> None:
    """What must hold of any file: it stays inside its folder, and is kept byte for byte."""
    document = brought_in(received)
    if document is None:
        return
    assert ADDRESS.fullmatch(document.id)
    assert all(FILE.fullmatch(path) for path in document.files)
    assert as_report(document, problems(document), written=False)


@settings(fuzz, max_examples=120)
@given(mangled.received)
def test_any_file_is_brought_in_or_refused(received: Received) -> None:
    holds(received)


@settings(fuzz, max_examples=12)
@given(mangled.pdfs)
def test_any_pdf_is_brought_in_or_refused(received: Received) -> None:
    holds(received)


@settings(fuzz, max_examples=4)
@given(mangled.repeated)
def test_any_line_is_read_as_often_as_it_comes(received: Received) -> None:
    brought_in(received)
