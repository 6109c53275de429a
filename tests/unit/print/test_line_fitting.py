"""Where lines of a slogan may break, and which line breaks allow the largest letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.documents import Document
from portal.model.library import Library
from portal.model.site_data import WordGroups
from portal.print.formats import formats
from portal.print.layout_rules import RULES
from portal.print.line_fitting import Box, Letters, fit_lines
from portal.print.slogan_layout import lay_out
from portal.print.slogans import slogans_of
from portal.reference.line_breaks import Break, Group, groups, occurrence

KNOWN = WordGroups(
    kept_together=("tổ chức", "Tổ chức bộ máy", "tinh, gọn", "gọn", "bộ máy", "Đảng"),
    leading=("của", "trong"),
)
ISSUER = "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
LETTERS = Letters(width=lambda text: float(len(text)), height=lambda lines: 2.0 * lines)

SIGNS = {
    Break.AFTER_PUNCTUATION: "/",
    Break.BEFORE_LEADING: "<",
    Break.BETWEEN_GROUPS: "|",
    Break.INSIDE_LIST: "~",
}
"""How the tables below mark each kind of break."""


def marked(text: str, known: WordGroups) -> str:
    """The text with a sign at every allowed break."""
    parts = groups(text, known)
    between = "".join(f"{part.text} {SIGNS[part.end]} " for part in parts[:-1])
    return between + "".join(part.text for part in parts[-1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Đảng", "Đảng"),
        ("tổ chức bộ máy", "tổ chức bộ máy"),  # the longest phrase
        ("bộ máy tổ chức", "bộ máy | tổ chức"),
        ("Bộ máy TỔ CHỨC", "Bộ máy | TỔ CHỨC"),  # as it was, found in any case
        ("tổ chức\n  bộ máy", "tổ chức bộ máy"),
        ("bộ máy của Đảng", "bộ máy < của Đảng"),
        ("bộ máy trong của Đảng", "bộ máy < trong của Đảng"),  # never after a leading word
        ("trong tổ chức", "trong tổ chức"),
        ("tinh, gọn bộ máy", "tinh, ~ gọn | bộ máy"),  # a list gives way last
        ("bộ máy tinh, gọn!", "bộ máy | tinh, ~ gọn!"),
        ("tổ chức, bộ máy", "tổ chức, / bộ máy"),  # no phrase across punctuation
        ("Đảng: bộ máy. “Đảng!” của (Đảng)", "Đảng: / bộ máy. / “Đảng!” / của (Đảng)"),
        ("“tổ chức bộ máy” của Đảng", "“tổ chức bộ máy” < của Đảng"),
        ("bộ máy – của Đảng", "bộ máy – / của Đảng"),
        ("bộ máy mới của Đảng", "bộ máy mới của Đảng"),  # nothing is known of "mới"
        ("bộ máy mới, của Đảng", "bộ máy mới, / của Đảng"),
        ("mới bộ máy Đảng", "mới bộ máy | Đảng"),
        ("của, Đảng", "của, / Đảng"),
    ],
)
def test_lines_break_only_at_allowed_places(text: str, expected: str) -> None:
    assert marked(text, KNOWN) == expected


def test_without_word_groups_lines_break_only_at_punctuation() -> None:
    assert marked("bộ máy của Đảng, bộ máy", WordGroups()) == "bộ máy của Đảng, / bộ máy"


SLOGANS = """
1. Đổi mới, ~ sắp xếp | tổ chức bộ máy < của hệ thống chính trị | tinh, ~ gọn, ~ mạnh, / hiệu
    năng, ~ hiệu lực, ~ hiệu quả!
2. Sắp xếp | tổ chức bộ máy | tinh, ~ gọn, / bảo đảm < tính tổng thể, ~ đồng bộ, ~ liên thông!
3. Tinh gọn bộ máy | hệ thống chính trị | hiệu quả, ~ thiết thực, ~ chống lãng phí!
4. Tập trung | thực hiện thắng lợi < cuộc cách mạng < về tổ chức bộ máy < của hệ thống chính
    trị!
5. Đổi mới, ~ sắp xếp | tổ chức bộ máy < là đòi hỏi bức thiết < của tình hình | thực tiễn hiện
    nay!
6. Quyết liệt, ~ mạnh mẽ < trong việc sắp xếp | tổ chức bộ máy < của hệ thống chính trị!
7. Thực hiện đồng bộ < các giải pháp < để hoàn thiện đồng bộ | hạ tầng năng lượng quốc gia, /
    đáp ứng yêu cầu | phát triển đất nước < trong tình hình mới!
8. Đảng Cộng sản Việt Nam | quang vinh | muôn năm!
9. Nước Cộng hòa | xã hội chủ nghĩa | Việt Nam | muôn năm!
10. Chủ tịch Hồ Chí Minh | vĩ đại | sống mãi < trong sự nghiệp < của chúng ta
"""
"""Every break that the plan's slogans allow."""

LINES = """
1. 600x80cm: Đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị | tinh, gọn, mạnh, hiệu
    năng, hiệu lực, hiệu quả!
1. 300x100cm 500x150cm 1000x200cm: Đổi mới, sắp xếp tổ chức bộ máy | của hệ thống chính trị
    tinh, gọn, mạnh, | hiệu năng, hiệu lực, hiệu quả!
1. a3 1080x1350: Đổi mới, sắp xếp | tổ chức bộ máy | của hệ thống chính trị | tinh, gọn, mạnh, |
    hiệu năng, | hiệu lực, hiệu quả!
1. 1200x630: Đổi mới, sắp xếp tổ chức bộ máy | của hệ thống chính trị | tinh, gọn, mạnh, | hiệu
    năng, hiệu lực, hiệu quả!
2. 600x80cm 1000x200cm: Sắp xếp tổ chức bộ máy tinh, gọn, | bảo đảm tính tổng thể, đồng bộ, liên
    thông!
2. 300x100cm 500x150cm: Sắp xếp tổ chức bộ máy | tinh, gọn, bảo đảm | tính tổng thể, đồng bộ,
    liên thông!
2. a3 1080x1350: Sắp xếp | tổ chức bộ máy | tinh, gọn, | bảo đảm | tính tổng thể, | đồng bộ, |
    liên thông!
2. 1200x630: Sắp xếp tổ chức bộ máy | tinh, gọn, | bảo đảm tính tổng thể, | đồng bộ, liên thông!
3. 600x80cm 500x150cm 1000x200cm: Tinh gọn bộ máy hệ thống chính trị | hiệu quả, thiết thực,
    chống lãng phí!
3. 300x100cm: Tinh gọn bộ máy | hệ thống chính trị hiệu quả, | thiết thực, chống lãng phí!
3. a3 1080x1350 1200x630: Tinh gọn bộ máy | hệ thống chính trị | hiệu quả, thiết thực, | chống
    lãng phí!
4. 600x80cm 1000x200cm: Tập trung thực hiện thắng lợi cuộc cách mạng | về tổ chức bộ máy của hệ
    thống chính trị!
4. 300x100cm 500x150cm: Tập trung thực hiện thắng lợi | cuộc cách mạng về tổ chức bộ máy | của
    hệ thống chính trị!
4. a3 1080x1350: Tập trung | thực hiện thắng lợi | cuộc cách mạng | về tổ chức bộ máy | của hệ
    thống chính trị!
4. 1200x630: Tập trung thực hiện thắng lợi | cuộc cách mạng | về tổ chức bộ máy | của hệ thống
    chính trị!
5. 600x80cm 1000x200cm: Đổi mới, sắp xếp tổ chức bộ máy | là đòi hỏi bức thiết của tình hình
    thực tiễn hiện nay!
5. 300x100cm 500x150cm 1200x630: Đổi mới, sắp xếp tổ chức bộ máy | là đòi hỏi bức thiết | của
    tình hình thực tiễn hiện nay!
5. a3 1080x1350: Đổi mới, sắp xếp | tổ chức bộ máy | là đòi hỏi bức thiết | của tình hình | thực
    tiễn hiện nay!
6. 600x80cm: Quyết liệt, mạnh mẽ trong việc sắp xếp tổ chức bộ máy | của hệ thống chính trị!
6. 300x100cm 500x150cm 1000x200cm: Quyết liệt, mạnh mẽ trong việc sắp xếp | tổ chức bộ máy của
    hệ thống chính trị!
6. a3 1080x1350 1200x630: Quyết liệt, mạnh mẽ | trong việc sắp xếp | tổ chức bộ máy | của hệ
    thống chính trị!
7. 600x80cm: Thực hiện đồng bộ các giải pháp để hoàn thiện đồng bộ hạ tầng năng lượng quốc gia,
    | đáp ứng yêu cầu phát triển đất nước trong tình hình mới!
7. 300x100cm 500x150cm: Thực hiện đồng bộ các giải pháp | để hoàn thiện đồng bộ hạ tầng năng
    lượng quốc gia, | đáp ứng yêu cầu phát triển đất nước | trong tình hình mới!
7. 1000x200cm: Thực hiện đồng bộ các giải pháp | để hoàn thiện đồng bộ hạ tầng năng lượng quốc
    gia, | đáp ứng yêu cầu phát triển đất nước trong tình hình mới!
7. a3 1080x1350: Thực hiện đồng bộ các giải pháp | để hoàn thiện đồng bộ | hạ tầng năng lượng
    quốc gia, | đáp ứng yêu cầu | phát triển đất nước | trong tình hình mới!
7. 1200x630: Thực hiện đồng bộ các giải pháp | để hoàn thiện đồng bộ | hạ tầng năng lượng quốc
    gia, | đáp ứng yêu cầu phát triển đất nước | trong tình hình mới!
8. 600x80cm: Đảng Cộng sản Việt Nam quang vinh muôn năm!
8. 300x100cm 500x150cm 1000x200cm a3 1080x1350 1200x630: Đảng Cộng sản Việt Nam | quang vinh
    muôn năm!
9. 600x80cm: Nước Cộng hòa xã hội chủ nghĩa Việt Nam muôn năm!
9. 300x100cm 500x150cm 1000x200cm: Nước Cộng hòa xã hội chủ nghĩa | Việt Nam muôn năm!
9. a3 1080x1350: Nước Cộng hòa | xã hội chủ nghĩa | Việt Nam | muôn năm!
9. 1200x630: Nước Cộng hòa | xã hội chủ nghĩa | Việt Nam muôn năm!
10. 600x80cm 500x150cm 1000x200cm: Chủ tịch Hồ Chí Minh vĩ đại sống mãi | trong sự nghiệp của
    chúng ta
10. 300x100cm 1200x630: Chủ tịch Hồ Chí Minh vĩ đại | sống mãi trong sự nghiệp | của chúng ta
10. a3 1080x1350: Chủ tịch Hồ Chí Minh | vĩ đại sống mãi | trong sự nghiệp | của chúng ta
"""
"""The lines of the slogans in each format, with "|" between lines."""


def wrapped(rows: Iterable[str]) -> list[str]:
    return [line for row in rows for line in wrap(row, 96, subsequent_indent="    ")]


def test_slogans_have_the_expected_break_points(plan: Document, library: Library) -> None:
    found = [f"{one.number}. {marked(one.text, library.word_groups)}" for one in slogans_of(plan)]
    assert wrapped(found) == SLOGANS.strip().splitlines()


def set_lines(plan: Document, known: WordGroups) -> Iterator[str]:
    """The rows of LINES; formats with the same lines share a row."""
    for slogan in slogans_of(plan):
        alike: dict[str, list[str]] = {}
        for form in formats():
            lines = lay_out(slogan.text, ISSUER, form, known).fitted.lines
            short = form.name.partition(".")[0].removesuffix("-ti-le-1-10").rpartition("-")[2]
            alike.setdefault(" | ".join(lines), []).append(short)
        for text, kinds in alike.items():
            yield f"{slogan.number}. {' '.join(kinds)}: {text}"


def test_slogans_have_the_expected_lines_in_each_format(plan: Document, library: Library) -> None:
    assert wrapped(set_lines(plan, library.word_groups)) == LINES.strip().splitlines()


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("bộ máy", "tổ chức bộ máy", 2),
        ("BỘ  máy", "tổ chức Bộ máy!", 2),
        ("tinh, gọn", "bộ máy tinh, gọn, mạnh", 2),
        ("tinh gọn", "bộ máy tinh, gọn", None),
        ("máy", "máymóc", None),
        ("", "máy", None),
        ("bộ máy", "", None),
    ],
)
def test_phrases_are_found_where_they_occur(phrase: str, text: str, expected: int | None) -> None:
    assert occurrence(phrase, text) == expected


def parts(*texts: str) -> list[Group]:
    """Groups written with the sign of the break after them: "của Đảng <"."""
    breaks = {sign: end for end, sign in SIGNS.items()}
    written = (text.rpartition(" ") for text in texts)
    return [Group(text, breaks[sign]) for text, _, sign in written]


@pytest.mark.parametrize(
    ("given_parts", "box", "most", "lines", "size"),
    [
        ([], Box(10, 10), 2, (), 0.0),
        (["aaaa /"], Box(8, 10), 2, ("aaaa",), 2.0),  # the width limits
        (["aaaa /"], Box(80, 10), 2, ("aaaa",), 5.0),  # the height limits
        (["aaaa /"], Box(0, 10), 2, ("aaaa",), 0.0),
        (["aaaa /"], Box(10, -1), 2, ("aaaa",), 0.0),
        (["aaaa |", "bbbb /"], Box(9, 100), 2, ("aaaa", "bbbb"), 2.25),
        (["aaaa |", "bbbb /"], Box(9, 100), 1, ("aaaa bbbb",), 1.0),
        (["aaaa |", "bbbb /"], Box(90, 20), 2, ("aaaa bbbb",), 10.0),
        # Equal letters: the better break.
        (["aaaa /", "bbbb <", "cccc /"], Box(9, 100), 2, ("aaaa", "bbbb cccc"), 1.0),
        (["aaaa /", "bbb |", "cc |", "d /"], Box(8, 4), 2, ("aaaa", "bbb cc d"), 1.0),
        # A worse break rather than a line that looks lost.
        (["aa /", "bbb |", "ccc |", "d /"], Box(10, 4), 2, ("aa bbb", "ccc d"), 1.0),
        # Far larger letters: the worse break.
        (["aa /", "bbbbbb |", "cccccc /"], Box(13, 100), 2, ("aa bbbbbb", "cccccc"), 13 / 9),
        # Nearly as large: no break rather than a bad one; fewer lines where breaks are as good.
        (["aaaa |", "bb /"], Box(9.4, 5.7), 2, ("aaaa bb",), 9.4 / 7),
        (["aaaa /", "bb /"], Box(9.4, 5.7), 2, ("aaaa bb",), 9.4 / 7),
    ],
)
def test_letters_are_as_large_as_the_box_allows(
    given_parts: list[str], box: Box, most: int, lines: tuple[str, ...], size: float
) -> None:
    found = fit_lines(parts(*given_parts), box, most, LETTERS)
    assert found.lines == lines
    assert found.size == pytest.approx(size)


some_parts = st.lists(
    st.builds(Group, st.text("ab", min_size=1, max_size=9), st.sampled_from(Break)),
    min_size=1,
    max_size=7,
)
some_boxes = st.builds(Box, st.floats(1, 500), st.floats(1, 500))


def every_arrangement(given_parts: list[Group], most: int) -> list[tuple[int, tuple[str, ...]]]:
    """Every possible arrangement: the cost of its breaks, and its lines."""
    inner = range(1, len(given_parts))
    chosen = [cut for count in range(most) for cut in combinations(inner, count)]
    return [
        (
            sum(given_parts[at - 1].end for at in cut),
            tuple(
                " ".join(part.text for part in given_parts[begin:end])
                for begin, end in pairwise((0, *cut, len(given_parts)))
            ),
        )
        for cut in chosen
    ]


def size_in(box: Box, lines: tuple[str, ...]) -> float:
    return min(box.width / max(map(LETTERS.width, lines)), box.height / LETTERS.height(len(lines)))


@given(some_parts, some_boxes, st.integers(1, 7))
def test_no_other_line_arrangement_reads_better_in_letters_as_large(
    given_parts: list[Group], box: Box, most: int
) -> None:
    found = fit_lines(given_parts, box, most, LETTERS)
    every = every_arrangement(given_parts, most)
    enough = RULES.nearly * max(size_in(box, lines) for _, lines in every)
    short = RULES.short * box.width / enough
    rated = [
        (cost + RULES.short_cost * sum(LETTERS.width(line) < short for line in lines), lines)
        for cost, lines in every
    ]
    good = [
        (cost, len(lines)) for cost, lines in rated if size_in(box, lines) >= enough * (1 + 1e-9)
    ]
    ours = [(cost, len(lines)) for cost, lines in rated if lines == found.lines]
    assert min(ours) <= min(good)
    assert found.size == pytest.approx(size_in(box, found.lines))


words = st.sampled_from(
    [
        "tổ",
        "chức",
        "bộ",
        "máy",
        "của",
        "trong",
        "Đảng",
        "tinh,",
        "gọn",
        "mới",
        "mới!",
        "–",
        "“Đảng”",
    ]
)


@given(st.lists(words, max_size=25), some_boxes, st.integers(1, 12))
def test_lines_contain_the_whole_text(text: list[str], box: Box, most: int) -> None:
    found = fit_lines(groups(" ".join(text), KNOWN), box, most, LETTERS)
    assert " ".join(found.lines).split() == text
    assert len(found.lines) <= most
    for line in found.lines:
        assert LETTERS.width(line) * found.size <= box.width * (1 + 1e-9)


@given(st.text(max_size=60))
def test_groups_contain_the_whole_text(text: str) -> None:
    assert " ".join(part.text for part in groups(text, KNOWN)).split() == text.split()
