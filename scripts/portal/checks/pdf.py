"""What in a PDF file acts, carries other files, or leads elsewhere, instead of showing pages."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

MAX_PARTS = 5
"""Faults listed for one file at most: it must be printed anew anyway."""

MAX_OBJECTS = 50_000
"""More objects are not looked through: a hundred scanned pages have fewer than 2,000."""

_ACTING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"}
    | {"/Movie", "/Sound", "/RichMediaExecute", "/SetOCGState", "/Trans3D", "/GoTo3DView"}
)
"""Kinds of action that do more than turn to a page, or open an address."""

_CARRYING = ("/JS", "/AA", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA", "/3DD")
"""Keys below which programs, actions of their own accord, or other files stand."""


class Found(NamedTuple):
    """The name of what acts; or, with `is_address`, the address of a link."""

    name: str
    is_address: bool = False


@lru_cache(maxsize=8)
def pdf_parts(data: bytes) -> tuple[Found, ...]:
    """What acts in this file, and the addresses that it links to; "" where it cannot be read."""
    return tuple(islice(dict.fromkeys(_read(data)), 100 * MAX_PARTS))


def _read(data: bytes) -> Iterator[Found]:
    import pikepdf  # noqa: PLC0415 - slow to load, and few libraries have such a file

    try:
        with pikepdf.open(BytesIO(data)) as file:
            if file.is_encrypted:
                yield Found("/Encrypt")
            elif len(file.objects) > MAX_OBJECTS:
                yield Found("/Size")
            elif not file.pages:
                yield Found("")
            else:
                yield from _parts(file, pikepdf)
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        yield Found("")


def _parts(file: Any, pikepdf: Any) -> Iterator[Found]:
    """Look through every object, and through what stands in it directly."""
    for whole in file.objects:
        pending = [(whole, True)]
        while pending:
            value, is_outermost = pending.pop()
            if not is_outermost and getattr(value, "is_indirect", False):
                continue
            if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
                held = value.stream_dict if isinstance(value, pikepdf.Stream) else value
                yield from _acts(held)
                pending += [(inner, False) for _, inner in held.items()]
            elif isinstance(value, pikepdf.Array):
                pending += [(inner, False) for inner in value]


def _acts(held: Any) -> Iterator[Found]:
    kind = str(held.get("/S", ""))
    if kind in _ACTING:
        yield Found(kind)
    elif kind == "/URI" and "/URI" in held:
        yield Found(str(held["/URI"]), is_address=True)
    yield from (Found(key) for key in _CARRYING if key in held)
