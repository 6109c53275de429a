"""Files below docs/ as read, and YAML with the line of each key. Frozen, no I/O."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Fields:
    """A YAML mapping with the line of each key; where it has `errors` it has no values.

    Keys of `lines` are dotted: "signer.name", "corrections.0.line".
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[tuple[int, str], ...] = ()

    def line(self, key: str) -> int:
        """The line of `key`, or of the nearest enclosing key that exists."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)

    def texts(self, *keys: str) -> Iterator[tuple[str, str]]:
        """The texts in the lists of these keys, each with its dotted key."""
        for key in keys:
            listed = self.values.get(key)
            for index, text in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(text, str):
                    yield f"{key}.{index}", text


@dataclass(frozen=True)
class DataFile:
    """A YAML file that the build reads, and the name of the schema for it."""

    path: str
    schema: str
    fields: Fields


@dataclass(frozen=True)
class Source:
    """A file below docs/: its bytes, or the target of a symbolic `link`.

    `data` is empty where a file is `too_large`, or not `readable`: a pipe, or permission denied.
    """

    path: str
    data: bytes
    too_large: bool = False
    link: str | None = None
    readable: bool = True

    @cached_property
    def text(self) -> str:
        """The text, with U+FFFD where the bytes are not UTF-8."""
        return self.data.decode("utf-8", errors="replace")

    @cached_property
    def is_text(self) -> bool:
        """Whether it could be read, and is UTF-8 without NUL bytes."""
        was_read = self.readable and self.link is None and not self.too_large
        return was_read and b"\0" not in self.data and self.text.encode() == self.data


def printable(name: str) -> str:
    """A file's name with invalid bytes and control characters escaped, for terminals and JSON."""
    if name.isprintable():
        return name
    decoded = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in decoded)
