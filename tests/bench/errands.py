"""What ten errands take on a phone, in taps and screens scrolled, beside what they took before."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.table import row
from portal.cli.main import main
from support.chromium import ALONE, chromium
from support.errands import READER, SCRIPTS, Cost, errands, run_errand
from support.http_server import serving_files


def measure() -> None:
    """Each errand: before, at most, now."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        if main(["build", "--out", str(site)]):
            raise SystemExit(1)
        with serving_files(site) as address, chromium(ALONE) as browser:
            for errand in errands():
                context = browser.new_context(base_url=address, locale="vi-VN", **READER)
                for script in SCRIPTS:
                    context.add_init_script(script)
                found = run_errand(context.new_page(), errand)
                context.close()
                row(errand.name, f"<= {_shown(errand.most)}", _shown(found))
                row("  before", "", _shown(errand.before) if errand.before else "impossible")


def _shown(cost: Cost) -> str:
    return f"{cost.taps} / {cost.screens:.1f}"
