"""Files as no office makes them: none ends in a traceback, none takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.table import row
from portal.cli.project import step
from portal.importing.document import compose
from portal.importing.reading import read_received
from portal.importing.received import Received
from portal.model.problems import UserError
from support import mangled

EXAMPLES = {"mangled": 1500, "repeated": 40, "PDF": 40}
SOURCES = {"mangled": mangled.received, "repeated": mangled.repeated, "PDF": mangled.pdfs}


def measure(share: float = 1) -> None:
    """Import a share of the files: how many failed, and the most processor time that one took."""
    examples = {name: max(1, round(count * share)) for name, count in EXAMPLES.items()}
    failed, slowest = 0, 0.0
    for name, source in SOURCES.items():
        with step(f"fuzzing import: {name}"):
            failures, most = _import(source, examples[name])
        failed, slowest = failed + failures, max(slowest, most)
    count = sum(examples.values())
    row(f"mangled files imported, of {count}: tracebacks", "0", str(failed))
    row("  processor time of the slowest", "<= 2 s", f"{slowest:.2f} s")


def _import(source: st.SearchStrategy[Received], examples: int) -> tuple[int, float]:
    """How many of these files failed, and the most seconds that one took."""
    times: list[float] = []
    failures: list[str] = []

    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(source)
    def bring_in(received: Received) -> None:
        start = time.process_time()
        try:
            with suppress(UserError):
                compose(read_received(received), "2025/1-kh-ldld")
        except Exception as error:  # noqa: BLE001 - what is counted
            failures.append(repr(error))
        times.append(time.process_time() - start)

    run: Callable[[], None] = bring_in
    run()
    return len(failures), max(times)
