"""The newest documents as an Atom feed (RFC 4287), one for each language of the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

from portal.model.context import VIETNAM, BuildContext
from portal.model.metadata import UNDATED
from portal.model.summary import DocumentSummary
from portal.reference.addresses import feed_path, language_root
from portal.reference.catalogue import Catalogue
from portal.reference.listed import ListedDocument

NEWEST = 50
"""Documents in a feed: who follows it sees new ones long before they are the last of these."""

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

ET.register_namespace("", ATOM)


@dataclass(frozen=True)
class Feed:
    """What a feed tells of itself; `page` is the path of the page that lists the same."""

    path: str
    page: str
    title: str
    subtitle: str


def write_feeds(catalogue: Catalogue, context: BuildContext, folder: Path) -> None:
    """Write the feed of each language into the built site at `folder`."""
    settings = context.settings
    for language in settings.languages:
        names = settings.names[language], settings.descriptions[language]
        home = Feed(feed_path(language), language_root(language), *names)
        (folder / feed_path(language)).write_bytes(feed(home, catalogue.newest, language, context))


def feed(
    about: Feed, newest: Iterable[DocumentSummary], language: str, context: BuildContext
) -> bytes:
    """The feed of the first of these documents, as XML.

    A document is as new as it is dated: nothing in it changes with the day of the build. One
    without a date counts as the oldest.
    """
    documents = [ListedDocument(one, language, context) for one in islice(newest, NEWEST)]
    address, page = (context.settings.site_url + path for path in (about.path, about.page))
    root = ET.Element(f"{{{ATOM}}}feed", {LANGUAGE: language})
    _text(root, "id", address)
    _text(root, "title", about.title)
    _text(root, "subtitle", about.subtitle)
    _text(root, "updated", _latest(one.metadata.date for one in documents))
    _author(root, context.settings.unions[language])
    _link(root, "self", address, "application/atom+xml")
    _link(root, "alternate", page, "text/html")
    for document in documents:
        _entry(root, document)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, document: ListedDocument) -> None:
    metadata, address = document.metadata, document.address
    entry = ET.SubElement(root, f"{{{ATOM}}}entry", {LANGUAGE: document.text_language})
    _text(entry, "id", address)
    _text(entry, "title", ": ".join(filter(None, (document.name, metadata.title))))
    day = _moment(metadata.date)
    _text(entry, "published", day)
    _text(entry, "updated", day)
    for body in metadata.issuers:
        _author(entry, body)
    _link(entry, "alternate", address, "text/html")
    _text(entry, "summary", document.citation)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _link(parent: ET.Element, rel: str, address: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": address, "type": kind})


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _latest(days: Iterable[date]) -> str:
    return _moment(max(days, default=UNDATED))


def _moment(day: date) -> str:
    """The beginning of a day in Vietnam."""
    return datetime.combine(day, time(), VIETNAM).isoformat()
