"""What a query is read as, what answers it, what is told of that: the pure part, rule by rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import OpenPage
from project import PLAN

SEARCH = "tim-kiem/"
MODULES = ("spelling", "lexicon", "query", "reference", "matching", "ranking", "telling")
LOAD = """async names => {
  const place = document.querySelector("link[href$='/search/page.js']").href;
  const loaded = await Promise.all(names.map(name => import(place.replace("page", name))));
  window.logic = Object.assign({}, ...loaded);
}"""

Logic = Callable[..., Any]
"""`logic(code, *given)`: a JavaScript function of the modules' names, called with `given`."""


@pytest.fixture(scope="module")
def logic_page(module_page: OpenPage) -> Page:
    page = module_page()
    page.goto(SEARCH)
    page.evaluate(LOAD, MODULES)
    return page


@pytest.fixture
def logic(logic_page: Page) -> Logic:
    def call(code: str, *given: Any) -> Any:
        return logic_page.evaluate(
            f"given => {{ const {{{NAMES}}} = window.logic; return ({code})(...given); }}",
            list(given),
        )

    return call


NAMES = (
    "words, spell, telex, vni, lexiconOf, readings, split, understand, asks, referenceOf, isAt,"
    " named, textOf, rank, excerpt, meantBy, leftOut"
)


def lexicon(
    words: str, *, small: str = "", otherwise: Sequence[Sequence[Any]] = ()
) -> Mapping[str, Any]:
    """Words that stand in one text each."""
    return {
        "records": 9,
        "syllables": True,
        "words": [words],
        "small": small,
        "otherwise": otherwise,
    }


KNOWN = lexicon(
    "đoàn viên tuyên truyền nghị quyết hòa hóa kỷ luật phân phần phấn máy đảng trung chéo dung"
    " xiii 2025 7 fanpage cop26"
)
READ = "(data, word, last) => [...readings(word, lexiconOf(data), last)]"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("đoàn", [("đoàn", 0)]),  # as it stands
        ("doan", [("đoàn", 1)]),  # without marks
        ("đoan", [("đoàn", 1)]),  # with some
        ("hoà", [("hòa", 0), ("hóa", 2)]),  # the newer place of the tone
        ("kỉ", [("kỷ", 1)]),  # i for y
        ("phân", [("phân", 0), ("phần", 1), ("phấn", 1)]),  # a tone may be left out
        ("phấn", [("phân", 2), ("phần", 2), ("phấn", 0)]),  # but one that was typed was meant
        ("ddoanf", [("đoàn", 0.2)]),  # Telex
        ("truyenf", [("truyền", 0.7)]),  # half of it
        ("truyênf", [("truyền", 0.2)]),  # after a letter that was transformed
        ("d9oa2n", [("đoàn", 0.2)]),  # VNI
        ("luat65", [("luật", 0.2)]),  # its keys at the end
        ("nghịi", [("nghị", 3)]),  # a letter too many
        ("quết", [("quyết", 3)]),  # one too few
        ("quyếl", [("quyết", 3)]),  # another one
        ("luậy", [("luật", 3)]),
        ("nghyị", [("nghị", 3)]),
        ("tréo", [("chéo", 3)]),  # as it is heard
        ("hòi", [("hòa", 3)]),
        (
            "tuyền",
            [("tuyên", 2), ("truyền", 3)],
        ),  # also where the letters are a word's, but not the marks
        ("phăn", [("phân", 2)]),  # one mark may be wrong, not two of them
        ("chếol", []),  # nor a mark and a letter
        ("giung", [("dung", 3)]),
        ("mày", [("máy", 2)]),  # another tone
        ("phòn", [("phần", 3)]),  # of what is near, what has that tone
        ("13", [("xiii", 0.5)]),  # a Roman numeral
        ("2024", []),  # a number is never mistyped
        ("xổ", []),
    ],
)
def test_what_a_word_is_read_as(
    logic: Logic, typed: str, expected: list[tuple[str, float]]
) -> None:
    assert [tuple(one) for one in logic(READ, KNOWN, typed, False)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tr", {"truyền", "trung"}),
        ("tru", {"truyền", "trung"}),
        ("truy", {"truyền"}),
        ("đ", {"đoàn", "đảng"}),
        ("tuyèn", set()),
        ("20", set()),  # a number is typed whole
        ("fan", {"fanpage"}),
    ],
)
def test_what_an_unfinished_word_may_become(logic: Logic, typed: str, expected: set[str]) -> None:
    assert {word for word, cost in logic(READ, KNOWN, typed, True) if cost == 1.2} == expected


@pytest.mark.parametrize(
    ("typed", "last", "expected"),
    [
        ("nghiquyet", False, ["nghi", "quyet"]),
        ("nghịquyết", False, ["nghị", "quyết"]),
        ("doanvienfanpage", False, ["doan", "vien", "fanpage"]),
        ("nghiquye", False, None),
        ("nghiquye", True, ["nghi", "quye"]),
        ("doan", False, None),
        ("hoang", True, None),  # one syllable, whatever it is
        ("xoso", False, None),
    ],
)
def test_words_run_together(
    logic: Logic, typed: str, *, last: bool, expected: list[str] | None
) -> None:
    run = "(data, typed, last) => split(typed, lexiconOf(data), last)"
    assert logic(run, KNOWN, typed, last) == expected


SAID = lexicon(
    "nghị quyết số 18 kế hoạch kh băng zôn ngày ban hành khí hậu xiii 2024 2025 cop26"
    " in tế net internet",
    small="khi nào của số",
    otherwise=[
        ["nq", "nghị quyết"],
        ["kh", "kế hoạch"],
        ["hoạch", "kế hoạch"],
        ["băng rôn", "băng zôn"],
        ["băng rôn đỏ", "băng zôn"],
        ["ban hành khi nào", "ngày ban hành", 1],
    ],
)
TERMS = """(data, query) => understand(query, lexiconOf(data)).variants.map(({terms}) =>
  terms.map(({typed, small}) => small ? `(${typed})` : typed).join(" "))"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Nghị  QUYẾT", ["nghị quyết"]),
        ("nghị quyết", ["nghị quyết"]),
        ("Ðiện", ["điện"]),
        ("ＤＯＡＮ, đo\u200bàn \u00advi\u00adên", ["doan đoàn viên"]),
        ("today's plan", ["today plan"]),
        ("H’Mông 12 km²", ["hmông 12 km2"]),
        ("N.Q. 18", ["nq 18", "nghị quyết 18"]),
        ("x.n.q.", ["xnq"]),
        # abbreviations and symbols
        ("nq 18", ["nq 18", "nghị quyết 18"]),
        ("NQ18", ["nq 18", "nghị quyết 18"]),
        # all of them otherwise, or one
        ("kh nq", ["kh nq", "kh nghị quyết", "kế hoạch nq", "kế hoạch nghị quyết"]),
        (
            "kh nq ai kh",
            [
                "kh nq ai kh",
                "kế hoạch nghị quyết ai kh",
                "kh nghị quyết ai kh",
                "kế hoạch nq ai kh",
            ],
        ),
        ("kh", ["kh", "kế hoạch"]),  # what is written for it is not taken for typed
        # everyday words, with marks or without
        ("băng rôn", ["băng rôn", "băng zôn"]),
        ("băng rôn đỏ", ["băng rôn đỏ", "băng zôn"]),  # of two such phrases the longer one
        ("bang ron", ["bang ron", "băng zôn"]),
        ("bảng rôn", ["bảng rôn"]),
        ("intenet", ["intenet"]),  # a long word that is mistyped, not three
        # what the texts write as one word
        ("cop 26", ["cop 26", "cop26"]),
        # dates: their numbers, whatever stands between them
        ("ngày 25 tháng 11 năm 2024", ["25 11 2024"]),
        ("25.11.2024", ["25 11 2024"]),
        ("07-01-25", ["7 1 2025"]),
        ("Việt Nam 2030", ["việt nam 2030"]),
        ("viet nam 2030", ["viet nam 2030"]),
        ("chiến thắng 1975", ["chiến thắng 1975"]),
        ("nam 2025", ["2025"]),
        ("ngày ban hành", ["ngày ban hành"]),
        # small words, which may also be others without their marks
        ("của nghị quyết", ["(của) nghị quyết"]),
        ("khi hau", ["(khi) hau"]),
        ("của", ["của"]),
        # a question about the document: only what its answer is called counts
        ("18 ban hành khi nào", ["18 ban hành (khi) (nào)", "(18) ngày ban hành"]),
    ],
)
def test_what_a_query_may_mean(logic: Logic, query: str, expected: list[str]) -> None:
    found = logic(TERMS, SAID, query)
    assert sorted(found) == sorted(expected)
    assert found[0] == expected[0]


def test_in_english_a_month_has_a_name(logic: Logic) -> None:
    english = {**lexicon("november 2024 25"), "syllables": False}
    assert logic(TERMS, english, "25/11/2024") == ["25 november 2024"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("nghị quyết", [(['"nghi"'], True), (['"quyet"'], True)]),
        ("đoàn", [(['"đoan"'], True)]),  # the index folds marks, not the stroke of đ
        ("ngày 07", [(['"7"'], True)]),
        ("xổ số", [(['"xo"'], False), (['"so"'], True)]),
        ("của nghị", [(['"nghi"'], True)]),
    ],
)
def test_what_the_index_is_asked(
    logic: Logic, query: str, expected: list[tuple[list[str], bool]]
) -> None:
    data = lexicon("nghị quyết đoàn 7 số của", small="của")
    ask = "(data, query) => asks(understand(`${query} `, lexiconOf(data)))"
    assert [(one["forms"], one["sure"]) for one in logic(ask, data, query)] == expected


def test_a_word_that_may_go_on_in_many_ways_is_asked_for_by_its_beginning(logic: Logic) -> None:
    data = lexicon("đa đã đan dang dân dâng dần đầu đậu dưa đưa dọc")
    ask = "(data, query) => asks(understand(query, lexiconOf(data))).map(({forms}) => forms)"
    assert logic(ask, data, "d") == [["d", "đ"]]


PLACES = [
    ("ii", "section"),
    ("ii-1", "item"),
    ("ii-1-1", "clause"),
    ("ii-1-1-g2", "point"),
    ("ii-1-2", "clause"),
    ("ii-1-2-d2", "paragraph"),
    ("ii-2", "item"),
    ("ii-2-1", "clause"),
    ("iii", "section"),
    ("iii-2", "slogan"),
    ("iii-10", "slogan"),
    ("noi-nhan-g2", "point"),
    ("iv", "section"),
    ("iv-2", "item"),
    ("iv-2-g1", "point"),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("II.2.1", ["ii-2-1"]),
        ("(II.2.1)", ["ii-2-1"]),
        ("Phần II › Mục 1 › 1.1 › Gạch đầu dòng thứ hai", ["ii-1-1-g2"]),
        ("điểm 1.1, mục 1, phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025", ["ii-1-1"]),  # cited
        ("khẩu hiệu 2 kế hoạch 113", ["iii-2"]),
        ("khẩu hiệu 2 kế hoạch 114", []),
        ("https://portal.example/2025/113-kh-ldld/ii/#ii-1-1-g2", ["ii-1-1-g2"]),
        ("https://portal.example/en/2025/113-kh-ldld/noi-nhan-g2/?fbclid=x", ["noi-nhan-g2"]),
        ("https://portal.example/2025/113-kh-ldld/ii/", ["ii"]),
        ("https://portal.example/2024/12-kh-ldld/ii/#ii-1-1", []),
        ("#ii-1-1", ["ii-1-1"]),
        ("302-KH/TU", []),
        ("ii-1-1", ["ii-1-1"]),
        ("câu khẩu hiệu số 2 là gì?", ["iii-2"]),
        ("ii 2.1", ["ii-2-1"]),
        ("1.2", ["ii-1-2"]),
        ("mục 1.2", ["ii-1-2"]),
        ("mục 1.2.", ["ii-1-2"]),
        ("điểm 1.1 phần II", ["ii-1-1"]),
        ("phần II, mục 2", ["ii-2"]),
        ("mục 2 của phần II", ["ii-2"]),
        ("Phan IV muc 2", ["iv-2"]),
        ("IV.2", ["iv-2"]),
        ("mục 2", ["ii-2", "iv-2"]),
        ("mục II", ["ii"]),
        ("phần III", ["iii"]),
        ("phan 4", ["iv"]),
        ("phần thứ hai", ["ii"]),
        ("khẩu hiệu 2", ["iii-2"]),
        ("khau hieu so 10", ["iii-10"]),
        ("khẩu hiệu thứ mười", ["iii-10"]),
        ("gạch đầu dòng thứ hai mục 1.1", ["ii-1-1-g2"]),
        ("đoạn 2 mục 1.2", ["ii-1-2-d2"]),
        ("section IV", ["iv"]),
        ("clause 2.1 of section II", ["ii-2-1"]),
        ("slogan 2", ["iii-2"]),
        ("point 2, clause 1.1, item 1, section II", ["ii-1-1-g2"]),
        ("section two", ["ii"]),
        ("III.2", ["iii-2"]),
        ("phần V", []),
        ("ii 2 1", ["ii-2-1"]),  # as it is typed on a phone
        ("số 1", None),  # nor is a number alone
        ("thứ hai", None),
        ("mục 2 mục 1", None),  # two items are no place
        ("Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1 › 1.1", ["ii-1-1"]),  # as results say it
        ("Kế hoạch 113/KH-LĐLĐ › Phần III › Khẩu hiệu 2", ["iii-2"]),
        ("KH 113 khẩu hiệu 2", ["iii-2"]),
        ("II-1-1-g2", ["ii-1-1-g2"]),
        ("Nơi nhận › Gạch đầu dòng thứ hai", ["noi-nhan-g2"]),
        ("Nơi nhận", None),
        ("khẩu hiệu 2, 10", None),
        ("mục tiêu", None),
        ("hai", None),
        ("khẩu hiệu", None),
        ("nghị quyết 18", None),
        ("7", None),
        ("v", None),
        ("", None),
    ],
)
def test_which_place_a_query_names(logic: Logic, query: str, expected: list[str] | None) -> None:
    provisions = [
        {"id": name, "kind": kind, "document": "Kế hoạch 113/KH-LĐLĐ", "address": f"{PLAN}/"}
        for name, kind in PLACES
    ]
    find = """(query, provisions) => {
      const place = referenceOf(query);
      return place && provisions.filter(one => isAt(place, one)).map(({id}) => id);
    }"""
    assert logic(find, query, provisions) == expected


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
