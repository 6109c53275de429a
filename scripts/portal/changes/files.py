"""A file that differs: its bytes, its words, and the characters that hide in it."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.changes.runs import Entry, Run, ours, passages, quoted
from portal.changes.wording import Mark, compare_words, whole
from portal.checks.message_format import named
from portal.language.confusables import is_invisible, is_strange
from portal.model.files import Source

LONGEST_TEXT = 200_000
"""Characters of a page or data file whose words are compared; of longer ones the size is told."""

_READ = (".md", ".yml", ".txt", ".svg")
_BLANK = frozenset(" \t\n\r")


@dataclass(frozen=True)
class FileChange:
    """A file before and after; None where there was or is none."""

    path: str
    before: Source | None
    after: Source | None

    @property
    def effect(self) -> str:
        """What happened to it, in one word."""
        return "Thêm" if self.before is None else "Xóa" if self.after is None else "Sửa"

    @property
    def link(self) -> str | None:
        """Where it leads, if it is a symbolic link now."""
        return self.after.link if self.after else None


def digest(source: Source) -> str:
    """The SHA-256 of a file's bytes; "" where they were not read."""
    was_read = source.readable and not source.too_large and source.link is None
    return hashlib.sha256(source.data).hexdigest() if was_read else ""


def dangers(file: FileChange) -> Iterator[Entry]:
    """What no honest change of a text brings: a link on disk, characters that hide or pretend."""
    if file.link is not None:
        lead = [ours("Liên kết tượng trưng "), quoted(file.path), ours(" trỏ tới ")]
        yield Entry((*lead, quoted(file.link)), loud=True)
    if odd := _new_oddities(file):
        lead = [ours("Ký tự không thấy được hoặc giả dạng chữ khác, trong "), quoted(file.path)]
        yield Entry((*lead, ours(": "), quoted(", ".join(odd))), loud=True)


def contents(file: FileChange) -> Iterator[Run]:
    """The words that differ; of what is no text, the size and the hash."""
    ends = [source for source in (file.before, file.after) if source]
    is_text = all(one.is_text and len(one.data) <= LONGEST_TEXT for one in ends)
    if is_text and file.path.endswith(_READ):
        yield from _words(file)
        return
    for source, said in ((file.before, "trước"), (file.after, "sau")):
        if source and source.link is None:
            size = f"{len(source.data)} byte" if digest(source) else "không đọc được hoặc quá lớn"
            yield ours(f"{said}: {size}")
            if found := digest(source):
                yield quoted(f"SHA-256 {found}")


def _words(file: FileChange) -> Iterator[Run]:
    before, after = (one.text.split() if one else [] for one in (file.before, file.after))
    if not before or not after:
        yield from passages(whole(before or after, Mark.INSERTED if after else Mark.DELETED))
    elif found := compare_words(before, after):
        yield from passages(found)
    else:
        yield ours("chỉ đổi cách trình bày")


def _new_oddities(file: FileChange) -> list[str]:
    """The names of odd characters that a text has more of than before, with how many more."""
    if not file.path.endswith((".md", ".yml")):
        return []
    before, after = (
        Counter(one.text if one and one.is_text else "") for one in (file.before, file.after)
    )
    new = ((letter, count) for letter, count in sorted((after - before).items()))
    return [
        f"{named(letter)} ×{count}"
        for letter, count in new
        if letter not in _BLANK and (is_invisible(letter) or is_strange(letter))
    ]
