"""A report for the terminal: plain lines, deletions and insertions in marks of their own."""

import textwrap
from collections.abc import Iterable

from portal.changes.runs import Report, Run, Style

WIDTH = 100

_MARKS = {Style.DELETED: "[-{}-]", Style.INSERTED: "{{+{}+}}"}
"""As `git diff --word-diff` marks them."""


def as_text(report: Report) -> str:
    """The report in lines; what a reviewer must not miss begins with «!»."""
    lines = [report.summary]
    for section in report.sections:
        lines += ["", _joined(section.title)]
        for entry in section.entries:
            lines += _wrapped(_joined(entry.lead), "! " if entry.loud else "- ")
            lines += _wrapped(_joined(entry.detail, " "), "    ") if entry.detail else []
    return "".join(f"{line}\n" for line in lines)


def _joined(runs: Iterable[Run], between: str = "") -> str:
    return between.join(_MARKS.get(run.style, "{}").format(run.text) for run in runs)


def _wrapped(text: str, first: str) -> list[str]:
    """The text in lines, the first after a mark; words are never cut."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
