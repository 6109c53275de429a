"""SHA-256 of all that the portal publishes, for readers who check what they got from elsewhere.

Of each document: its files, those that were printed of it earlier, the wording of a transcription
in plain text, and that of each unit of the official text, as it is and as it was in earlier
versions. The lists that a browser asks are divided by the first digits of the digest, so that a
check loads a few kilobytes however many documents there are.
"""

import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from portal.export.archive import plain_text
from portal.model.documents import OFFICIAL, Document, Provision
from portal.model.versions import Version
from portal.reference.addresses import (
    SNAPSHOT,
    archive_path,
    data_path,
    document_path,
    own_path,
    sums_path,
    version_path,
)

Digests = Mapping[str, Sequence[str]]
"""Where a digest is from, below the site's root: "…/113-kh-ldld.pdf" is a file, "…/ii-1-1/" the
words of a unit, "…/113-kh-ldld.txt#" those of a file, "…/@2025-01-07/#ii-1-1" those of an earlier
version, "…/@2025-01-07/113.pdf" a file that was printed of that day and is no longer there."""

Printed = Iterable[tuple[dt.date, Mapping[str, bytes]]]
"""The files of a document by their paths, as they were printed of each of these days."""

Names = Mapping[str, Mapping[str, str]]
"""What each document is called in each language, by its id."""

LEAST = 24
"""Letters of a text from which on it is told where it is from; shorter ones are everywhere."""

DIGITS = 32
"""Hexadecimal digits by which the divided lists know a digest: 128 bits, which nobody can forge."""

MEAN = 64
"""Digests in a list on average at most."""


@dataclass(frozen=True)
class DigestLists:
    """The files of all lists: those that browsers ask, and `sums`, those of each year for people.

    Browsers ask in a `folder` named by a hash of its content, for the list that is named by the
    first `digits` of a digest.
    """

    folder: str
    digits: int
    sums: Sequence[str]
    files: Mapping[str, bytes]


_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]")
"""What a copied text may lose or gain, and reads the same: `normalized` in verify/digest.js."""

_PAGES = (".html", f"/{SNAPSHOT}")
"""The endings of what is read in place, and changes with the site's frame."""


def normalized(text: str) -> str:
    """The letters of a text, composed, without spaces, line ends and unseen characters."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def document_digests(
    document: Document,
    versions: Sequence[Version],
    files: Mapping[str, Path],
    earlier: Printed = (),
) -> Digests:
    """Those of a document, whose `files` the site has at these paths, and had `earlier` ones."""
    found = [*_files(files), *_transcription(document, files)]
    for provision in document.official.provisions:
        address = f"{document_path(document, OFFICIAL)}{own_path(provision)}"
        found += ((digest, address) for digest in _texts(provision))
    for version in versions[:-1]:
        place = version_path(document, OFFICIAL, version.date)
        for provision in version.document.official.provisions:
            found += ((digest, f"{place}#{provision.id}") for digest in _texts(provision))
    if data := files.get(data_path(document)):
        text = plain_text(json.loads(data.read_bytes()))  # which archives have beside it
        archive = archive_path(document.id.partition("/")[0])
        found.append((hashlib.sha256(text.encode()).hexdigest(), archive))
    return _collected((*found, *_earlier(earlier, {digest for digest, _ in found})))


def file_digests(files: Mapping[str, Path]) -> Digests:
    """Those of the files that readers take away, of the ones that the site has at these paths."""
    return _collected(_files(files))


def files_below(folder: Path, places: Iterable[str]) -> dict[str, Path]:
    """The files of a site in these folders, by their paths."""
    return {
        file.relative_to(folder).as_posix(): file
        for place in places
        for file in (folder / place).rglob("*")
        if file.is_file()
    }


def joined(every: Iterable[Digests]) -> Digests:
    """All of these together."""
    return _collected(
        (digest, address) for one in every for digest, where in one.items() for address in where
    )


def _sum_files(digests: Digests) -> dict[str, bytes]:
    """The files of each year by name in the form of sha256sum, by their paths in the site."""
    years: defaultdict[str, list[str]] = defaultdict(list)
    for digest, addresses in digests.items():
        for path in addresses:
            year = next((part for part in path.split("/") if part.isdecimal()), "")
            if year and not path.endswith("/") and "#" not in path:
                years[year].append(f"{digest}  {path}\n")
    return {
        sums_path(year): "".join(sorted(lines, key=lambda one: one[66:])).encode()
        for year, lines in sorted(years.items())
    }


def digest_lists(digests: Digests, names: Names) -> DigestLists:
    """The digests in lists that have few on average.

    A list without any is there, too: one that is missing is a fault.
    """
    digits = next((count for count in (1, 2, 3) if len(digests) <= MEAN * 16**count), 4)
    parts: dict[str, dict[str, Sequence[str]]] = {
        f"{number:0{digits}x}": {} for number in range(16**digits)
    }
    for digest, addresses in sorted(digests.items()):
        parts[digest[:digits]][digest[digits:DIGITS]] = addresses
    lists = {name: _list(found, names) for name, found in parts.items()}
    content = hashlib.sha256(b"\n".join(lists.values())).hexdigest()
    folder = f"assets/checks-{content[:12]}/"
    sums = _sum_files(digests)
    asked = {f"{folder}{name}.json": lists[name] for name in lists}
    return DigestLists(folder, digits, sorted(sums, reverse=True), {**asked, **sums})


def to_note(digests: Digests) -> bytes:
    """The digests of a document, for the build to keep."""
    return json.dumps(digests).encode()


def from_note(data: bytes) -> Digests:
    """The digests that were kept."""
    found: Digests = json.loads(data)
    return found


def _files(files: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    for path, file in sorted(files.items()):
        if not path.endswith(_PAGES) and not path.startswith("assets/"):
            yield hashlib.sha256(file.read_bytes()).hexdigest(), path


def _transcription(document: Document, files: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The digest of its words where it is plain text, which editors save in other forms."""
    original = document.original
    if original is None or not original.path.lower().endswith(".txt"):
        return
    if (path := original.path.removeprefix("docs/")) in files:
        yield hashlib.sha256(normalized(original.text).encode()).hexdigest(), f"{path}#"


def _earlier(printed: Printed, known: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Those of files that are not published any more: of a file that did not change, the first."""
    seen = set(known)
    for day, files in printed:
        for path, data in sorted(files.items()):
            folder, _, name = path.rpartition("/")
            digest = hashlib.sha256(data).hexdigest()
            if digest not in seen:
                yield digest, f"{folder}/@{day.isoformat()}/{name}"
            seen.add(digest)


def _collected(found: Iterable[tuple[str, str]]) -> Digests:
    collected: defaultdict[str, list[str]] = defaultdict(list)
    for digest, address in found:
        if address not in collected[digest]:
            collected[digest].append(address)
    return dict(collected)


def _texts(provision: Provision) -> Iterator[str]:
    """The digests of a unit's words: alone, after its label, with all units inside it."""
    labelled = [normalized(one.label + one.text) for one in provision.walk()]
    forms = {normalized(provision.text), labelled[0], "".join(labelled)}
    for text in sorted(forms):
        if len(text) >= LEAST:
            yield hashlib.sha256(text.encode()).hexdigest()


def _list(found: Mapping[str, Sequence[str]], names: Names) -> bytes:
    """A list with the names of the documents that it leads to."""
    addresses = sorted({address for where in found.values() for address in where})
    used = {name: names[name] for name in filter(names.__contains__, map(_document, addresses))}
    data = {"names": used, "found": found}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _document(address: str) -> str:
    """The id of the document that an address is of."""
    found = re.match(r"(?:[a-z]{2,3}/)?(\d{4}/[^/]+)/", address)
    return found[1] if found else ""
