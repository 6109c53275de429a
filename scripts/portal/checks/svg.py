"""What in an SVG drawing could run code, load something or hide something."""

import re
from collections.abc import Iterator
from itertools import islice
from xml.parsers.expat import ExpatError, ParserCreate

MAX_PARTS = 5
"""Faults listed for one drawing at most: it must be saved anew anyway."""

_NAMESPACE = "http://www.w3.org/2000/svg"
_LINK_NAMESPACE = "http://www.w3.org/1999/xlink"
_ELEMENTS = frozenset(
    {"svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "path", "rect"}
    | {"circle", "ellipse", "line", "polyline", "polygon", "linearGradient", "radialGradient"}
    | {"stop", "pattern", "clipPath", "mask", "marker"}
)
"""Elements that only draw: no styles, scripts, animations, images, links or foreign content."""

_LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|\\|javascript:|data:|https?:|//", re.IGNORECASE)


def active_parts(data: bytes) -> Iterator[tuple[int, str]]:
    """The line and name of each element, attribute or instruction that does more than draw."""
    found: list[tuple[int, str]] = []
    parser = ParserCreate(namespace_separator=" ")

    def add(name: str) -> None:
        found.append((parser.CurrentLineNumber, name))

    def start(tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if namespace != _NAMESPACE or name not in _ELEMENTS:
            add(f"<{name}>")
        for attribute, value in attributes.items():
            if _is_active(attribute, value):
                add(attribute.removeprefix(f"{_LINK_NAMESPACE} "))

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = lambda *_: add("<!DOCTYPE>")
    parser.EntityDeclHandler = lambda *_: add("<!ENTITY>")
    parser.ProcessingInstructionHandler = lambda target, _: add(f"<?{target}?>")
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature: this is the whole file
    except ExpatError as error:
        found.append((error.lineno, "XML"))
    except (ValueError, LookupError):
        found.append((1, "encoding"))
    yield from islice(found, MAX_PARTS)


def _is_active(attribute: str, value: str) -> bool:
    """Whether an attribute runs code or refers to something outside the drawing."""
    name = attribute.rpartition(" ")[2].lower()
    if name == "href":
        return not value.startswith("#")
    return name.startswith("on") or bool(_LOADS.search(value))
