"""The permanent addresses of documents and provisions, as paths below the site's root."""

import datetime as dt
import re
from typing import Protocol

from portal.model.documents import OFFICIAL, Provision
from portal.model.page_kinds import INDEX, VERSION_CHANGES, VERSIONS
from portal.reference.messages import messages_in

CARD = "card.png"
"""The preview image of a page, beside it."""

FEED = "atom.xml"
"""The feed of new documents in one language, below its root; of a list, beside its first page."""

SNAPSHOT = "offline.bin"
"""All pages of a document in one language, for offline reading, beside the document's page."""

ALL_DOCUMENTS = "van-ban/"
"""The list of all documents, the newest first, below a language's root."""

LIST_FOLDERS = {"type": "loai/", "issuer": "co-quan/", "topic": "chu-de/", "status": "hieu-luc/"}
"""Where the lists of documents are that have a type, an issuer …; that of a year has none."""

PORTAL_PAGES = ("search_path", "data_path", "verify_path")
"""The messages that name the portal's own pages, below the root of their language."""

_LISTS = re.compile(
    rf"/?(?:[a-z]{{2,3}}/)?(?:{ALL_DOCUMENTS}|(?:{'|'.join(LIST_FOLDERS.values())})[a-z0-9-]+/"
    rf"|\d{{4}}/)(?:trang-\d+/|{re.escape(FEED)})?"
)

LETTERS = "assets/letters-{}.json"
"""The letters that banners are drawn of in the browser, by what is in the file."""

LIBRARY = "library.json"
"""All documents for programs, without their texts: an index of pages."""

SCHEMAS = ("document", "library", "library-page")
"""The JSON files that have a schema, by name."""

_OF_VERSIONS = re.compile(rf"(?:[a-z]{{2,3}}/)?\d{{4}}/[^/]+/(?:{VERSIONS}/|{VERSION_CHANGES}/|@)")
_DIGITS = re.compile(r"\d+")


class Identified(Protocol):
    """A document or its summary, a provision: whatever an address is made of by its id."""

    @property
    def id(self) -> str:
        """The id: "2025/113-kh-ldld", "ii-1-1"."""
        ...


def language_root(language: str) -> str:
    """The path of a language: "" for the official one, "en/" for another."""
    return "" if language == OFFICIAL else f"{language}/"


def feed_path(language: str) -> str:
    """The feed of new documents: "en/atom.xml"."""
    return f"{language_root(language)}{FEED}"


def list_page_path(list_: str, number: int) -> str:
    """A further page of the list at this path: "2025/trang-2/"."""
    return f"{list_}trang-{number}/"


def is_list(path: str) -> bool:
    """Whether a path or address is that of a list of documents, of a page of it or its feed."""
    return bool(_LISTS.fullmatch(path))


def document_path(document: Identified, language: str) -> str:
    """The document's own page in one language: "en/2025/113-kh-ldld/"."""
    return id_path(document.id, language)


def id_path(id_: str, language: str) -> str:
    """The own page of the document with this id, in one language."""
    return f"{language_root(language)}{id_}/"


def section_path(provision: Provision) -> str:
    """The page with a provision's section, below the document: "ii/", or "" for its head."""
    stem = provision.path.rpartition("/")[2].split(".")[0]
    return "" if stem == INDEX else f"{stem}/"


def own_path(provision: Identified) -> str:
    """The page of one provision alone, below the document, for sharing."""
    return f"{provision.id}/"


def has_own_section(provision: Provision) -> bool:
    """Whether a provision's own page is its section's page, as a section's is."""
    return section_path(provision) == own_path(provision)


def reading_path(provision: Provision) -> str:
    """A provision on its section's page, below the document: "ii/#ii-1-1"."""
    return f"{section_path(provision)}#{provision.id}"


def schema_path(name: str) -> str:
    """The JSON Schema of a kind of JSON file: "schemas/document.schema.json"."""
    return f"schemas/{name}.schema.json"


def library_page_path(year: str, number: int = 1) -> str:
    """The documents of a year for programs: "library/2025.json", "library/2025-2.json"."""
    return f"library/{year}{f'-{number}' if number > 1 else ''}.json"


def archive_path(year: str) -> str:
    """The texts of a year in one archive: "library/van-ban-2025.zip"."""
    return f"library/van-ban-{year}.zip"


def sums_path(year: str) -> str:
    """The SHA-256 of every file of a year's documents: "library/sha256-2025.txt"."""
    return f"library/sha256-{year}.txt"


def versions_path(document: Identified, language: str) -> str:
    """The list of a document's versions: "2025/113-kh-ldld/phien-ban/"."""
    return f"{document_path(document, language)}{VERSIONS}/"


def version_path(document: Identified, language: str, day: dt.date) -> str:
    """An earlier version, whole: "2025/113-kh-ldld/@2025-01-07/"."""
    return f"{document_path(document, language)}@{day}/"


def changes_path(
    document: Identified, language: str, before: dt.date, after: dt.date | None = None
) -> str:
    """What changed from a version to another one, or to the newest, whichever that is.

    "2025/113-kh-ldld/so-sanh/2025-01-07/", "…/so-sanh/2025-01-07/2025-03-04/".
    """
    days = [before, *([after] if after else [])]
    return f"{document_path(document, language)}{VERSION_CHANGES}/{'/'.join(map(str, days))}/"


def is_of_versions(path: str) -> bool:
    """Whether a page below the site's root tells of versions, so that Git decides whether it is."""
    return bool(_OF_VERSIONS.match(path))


def data_path(document: Identified) -> str:
    """The document for programs: "2025/113-kh-ldld/document.json"."""
    return f"{document_path(document, OFFICIAL)}document.json"


def printed_path(document: Identified, language: str) -> str:
    """The whole document as PDF: "2025/113-kh-ldld/113-kh-ldld.pdf"."""
    suffix = "" if language == OFFICIAL else f"-{language}"
    return f"{document_path(document, language)}{_name(document)}{suffix}.pdf"


def word_path(document: Identified, language: str) -> str:
    """The whole document for Word: "2025/113-kh-ldld/113-kh-ldld.docx"."""
    return f"{printed_path(document, language).removesuffix('.pdf')}.docx"


def law_path(document: Identified, language: str) -> str:
    """The document as Akoma Ntoso: "2025/113-kh-ldld/113-kh-ldld.akn.xml"."""
    return f"{printed_path(document, language).removesuffix('.pdf')}.akn.xml"


def has_word_file(provision: Provision) -> bool:
    """Whether it has a Word file: a section or annex that is read on a page of its own."""
    return provision.kind.is_division and has_own_section(provision)


def section_word_path(document: Identified, section: Provision, language: str) -> str:
    """A section for Word: "2025/113-kh-ldld/ii/113-kh-ldld-ii.docx"."""
    suffix = "" if language == OFFICIAL else f"-{language}"
    folder = f"{document_path(document, language)}{own_path(section)}"
    return f"{folder}{_name(document)}-{section.id}{suffix}.docx"


def booklet_path(document: Identified, language: str) -> str:
    """The speaker's booklet, named in its language."""
    name = messages_in(language)["booklet_file"]
    return f"{document_path(document, language)}{_name(document)}-{name}.pdf"


def folded_booklet_path(document: Identified, language: str) -> str:
    """The booklet on sheets to print and fold."""
    return f"{booklet_path(document, language).removesuffix('.pdf')}-gap-doi.pdf"


def gallery_path(section: Identified) -> str:
    """The page with printable sheets of a section's slogans, below the document: "iii/in-an/"."""
    return gallery_of(section.id)


def gallery_of(section: str) -> str:
    """The same page, by the section's id."""
    return f"{section}/in-an/"


def maker_path(section: Identified) -> str:
    """The page that makes banners of any size of a section's slogans, below the document."""
    return f"{own_path(section)}bang-ron/"


def sheet_path(document: Identified, slogan: Provision, name: str) -> str:
    """A sheet of one slogan: "2025/113-kh-ldld/iii-7/khau-hieu-7-bang-ron-600x80cm.pdf"."""
    folder = f"{document_path(document, OFFICIAL)}{own_path(slogan)}"
    return f"{folder}khau-hieu-{slogan.number or _DIGITS.findall(slogan.id)[-1]}-{name}"


def _name(document: Identified) -> str:
    return document.id.rpartition("/")[2]
