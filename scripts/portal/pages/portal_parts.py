"""The parts of the site that are of no document: own pages, rules, search, and what is of all."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from portal.export.archive import archives
from portal.export.digests import file_digests, from_note, joined
from portal.export.security import security_files
from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.model.problems import Problem
from portal.model.site_data import Glossary, SearchVocabulary
from portal.model.summary import DocumentSummary
from portal.pages.all_rules import check_site
from portal.pages.assets import publish_assets
from portal.pages.built_site import read_site
from portal.pages.change_rules import linked_documents, part_of
from portal.pages.document_parts import DIGESTS, INDEX, REFERENCES, SITEMAP, VERSIONS
from portal.pages.downloads import format_size
from portal.pages.list_pages import ListPages
from portal.pages.mkdocs_build import build_pages
from portal.pages.portal_files import Listed, Portal, write_checks, write_portal_files, write_search
from portal.pages.projections import Projections
from portal.pages.rule_pages import write_rule_pages
from portal.pages.site_plan import SitePlan, contents
from portal.print.cache import key_of
from portal.reference.addresses import archive_path, data_path, id_path
from portal.reference.permalinks import FOLDER
from portal.release.atomic import write_files
from portal.release.parts import Part, note
from portal.search.index import build_index
from portal.search.postings import from_json, join, to_json
from portal.search.terms import with_terms

OFFERED = (".pdf", ".docx")
"""The endings of files that the home page offers, with their sizes."""

Find = Callable[[str], Part | None]
"""Finds the part with a key, if it is kept and undamaged."""


@dataclass(frozen=True)
class _Recipe:
    """A part still to be made: what its key is a hash of, and how it is written, with its notes."""

    inputs: Sequence[bytes]
    write: Callable[[Path], list[Problem] | None]


@dataclass(frozen=True)
class PortalParts:
    """What the portal's own parts are made of: the plan, and the parts of its documents by id."""

    plan: SitePlan
    documents: Mapping[str, Part]

    def make(self, find: Find) -> tuple[list[Part], list[Problem]]:
        """The parts, each found by its key or made now, and the problems of what was made.

        Raises UserError.
        """
        parts: list[Part] = []
        for recipe in (
            self._own(),
            self._rules(),
            self._security(),
            *self._lists(),
            *self._archives(),
            *self._years(),
        ):
            if problems := self._add(recipe, find, parts):
                return parts, problems
        for made_of in (self._search, self._checks, self._of_all):
            if problems := self._add(made_of(tuple(parts)), find, parts):
                return parts, problems
        return parts, []

    def _add(self, recipe: _Recipe, find: Find, parts: list[Part]) -> list[Problem]:
        """Add the part of a recipe to the parts, unless it has problems."""
        plan, moved = self.plan, repr(self.plan.moved.get("")).encode()
        key = key_of(plan.shared, moved, *recipe.inputs)
        found = find(key)
        if found is None:
            with plan.store.workplace() as folder:
                folder.mkdir()
                if problems := recipe.write(folder):
                    return problems
                url = plan.context.settings.site_url
                site = read_site(folder, url, replace(self._library, documents=()), is_part=True)
                if problems := check_site(site):
                    return problems
                with plan.store.adding(key) as files:
                    for made, kept in ((folder, files), (folder.parent, files.parent)):
                        for one in set(made.iterdir()) - {folder}:
                            one.rename(kept / one.name)
                    note(files, REFERENCES, "\n".join(sorted(site.leading_out())).encode())
            found = plan.store.find(key)
        parts += [found] if found else []
        return []

    def _own(self) -> _Recipe:
        """The pages that MkDocs builds: home, guides; with them the styles and scripts."""
        library = self._library

        def write(folder: Path) -> list[Problem]:
            plan = self.plan
            made = Projections(plan.root, library, plan.catalogue, self._portal.context)
            if problems := build_pages(made, folder):
                return problems
            publish_assets(folder, plan.context.assets)
            for name in ("sitemap.xml", "sitemap.xml.gz"):  # which lack pages of our own
                (folder / name).unlink(missing_ok=True)
            for document in library.documents:
                for language in library.languages:
                    shutil.rmtree(folder / id_path(document.id, language), ignore_errors=True)
            return []

        told = sorted(
            f"{path} {format_size(size, OFFICIAL)}"
            for part in self._newest
            for path, size in part.sizes.items()
            if path.endswith(OFFERED)
        )
        return _Recipe(
            (b"own", self._catalogue, "\n".join(told).encode(), *contents(library.sources)), write
        )

    def _rules(self) -> _Recipe:
        """The pages of the rules."""

        def write(folder: Path) -> None:
            write_rule_pages(self._portal.context, self._portal.templates, folder)

        return _Recipe((b"rules",), write)

    def _security(self) -> _Recipe:
        """Whom to tell of a flaw, as of the day of the commit."""
        files = security_files(self.plan.context.settings, self.plan.catalogue.day)

        def write(folder: Path) -> None:
            write_files(folder, files)

        return _Recipe((b"security", *files.values()), write)

    def _lists(self) -> Iterator[_Recipe]:
        """Each list of documents."""
        portal, topics = self._portal, self._library.topics.topics
        pages = ListPages(portal.catalogue, topics, portal.context, portal.templates)
        ways = repr(pages.ways).encode()
        for one in pages.lists:
            named = repr((one.path, one.names)).encode()
            listed = (self._summaries[each.id] for each in one.documents)
            yield _Recipe((b"list", named, ways, *listed), partial(pages.write, one))

    def _years(self) -> Iterator[_Recipe]:
        """What the search index has of each year's documents, without files of its own."""
        for _, group in groupby(self.plan.catalogue.newest, lambda one: one.id.partition("/")[0]):
            parts = [self.documents[one.id] for one in group]

            def write(folder: Path, parts: Sequence[Part] = parts) -> None:
                index = join([from_json(part.noted(INDEX)) for part in parts])
                note(folder, INDEX, to_json(index))

            yield _Recipe((b"year", *(part.key.encode() for part in parts)), write)

    def _search(self, others: tuple[Part, ...]) -> _Recipe:
        """The index of all documents, and the pages that ask it."""
        years = [part for part in others if INDEX in part.notes]
        vocabulary = with_terms(self._library.search_vocabulary, self._library.glossary)

        def write(folder: Path) -> None:
            every = join([from_json(part.noted(INDEX)) for part in years])
            write_search(self._portal, build_index(every, vocabulary), folder)

        listed = (SearchVocabulary.path, Glossary.path)
        words = [one for one in self._library.sources if one.path in listed]
        keys = (part.key.encode() for part in years)
        return _Recipe((b"search", self._catalogue, *contents(words), *keys), write)

    def _archives(self) -> Iterator[_Recipe]:
        """The archive of the texts of each year."""
        for year in sorted({name.partition("/")[0] for name in self.documents}):
            chosen = [
                (one, self.documents[one.id])
                for one in self.plan.catalogue.summaries
                if one.id.startswith(f"{year}/")
            ]

            def write(
                folder: Path, chosen: Iterable[tuple[DocumentSummary, Part]] = chosen
            ) -> None:
                files = {one.id: part.file(data_path(one)).read_bytes() for one, part in chosen}
                write_files(folder, archives(files))

            yield _Recipe((b"archive", *(part.key.encode() for _, part in chosen)), write)

    def _checks(self, others: tuple[Part, ...]) -> _Recipe:
        """The digests of all that readers can take away, and the page to check with them."""
        years = {archive_path(name.partition("/")[0]) for name in self.documents}
        archived = [part for part in others if years & part.sizes.keys()]
        parts = (*self.documents.values(), *archived)

        def write(folder: Path) -> None:
            known = [from_note(part.noted(DIGESTS)) for part in self.documents.values()]
            files = {path: part.file(path) for part in archived for path in part.sizes}
            write_checks(self._portal, joined([*known, file_digests(files)]), folder)

        return _Recipe((b"checks", self._catalogue, *(part.key.encode() for part in parts)), write)

    def _of_all(self, others: tuple[Part, ...]) -> _Recipe:
        """Feeds, sitemap, lists of addresses, cards and icons."""
        parts = (*self.documents.values(), *others)

        def write(folder: Path) -> None:
            entries = {name: part.noted(SITEMAP).decode() for name, part in self.documents.items()}
            archived = {path: size for part in others for path, size in part.sizes.items()}
            versions = [part.noted(VERSIONS).decode() for part in self.documents.values()]
            places = {path: part for part in parts for path in part.sizes}

            def file(path: str) -> Path | None:
                return places[path].file(path) if path in places else None

            write_portal_files(
                self._portal, Listed(entries, lists, versions, archived), file, folder
            )

        lists = [one for one in self.plan.files.sources if one.path.startswith(FOLDER)]
        keys = (part.key.encode() for part in parts)
        return _Recipe((b"all", self._catalogue, *contents(lists), *keys), write)

    @cached_property
    def _library(self) -> Library:
        """All that is of no document, and the documents that the portal's own pages lead to."""
        files, languages = self.plan.files, self.plan.context.settings.languages
        library = part_of(files, linked_documents(files), languages)
        kept = (one for one in library.sources if not one.path.startswith(FOLDER))
        return replace(library, sources=tuple(kept))

    @cached_property
    def _portal(self) -> Portal:
        plan, context = self.plan, self.plan.context
        offered = {path: size for part in self._newest for path, size in part.sizes.items()}
        context = replace(context, sizes=offered)
        return Portal(plan.root, self._library, plan.catalogue, context)

    @cached_property
    def _newest(self) -> tuple[Part, ...]:
        """The parts of the newest documents, whose files the home page offers."""
        newest = self.plan.catalogue.newest
        calling = [one for one in newest if one.slogan_sections]
        return tuple(self.documents[one.id] for one in (*newest[:1], *calling[:1]))

    @property
    def _catalogue(self) -> bytes:
        return b"".join(self._summaries.values())

    @cached_property
    def _summaries(self) -> Mapping[str, bytes]:
        """A hash of what lists say of each document, by its id."""
        catalogue = self.plan.catalogue
        return {
            one.id: sha256(repr((one, catalogue.status(one.id))).encode()).digest()
            for one in catalogue.summaries
        }
