"""What a query is read as, rule by rule."""

from __future__ import annotations

import pytest

from support.search_logic import Logic, lexicon

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
