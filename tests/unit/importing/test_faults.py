"""Faults of transcription: what is proposed, what is only doubted, what is left alone."""

from __future__ import annotations

import pytest

from portal.importing.faults import CUT, HYPHEN, MAX_FAULTS, NUMBER, find_faults
from portal.source.comparison import corrected

PROSE = "Công đoàn các cấp tổ chức tuyên truyền sâu rộng đến đoàn viên, người lao động trong tỉnh"
PAGE = "\n".join(
    f"Đoạn thứ {word} nói về {PROSE}." for word in ("hai", "ba", "tư", "năm", "sáu", "bảy")
)


def proposed(text: str) -> list[tuple[int, str, str]]:
    faults, _ = find_faults(text, markdown=False)
    reasons = {CUT["vi"]: "cut", NUMBER["vi"]: "number", HYPHEN["vi"]: "hyphen"}
    return [(f.line, f.correction.published, reasons[f.correction.reason["vi"]]) for f in faults]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{PROSE}\n\nvà các huyện.", [(3, "lao động trong tỉnh và các huyện.", "cut")]),
        (
            f"{PROSE}, {PROSE} Công ước\n\n\nKhung của Liên hợp quốc.",
            [(4, "trong tỉnh Công ước Khung của Liên hợp", "cut")],
        ),
        (f"{PROSE}\n\n2\n\nvà các huyện.", [(3, "lao động trong tỉnh và các huyện.", "number")]),
        (
            f"A.\n{PROSE}.\nTrang 2/5\n{PROSE}!",
            [(3, "lao động trong tỉnh.\nCông đoàn các cấp", "number")],
        ),
    ],
)
def test_each_fault_is_proposed_with_its_line(text: str, found: list[tuple[int, str, str]]) -> None:
    assert proposed(text) == found


def test_a_hyphen_inside_a_paragraph_is_joined() -> None:
    assert proposed("Giảm phát thải các-\nbon, bảo vệ môi trường.") == [
        (2, "Giảm phát thải các-bon, bảo vệ môi", "hyphen")
    ]


def test_numbers_of_pages_in_a_row_are_removed() -> None:
    text = f"{PROSE}.\n2\n{PAGE}\n3\n{PROSE}.\n"
    faults, doubts = find_faults(text, markdown=False)
    once = corrected(text, [fault.correction for fault in faults])
    assert (doubts, [line for line in once.split("\n") if line.strip().isdigit()]) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}.\n\nvà các huyện.",
        f"{PROSE}:\n\n- các huyện;",
        "KẾ HOẠCH\n\nvề việc tổ chức hội thi",
        f"{PROSE}\n\n1. Các huyện.",
        f"{PROSE}\n\nNơi nhận:",
        "Đơn vị\tSố\nA\t1\n",
        f"{PROSE}\n\nCác huyện báo cáo trước ngày 05.",
    ],
)
def test_what_is_no_fault_is_left_alone(text: str) -> None:
    assert find_faults(text, markdown=False) == ([], [])


def test_a_number_alone_is_only_doubted() -> None:
    faults, doubts = find_faults("Tổng số:\n12\nNgười dự.", markdown=False)
    assert (faults, [(one.line, one.text) for one in doubts]) == (
        [],
        [(2, "«12» đứng riêng một dòng: có thể là số trang lẫn vào lời văn")],
    )


def test_what_would_match_twice_gets_more_words() -> None:
    text = f"{PROSE} một\n\nvà hai.\n{PROSE} một.\n\nVà ba trong tỉnh một\n\nvà hai.\n"
    assert [line for line, _, _ in proposed(text)] == [3, 8]


def test_a_text_that_is_cut_everywhere_gets_a_limited_number_of_proposals() -> None:
    text = "".join(f"Việc số {index} của\n\nđoàn viên {index}.\n" for index in range(100))
    faults, doubts = find_faults(text, markdown=False)
    assert (len(faults), [one.line for one in doubts]) == (MAX_FAULTS, [3 * MAX_FAULTS + 3])
