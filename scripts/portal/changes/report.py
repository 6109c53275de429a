"""A change as sentences in Vietnamese: a section for each document, one for what is beside them.

How they look is decided by text.py, markdown.py and html.py.
"""

from collections.abc import Iterator

from portal.changes.document_report import document_section
from portal.changes.files import FileChange, contents, dangers
from portal.changes.project import Change
from portal.changes.runs import Entry, Report, Section, listed, ours, quoted
from portal.model.site_data import AllowedHosts
from portal.reference.permalinks import FOLDER, Addresses, lost, parse
from portal.reference.permalinks import listed as promised

NOTHING = "Lần sửa này không thay đổi gì."

_DANGERS = {AllowedHosts.path: "Danh sách máy chủ được dẫn tới thay đổi"}


def report(change: Change) -> Report:
    """What is told of a change, what a reviewer must not miss first."""
    beside = Section((ours("Tệp khác trong docs/"),), tuple(_others(change)))
    outside = Section(
        (ours("Tệp ngoài docs/ thay đổi: không phải lời văn, mà là cách cổng hoạt động"),),
        tuple(_outside(change)),
    )
    documents = [found for one in change.documents if (found := document_section(one)).entries]
    sections = tuple(
        Section(one.title, tuple(sorted(one.entries, key=lambda entry: not entry.loud)))
        for one in (outside, *documents, beside)
        if one.entries
    )
    return Report(_summary(change, sections), sections)


def _summary(change: Change, sections: tuple[Section, ...]) -> str:
    if not sections:
        return NOTHING
    counts = (
        (len(change.documents), "văn bản"),
        (len(change.others), "tệp khác trong docs/"),
        (sum(len(paths) for _, paths in change.outside), "tệp ngoài docs/"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    loud = sum(entry.loud for section in sections for entry in section.entries)
    warning = f" Có {loud} điều cần xem kỹ." if loud else ""
    return f"Lần sửa này đụng đến {told}.{warning}"


def _outside(change: Change) -> Iterator[Entry]:
    for group, paths in change.outside:
        yield Entry((ours(f"{group}: "), *listed(paths)), loud=True)
    if change.outside and change.documents:
        said = "Lời văn và chương trình cùng thay đổi; hãy tách làm hai pull request."
        yield Entry((ours(said),), loud=True)


def _others(change: Change) -> Iterator[Entry]:
    """Pages of the portal's own, data files, images."""
    for file in change.others:
        yield from dangers(file)
        if gone := _unlisted(file):
            said = "Danh sách địa chỉ đã công bố bị xóa bớt, ở: "
            yield Entry((ours(said), *listed(sorted(gone))), loud=True)
        said = _DANGERS.get(file.path, file.effect)
        if file.path.endswith(".md") and not file.after:
            said = "Xóa một trang, nên mất địa chỉ của nó"
        lead = (ours(f"{said}: "), quoted(file.path))
        yield Entry(lead, tuple(contents(file)), loud=said != file.effect)


def _unlisted(file: FileChange) -> Addresses:
    """The addresses and ids that a list of what was published has no longer."""
    if not file.path.startswith(FOLDER) or not file.path.endswith(".txt"):
        return {}
    ends = (one.text if one else "" for one in (file.before, file.after))
    before, after = (promised(parse(file.path, text)) for text in ends)
    return lost(before, after)
