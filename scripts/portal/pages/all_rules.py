"""Every rule of the project, and the functions that check a library and a built site."""

from portal.checks import (
    agreement,
    attachments,
    characters,
    fidelity,
    files,
    glossary,
    links,
    metadata,
    safety,
    spelling,
    structure,
    translation,
)
from portal.checks.registry import rules_in, run
from portal.checks.shape import data_files
from portal.model.library import Library, Publication
from portal.model.problems import Problem
from portal.pages import rules as page_rules
from portal.pages.built_site import Site
from portal.print import faults
from portal.print import rules as print_rules
from portal.search import rules as search_rules

RULES = rules_in(
    attachments,
    files,
    metadata,
    agreement,
    structure,
    fidelity,
    translation,
    glossary,
    print_rules,
    faults,
    search_rules,
    characters,
    spelling,
    links,
    safety,
    page_rules,
)


def check_library(library: Library, site_url: str = "") -> list[Problem]:
    """Every problem in the sources, sorted by place."""
    files = (*library.sources, *data_files(library), *library.every_page)
    return run(RULES.values(), *files, *library.documents, library, Publication(library, site_url))


def check_site(site: Site) -> list[Problem]:
    """Every problem in the built pages, sorted by place."""
    return run(RULES.values(), site)
