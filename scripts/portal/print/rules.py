"""docs/word-groups.yml is valid, has no entry without use, and breaks every slogan into lines."""

from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import invalid_fields
from portal.model.documents import Provision
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding
from portal.reference.line_breaks import LONGEST_GROUP, groups, occurrence

LISTS = ("kept_together", "leading")
"""The lists that docs/word-groups.yml may hold."""

NAMES = ("issuer", "parent_body", "title")
"""The metadata that are printed on lines of their own."""


def _unused_entries(library: Library) -> Iterator[Finding]:
    """Entries that are repeated, or that no slogan and no name contains."""
    path, fields = library.word_groups.path, library.word_groups.fields
    texts = [slogan.text for slogan in _slogans(library)]
    for document in library.documents:
        texts += [getattr(document.official.metadata, name) for name in NAMES]
    seen: set[str] = set()
    for key, entry in fields.texts(*LISTS):
        words = " ".join(entry.casefold().split())
        misplaced = key.startswith("leading") and " " in words
        if words in seen:
            message = say("word-group-entry", "repeated", entry=entry)
            yield Finding(path, fields.line(key), message)
        elif words and not misplaced and all(occurrence(entry, text) is None for text in texts):
            message = say("word-group-entry", "unused", entry=entry)
            yield Finding(path, fields.line(key), message)
        seen.add(words)


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Library, _unused_entries, Part.TEXT | Part.METADATA | Part.WORDING),),
)
def word_group_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of docs/word-groups.yml is listed once, and a slogan or a name still contains it."""
    yield from invalid_fields(file, "word-groups", "word-group-entry")


def _slogans(library: Library) -> Iterator[Provision]:
    for document in library.documents:
        yield from document.official.slogans


@rule(Library, needs=Part.WORD_GROUPS | Part.WORDING)
def slogan_without_breaks(library: Library) -> Iterator[Finding]:
    """No slogan has a word, or words kept together, too long to be set large on a poster."""
    for slogan in _slogans(library):
        parts = [part.text for part in groups(slogan.text, library.word_groups)]
        if long := [part for part in parts if len(part) > LONGEST_GROUP]:
            path = library.word_groups.path
            message = say("slogan-without-breaks", part=opening(long[0]), path=path)
            yield Finding(slogan.path, slogan.line, message)
