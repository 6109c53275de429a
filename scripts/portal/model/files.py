"""Files below docs/ as they were found, and YAML with the line of each key. Frozen, no I/O."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Fields:
    """A YAML mapping with the line of each key; `errors` is what kept it from being read.

    Keys of `lines` are dotted: "signer.name", "corrections.0.line".
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[tuple[int, str], ...] = ()

    def line(self, key: str) -> int:
        """The line of `key`, or of the nearest part of it that exists."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)

    def texts(self, *keys: str) -> Iterator[tuple[str, str]]:
        """The texts in the lists of these keys, each with its own dotted key."""
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
    """A file below docs/ as found: bytes, or the place a symbolic link points to.

    `data` is empty where a file is `too_large`, or not `readable`: a pipe, or not ours to read.
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
        there = self.readable and self.link is None and not self.too_large
        return there and b"\0" not in self.data and self.text.encode() == self.data
