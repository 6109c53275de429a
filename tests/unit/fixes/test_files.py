"""`fix` on one file: what is mended, what is left as it is, and that it mends once and for all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.fixes.files import mend
from portal.fixes.mends import Mend, Received
from portal.model.files import Source

PAGE = "docs/2025/1-kh-ldld/ii.md"
ORIGINAL = """**II. TỔ CHỨC**

1. Liên đoàn tỉnh “phát động”

- Nhấn mạnh việc tổ chức hội nghị.

+ Đoàn viên tham gia.
"""
RECEIVED = Received(ORIGINAL, markdown=True)


def mended(text: str, received: Received = RECEIVED, path: str = PAGE) -> str:
    return mend(Source(path, text.encode()), received).data.decode()


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("- Nhấn mạnh việc tổ chức hội nghị.", "- Nhấn mạnh việc tổ chức hội nghị.\n"),
        ("* Nhấn mạnh việc tổ chức hội nghị.\n", "- Nhấn mạnh việc tổ chức hội nghị.\n"),
        ("-Nhấn mạnh việc tổ chức hội nghị.\n", "- Nhấn mạnh việc tổ chức hội nghị.\n"),
        ("- Đoàn viên tham gia.\n", "+ Đoàn viên tham gia.\n"),
        ("* Lời khác hẳn.\n", "* Lời khác hẳn.\n"),
        ("**II. TỔ CHỨC**\n", "# II. TỔ CHỨC\n"),
        ("##1. Liên đoàn tỉnh “phát động”\n", "## 1. Liên đoàn tỉnh “phát động”\n"),
        ('1. Liên đoàn tỉnh "phát động"\n', "1. Liên đoàn tỉnh “phát động”\n"),
        ('Lời "khác" hẳn.\n', 'Lời "khác" hẳn.\n'),
        ("Ðoàn viên th\u0430m gia.\n", "Đoàn viên tham gia.\n"),
        ("Đoàn\u00a0viên\u200b tham gia. \r\n", "Đoàn viên tham gia.\n"),
        ("tổ\u200bchức hội nghị.\n", "tổ chức hội nghị.\n"),
        ("# II\u00a0. TỔ CHỨC\n", "# II. TỔ CHỨC\n"),
        ("tổ\u00a0khác\n", "tổ khác\n"),
        ("Москва\n", "Москва\n"),
        ("một\n\n\n\n", "một\n"),
        ("\ufeffmột\n", "một\n"),
    ],
)
def test_one_right_answer(page: str, wanted: str) -> None:
    assert mended(page) == wanted


def test_each_mend_is_told_with_its_line() -> None:
    source = Source(PAGE, "một\n\nĐoàn\u200b viên\n".encode())
    assert mend(source, RECEIVED).mends == (
        Mend(3, "ký tự ẩn, dấu cách lạ", "Đoàn[U+200B] viên", "Đoàn viên"),
    )


def test_decomposed_letters_are_composed() -> None:
    text = "- Nhấn mạnh việc tổ chức hội nghị.\n"
    assert mended(unicodedata.normalize("NFD", text)) == text


def test_what_the_original_has_stays() -> None:
    odd = "Đoàn\u00a0viên ðại hội\n"
    assert mended(odd, Received(odd)) == odd


def test_two_spaces_that_break_a_line_stay() -> None:
    assert mended("TM. BAN THƯỜNG VỤ  \nCHỦ TỊCH  \n") == "TM. BAN THƯỜNG VỤ  \nCHỦ TỊCH\n"


def test_front_matter_that_would_say_something_else_stays() -> None:
    page = '---\ntitle: "a \u200b"\n---\n\nlời  \n'
    assert mended(page) == '---\ntitle: "a "\n---\n\nlời\n'


def test_quotations_from_the_original_stay() -> None:
    path = "docs/2025/1-kh-ldld/original/corrections.yml"
    text = "corrections:\n  - original: ðoàn\n    published: đoàn \n"
    assert mended(text, Received("ðoàn"), path) == text.replace("đoàn \n", "đoàn\n")


def test_utf_16_becomes_utf_8() -> None:
    assert mend(Source(PAGE, "lời\n".encode("utf-16")), RECEIVED).data == "lời\n".encode()


@pytest.mark.parametrize(
    "source",
    [
        Source(PAGE, "lờ".encode()[:-1]),
        Source(PAGE, b"a\0b"),
        Source(PAGE, b"", too_large=True),
        Source(PAGE, b"", link="/etc/passwd"),
        Source(PAGE, b"\xff\xfe\x00\xd8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(source: Source) -> None:
    found = mend(source, RECEIVED)
    assert (found.data, found.mends, bool(found.refusal)) == (source.data, (), True)


LETTERS = st.text(st.sampled_from("aăđðа о\u200b\u00a0\u0301\u0323*-+#_\"`\n\r\tIV.1 “”•\ufeff:'"))


@given(LETTERS)
def test_a_second_run_mends_nothing(text: str) -> None:
    once = mend(Source(PAGE, text.encode()), RECEIVED).data
    assert mend(Source(PAGE, once), RECEIVED) == (once, (), "")


@given(LETTERS)
def test_a_second_run_mends_nothing_on_a_page_of_the_portal(text: str) -> None:
    own = Received(layout=False)
    once = mend(Source("docs/huong-dan.md", text.encode()), own).data
    assert mend(Source("docs/huong-dan.md", once), own) == (once, (), "")
