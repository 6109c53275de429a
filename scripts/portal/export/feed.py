"""The newest documents as an Atom feed (RFC 4287), one for each language of the site."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.model.metadata import UNDATED
from portal.reference.addresses import FEED, feed_path, language_root
from portal.reference.localized import LocalizedDocument, localize

NEWEST = 50
"""Documents in a feed: who follows it sees new ones long before they are the last of these."""

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
VIETNAM = timezone(timedelta(hours=7))

ET.register_namespace("", ATOM)


def write_feeds(library: Library, context: BuildContext, folder: Path) -> None:
    """Write the feed of each language into the built site at `folder`."""
    for language in context.settings.languages:
        (folder / feed_path(language)).write_bytes(feed(library, language, context))


def feed(library: Library, language: str, context: BuildContext) -> bytes:
    """The feed of the newest documents, as XML.

    A document is as new as it is dated: nothing in it changes with the day of the build. One
    without a date counts as the oldest.
    """
    documents = [localize(one, language, context) for one in library.newest[:NEWEST]]
    settings = context.settings
    home = settings.site_url + language_root(language)
    root = ET.Element(f"{{{ATOM}}}feed", {LANGUAGE: language})
    _text(root, "id", home + FEED)
    _text(root, "title", settings.names[language])
    _text(root, "subtitle", settings.descriptions[language])
    _text(root, "updated", _latest(one.metadata.date for one in documents))
    _author(root, settings.unions[language])
    _link(root, "self", home + FEED, "application/atom+xml")
    _link(root, "alternate", home, "text/html")
    for document in documents:
        _entry(root, document)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, document: LocalizedDocument) -> None:
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
