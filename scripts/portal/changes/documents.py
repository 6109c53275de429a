"""What happened to one document: its text in each language, metadata, corrections, originals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from portal.changes.files import FileChange
from portal.changes.provisions import Effect, ProvisionChange, compare_provisions
from portal.changes.wording import PARAGRAPH, Passage, compare_words
from portal.model.blocks import Unit
from portal.model.change import is_original
from portal.model.documents import OFFICIAL, Document, Edition
from portal.model.metadata import UNDATED, Metadata, Signer
from portal.reference.addresses import document_path, own_path, reading_path, section_path
from portal.source.comparison import words

DERIVED = ("recipients", "reconstructed", "cited_dates", "original_file", "original_sha256", "scan")
"""Metadata that are told with the text or with the originals."""


@dataclass(frozen=True)
class EditionChange:
    """The text in one language; `layout` are pages whose words and tree are the same.

    `head` are changes of words that have no address; `untold` are pages that differ in a way that
    nothing else here tells, as one removed that could not be read; `stale` and `ahead` are ids of
    provisions that changed in the official text alone, or in this translation alone; `reused` are
    ids that lead to other words than before, because another provision has the number now.
    """

    language: str
    provisions: tuple[ProvisionChange, ...] = ()
    head: tuple[Passage, ...] = ()
    metadata: tuple[tuple[str, str, str], ...] = ()
    layout: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    untold: tuple[FileChange, ...] = ()
    stale: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerChange:
    """An entry of corrections.yml, as text before and after; "" where there was or is none."""

    is_question: bool
    before: str
    after: str


@dataclass(frozen=True)
class DocumentChange:
    """One document's change; `before` or `after` is None where it is new, or gone.

    `all_files` are those that differ; `files` are those of them that hold no text of its own.
    """

    before: Document | None
    after: Document | None
    editions: tuple[EditionChange, ...]
    ledger: tuple[LedgerChange, ...]
    originals: tuple[FileChange, ...]
    all_files: tuple[FileChange, ...]
    files: tuple[FileChange, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def is_ledger_laid_out(self) -> bool:
        """Whether the file of corrections differs, and no entry of it."""
        paths = {one.ledger_path for one in (self.before, self.after) if one}
        return not self.ledger and any(file.path in paths for file in self.all_files)


def compare_documents(
    before: Document | None, after: Document | None, files: Sequence[FileChange]
) -> DocumentChange:
    """Every change of a document, of which `files` are those that differ."""
    old, new = addresses(before), addresses(after)
    pages = {p.path for d in (before, after) if d for e in d.editions.values() for p in e.pages}
    ledgers = {d.ledger_path for d in (before, after) if d}
    return DocumentChange(
        before,
        after,
        tuple(_editions(before, after, files)) if before and after else (),
        tuple(_ledger(before, after)) if before and after else (),
        tuple(file for file in files if is_original(file.path)),
        tuple(files),
        tuple(
            file
            for file in files
            if not is_original(file.path) and file.path not in pages | ledgers
        ),
        tuple(one for one in new if one not in frozenset(old)),
        tuple(one for one in old if one not in frozenset(new)),
    )


def addresses(document: Document | None) -> tuple[str, ...]:
    """The permanent addresses of a document below the site's root, in the order of the text."""
    if document is None:
        return ()
    found: dict[str, None] = {}
    for edition in document.editions.values():
        base = document_path(document, edition.language)
        found[base] = None
        for provision in edition.provisions:
            for path in (section_path(provision), reading_path(provision), own_path(provision)):
                found[base + path] = None
    return tuple(found)


def _editions(
    before: Document, after: Document, files: Sequence[FileChange]
) -> Iterator[EditionChange]:
    """The change in each language; the official one decides which translations are behind."""
    official: tuple[str, ...] = ()
    for language in (OFFICIAL, *sorted({*before.editions, *after.editions} - {OFFICIAL})):
        one = before.editions.get(language, Edition(language, ()))
        other = after.editions.get(language, Edition(language, ()))
        provisions = compare_provisions(one, other)
        ids = tuple(change.id for change in provisions if change.effect in _OF_WORDS)
        reworded = (one.id for one in provisions if one.effect in (Effect.WORDED, Effect.REWORDED))
        metadata = tuple(_metadata(one.metadata, other.metadata))
        head = _head(one, other, told=bool(provisions))
        same = _as_read(one).items() & _as_read(other).items()
        layout = {path for path, _ in same} - ({_index(other)} if metadata else set())
        unreadable = tuple(page.path for page in other.pages if not page.parsed)
        told = {*layout, *unreadable, *_places(provisions)}
        told |= {_index(one), _index(other)} if head or metadata else set()
        is_translated = language != OFFICIAL and bool(one.pages and other.pages)
        yield EditionChange(
            language,
            provisions,
            head,
            metadata,
            tuple(file.path for file in files if file.path in layout),
            unreadable,
            tuple(f for f in files if f.path in {*_paths(one), *_paths(other)} - told),
            tuple(name for name in official if name not in ids) if is_translated else (),
            tuple(name for name in reworded if name not in official) if is_translated else (),
            _reused(provisions),
        )
        official = ids if language == OFFICIAL else official


def _as_read(edition: Edition) -> Mapping[str, tuple[object, ...]]:
    """What readers see of each page, whatever its layout."""
    return {
        page.path: tuple((u.id, u.label, u.joined, _words_of(u)) for u in page.units)
        for page in edition.pages
        if page.parsed
    }


def _words_of(unit: Unit) -> tuple[object, ...]:
    table = unit.block.table
    rows = table.rows if table else ()
    return (unit.block.text, *(tuple(cell[:3] for cell in row) for row in rows))


def _paths(edition: Edition) -> Iterator[str]:
    return (page.path for page in edition.pages)


def _places(changes: Iterable[ProvisionChange]) -> Iterator[str]:
    """The pages that changed provisions left, or stand on."""
    return (end[-1].path for one in changes for end in (one.before, one.after) if end)


def _index(edition: Edition) -> str:
    return edition.index.path if edition.index else ""


_OF_WORDS = (Effect.WORDED, Effect.ADDED, Effect.REMOVED, Effect.REWORDED)


def _reused(changes: Iterable[ProvisionChange]) -> tuple[str, ...]:
    """The ids that one provision left and another has taken."""
    moved = [one for one in changes if not one.before or not one.after or _has_other_id(one)]
    left = {id_ for one in moved for id_ in one.ids_before}
    taken = (id_ for one in moved for id_ in one.ids_after if id_ in left)
    return tuple(dict.fromkeys(taken))


def _has_other_id(change: ProvisionChange) -> bool:
    return change.before[-1].id != change.after[-1].id


def _head(before: Edition, after: Edition, *, told: bool) -> tuple[Passage, ...]:
    """Changes of the lines that have no address; of any words, if no other change is told."""
    changed = compare_words(unaddressed(before), unaddressed(after))
    if changed or told:
        return changed
    return compare_words(*([word.text for word in words(one.units)] for one in (before, after)))


def unaddressed(edition: Edition) -> list[str]:
    """The words that are in no provision, as those of the head."""
    found: list[str] = []
    for unit in edition.units:
        if unit.kind is None and not unit.joined:
            found += [*([PARAGRAPH] if found else []), *unit.block.text.split()]
    return found


def _metadata(before: Metadata, after: Metadata) -> Iterator[tuple[str, str, str]]:
    """The name of each field that differs, and its values."""
    for field in fields(Metadata):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one != other and field.name not in DERIVED:
            yield field.name, _shown(one), _shown(other)


def _shown(value: object) -> str:
    """A field's value as text; "" for none."""
    if isinstance(value, frozenset):
        return "; ".join(sorted(value))
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    if isinstance(value, Signer):
        parts = (value.body, value.authority, value.title, value.name)
        return " · ".join(filter(None, parts))
    return "" if value in (None, UNDATED) else str(value)


def _ledger(before: Document, after: Document) -> Iterator[LedgerChange]:
    """Corrections and questions that differ, matched by what they speak of."""
    for is_question in (False, True):
        old, new = _entries(before, is_question), _entries(after, is_question)
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield LedgerChange(is_question, old.get(key, ""), new.get(key, ""))


def _entries(document: Document, is_question: bool) -> Mapping[tuple[str, str], str]:  # noqa: FBT001
    """The entries of the list as text, by what they speak of."""
    if is_question:
        return {
            (one.provision, one.text): f"{one.provision}: «{one.text}» {_reasons(one.question)}"
            for one in document.questions
        }
    return {
        (one.original, ""): f"«{_lines(one.original)}» → «{_lines(one.published)}»"
        f" {_reasons(one.reason)}"
        for one in document.corrections
    }


def _lines(text: str) -> str:
    return re.sub(r"\n\s*\n", f" {PARAGRAPH} ", text)


def _reasons(texts: Mapping[str, str]) -> str:
    return " · ".join(f"({language}) {' '.join(text.split())}" for language, text in texts.items())
