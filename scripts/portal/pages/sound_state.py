"""The check of all files, by what changed since they were last found sound.

The cache keeps the files of the last check that found nothing, with the summaries of their
documents. A check of the same rules looks at what differs from them, and finds what a check of
everything would.
"""

import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from portal.model.change import document_of
from portal.model.context import CACHE
from portal.model.problems import Problem
from portal.model.summary import DocumentSummary, summary_of
from portal.pages.change_rules import check_since, part_of
from portal.pages.whole_check import check_whole
from portal.release.atomic import write_atomically
from portal.source.trees import Comparison, ReadFiles

STATE = "sound.state"
"""In the cache: what was last found sound, after the SHA-256 of it and of what it depends on."""

_DIGEST = sha256().digest_size


@dataclass(frozen=True)
class CheckedFiles:
    """The files below docs/, every problem in them, and the documents' summaries.

    Where there are problems, the summaries are not known.
    """

    files: ReadFiles
    problems: tuple[Problem, ...] = ()
    summaries: tuple[DocumentSummary, ...] = ()


@dataclass(frozen=True)
class _Sound:
    """Files without a problem, and the summaries of their documents by id."""

    files: ReadFiles
    summaries: Mapping[str, DocumentSummary] = field(default_factory=dict)


def check_files(
    root: Path, files: ReadFiles, languages: tuple[str, ...], site_url: str, rules: bytes
) -> CheckedFiles:
    """Check all files of the project at `root`; `rules` is a hash of the code that checks them.

    What is found sound is kept for the next check, where there is room.
    """
    state = root / CACHE / STATE
    depends = sha256(repr((languages, site_url)).encode() + rules).digest()
    sound = _read(state, depends)
    changed = _changed(sound.files, files) if sound else frozenset[str]()
    if sound and not changed:
        return CheckedFiles(files, (), tuple(sound.summaries.values()))
    if sound:
        problems = check_since(Comparison(sound.files, files, changed), languages, site_url)
        found = {} if problems else _renewed(sound.summaries, files, changed, languages)
    else:
        problems, summaries = check_whole(files, languages, site_url)
        found = {summary.id: summary for summary in summaries}
    if problems:
        return CheckedFiles(files, tuple(problems))
    found = dict(sorted(found.items()))
    _write(state, depends, _Sound(files, found))
    return CheckedFiles(files, (), tuple(found.values()))


def _changed(before: ReadFiles, after: ReadFiles) -> frozenset[str]:
    """The paths of the files that differ."""
    old, new = before.by_path, after.by_path
    return frozenset(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def _renewed(
    known: Mapping[str, DocumentSummary],
    files: ReadFiles,
    changed: Iterable[str],
    languages: tuple[str, ...],
) -> dict[str, DocumentSummary]:
    """The known summaries with those of the documents that changed, without those that are gone."""
    touched = frozenset(filter(None, map(document_of, changed)))
    library = part_of(files, touched, languages)
    left = {name: one for name, one in known.items() if name not in touched}
    renewed = {one.id: summary_of(one) for one in library.documents if one.id in touched}
    return left | renewed


def _read(file: Path, depends: bytes) -> _Sound | None:
    """What was last found sound under the same rules; None where it is not known or damaged."""
    try:
        stored = file.read_bytes()
    except OSError:
        return None
    digest, data = stored[:_DIGEST], stored[_DIGEST:]
    if sha256(depends + data).digest() != digest:
        return None
    found: _Sound = pickle.loads(data)  # noqa: S301 - our own file, of this very code
    return found


def _write(file: Path, depends: bytes, sound: _Sound) -> None:
    plain = tuple(replace(source) for source in sound.files.sources)  # without what was derived
    data = pickle.dumps(_Sound(ReadFiles(plain), sound.summaries), pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, sha256(depends + data).digest() + data)
