"""The media type of every file that the portal serves, and which types are worth compressing.

This table, not that of the machine, is in the manifest and in the servers' configurations.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".yml": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".doc": "application/msword",
    ".zip": "application/zip",
    ".bin": "application/octet-stream",
}
"""By suffix. Texts are UTF-8 and say so: otherwise some browsers show them as garbage."""

OTHER = "application/octet-stream"
"""The type of a file with another suffix: browsers save it and never run it."""


_SAME_TYPES: Mapping[str, str] = {
    "application/javascript": "text/javascript",
    "application/x-javascript": "text/javascript",
    "image/vnd.microsoft.icon": "image/x-icon",
    "text/markdown": "text/plain",
    "text/xml": "application/xml",
    "text/x-yaml": "text/plain",
    "text/yaml": "text/plain",
}
"""Types for which browsers do the same, and ours."""


def media_type(path: str) -> str:
    """The type of the file at a path."""
    return TYPES.get(PurePosixPath(path).suffix, OTHER)


def suffixes_by_type() -> dict[str, list[str]]:
    """The suffixes of each type, as servers are told them."""
    found: dict[str, list[str]] = {}
    for suffix, name in TYPES.items():
        found.setdefault(name, []).append(suffix)
    return found


def is_text(path: str) -> bool:
    """Whether the file's type is text, which compresses well; the others are compressed already."""
    return "charset" in media_type(path) or path.endswith(".wasm")


def is_same_type(wanted: str, found: str) -> bool:
    """Whether browsers treat a type as they should: texts must say UTF-8, JSON is by nature.

    Of several charsets browsers take the first, of several headers any.
    """
    essence, charset = _parts(wanted)
    found_essence, found_charset = _parts(found)
    is_text = essence.startswith("text/")
    return essence == found_essence and (not is_text or charset == found_charset)


def _parts(type_: str) -> tuple[str, str]:
    """The type by its name that we use, and its first charset, "" where there is none."""
    essence, *parameters = type_.lower().replace(" ", "").replace('"', "").split(";")
    charsets = (one for one in parameters if one.startswith("charset="))
    return _SAME_TYPES.get(essence, essence), next(charsets, "")
