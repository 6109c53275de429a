"""What an import tells: what was written, proposed, left out, and what waits for a person."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from portal.checks.report import as_text
from portal.importing.document import Composed
from portal.importing.faults import Doubt, Fault
from portal.model.problems import Problem
from portal.reference.headings import opening

WIDTH = 60
"""Characters of a line of the text that people are shown."""

_MOST_LISTED = 40


LAST_STEP = "unlisted-address"
"""The rule that every new document breaks until its addresses are accepted, once it is right."""


def waiting_in(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that a person must mend, without the step that is last for every document."""
    return [problem for problem in problems if problem.rule != LAST_STEP]


def as_report(document: Composed, problems: Sequence[Problem], *, written: bool) -> str:
    """The report of an import, in Vietnamese."""
    return "".join(f"{line}\n" for line in _lines(document, problems, written=written))


def _lines(document: Composed, problems: Sequence[Problem], *, written: bool) -> Iterator[str]:
    yield (
        f"{'Đã ghi' if written else 'Chạy thử, chưa ghi gì. Sẽ ghi'} {len(document.files)} tệp vào"
        f" docs/{document.id}/:"
    )
    for path, data in document.files.items():
        kept = path.startswith("original/") and not path.endswith(".yml")
        digest = f"  SHA-256 {hashlib.sha256(data).hexdigest()}" if kept else ""
        yield f"  {path}{digest}"
    yield from _listed(
        "Đề nghị sửa khi chép, đã ghi lý do ở original/corrections.yml; không đồng ý thì xóa mục đó"
        " và sửa lại trang:",
        (_fault(fault) for fault in document.faults),
    )
    lines = document.text.split("\n")
    yield from _listed("Đã bỏ hoặc đã đổi:", (_at(one, lines) for one in document.done))
    yield from _listed("Chưa chắc, hãy xem lại:", (_at(one, lines) for one in document.doubts))
    waiting = waiting_in(problems)
    yield from _listed("Chờ người sửa (kết quả của lệnh check):", as_text(waiting).splitlines())
    if not waiting:
        yield "Kiểm tra: không có lỗi."
    yield from (problem.message for problem in problems if problem not in waiting)


def _listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    """A title with its entries; nothing where there are none."""
    found = list(entries)
    if not found:
        return
    yield ""
    yield title
    yield from (f"  {entry}" for entry in found[:_MOST_LISTED])
    if len(found) > _MOST_LISTED:
        yield f"  … và {len(found) - _MOST_LISTED} điều nữa."


def _fault(fault: Fault) -> str:
    before, after = (
        re.sub(r"\n+", " ¶ ", text)
        for text in (fault.correction.original, fault.correction.published)
    )
    return f"dòng {fault.line}: «{before}» → «{after}». {fault.correction.reason['vi']}"


def _at(doubt: Doubt, lines: Sequence[str]) -> str:
    """A doubt with the number and the beginning of its line."""
    text = lines[doubt.line - 1] if 0 < doubt.line <= len(lines) else ""
    shown = f" («{opening(' '.join(text.split()), WIDTH)}»)" if text.strip() else ""
    return f"dòng {doubt.line}{shown}: {doubt.text}"
