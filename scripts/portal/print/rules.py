"""What typesetting knows of the slogans is sound, and of use."""

from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.blocks import Kind
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding
from portal.reference.line_breaks import groups, occurrence

LISTS = ("kept_together", "leading")
"""The lists that docs/word-groups.yml may hold."""

LONGEST_GROUP = 34
"""Letters of words that stay on one line: on an A3 poster their capitals are 10 mm high."""

NAMES = ("issuer", "parent_body", "title")
"""The metadata that are printed in lines of their own."""


def _useless(library: Library) -> Iterator[Finding]:
    """Entries that stand twice, or that nothing set in lines has."""
    path, fields = library.word_groups.path, library.word_groups.fields
    texts = list(_set_in_lines(library))
    seen: set[str] = set()
    for key, entry in fields.texts(*LISTS):
        words = " ".join(entry.casefold().split())
        misplaced = key.startswith("leading") and " " in words
        if words in seen:
            fault = f"«{entry}» có hai lần. Hãy giữ lại một mục."
            yield Finding(path, fields.line(key), fault)
        elif words and not misplaced and all(occurrence(entry, text) is None for text in texts):
            fault = (
                f"Không còn khẩu hiệu hay tên cơ quan nào có «{entry}». Hãy xóa mục này, hoặc sửa"
                " lại."
            )
            yield Finding(path, fields.line(key), fault)
        seen.add(words)


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Library, _useless, Part.TEXT | Part.METADATA),),
)
def word_group_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of the word groups is a text that stands once, and a slogan or a name still has it.

    Bad: leading: [của, của]
    Good: leading: [của, về]
    """
    if file.schema == "word-groups":
        for line, message in file.fields.errors:
            yield Finding(file.path, line, message)
        yield from misshapen(file, "word-group-entry")


def _set_in_lines(library: Library) -> Iterator[str]:
    """What is set in lines that sense breaks: the slogans, and the names at a document's head."""
    for document in library.documents:
        for provision in document.official.provisions:
            if provision.kind is Kind.SLOGAN:
                yield provision.text
        yield from (getattr(document.official.metadata, name) for name in NAMES)


@rule(Library, needs=Part.WORD_GROUPS)
def slogan_without_breaks(library: Library) -> Iterator[Finding]:
    """Of every slogan it is known where its lines may break, so that large letters fit a poster.

    Bad: a slogan of forty letters, none of whose phrases is in docs/word-groups.yml
    Good: kept_together: [an toàn lao động, sản xuất]
    """
    for document in library.documents:
        for provision in document.official.provisions:
            if provision.kind is not Kind.SLOGAN:
                continue
            parts = [part.text for part in groups(provision.text, library.word_groups)]
            if long := [part for part in parts if len(part) > LONGEST_GROUP]:
                yield Finding(
                    provision.path,
                    provision.line,
                    f"Chưa biết ngắt dòng ở đâu trong «{opening(long[0])}» khi in khẩu hiệu này."
                    f" Hãy ghi các cụm từ của khẩu hiệu vào {library.word_groups.path}, mỗi cụm"
                    " một dòng dưới kept_together.",
                )
