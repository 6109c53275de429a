"""Every rule of the project, and the functions that check a library and a built site."""

from portal.checks import (
    agreement,
    attachments,
    change,
    characters,
    fidelity,
    files,
    glossary,
    links,
    metadata,
    originals,
    safety,
    shown_texts,
    spelling,
    structure,
    topics,
    translation,
    units,
)
from portal.checks.registry import rules_in, run
from portal.checks.shape import data_files
from portal.model.library import Library, Publication
from portal.model.problems import Problem
from portal.pages import permalink_rules, places
from portal.pages import rules as page_rules
from portal.pages.built_site import Site
from portal.pages.contract import Contract
from portal.print import faults
from portal.print import rules as print_rules
from portal.search import rules as search_rules

RULES = rules_in(
    attachments,
    files,
    metadata,
    characters,
    agreement,
    originals,
    structure,
    fidelity,
    translation,
    glossary,
    print_rules,
    faults,
    search_rules,
    spelling,
    links,
    safety,
    change,
    shown_texts,
    topics,
    units,
    places,
    page_rules,
    permalink_rules,
)

OF_TEXT = (
    "attachments",
    "files",
    "metadata",
    "agreement",
    "structure",
    "fidelity",
    "originals",
    "translation",
)
"""The families of rules whose problems can change which provisions a document has."""


def check_library(library: Library, site_url: str = "") -> list[Problem]:
    """Every problem in the sources, sorted by place."""
    files = (*library.sources, *data_files(library), *library.every_page)
    subjects = (*files, *library.documents, library, Publication(library, site_url))
    found = run(RULES.values(), *subjects)
    if any(problem.path == library.moves.path for problem in found):
        return found
    contract = Contract(library, _broken(library, found), frozenset(one.path for one in found))
    return sorted(found + run(RULES.values(), contract))


def _broken(library: Library, found: list[Problem]) -> frozenset[str]:
    """The documents whose text is not sound."""
    paths = {problem.path for problem in found if RULES[problem.rule].family in OF_TEXT}
    return frozenset(
        document.id
        for document in library.documents
        if any(path == document.path or path.startswith(f"{document.path}/") for path in paths)
    )


def check_site(site: Site) -> list[Problem]:
    """Every problem in the built pages, sorted by place."""
    return run(RULES.values(), site)
