"""What a change of the project's files does to readers: reads only what differs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from portal.changes.documents import DocumentChange, compare_documents
from portal.changes.files import FileChange
from portal.model.change import DOCS, ChangedFiles, document_of
from portal.model.documents import Document
from portal.model.library import Library
from portal.source.loader import build_library
from portal.source.trees import Comparison, Tree

_GROUPS = {
    "Quy trình tự động, chạy với quyền của kho": r"\.github/(workflows|actions)/.+|\.ci/.+",
    "Chương trình kiểm tra và dựng trang": r"scripts/.+",
    "Giao diện, mã chạy trên máy người đọc": r"overrides/.+",
    "Thư viện và khóa phiên bản": r"requirements.*|pyproject\.toml|tests/package(-lock)?\.json",
    "Thiết lập của trang": r"mkdocs\.yml|Makefile",
    "Quản lý kho": r"\..+",
    "Kiểm thử": r"tests/.+",
    "Tệp khác": r".*",
}
"""Groups of files outside docs/, those that can do most harm first; the first match counts."""


@dataclass(frozen=True)
class Change:
    """Everything that a change does: to documents, to other files of docs/, outside docs/."""

    documents: tuple[DocumentChange, ...]
    others: tuple[FileChange, ...]
    outside: tuple[tuple[str, tuple[str, ...]], ...]


def read_change(comparison: Comparison, languages: Iterable[str]) -> Change:
    """What differs between two states of the project."""
    changed, languages = ChangedFiles(comparison.changed), tuple(languages)
    before = _library(comparison.before, changed.documents, languages)
    after = _library(comparison.after, changed.documents, languages)
    inside = sorted(path for path in changed.paths if path.startswith(DOCS))
    old = {source.path: source for source in comparison.before.read(inside)}
    new = {source.path: source for source in comparison.after.read(inside)}
    files = [FileChange(path, old.get(path), new.get(path)) for path in inside]
    known = {*before.by_id, *after.by_id}
    return Change(
        tuple(_documents(before, after, files)),
        tuple(
            file
            for file in files
            if document_of(file.path) not in known and (file.before or file.after)
        ),
        tuple(_grouped(changed.outside).items()),
    )


def _library(tree: Tree, documents: Iterable[str], languages: Iterable[str]) -> Library:
    chosen = frozenset(documents)
    read = [path for path in tree.paths if document_of(path) in chosen]
    return build_library(tree.read(read), languages)


def _documents(
    before: Library, after: Library, files: Iterable[FileChange]
) -> Iterator[DocumentChange]:
    """Each document that differs; one in another folder is the same document, moved."""
    listed = tuple(files)
    moved = _moved(before, after)
    for name in sorted({*before.by_id, *after.by_id} - moved.keys()):
        old = next((one for one, other in moved.items() if other == name), name)
        its = [file for file in listed if document_of(file.path) in (old, name)]
        its = its if old == name else list(_renamed(its, f"{DOCS}{old}/", f"{DOCS}{name}/"))
        yield compare_documents(before.by_id.get(old), after.by_id.get(name), its)


def _renamed(files: Iterable[FileChange], old: str, new: str) -> Iterator[FileChange]:
    """The files that differ, apart from their folder's name."""
    found = {file.path: file for file in files}
    for path in dict.fromkeys(path.replace(old, new, 1) for path in found):
        one, other = found.get(path.replace(new, old, 1)), found.get(path)
        ends = one.before if one else None, other.after if other else None
        if not (ends[0] and ends[1] and replace(ends[0], path=path) == ends[1]):
            yield FileChange(path, *ends)


def _moved(before: Library, after: Library) -> Mapping[str, str]:
    """The new id of each document whose folder has another name, by its old id."""
    gone = [one for one in before.documents if one.id not in after.by_id]
    new = {_identity(one): one.id for one in after.documents if one.id not in before.by_id}
    found = {one.id: new[_identity(one)] for one in gone if _identity(one) in new}
    return {old: name for old, name in found.items() if list(found.values()).count(name) == 1}


def _identity(document: Document) -> object:
    """What a document keeps in another folder: the bytes of its original, or its number."""
    metadata = document.official.metadata
    if document.original and document.original.data:
        return document.original.data
    return metadata.number, metadata.date, metadata.title


def _grouped(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The paths by group; groups without any are left out."""
    found: dict[str, list[str]] = {name: [] for name in _GROUPS}
    for path in paths:
        name = next(name for name, form in _GROUPS.items() if re.fullmatch(form, path))
        found[name].append(path)
    return {name: tuple(held) for name, held in found.items() if held}
