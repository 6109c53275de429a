"""Make a copy of the project with a generated library, as a commit."""

from __future__ import annotations

import argparse
from pathlib import Path

from support.generated_library.files import generated_project
from support.project import ROOT


def main() -> None:
    """Make what the arguments ask for."""
    parser = argparse.ArgumentParser(description="Make a project with a generated library.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--count", type=int, default=100, help="documents, plan 113 among them")
    parser.add_argument("--seed", default="113", help="the same seed gives the same bytes")
    options = parser.parse_args()
    root = generated_project(options.folder, options.count, options.seed, cached=False)
    with (root / ".git/info/exclude").open("a") as exclude:
        exclude.write("/.venv\n")
    (root / ".venv").symlink_to(ROOT / ".venv")


if __name__ == "__main__":
    main()
