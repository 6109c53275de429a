"""The whole site from sound files: its parts are made, or kept from before, and joined.

A part is kept only where nothing is wrong with it, so a build that fails changes no site.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from portal.model.context import CACHE, VIETNAM, day_of
from portal.model.problems import Problem
from portal.model.site_data import Moves
from portal.pages.all_rules import check_site
from portal.pages.build_context import read_context
from portal.pages.built_site import Site, read_page, read_site
from portal.pages.change_rules import part_of
from portal.pages.contract import moved_addresses
from portal.pages.document_parts import REFERENCES, Progress, make_documents
from portal.pages.portal_parts import PortalParts
from portal.pages.site_plan import SitePlan
from portal.pages.sitemap import build_file
from portal.pages.sound_state import CheckedFiles
from portal.print.cache import prune
from portal.reference.catalogue import Catalogue
from portal.reference.permalinks import documents_in
from portal.release.parts import Part, PartStore
from portal.source.commit import clean_hash, read_commit, source_date
from portal.source.loader import build_library


@dataclass(frozen=True)
class BuiltSite:
    """The parts of a site, where they are kept, and its marker; of no use with problems."""

    store: PartStore
    parts: tuple[Part, ...]
    marker: bytes
    problems: tuple[Problem, ...] = ()


def make_years(
    root: Path, checked: CheckedFiles, progress: Progress, years: Collection[str]
) -> tuple[int, list[Problem]]:
    """Make and keep the documents of these years, for a build that joins them with others.

    Returns how many these are, and the problems of what was built. Raises UserError, and OSError
    where the cache can't be written.
    """
    plan, _ = _plan(root, checked)
    chosen = {name: key for name, key in plan.keys.items() if name.partition("/")[0] in years}
    missing = {name: key for name, key in chosen.items() if plan.store.find(key) is None}
    return len(chosen), make_documents(plan, missing, progress)


def build_site(
    root: Path,
    checked: CheckedFiles,
    progress: Progress,
    placed: Collection[str] = (),
    *,
    to_release: bool = False,
) -> BuiltSite:
    """Make the parts of the site that are not kept from before.

    Parts with the keys that are `placed` in the site are not looked through; those `to_release` are
    to the last byte. Raises UserError, and OSError where the cache can't be written.
    """
    plan, marker = _plan(root, checked)

    def is_sound(part: Part) -> bool:
        return part.key in placed or (part.is_unchanged if to_release else part.is_whole)

    parts, problems = _parts(plan, progress, is_sound)
    if not problems:
        problems = list(_broken_links(plan, parts))
    if not problems:
        plan.store.prune(part.key for part in parts)
        prune(root / CACHE)
    return BuiltSite(plan.store, tuple(parts), marker, tuple(problems))


def _plan(root: Path, checked: CheckedFiles) -> tuple[SitePlan, bytes]:
    """What the site is to be made of, and its marker.

    Documents are in force as on the day of the commit; without Git, of the newest document.
    """
    files, commit = checked.files, read_commit(root)
    newest = Catalogue(checked.summaries).newest_date
    date = source_date(commit, datetime.combine(newest, time(), VIETNAM))
    catalogue = Catalogue(checked.summaries, day_of(date))
    context = read_context(root, catalogue, files.paths)
    moves = files.by_path.get(Moves.path)
    if moves:
        library = part_of(files, documents_in(moves.text), context.settings.languages)
        moved, moved_ids = moved_addresses(library)
        context = replace(context, moved=moved, moved_ids=moved_ids)
    return SitePlan(root, files, catalogue, context), build_file(clean_hash(commit), date)


def _parts(
    plan: SitePlan, progress: Progress, is_sound: Callable[[Part], bool]
) -> tuple[list[Part], list[Problem]]:
    """The parts of the documents, then those of the portal, and the problems of what was made."""
    found: dict[str, Part] = {}

    def find(key: str) -> Part | None:
        part = found.get(key) or plan.store.find(key)
        if part is None or not (key in found or is_sound(part)):
            return None
        return found.setdefault(key, part)

    missing = {name: key for name, key in plan.keys.items() if find(key) is None}
    if problems := make_documents(plan, missing, progress):
        return [], problems
    documents = {name: part for name, key in plan.keys.items() if (part := find(key))}
    portal, problems = PortalParts(plan, documents).make(find)
    return [*documents.values(), *portal], problems


def _broken_links(plan: SitePlan, parts: Iterable[Part]) -> Iterator[Problem]:
    """What the pages of each part lead to and no part has."""
    places = {path: part for part in parts for path in part.sizes}
    languages = plan.context.settings.languages
    known: dict[str, frozenset[str]] = {}

    def has(reference: str) -> bool:
        path, _, fragment = reference.partition("#")
        if path not in places:
            return False
        if fragment and path not in known:
            page = read_page(path, places[path].file(path), languages)
            known[path] = frozenset(name for name, _ in page.ids)
        return not fragment or fragment in known[path]

    for part in parts:
        lines = part.noted(REFERENCES).decode().splitlines()
        if missing := [one for one in lines if not has(one)]:
            yield from _told(plan, part, missing, places)


def _told(
    plan: SitePlan, part: Part, missing: Iterable[str], places: Mapping[str, Part]
) -> list[Problem]:
    """Which pages of a part have these broken links, and on which lines."""
    url, library = plan.context.settings.site_url, build_library(())
    site = read_site(part.file(""), url, library)
    asked = {path for one in missing if (path := one.partition("#")[0]) in places}
    others = {
        path: replace(read_page(path, places[path].file(path), library.languages), references=())
        for path in asked
    }
    whole = Site(url, {**others, **site.pages}, frozenset(places), library)
    return check_site(whole)
