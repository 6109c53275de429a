"""The whole site from a sound library: every projection, then the checks on what was built."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from portal.export.documents import write_documents
from portal.model.context import CACHE
from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import check_site
from portal.pages.assets import publish_assets
from portal.pages.build_context import read_context
from portal.pages.built_site import read_site
from portal.pages.downloads import sizes
from portal.pages.gallery import write_galleries
from portal.pages.mkdocs_build import build_pages
from portal.pages.offline import write_offline
from portal.pages.provision_pages import write_provision_pages
from portal.pages.search_page import write_search_pages
from portal.pages.sitemap import write_build, write_sitemap
from portal.print.cards import write_cards
from portal.print.collection import print_library
from portal.print.icons import write_icons
from portal.print.page_cards import cards
from portal.release.atomic import write_files
from portal.search.index import build_index

Step = Callable[[str], AbstractContextManager[None]]
"""Tells people what is being done, in Vietnamese, until the work inside is done."""


def build_site(root: Path, library: Library, folder: Path, step: Step) -> list[Problem]:
    """Write every projection of the library into `folder`; it is of no use where problems return.

    Raises UserError.
    """
    context, templates = read_context(root, library), root / "overrides"
    with ThreadPoolExecutor(1) as aside:  # another process indexes: it need not be waited for
        indexing = aside.submit(build_index, library)
        with step("Đang dàn trang in"):
            printed = print_library(library, context, root)
        if printed.problems:
            return printed.problems
        context = replace(context, sizes=sizes(library, context, printed.files))
        with step("Đang dựng trang"):
            if problems := build_pages(root, library, folder, context):
                return problems
            publish_assets(folder, context.assets)
            write_provision_pages(library, context, templates, folder)
            write_galleries(library, context, templates, folder)
        with step("Đang lập chỉ mục tìm kiếm"):
            index = indexing.result()
    write_files(folder, index.files)
    write_search_pages(library, context, index, templates, folder)
    write_documents(library, context, folder)
    write_sitemap(folder, context.settings.site_url, context.date)
    write_build(folder, context.commit, context.date)
    write_files(folder, printed.files)
    with step("Đang vẽ ảnh chia sẻ"):
        write_cards(list(cards(library, context)), folder, root / CACHE)
        write_icons(folder, root / CACHE, root / "overrides/assets/favicon.svg")
    write_offline(library, context, index, folder)
    with step("Đang kiểm tra trang đã dựng"):
        return check_site(read_site(folder, context.settings.site_url, library))
