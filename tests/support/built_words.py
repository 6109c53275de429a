"""The words and ids of a page's text, as readers and browsers find them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

_BLOCKS = frozenset(["p", "li", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br"])


def parsed(html: str) -> Element:
    """The tree of a page or a part of one."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def with_class(tree: Element, name: str) -> Element:
    """The first element of this class."""
    return next(one for one in tree.iter() if name in classes(one))


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def words(element: Element) -> list[str]:
    """Every word of an element, in order."""
    return "".join(_text(element)).split()


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield " " if child.tag in _BLOCKS else ""
        yield child.tail or ""


def provision_ids(element: Element) -> list[str]:
    """The ids of the provisions in an element, in order."""
    return [one.get("id") or "" for one in element.iter() if "provision" in classes(one)]
