"""What in an SVG drawing could run code, load something or hide something."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from xml.parsers.expat import ExpatError, ParserCreate

MAX_PARTS = 5
"""Faults listed for one drawing at most: it must be saved anew anyway."""

MAX_REFERENCES = 5_000
"""References followed in one drawing at most: some within others multiply without end."""

_MAX_DEPTH = 16
"""Levels of references within references."""

_DEEPEST = 64
"""Levels of elements within elements."""

_LOCAL = re.compile(r"url\(\s*['\"]?#([^'\")]+)")

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
    parser, size = ParserCreate(namespace_separator=" "), _Size()

    def add(name: str) -> None:
        found.append((parser.CurrentLineNumber, name))

    def start(tag: str, attributes: dict[str, str]) -> None:
        size.start(attributes)
        namespace, _, name = tag.rpartition(" ")
        if namespace != _NAMESPACE or name not in _ELEMENTS:
            add(f"<{name}>")
        for attribute, value in attributes.items():
            if _is_active(attribute, value):
                add(attribute.removeprefix(f"{_LINK_NAMESPACE} "))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: size.end()
    parser.StartDoctypeDeclHandler = lambda *_: add("<!DOCTYPE>")
    parser.EntityDeclHandler = lambda *_: add("<!ENTITY>")
    parser.ProcessingInstructionHandler = lambda target, _: add(f"<?{target}?>")
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature: this is the whole file
    except ExpatError as error:
        found.append((error.lineno, "XML"))
    except (ValueError, LookupError):
        found.append((1, "encoding"))
    if not found and size.exceeds(MAX_REFERENCES):
        found.append((1, "<use>"))
    yield from islice(found, MAX_PARTS)


class _Size:
    """How much a drawing draws, each part of it counted as often as something refers to it."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []
        self._parts: dict[str, list[str]] = {}
        self._whole: list[str] = []
        self._is_deep = False

    def start(self, attributes: Mapping[str, str]) -> None:
        """Take in an element: it is part of itself, if it has an id, and of all around it."""
        own: list[str] = []
        self._open.append(own)
        self._is_deep |= len(self._open) > _DEEPEST
        if name := attributes.get("id"):
            self._parts[name] = own
        for key, value in attributes.items():
            is_link = key.rpartition(" ")[2] == "href" and value.startswith("#")
            named = [value[1:]] if is_link else _LOCAL.findall(value)
            own.extend(named)
            self._whole.extend(named)

    def end(self) -> None:
        """Close an element: what is in it is in the one around it."""
        own = self._open.pop()
        if self._open and not self._is_deep:
            self._open[-1].extend(own)

    def exceeds(self, limit: int) -> bool:
        """Whether more than `limit` references are followed, or one leads back to itself."""
        counted: dict[str, int] = {}

        def count(name: str, above: frozenset[str]) -> int:
            if name in above or len(above) > _MAX_DEPTH:
                return limit + 1
            if name not in counted:
                inner = (count(one, above | {name}) for one in self._parts.get(name, ()))
                counted[name] = min(limit + 1, 1 + sum(inner))
            return counted[name]

        return self._is_deep or sum(count(name, frozenset()) for name in self._whole) > limit


def _is_active(attribute: str, value: str) -> bool:
    """Whether an attribute runs code or refers to something outside the drawing."""
    name = attribute.rpartition(" ")[2].lower()
    if name == "href":
        return not value.startswith("#")
    return name.startswith("on") or bool(_LOADS.search(value))
