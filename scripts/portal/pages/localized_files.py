"""What the i18n plugin knows of MkDocs' files and pages: their languages; their kinds."""

from typing import Protocol, cast

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from portal.model.page_kinds import PageKind, page_kind


class LocalFile(Protocol):
    """What the i18n plugin adds to a file: its path without language, and two languages.

    `locale` is that of its text, `locale_alternate_of` that of the site it is built for.
    """

    norm_src_uri: str
    locale: str
    locale_alternate_of: str


def local(file: File) -> LocalFile:
    """The file with what the i18n plugin added."""
    return cast("LocalFile", file)


def built_language(page: Page) -> str:
    """The language of the site that a page is built for."""
    return local(page.file).locale_alternate_of


def kind_of(page: Page) -> PageKind:
    """The kind of a page, in any language."""
    return page_kind(local(page.file).norm_src_uri)
