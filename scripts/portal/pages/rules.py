"""The built pages: every address answers, every provision is there, no other host is asked."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from portal.checks.registry import rule
from portal.model.page_kinds import WHOLE_TEXT
from portal.model.problems import Finding
from portal.pages.built_site import BuiltPage, Reference, Site
from portal.reference.addresses import document_path, own_path, section_path


@dataclass(frozen=True)
class GeneratorLog:
    """What MkDocs warned of or refused while it built the pages."""

    messages: tuple[str, ...]


@rule(GeneratorLog)
def site_generator(log: GeneratorLog) -> Iterator[Finding]:
    """MkDocs builds the site without a warning.

    Bad: a plugin in mkdocs.yml that is not installed
    Good: the plugins i18n and portal
    """
    for message in log.messages:
        yield Finding("mkdocs.yml", 1, message)


@rule(Site)
def built_broken_link(site: Site) -> Iterator[Finding]:
    """Every link, image, style and script of a built page leads to something that was built.

    Bad: <a href="../v/"> where there is no section V
    Good: <a href="../iv/">
    """
    ids = {path: frozenset(name for name, _ in page.ids) for path, page in site.pages.items()}
    for page in site.pages.values():
        for reference in page.references:
            target = _target(site, page, reference)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                yield Finding(
                    page.path,
                    reference.line,
                    f"Địa chỉ «{reference.address}» không dẫn tới tệp nào trong trang đã dựng. Hãy"
                    " sửa liên kết ở trang nguồn hoặc mẫu giao diện.",
                )
            elif fragment and path in ids and fragment not in ids[path]:
                yield Finding(
                    page.path,
                    reference.line,
                    f"Địa chỉ «{reference.address}»: trang {path} không có mục «{fragment}». Hãy"
                    " sửa phần sau dấu «#».",
                )


@rule(Site)
def built_outside_request(site: Site) -> Iterator[Finding]:
    """A built page loads nothing from another host.

    Bad: <link rel="stylesheet" href="https://fonts.example/css">
    Good: <link rel="stylesheet" href="assets/css/tokens.css">
    """
    own = urlsplit(site.url).netloc
    for page in site.pages.values():
        for reference in page.references:
            parts = urlsplit(reference.address)
            if reference.loaded and parts.netloc and parts.netloc != own:
                yield Finding(
                    page.path,
                    reference.line,
                    f"Trang tự tải «{reference.address}» từ máy chủ khác. Hãy đặt tệp đó vào"
                    " overrides/assets hoặc bỏ đi.",
                )


@rule(Site)
def built_missing_provision(site: Site) -> Iterator[Finding]:
    """Every provision has its id on its section, its own page and the whole text, in each language.

    Bad: ii/index.html without id="ii-1-1"
    Good: <p id="ii-1-1">
    """
    for document in site.library.documents:
        for edition in document.editions.values():
            base = document_path(document, edition.language)
            for provision in edition.provisions:
                for place in (section_path(provision), own_path(provision), f"{WHOLE_TEXT}/"):
                    path = f"{base}{place}index.html"
                    found = site.pages.get(path)
                    if found is None or provision.id not in dict(found.ids):
                        yield Finding(
                            path,
                            1,
                            f"Trang đã dựng thiếu địa chỉ «{provision.id}». Địa chỉ đã công bố"
                            f" không được mất: hãy xem lại {provision.path}, dòng"
                            f" {provision.line}.",
                        )


@rule(Site)
def built_repeated_id(site: Site) -> Iterator[Finding]:
    """No id stands twice on a built page.

    Bad: two elements with id="i-g1"
    Good: one
    """
    for page in site.pages.values():
        first: dict[str, int] = {}
        for name, line in page.ids:
            if name in first:
                yield Finding(
                    page.path,
                    line,
                    f"Mã «{name}» có hai lần trên trang (đã có ở dòng {first[name]}). Hãy sửa tiêu"
                    " đề trùng nhau hoặc mẫu giao diện.",
                )
            first.setdefault(name, line)


@rule(Site)
def built_unmarked_translation(site: Site) -> Iterator[Finding]:
    """Every built page of a translated document says that the translation is unofficial.

    Bad: en/…/ii/index.html without the note
    Good: <aside class="unofficial">
    """
    for document in site.library.documents:
        for edition in document.translations:
            for path, page in site.pages.items():
                if (
                    path.startswith(document_path(document, edition.language))
                    and not page.unofficial
                ):
                    yield Finding(
                        path,
                        1,
                        "Trang dịch không có dòng báo «không chính thức». Hãy khôi phục dòng báo"
                        " trong overrides/components.",
                    )


def _target(site: Site, page: BuiltPage, reference: Reference) -> tuple[str, str] | None:
    """The file below the site's folder and the fragment, or None for an address outside it."""
    if reference.address.startswith("//") and not urlsplit(reference.address).netloc:
        return reference.address, ""
    here = urljoin(site.url, page.path)
    parts = urlsplit(urljoin(here, reference.address))
    base = urlsplit(site.url)
    if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
        return None
    if not parts.path.startswith(base.path):
        return parts.path, ""
    path = unquote(parts.path[len(base.path) :])
    if not path or path.endswith("/"):
        path += "index.html"
    return posixpath.normpath(path), unquote(parts.fragment)
