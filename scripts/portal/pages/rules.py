"""Built pages: links lead somewhere, every provision is present, nothing loads from other hosts."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.checks.messages import say
from portal.checks.registry import rule
from portal.model.documents import Provision
from portal.model.library import Library
from portal.model.page_kinds import WHOLE_TEXT
from portal.model.problems import Finding
from portal.pages.built_site import Site
from portal.reference.addresses import document_path, own_path, section_path


@dataclass(frozen=True)
class GeneratorLog:
    """What MkDocs reported as a warning or an error while it built the pages."""

    messages: tuple[str, ...]


@rule(GeneratorLog)
def site_generator(log: GeneratorLog) -> Iterator[Finding]:
    """MkDocs builds the site without a warning."""
    for message in log.messages:
        yield Finding("mkdocs.yml", 1, message)


@rule(Site)
def built_broken_link(site: Site) -> Iterator[Finding]:
    """Every link, image, style and script of a built page leads to a file and an id that exist."""
    ids = {path: frozenset(name for name, _ in page.ids) for path, page in site.pages.items()}
    for page in site.pages.values():
        for reference in page.references:
            target = site.target(page, reference)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                if site.is_part:  # the whole site tells
                    continue
                message = say("built-broken-link", "file", address=reference.address)
                yield Finding(page.path, reference.line, message)
            elif fragment and path in ids and fragment not in ids[path]:
                message = say(
                    "built-broken-link",
                    "fragment",
                    address=reference.address,
                    path=path,
                    fragment=fragment,
                )
                yield Finding(page.path, reference.line, message)


@rule(Site)
def built_outside_request(site: Site) -> Iterator[Finding]:
    """A built page loads nothing from another host."""
    own = urlsplit(site.url).netloc
    for page in site.pages.values():
        for reference in page.references:
            parts = urlsplit(reference.address)
            if reference.loaded and parts.netloc and parts.netloc != own:
                message = say("built-outside-request", address=reference.address)
                yield Finding(page.path, reference.line, message)


@rule(Site)
def built_missing_provision(site: Site) -> Iterator[Finding]:
    """Every provision has its id in its section, in the whole text and on its own page."""
    for path, provision in provision_pages(site.library):
        found = site.pages.get(path)
        if found is None or provision.id not in dict(found.ids):
            message = say(
                "built-missing-provision", id=provision.id, path=provision.path, line=provision.line
            )
            yield Finding(path, 1, message)


def provision_pages(library: Library) -> Iterator[tuple[str, Provision]]:
    """Each provision with each built page that must have its id."""
    for document in library.documents:
        for edition in document.editions.values():
            base = document_path(document, edition.language)
            for provision in edition.provisions:
                for place in (section_path(provision), own_path(provision), f"{WHOLE_TEXT}/"):
                    yield f"{base}{place}index.html", provision


@rule(Site)
def built_repeated_id(site: Site) -> Iterator[Finding]:
    """No id is used twice on a built page."""
    for page in site.pages.values():
        first: dict[str, int] = {}
        for name, line in page.ids:
            if name in first:
                message = say("built-repeated-id", id=name, first=first[name])
                yield Finding(page.path, line, message)
            first.setdefault(name, line)


@rule(Site)
def built_unmarked_translation(site: Site) -> Iterator[Finding]:
    """Every built page of a translation says that it is unofficial."""
    for document in site.library.documents:
        for edition in document.translations:
            folder = document_path(document, edition.language)
            for path, page in site.pages.items():
                if path.startswith(folder) and not page.unofficial and not page.is_moved:
                    yield Finding(path, 1, say("built-unmarked-translation"))
