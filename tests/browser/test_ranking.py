"""Which texts answer a query, and what is told of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from support.search_logic import Logic, lexicon

TEXTS = {
    "a": "tinh gọn bộ máy của hệ thống",
    "b": "bộ máy chính trị, phân cấp tinh hoa",
    "c": "hệ thống chính trị là phần quan trọng",
    "d": "biến đổi khí hậu, áp phích",
    "e": "phát triển điện than, thủy điện, điện mặt trời, gió",
}
RANK = """(data, texts, query) => {
  const lexicon = lexiconOf(data);
  const all = Object.entries(texts).map(([id, text]) => textOf(
    {id, text, kind: "", address: id, document: id.slice(0, id.indexOf("#")), place: "",
     within: id === "c" ? "KHẨU HIỆU" : "", called: ""}, lexicon));
  return rank(understand(query, lexicon), all, lexicon);
}"""


def answers(
    logic: Logic, query: str, texts: Mapping[str, str] = TEXTS, **changed: Any
) -> list[dict[str, Any]]:
    words = " ".join(dict.fromkeys(" ".join(texts.values()).lower().replace(",", "").split()))
    data = {**lexicon(f"{words} khẩu hiệu", small="của là khi"), **changed}
    found: list[dict[str, Any]] = logic(RANK, data, texts, query)
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tinh gọn bộ máy", "ab"),  # the whole phrase before parts of it
        ("bộ máy", "ab"),  # the shorter text first
        ("máy bộ gọn tinh", "a"),  # in another order, close together
        ("phân cấp", "b"),  # typed marks: not "phần"
        ("phan", "bc"),  # both without them
        ("biến đổi khi hau", "d"),  # a small word that is not one here
        ("điện gió", "e"),  # not side by side, but close
        ("áp phích treo tường", "d"),  # part of it, where that tells enough
        ("hệ thống giáo dục quốc dân", ""),  # a part that tells too little
        ("gọn trị", ""),  # single syllables far apart
        ("xổ số", ""),
        ("cua quan he xo hoi", ""),  # nor what would be small with another mark
        ("khẩu hiệu", "c"),  # only in the heading around it
        ("bo mấy", "ab"),  # a mark that is wrong, confirmed by its neighbour
        ("mấy", ""),  # and not without one
        ("trọgn", "c"),  # a longer word alone
    ],
)
def test_which_texts_answer(logic: Logic, query: str, expected: str) -> None:
    found = [one["record"]["id"] for one in answers(logic, query)]
    assert sorted(found) == sorted(expected)
    assert found[:1] == list(expected[:1])


def test_what_was_typed_comes_before_what_is_said_otherwise(logic: Logic) -> None:
    found = answers(logic, "phân cấp", otherwise=[["phân cấp", "hệ thống"]])
    assert found[0]["record"]["id"] == "b"
    assert {one["record"]["id"] for one in found} == {"a", "b", "c"}


def test_what_is_said_otherwise_answers_only_as_a_whole(logic: Logic) -> None:
    assert answers(logic, "facebook", otherwise=[["facebook", "tinh gọn trị"]]) == []


def test_a_part_of_a_compound_that_stands_elsewhere_is_not_found(logic: Logic) -> None:
    best, *_ = answers(logic, "bộ máy xyz thống", {"a": TEXTS["a"]})
    assert best["words"] == ["bộ", "máy", None, None]
    assert best["marks"] == ["bộ", "máy"]


def test_a_word_too_rare_for_the_list_of_words_is_found_as_typed(logic: Logic) -> None:
    found = answers(logic, "VNPT10X3", words=["bộ máy"])
    assert found == []
    found = logic(RANK, lexicon("bộ máy"), {"x": "gói VNPT10X3"}, "vnpt10x3")
    assert [one["record"]["id"] for one in found] == ["x"]


def test_of_equal_texts_the_newest_document_comes_first_and_each_as_it_stands(logic: Logic) -> None:
    equal = dict.fromkeys(("2024/9#i-2", "2025/9#i-10", "2024/9#i-1", "2025/9#i-2"), "bộ máy")
    found = [one["record"]["id"] for one in answers(logic, "bộ máy", equal)]
    assert found == ["2025/9#i-2", "2025/9#i-10", "2024/9#i-1", "2024/9#i-2"]


TELL = f"""(data, texts, query) => {{
  const [best] = ({RANK})(data, texts, query);
  return [meantBy(understand(query, lexiconOf(data)).apart, best), leftOut(best)];
}}"""


@pytest.mark.parametrize(
    ("query", "meant", "missing"),
    [
        ("tinh gọn bộ máy", "", []),
        ("tinh gon bo may", "", []),  # only marks were left out
        ("tinh gọn b", "", []),  # only its end
        ("tinh gọn bộ mấy", "tinh gọn bộ máy", []),
        ("tinhgon bo may", "tinh gọn bộ máy", []),
        ("tinh gonj booj mays", "tinh gọn bộ máy", []),
        ("tinh gonj xyz booj mays", "tinh gọn bộ máy", ["xyz"]),
        ("tinh gonj booj mays phần", "tinh gọn bộ máy phần", ["phần"]),  # others have it
        ("áp phích treo tường", "", ["treo", "tường"]),
        ("áp phích của ta", "", ["ta"]),
    ],
)
def test_what_is_told_of_an_answer(
    logic: Logic, query: str, meant: str, missing: list[str]
) -> None:
    words = " ".join(dict.fromkeys(" ".join(TEXTS.values()).replace(",", "").split()))
    data = lexicon(f"{words} khẩu hiệu", small="của là khi")
    assert logic(TELL, data, TEXTS, query) == [meant, missing]


LONG = "một " * 60 + "Tinh gọn, bộ máy của Đảng; bộ phận " + "hai " * 60


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Tinh gọn bộ máy của Đảng", ["tinh", "gọn"], "[Tinh gọn] bộ máy của Đảng"),
        ("bộ phận, bộ máy", ["bộ", "máy"], "bộ phận, [bộ máy]"),  # not where it stands alone
        ("máy và bộ", ["bộ", "máy"], "[máy] và [bộ]"),
        ("máy của Đảng, của ai", ["máy", "của"], "[máy của] Đảng, của ai"),
        ("18-NQ/TW", ["18", "nq", "tw"], "[18-NQ/TW]"),
        ("không có gì", ["tinh"], "không có gì"),
    ],
)
def test_the_words_found_are_marked(
    logic: Logic, text: str, words: list[str], expected: str
) -> None:
    assert shown(logic, text, words) == expected


def test_a_long_text_is_shown_around_what_was_found(logic: Logic) -> None:
    piece = shown(logic, LONG, ["tinh", "gọn", "bộ", "máy"])
    assert piece.startswith("… một một")
    assert "[Tinh gọn, bộ máy] của Đảng; bộ phận" in piece
    assert piece.endswith("hai …")
    assert len(piece) < 200


def test_a_long_text_in_which_nothing_was_found_is_shown_from_its_beginning(logic: Logic) -> None:
    assert shown(logic, LONG, []).startswith("một một")


def shown(logic: Logic, text: str, words: list[str]) -> str:
    tell = """(text, words) => excerpt(text, words, new Set(["của"]))
      .map(({text, found}) => found ? `[${text}]` : text).join("")"""
    piece: str = logic(tell, text, words)
    return piece
