"""The parts of a Word file in one archive: the same bytes for the same text.

Its entries have one date, the earliest that an archive can have, and stand in one order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from portal.print.word.markup import element, part, value
from portal.release.zip_file import FIRST_DAY, write_zip

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_COMPATIBLE = "http://schemas.microsoft.com/office/word"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header-first": "header",
    "header": "header",
    "footer-first": "footer",
    "footer": "footer",
}
"""The parts beside the text, by their names, and their kinds."""


@dataclass(frozen=True)
class Properties:
    """What a file says of itself; `language` is as Word has it: "vi-VN"."""

    title: str
    author: str
    description: str
    language: str
    date: datetime


def relation(name: str) -> str:
    """The id by which the text refers to a part."""
    return f"rId{[*_PARTS].index(name) + 1}"


def packed(document: bytes, parts: Mapping[str, bytes], properties: Properties) -> bytes:
    """A whole Word file; `parts` are its lists, headers and footers, by their names."""
    own = {
        "styles": _styles(properties.language),
        "settings": _settings(properties.language),
        **parts,
    }
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _top_relations(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(),
        **{f"word/{name}.xml": own[name] for name in _PARTS},
        "docProps/core.xml": _core(properties),
    }
    result = BytesIO()
    write_zip(result, files.items(), FIRST_DAY)
    return result.getvalue()


@cache
def _styles(language: str) -> bytes:
    text = Path(__file__).with_name("styles.xml").read_text("utf-8")
    return "".join(map(str.strip, text.replace("LANGUAGE", language).splitlines())).encode()


def _settings(language: str) -> bytes:
    """Word of today, not one of before 2013, which would lay the text out in its own way."""
    mode = element("compatSetting", name="compatibilityMode", uri=_COMPATIBLE, val=15)
    stop, theme = value("defaultTabStop", 720), value("themeFontLang", language)
    return part("settings", stop, element("compat", mode), theme)


def _types() -> bytes:
    kinds = {"document": "document.main", **_PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    ).encode()


def _top_relations() -> bytes:
    core = f"{_PACKAGE}relationships/metadata/core-properties"
    return _relationships(
        ("rId1", f"{_OFFICE}officeDocument", "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
    )


def _relations() -> bytes:
    parts = ((relation(name), _OFFICE + kind, f"{name}.xml") for name, kind in _PARTS.items())
    return _relationships(*parts)


def _relationships(*found: tuple[str, str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in found
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'
    ).encode()


def _core(properties: Properties) -> bytes:
    """Title, author and date, in Dublin Core."""
    day = f"{properties.date:%Y-%m-%dT%H:%M:%SZ}"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    stated = {
        "title": properties.title,
        "creator": properties.author,
        "description": properties.description,
        "language": properties.language,
    }
    known = "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in stated.items())
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{known}{dated}</cp:coreProperties>"
    ).encode()
