"""The whole site from a sound library: projections, MkDocs' pages, the checks on what was built."""

from __future__ import annotations

from pathlib import Path

from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import check_site
from portal.pages.build_context import read_context
from portal.pages.built_site import read_site
from portal.pages.mkdocs_build import build_pages
from portal.pages.projections import Step, make_projections, write_projections


def build_site(root: Path, library: Library, folder: Path, step: Step) -> list[Problem]:
    """Build the site into `folder`, which is of no use where problems are returned.

    Raises UserError.
    """
    made = make_projections(root, library, read_context(root, library), step=step)
    if made.problems:
        return list(made.problems)
    with step("Đang dựng trang"):
        if problems := build_pages(made, folder):
            return problems
    write_projections(made, folder, step)
    with step("Đang kiểm tra trang đã dựng"):
        return check_site(read_site(folder, made.context.settings.site_url, library))
