"""YAML: values, the line of each key and error; the same with libyaml and without."""

import datetime as dt

import pytest
import yaml

from portal.model.files import Fields
from portal.source import yaml_fields
from portal.source.yaml_fields import read_fields, split_front_matter

LOADERS = {"libyaml": yaml_fields.FastLoader, "Python": yaml_fields.PythonLoader}


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_fields, "FastLoader", LOADERS[request.param])


def unreadable(line: int, told: str) -> Fields:
    return Fields(errors=((line, f"Không đọc được dòng này: {told}"),))


COLON = (
    "giá trị có dấu hai chấm, hoặc dòng thụt vào không khớp với dòng trên. Hãy đặt cả giá trị trong"
    " ngoặc kép, hoặc thụt vào như các dòng cùng nhóm."
)
QUOTATION = (
    "dấu ngoặc kép hoặc dấu nháy mở ra mà không đóng lại, hoặc có chữ sau dấu đóng. Hãy thêm dấu"
    " đóng ở cuối giá trị."
)
LIST = (
    "dấu ngoặc «[» hoặc «{» mở ra mà không đóng lại. Hãy thêm dấu đóng, hoặc đặt cả giá trị trong"
    " ngoặc kép nếu dấu đó là chữ."
)
TAB = "có dấu tab. Hãy xóa dấu tab và thụt dòng bằng dấu cách, như các dòng cùng nhóm."
NO_COLON = (
    "thiếu dấu hai chấm và dấu cách sau tên trường, hoặc giá trị xuống dòng mà không thụt vào. Hãy"
    " viết «tên: giá trị» trên một dòng."
)
INDENT = (
    "dòng thụt vào không khớp với các dòng cùng nhóm, hoặc lẫn dòng có «- » với dòng không có. Hãy"
    " thụt các dòng cùng nhóm bằng nhau."
)


def test_libyaml_is_used_in_our_environment() -> None:
    assert issubclass(LOADERS["libyaml"], yaml.CSafeLoader)


def test_keys_have_lines_and_values_have_types() -> None:
    text = "date: 2025-01-07\nsigner:\n  name: >-\n    A\n    B\nbasis:\n- 007\n\n- {a: yes}\n"
    values = {"date": dt.date(2025, 1, 7), "signer": {"name": "A B"}, "basis": [7, {"a": "yes"}]}
    lines = {
        "date": 1,
        "signer": 2,
        "signer.name": 3,
        "basis": 6,
        "basis.0": 7,
        "basis.1": 9,
        "basis.1.a": 9,
    }
    assert read_fields(text) == Fields(values, lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\nc: d: e\n", unreadable(2, COLON)),
        ('a: b\nc: "d\n\n', unreadable(2, QUOTATION)),
        ("a: [b\n", unreadable(1, LIST)),
        ("a:\n\t- b\n", unreadable(2, TAB)),
        ("a: b\nc:d\ne: f\n", unreadable(3, NO_COLON)),
        ("a:\n  - b\n c: d\n", unreadable(3, INDENT)),
    ],
    ids=["colon", "quotation", "list", "tab", "no colon", "indent"],
)
def test_errors_have_the_same_line_and_words(text: str, expected: Fields) -> None:
    assert read_fields(text) == expected


def test_deep_nesting_is_an_error() -> None:
    found = read_fields("a: " + "[" * 50_000)
    assert (found.values, found.lines, [line for line, _ in found.errors]) == ({}, {}, [1])


def test_front_matter_counts_lines_from_the_top_of_the_page() -> None:
    front = Fields({"title": "A", "number": "1/KH"}, {"title": 2, "number": 3})
    assert split_front_matter("---\ntitle: A\nnumber: 1/KH\n---\n\n# B\n") == (front, True, 5)


def test_a_character_written_only_as_an_escape_is_refused() -> None:
    message = (
        "Ký tự U+202E viết bằng mã sau dấu «\\», nên người duyệt không thấy."
        " Hãy gõ thẳng ký tự đó, hoặc xóa đi."
    )
    assert read_fields('a: "b\\n\\u202e"') == Fields(errors=((1, message),))


def test_brackets_nested_too_deep_are_refused_at_once() -> None:
    assert read_fields("a: " + "[" * 3000) == unreadable(
        1, "các mục lồng vào nhau quá sâu. Hãy viết ít tầng lại."
    )


def test_an_alias_of_a_text_is_refused() -> None:
    message = "YAML không được dùng neo «&» và tham chiếu «*». Hãy viết giá trị ra đầy đủ."
    assert read_fields("a: &x b\nc: *x") == Fields(errors=((1, message),))
