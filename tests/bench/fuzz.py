"""Whether mangled projects and files end in tracebacks, and how long the slowest one takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, settings

from bench import fuzz_import
from bench.table import row
from portal.changes.html import as_html
from portal.changes.markdown import as_markdown
from portal.changes.project import read_change
from portal.changes.report import report
from portal.changes.text import as_text
from portal.cli.fix import received
from portal.cli.project import step
from portal.fixes.files import mend
from portal.model.problems import UserError
from portal.pages.all_rules import check_library
from support import mangled_projects
from support.mangled_projects import Files, compared, library_of

INPUTS = 10_000
"""Inputs in all; every tenth project has the portal's own texts, which are longer."""

LANGUAGES = ("vi", "en")


def _check(_: Files, files: Files) -> None:
    check_library(library_of(files))


def _fix(_: Files, files: Files) -> None:
    library = library_of(files)
    for source in library.sources:
        if source.path.endswith((".md", ".yml")):
            mend(source, received(library, source.path))


def _diff(before: Files, after: Files) -> None:
    told = report(read_change(compared(before, after), LANGUAGES))
    for write in (as_text, as_markdown, as_html):
        write(told)


COMMANDS: dict[str, Callable[[Files, Files], None]] = {
    "check": _check, "fix": _fix, "diff": _diff,
}  # fmt: skip


def measure(inputs: int = INPUTS) -> None:
    """Give mangled projects or files to each command: failures, and the longest processor time."""
    imported = sum(fuzz_import.EXAMPLES.values())
    fuzz_import.measure(inputs / INPUTS)
    projects = inputs - round(imported * inputs / INPUTS)
    for name, command in COMMANDS.items():
        with step(f"fuzzing {name}"):
            times, failures = _tried(command, projects // len(COMMANDS))
        row(f"mangled projects, `{name}`, of {len(times)}: tracebacks", "0", str(len(failures)))
        for failure in sorted(set(failures)):
            row(f"  {failure}", "-", str(failures.count(failure)))
        row("  processor time of the slowest", "<= 2 s", f"{max(times):.2f} s")
        row("  over 2 s", "0", str(sum(one > 2 for one in times)))


def _tried(command: Callable[[Files, Files], None], inputs: int) -> tuple[list[float], list[str]]:
    """The processor time of each, and what those that failed raised."""
    times: list[float] = []
    failures: list[str] = []

    def attempt(projects: tuple[Files, Files]) -> None:
        start = time.process_time()
        try:
            with suppress(UserError):
                command(*projects)
        except Exception as error:  # noqa: BLE001 - what is counted
            failures.append(repr(error)[:58])
        times.append(time.process_time() - start)

    few = max(1, inputs // 10)
    for strategy, count in (
        (mangled_projects.projects, max(1, inputs - few)),
        (mangled_projects.large, few),
    ):
        run: Callable[[], None] = settings(
            max_examples=count, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(given(strategy)(attempt))  # fmt: skip
        run()
    return times, failures
