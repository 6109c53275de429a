"""Addresses that went elsewhere: a page at each that leads there; and the list of all addresses."""

import posixpath
import shutil
from pathlib import Path
from typing import Any

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.model.page_kinds import PageKind
from portal.pages.contract import Contract
from portal.pages.rendering import write_page
from portal.pages.template_context import MovedId
from portal.reference.messages import messages_in
from portal.reference.permalinks import PUBLISHED, Addresses, formatted, merged


def write_list(library: Library, versions: Addresses, folder: Path) -> None:
    """Write every address that is published or was, for `permalinks compare`."""
    contract = Contract(library)
    every = merged((*contract.listed.items(), *contract.published.items(), *versions.items()))
    (folder / PUBLISHED).write_text(formatted(every), "utf-8")


def write_moved(context: BuildContext, templates: Path, folder: Path) -> None:
    """Write a page for each that went elsewhere; of a file that did, what is there now."""
    for old, new in context.moved.items():
        if old.endswith("/"):
            write_page(PageKind.MOVED, _page(context, old, new), templates, folder / old)
        elif (folder / new).is_file():  # nothing is printed in a preview
            (folder / old).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / new, folder / old)


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
