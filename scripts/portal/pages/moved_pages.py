"""Addresses that went elsewhere: a page at each that leads there; and the list of all addresses."""

import posixpath
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from portal.model.context import BuildContext
from portal.model.files import Source
from portal.model.page_kinds import PageKind
from portal.pages.rendering import write_page
from portal.pages.template_context import MovedId
from portal.reference.messages import messages_in
from portal.reference.permalinks import PUBLISHED


def write_list(lists: Iterable[Source], versions: Iterable[str], folder: Path) -> None:
    """Write every address that is published or was, for `permalinks compare`.

    These are the lines of the `lists`, which have all that is published where nothing is wrong, and
    those of `versions`, which are in no list.
    """
    lines = {line for one in lists for line in one.text.splitlines() if line.startswith("/")}
    lines.update(line for one in versions for line in one.splitlines())
    (folder / PUBLISHED).write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")


def write_moved(
    context: BuildContext, templates: Path, folder: Path, find: Callable[[str], Path | None]
) -> None:
    """Write a page for each that went elsewhere; of a file that did, what is there now.

    `find` has the file that the site has at a path, None where it has none, as in a preview.
    """
    for old, new in context.moved.items():
        if old.endswith("/"):
            write_page(PageKind.MOVED, _page(context, old, new), templates, folder / old)
        elif found := find(new):
            (folder / old).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, folder / old)


def _page(context: BuildContext, old: str, new: str) -> dict[str, Any]:
    def relative(target: str) -> str:
        path, hash_sign, name = target.partition("#")
        there = posixpath.relpath(f"/{path}", f"/{old}")
        return f"{there}/{hash_sign}{name}" if path.endswith("/") or not path else there

    site_url = context.settings.site_url
    return {
        "build": context,
        "all_messages": {name: messages_in(name) for name in context.settings.languages},
        "target": relative(new),
        "address": site_url + new,
        "canonical": site_url + new.partition("#")[0],
        "moved": [
            MovedId(name, relative(target), site_url + target)
            for name, target in context.moved_ids.get(old, {}).items()
        ],
    }
