"""A report as a comment on a forge. Whatever is quoted stands in code spans.

There, nothing is a link, an image, HTML or a mention, and every letter shows as it is.
"""

import re
from collections.abc import Iterable

from portal.changes.runs import Entry, Report, Run, Section, Style

MAX_CHARACTERS = 60_000
"""The longest comment: a forge takes 65,536 characters, and adds a mark and a link of ours."""

CUT = (
    "\n**Bản kê này dài quá mức cho phép nên được cắt ở đây.** Xem toàn bộ bằng lệnh"
    " `scripts/build.py diff`, hoặc trong tệp HTML mà lần chạy kiểm tra để lại.\n"
)
_FORMS = {Style.QUOTED: "{}", Style.DELETED: "<del>{}</del>", Style.INSERTED: "<ins>{}</ins>"}
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&$])")


def as_markdown(report: Report, limit: int = MAX_CHARACTERS) -> str:
    """The report, cut after the last entry for which there is room."""
    written = f"{_plain(report.summary)}\n"
    for section in report.sections:
        for index, entry in enumerate(section.entries):
            more = ("" if index else _title(section)) + _entry(entry)
            if len(written) + len(more) + len(CUT) > limit:
                return written + CUT
            written += more
    return written


def _title(section: Section) -> str:
    return f"\n#### {_joined(section.title)}\n\n"


def _entry(entry: Entry) -> str:
    lead = _joined(entry.lead)
    detail = f"\n  {_joined(entry.detail, ' ')}\n" if entry.detail else ""
    return f"- {'⚠️ **Cần xem kỹ.** ' if entry.loud else ''}{lead}\n{detail}"


def _joined(runs: Iterable[Run], between: str = "") -> str:
    return between.join(_written(run) for run in runs)


def _written(run: Run) -> str:
    if run.style is Style.OURS:
        return _plain(run.text)
    return _FORMS[run.style].format(code(run.text))


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def code(text: str) -> str:
    """A code span that holds any text on one line: its fence is longer than any inside."""
    inner = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", inner)), default=0)
    fence = "`" * (longest + 1)
    room = " " if inner[:1] in ("`", " ", "") or inner[-1:] == "`" else ""
    return f"{fence}{room}{inner}{room}{fence}"
