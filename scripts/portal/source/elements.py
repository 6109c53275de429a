"""The HTML of provisions: ids, classes, number labels, the wrapper of the signature, links."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from portal.model.blocks import Kind, Unit

CONTROL = "permalink"
"""The class of the link beside every provision that leads to its address."""


def write(root: ET.Element, placed: Sequence[tuple[ET.Element, Unit]], *, controls: bool) -> None:
    """Mark each unit's element; with `controls`, add an empty link to the provision itself."""
    taken: set[str] = set()
    for element, unit in placed:
        if unit.kind is None or unit.kind is Kind.SIGNATURE or unit.id in taken:
            continue
        taken.add(unit.id)
        element.set("id", unit.id)
        element.set("class", f"provision {unit.kind}")
        _separate_label(element, unit)
    _wrap_signature(root, [e for e, unit in placed if unit.kind is Kind.SIGNATURE])
    if controls:
        _add_controls(root, taken)


def _separate_label(element: ET.Element, unit: Unit) -> None:
    """Put the printed number into an element of its own, which the page shows in the margin."""
    text = (element.text or "").lstrip()
    if unit.block.marker or not unit.label or not text.startswith(unit.label):
        return
    label = ET.Element("span", {"class": "label"})
    label.text, label.tail = unit.label, text.removeprefix(unit.label)
    element.text = ""
    element.insert(0, label)


def _wrap_signature(root: ET.Element, lines: Sequence[ET.Element]) -> None:
    """Put the lines of the signature, authority, title and name, into one element."""
    if not lines:
        return
    wrapper = ET.Element("div", {"id": "chu-ky", "class": f"provision {Kind.SIGNATURE}"})
    root.insert(list(root).index(lines[0]), wrapper)
    for line in lines:
        root.remove(line)
        wrapper.append(line)


def _add_controls(root: ET.Element, ids: Iterable[str]) -> None:
    """Add each provision's link: beside a heading, at the end of any other text."""
    known = {*ids, "chu-ky"}
    for parent in list(root.iter()):
        for index, element in enumerate(list(parent)):
            if element.get("id") not in known:
                continue
            link = ET.Element("a", {"class": CONTROL, "href": f"#{element.get('id')}"})
            kind = Kind(element.get("class", "").split()[-1])
            if kind.heads:
                inner = "item" if kind is Kind.ITEM else "section"
                beside = ET.Element("div", {"class": f"headed headed--{inner}"})
                beside.tail, element.tail = element.tail, None
                parent[index] = beside
                beside.extend([element, link])
            else:
                # A provision's own words end in its last paragraph, where it has any.
                _append_link(next(reversed(element.findall("p")), element), link)


def _append_link(line: ET.Element, link: ET.Element) -> None:
    """Put the link after the line's own words, in one element with the last word.

    So it never wraps to a line alone.
    """
    end = next((i for i, child in enumerate(line) if child.tag in ("ul", "ol")), len(line))
    text = (line[end - 1].tail if end else line.text) or ""
    before, space, word = text.rstrip().rpartition(" ")
    last = ET.Element("span", {"class": "last"})
    last.text = word
    last.append(link)
    if end:
        line[end - 1].tail = before + space
    else:
        line.text = before + space
    line.insert(end, last)
