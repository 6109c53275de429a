"""Take the guides' pictures anew, and write what their commands answer now: `make guides`.

`PYTHONPATH=tests python -m guides sua-mot-dong` does only these guides, and no pictures.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from guides.commands import clone_project, follow
from guides.pictures import lay_missing, take_all
from guides.steps import blocks, file_of, names, text_of
from portal.cli.main import main as build
from support.chromium import chromium
from support.http_server import serving_files


def main(chosen: list[str]) -> None:
    """Write the guides and their pictures where they say or show something else than now."""
    for guide in chosen or [name for name in names() if any(blocks(name))]:
        with TemporaryDirectory() as folder:
            answered = follow(guide, clone_project(Path(folder)))
        if answered != text_of(guide):
            file_of(guide).write_text(answered, "utf-8")
            print(f"docs/huong-dan/{guide}.md")
    if not chosen:
        _take_pictures()


def _take_pictures() -> None:
    lay_missing()
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        if build(["build", "--out", str(site)]):
            sys.exit("The site was not built.")
        with serving_files(site) as address, chromium() as browser:
            for name in take_all(browser, address):
                print(f"docs/huong-dan/anh/{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
