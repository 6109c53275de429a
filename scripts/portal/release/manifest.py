r"""The manifest of a release: every file that is served, with its SHA-256, size, type and address.

A manifest is at the root of what is served, as `manifest.json`, and does not list itself. Files
are in order of their paths, and each lists its precompressed copies (`index.html.br`) by suffix:

    {"path": "ii/index.html", "sha256": "…", "size": 9120, "type": "text/html; charset=utf-8",
     "address": "ii/", "copies": {"br": "<SHA-256>", "gz": "<SHA-256>"}}

`address` is where browsers find the file below the portal's address, left out where it is the path.
`redirect` is where a server may lead instead of showing the page, which leads there by itself.
`headers` are those of every answer, `policies` the Content-Security-Policy by suffix of the file;
both are empty for a portal in a folder of another site, which has its own server.
`configuration` is the SHA-256 of what comes with the release for web servers to be set up by.
The digest of the whole is the SHA-256 of the lines that `sha256sum` prints of all files and copies.
Anyone recomputes it, in `site/` of a release or in its archive unpacked; what is served may have
assets of the versions before besides (`carried.json` lists them):

    find . -type f ! -path ./manifest.json -printf '%P\0' | LC_ALL=C sort -z |
        xargs -0 sha256sum | sha256sum
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from portal.model.problems import UserError
from portal.release.answer_headers import NO_HEADERS, AnswerHeaders
from portal.release.media_types import media_type
from portal.release.target import SPECIAL, Inventory, inventory

MANIFEST = "manifest.json"

FORMAT = 2
"""Raised when an earlier program would misread the file."""

ENCODINGS: Mapping[str, str] = {"br": "br", "gz": "gzip", "zst": "zstd"}
"""The suffixes of precompressed copies, with the names of the encodings in HTTP."""

_HASH = re.compile(r"[0-9a-f]{64}")
_HASH_OR_NONE = re.compile(r"(?:[0-9a-f]{64})?")
_COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}", re.ASCII)
_PATH = re.compile(r"(?!/)(?!(?:.*/)?\.{1,2}(?:/|$))[^\x00-\x1f\\\x7f\ud800-\udfff]+(?<!/)")
"""A relative path that leads nowhere else, and that `sha256sum` prints as it is."""

_INDEX = "index.html"

_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""What data in another form than that of a manifest raise."""


@dataclass(frozen=True)
class Origin:
    """What a release was made from: the portal's address, the commit and its date in ISO 8601.

    `commit` is "" where files were not committed; `tools` has the version of each tool by name.
    """

    site_url: str
    commit: str
    date: str
    tools: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that is served: its size is in bytes; `copies` has SHA-256s of copies by suffix.

    `redirect` is the address on the same host to which it leads, "" where it is shown.
    """

    path: str
    sha256: str
    size: int
    type: str
    copies: Mapping[str, str] = field(default_factory=dict)
    redirect: str = ""

    @property
    def address(self) -> str:
        """Where browsers find it, below the portal's address: of an index, its folder's."""
        return _address(self.path)


@dataclass(frozen=True)
class Manifest:
    """The files of a release in order of their paths, their origin, and how to serve them.

    `configuration` is the SHA-256 of the servers' configurations, "" where there are none.
    """

    origin: Origin
    files: tuple[FileEntry, ...]
    headers: AnswerHeaders = NO_HEADERS
    configuration: str = ""

    @cached_property
    def inventory(self) -> Inventory:
        """The SHA-256 of each file and each copy by its path, in order of the paths' bytes."""
        hashes = {one.path: one.sha256 for one in self.files}
        for one in self.files:
            hashes.update({f"{one.path}.{suffix}": hash_ for suffix, hash_ in one.copies.items()})
        return dict(sorted(hashes.items(), key=lambda item: os.fsencode(item[0])))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 that stands for the whole: no file can change without it."""
        digest = hashlib.sha256()
        for path, hash_ in self.inventory.items():
            digest.update(f"{hash_}  {path}\n".encode())
        return digest.hexdigest()


@dataclass(frozen=True)
class Differences:
    """The paths at which a folder differs from its manifest, in order."""

    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.foreign or self.changed)


def make_manifest(
    site: Path,
    origin: Origin,
    headers: AnswerHeaders = NO_HEADERS,
    redirects: Mapping[str, str] = MappingProxyType({}),
    configuration: str = "",
) -> Manifest:
    """The manifest of the files in a folder, which are read one at a time.

    `redirects` lead from addresses, which begin with a slash, to addresses.

    Raises OSError, and UserError for a link, a pipe or a name that no server should serve.
    """
    found = inventory(site)
    for path, hash_ in found.items():
        if hash_ == SPECIAL or not _PATH.fullmatch(path):
            raise UserError(
                f"{site} có tệp không công bố được: {path!a} (liên kết, tệp đặc biệt, hoặc tên có"
                " ký tự điều khiển). Hãy dựng lại trang."
            )
    copies = set(_copies(found))
    files = tuple(
        FileEntry(
            path,
            found[path],
            (site / path).stat().st_size,
            media_type(path),
            {end: found[f"{path}.{end}"] for end in ENCODINGS if f"{path}.{end}" in copies},
            redirects.get(f"/{_address(path)}", ""),
        )
        for path in sorted(found.keys() - copies - {MANIFEST}, key=os.fsencode)
    )
    return Manifest(origin, files, headers, configuration)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as a file: JSON in UTF-8, a file a line. Equal manifests give equal bytes."""
    origin = manifest.origin
    head = {
        "format": FORMAT,
        "site_url": origin.site_url,
        "commit": origin.commit or None,
        "date": origin.date,
        "tools": dict(sorted(origin.tools.items())),
        "digest": manifest.digest,
        "headers": dict(manifest.headers.of_all),
        "policies": dict(manifest.headers.policies),
        "configuration": manifest.configuration or None,
    }
    lines = [f"{json.dumps(name)}: {_json(value)},\n" for name, value in head.items()]
    files = ",\n".join(_json(_as_data(one)) for one in manifest.files)
    return "".join(("{\n", *lines, '"files": [\n', files, "\n]}\n")).encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest in a file. Raises UserError unless it is, byte for byte, as it was written."""
    try:
        parsed = json.loads(data)
        if (format_ := parsed["format"]) != FORMAT and type(format_) is int:
            raise UserError(
                f"Tệp kê «{MANIFEST}» có dạng {format_}, còn chương trình này đọc dạng {FORMAT}. "
                "Hãy dùng chương trình của chính commit ấy, hoặc làm lại bản phát hành."
            )
        manifest = _parsed(parsed)
        listed = sum(1 + len(one.copies) for one in manifest.files)
        is_sound = listed == len(manifest.inventory) and manifest_bytes(manifest) == data
    except _WRONG as error:
        raise _malformed() from error
    if not is_sound:
        raise _malformed()
    return manifest


def differences(manifest: Manifest, found: Inventory) -> Differences:
    """What differs in a folder of this inventory. The file of the manifest itself is compared, too.

    Links and other special files count as changed or foreign.
    """
    hashes = {**manifest.inventory, MANIFEST: hashlib.sha256(manifest_bytes(manifest)).hexdigest()}
    common = hashes.keys() & found.keys()
    return Differences(
        tuple(sorted(hashes.keys() - common)),
        tuple(sorted(found.keys() - common)),
        tuple(sorted(path for path in common if hashes[path] != found[path])),
    )


def _address(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash if name == _INDEX else path


def _copies(found: Inventory) -> Iterator[str]:
    for path in found:
        original, _, suffix = path.rpartition(".")
        if suffix in ENCODINGS and original in found:
            yield path


def _as_data(file: FileEntry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": file.path,
        "sha256": file.sha256,
        "size": file.size,
        "type": file.type,
    }
    if file.address != file.path:
        data["address"] = file.address
    if file.redirect:
        data["redirect"] = file.redirect
    if file.copies:
        data["copies"] = dict(sorted(file.copies.items()))
    return data


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _parsed(data: Mapping[str, Any]) -> Manifest:
    """What JSON says. Raises one of `_WRONG` where it is wrong.

    What is left out here, such as the digest, is compared when the whole is written again.
    """
    tools, of_all, policies = (
        {name: _text(value) for name, value in data[key].items()}
        for key in ("tools", "headers", "policies")
    )
    site_url, date = _text(data["site_url"]), _date(data["date"])
    origin = Origin(site_url, _matching(_COMMIT, data["commit"] or ""), date, tools)
    files = tuple(_parsed_file(one) for one in data["files"])
    paths = [os.fsencode(one.path) for one in files]
    if data["format"] != FORMAT or paths != sorted(set(paths)):
        raise ValueError(data["format"])
    configuration = _matching(_HASH_OR_NONE, data["configuration"] or "")
    return Manifest(origin, files, AnswerHeaders(of_all, policies), configuration)


def _parsed_file(data: Mapping[str, Any]) -> FileEntry:
    path, size = _matching(_PATH, data["path"]), data["size"]
    if type(size) is not int or size < 0 or path == MANIFEST:
        raise ValueError(path)
    copies = {suffix: _matching(_HASH, hash_) for suffix, hash_ in data.get("copies", {}).items()}
    if copies.keys() - ENCODINGS.keys():
        raise ValueError(path)
    return FileEntry(
        path,
        _matching(_HASH, data["sha256"]),
        size,
        _text(data["type"]),
        copies,
        _text(data.get("redirect", "")),
    )


def _matching(form: re.Pattern[str], value: Any) -> str:
    if not form.fullmatch(value):
        raise ValueError(value)
    return str(value)


def _date(value: Any) -> str:
    """A date that there is, in UTC too: by that, versions are named."""
    date = _matching(_DATE, value)
    datetime.fromisoformat(date).astimezone(UTC)
    return date


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _malformed() -> UserError:
    return UserError(
        f"Tệp kê «{MANIFEST}» không đúng dạng, hoặc đã bị sửa. Hãy lấy lại tệp từ bản phát hành."
    )
