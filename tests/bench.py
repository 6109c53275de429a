"""The promised figures, measured now, beside what they are compared with: `make bench`.

`tests/bench.py pages` measures one part only; the parts are text, build, paper, pages and
search.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import bench_build
import bench_pages
import bench_paper
import bench_search
import bench_text
from figures import heading

PARTS = {
    "text": bench_text.measure,
    "build": bench_build.measure,
    "paper": bench_paper.measure,
    "pages": bench_pages.measure,
    "search": bench_search.measure,
}


def main() -> None:
    """Measure and print every figure of the parts asked for: all, if none is named."""
    parser = argparse.ArgumentParser(description="Measure the promised figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    heading()
    for name in chosen:
        PARTS[name]()


if __name__ == "__main__":
    main()
