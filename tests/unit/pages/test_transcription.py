"""The original as a page: its exact characters, its lines, what readers are told of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from portal.model.documents import Document
from portal.model.files import Source
from portal.pages.transcription import transcription
from portal.reference.localized import localize
from portal.reference.messages import messages_in
from portal.source.original import read_original
from support.documents import DOCUMENTS


class Text(HTMLParser):
    """The text of HTML as browsers read it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        """Add a text."""
        self.text += data


def read(html: str) -> str:
    parser = Text()
    parser.feed(html)
    parser.close()
    return parser.text


def of_text(plan: Document, reading: str) -> dict[str, object]:
    assert plan.original is not None
    changed = replace(plan, original=replace(plan.original, reading=reading))
    return dict(transcription(localize(changed, "vi")))


@pytest.mark.parametrize(
    "reading",
    [
        "\n\nSố: 1\n",
        "không có dòng mới ở cuối",
        "<b> & &amp; \"'\n",
        "hai\r\ndòng\r\n",
        "tab\t hai  khoảng trắng \u00a0\u2028 và dấu ngắt\n\n",
        "",
    ],
)
def test_lines_are_the_text_to_the_character(plan: Document, reading: str) -> None:
    lines = of_text(plan, reading)["lines"]
    assert isinstance(lines, list)
    assert "".join(read(one.html) for one in lines) == reading
    assert [one.id for one in lines] == [f"dong-{n}" for n in range(1, len(lines) + 1)]
    assert all(one.html.count("\n") <= 1 for one in lines)


def test_original_of_the_plan_is_told_with_its_file(plan: Document) -> None:
    shown = transcription(localize(plan, "vi"))
    assert plan.original is not None
    assert "".join(read(one.html) for one in shown["lines"]) == plan.original.data.decode()
    assert len(shown["lines"]) == 130
    assert [file.path for file in shown["files"]] == [plan.original.path.removeprefix("docs/")]
    assert (shown["file_name"], shown["size"]) == ("113-kh-ldld.txt", "17.534")
    assert shown["sha256"] == hashlib.sha256(plan.original.data).hexdigest()
    assert len(shown["remarks"]) == 1


def test_word_file_shows_what_it_prints(plan: Document) -> None:
    path = DOCUMENTS / "d9.docx"
    original = read_original(Source("docs/2025/113-kh-ldld/original/d9.docx", path.read_bytes()))
    shown = transcription(localize(replace(plan, original=original), "vi"))
    assert "".join(read(one.html) for one in shown["lines"]) == original.reading
    assert shown["remarks"] == [messages_in("vi")["transcription_word"]]


def test_text_in_an_old_encoding_is_shown_in_unicode_and_told(plan: Document) -> None:
    data = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc\n".encode()
    original = read_original(Source("docs/2025/113-kh-ldld/original/a.txt", data))
    shown = transcription(localize(replace(plan, original=original), "vi"))
    assert [read(one.html) for one in shown["lines"]] == [
        "Cộng hoà xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc\n"
    ]
    assert "TCVN3" in shown["remarks"][1]
