"""What in a Word file is a program or is fetched from elsewhere."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from portal.checks.word_file import programs_in

OPEN = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
LIST = "word/_rels/document.xml.rels"


def word_file(name: str, text: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(name, text)
    return written.getvalue()


def relation(kind: str, mode: str) -> str:
    return f'{OPEN}<Relationship Type="http://x/{kind}" Target="x" {mode}/></Relationships>'


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("word/document.xml", "", []),
        ("word/media/image1.png", "", []),
        ("word/vbaProject.bin", "", ["word/vbaProject.bin"]),
        ("word/VBAPROJECT.BIN", "", ["word/VBAPROJECT.BIN"]),
        ("word/activeX/activeX1.xml", "", ["word/activeX/activeX1.xml"]),
        ("word/embeddings/a.xlsx", "", ["word/embeddings/a.xlsx"]),
        (LIST, relation("image", ""), []),
        (LIST, relation("image", 'TargetMode="External"'), ["image"]),
        (LIST, relation("image", 'TargetMode="&#69;xternal"'), ["image"]),
        (LIST, relation("hyperlink", 'TargetMode="External"'), []),
        (LIST, relation("aFChunk", ""), ["aFChunk"]),
        (LIST, f"<!DOCTYPE x>{OPEN}</Relationships>", ["DOCTYPE"]),
        (LIST, "<broken", []),
    ],
)
def test_programs_and_what_is_fetched_are_named(name: str, text: str, found: list[str]) -> None:
    assert list(programs_in(word_file(name, text))) == found


def test_what_is_no_archive_has_no_parts() -> None:
    assert list(programs_in(b"PK\x03\x04x")) == []
