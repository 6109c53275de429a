"""A comment in which nothing of what it quotes is more than letters."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from portal.changes.markdown import CUT, as_markdown, code
from portal.changes.runs import Entry, Report, Run, Section, Style, ours, quoted

SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
"""A code span, as CommonMark has it: it ends at the first run of as many backticks."""


def report(*texts: str) -> Report:
    entries = tuple(Entry((ours("Sửa: "), quoted(text))) for text in texts)
    return Report("Một câu.", (Section((quoted("Kế hoạch"),), entries),))


@given(st.text(st.sampled_from("`a @<>![]()#$\\\n\t*_~|&\u200b\u202e"), max_size=30))
def test_any_text_stands_whole_in_one_code_span(text: str) -> None:
    written = code(text)
    found = SPAN.fullmatch(written)
    assert found is not None
    assert found[2].strip() == " ".join(text.split())


def test_our_own_signs_are_escaped() -> None:
    written = as_markdown(Report("Xem [a](b) @moi <i>.", ()))
    assert written == "Xem \\[a\\]\\(b\\) \\@moi \\<i\\>.\n"


def test_deletions_and_insertions_are_elements_around_code() -> None:
    runs = (Run("cũ", Style.DELETED), Run("mới", Style.INSERTED))
    told = Report("Một câu.", (Section((quoted("A"),), (Entry((ours("Sửa"),), runs, loud=True),)),))
    assert as_markdown(told) == (
        "Một câu.\n\n#### `A`\n\n- ⚠️ **Cần xem kỹ.** Sửa\n\n  <del>`cũ`</del> <ins>`mới`</ins>\n"
    )


def test_what_is_too_long_is_cut_between_entries_and_says_so() -> None:
    told = report(*(["x" * 100] * 50))
    written = as_markdown(told, limit=1000)
    assert len(written) <= 1000
    assert written.endswith(f"`{'x' * 100}`\n{CUT}")
    assert as_markdown(told).count("- Sửa") == 50
