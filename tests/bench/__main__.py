"""The promised figures, measured now, beside what they are compared with: `make bench`.

`make bench PARTS=pages` measures one part only; `--help` lists them. `--inputs 300` makes fuzz
shorter; `PARTS="scale --documents 10,100 --generators ours"` measures smaller libraries and one
site generator. What scale has measured is kept in scale.json and plotted in scale.svg.
"""

from __future__ import annotations

import argparse

from bench import (
    build,
    changes,
    earlier,
    errands,
    fuzz,
    library,
    pages,
    paper,
    preview,
    publishing,
    scale,
    search,
    servers,
    text,
)
from bench.scale_figures import NAMES
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
    "library": library.measure,
    "servers": servers.measure,
    "publishing": publishing.measure,
    "scale": scale.measure,
}


def main() -> None:
    """Measure and print every figure of the parts asked for: all, if none is named."""
    parser = argparse.ArgumentParser(description="Measure the promised figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--inputs", type=int, default=fuzz.INPUTS, help="how many inputs fuzz has")
    parser.add_argument(
        "--documents", type=_sizes, default=scale.SIZES, help="how many documents scale has"
    )
    parser.add_argument(
        "--generators", default=",".join(NAMES), help="which site generators scale measures"
    )
    options = parser.parse_args()
    chosen = options.parts or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    heading()
    for name in chosen:
        if name == "fuzz":
            fuzz.measure(options.inputs)
        elif name == "scale":
            scale.measure(options.documents, options.generators.split(","))
        else:
            PARTS[name]()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


if __name__ == "__main__":
    main()
