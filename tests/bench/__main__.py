"""The promised figures, measured now, beside what they are compared with: `make bench`.

`PYTHONPATH=tests python -m bench pages` measures one part only; the parts are text,
changes, fuzz, build, earlier, preview, paper, pages, errands and search. `--inputs 300` makes
fuzz shorter.
"""

from __future__ import annotations

import argparse

from bench import build, changes, earlier, errands, fuzz, pages, paper, preview, search, text
from bench.table import heading

PARTS = {
    "text": text.measure,
    "changes": changes.measure,
    "fuzz": fuzz.measure,
    "build": build.measure,
    "earlier": earlier.measure,
    "preview": preview.measure,
    "paper": paper.measure,
    "pages": pages.measure,
    "errands": errands.measure,
    "search": search.measure,
}


def main() -> None:
    """Measure and print every figure of the parts asked for: all, if none is named."""
    parser = argparse.ArgumentParser(description="Measure the promised figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--inputs", type=int, default=fuzz.INPUTS, help="how many inputs fuzz has")
    options = parser.parse_args()
    chosen = options.parts or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    heading()
    for name in chosen:
        if name == "fuzz":
            fuzz.measure(options.inputs)
        else:
            PARTS[name]()


if __name__ == "__main__":
    main()
