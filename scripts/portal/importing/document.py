"""From what a file says to the files of a document's folder, with a list of what is left to do."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.checks.correction_entry import as_yaml
from portal.checks.structure import folder_name
from portal.importing.faults import Doubt, Fault, find_faults
from portal.importing.reading import Reading
from portal.importing.writing import write_pages
from portal.model.blocks import Unit
from portal.model.documents import Correction
from portal.model.metadata import UNDATED, Metadata
from portal.model.page_kinds import INDEX
from portal.model.problems import UserError
from portal.source.comparison import corrected, read_units
from portal.source.described import describe
from portal.source.grids import moved_spans
from portal.source.head import read_head
from portal.source.limits import long_line

MAX_LINES = 5000
"""Lines of a document at most: a hundred pages have about 2,000 paragraphs."""

_ADDRESS = re.compile(r"\d{4}/[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")
_LEDGER = """\
# Những chỗ văn bản công bố khác bản chép nhận được, mỗi chỗ một lý do, và những câu hỏi còn để ngỏ.
# «original» phải xuất hiện đúng một lần trong bản chép nhận được; xuống dòng cũng tính là
# khoảng trắng, dòng trống là chỗ ngắt đoạn.

corrections:
"""


@dataclass(frozen=True)
class Composed:
    """A document to be written: its address below docs/, its files, and what was found in it."""

    id: str
    files: dict[str, bytes]
    text: str
    units: tuple[Unit, ...]
    metadata: Metadata
    faults: tuple[Fault, ...]
    done: tuple[Doubt, ...]
    doubts: tuple[Doubt, ...]


def compose(reading: Reading, address: str = "") -> Composed:
    """The folder of a document; `address` is where it goes, else its number and date tell.

    Raises UserError.
    """
    if found := long_line(reading.text):
        raise UserError(
            f"Dòng {found.line} dài quá 20.000 ký tự: tệp không có chỗ ngắt đoạn. Hãy ngắt đoạn lại"
            " bằng Word rồi làm lại."
        )
    if sum(map(bool, map(str.strip, reading.text.split("\n")))) > MAX_LINES:
        raise UserError(
            f"Tệp có hơn {MAX_LINES} dòng, quá dài cho một văn bản. Hãy tách phụ lục ra."
        )
    faults, doubts = find_faults(reading.text, markdown=reading.markdown)
    corrections = [fault.correction for fault in faults]
    text = corrected(reading.text, corrections)
    units = read_units(text, markdown=reading.markdown)
    metadata = describe(units)
    name = _address(address, metadata)
    spans = moved_spans(reading.spans, reading.text, corrections)
    files = _files(name.partition("/")[2], reading, write_pages(units, spans), corrections)
    more = (*reading.doubts, *doubts, *_gaps(units, metadata))
    return Composed(
        name, files, reading.text, units, metadata, tuple(faults), reading.done, tuple(sorted(more))
    )


def _address(given: str, metadata: Metadata) -> str:
    """The address of a document below docs/. Raises UserError where nothing tells it."""
    if given:
        name = given.strip().removeprefix("./").removeprefix("docs/").strip("/")
        if _ADDRESS.fullmatch(name):
            return name
        raise UserError(
            f"Địa chỉ «{given}» phải là năm và số, ký hiệu viết thường không dấu, ví dụ"
            " «2025/114-kh-ldld»."
        )
    if not metadata.number or metadata.date == UNDATED:
        missing = " và ".join(
            name
            for name, known in (("số", metadata.number), ("ngày", metadata.date != UNDATED))
            if not known
        )
        raise UserError(
            f"Lời văn không cho biết {missing} của văn bản, nên chưa biết đặt vào đâu. Hãy thêm"
            " «--to năm/số», ví dụ «--to 2025/114-kh-ldld»."
        )
    return f"{metadata.date.year}/{folder_name(metadata.number)}"


def _files(
    name: str, reading: Reading, pages: dict[str, str], corrections: Sequence[Correction]
) -> dict[str, bytes]:
    """The files of the folder by their paths in it."""
    original = f"original/{name}{reading.suffix}"
    front = [f"  file: {original}", f"  sha256: {hashlib.sha256(reading.data).hexdigest()}"]
    files = {original: reading.data}
    if reading.markdown:
        front.append("  format: markdown")
    if reading.kept:
        received = f"original/{name}.pdf"
        files[received] = reading.kept
        front += [
            f"  received: {received}",
            f"  received_sha256: {hashlib.sha256(reading.kept).hexdigest()}",
        ]
    head = "\n".join(["---", "original:", *front, "---", "", ""])
    for stem, body in pages.items():
        files[f"{stem}.md"] = ((head if stem == INDEX else "") + body).encode()
    if corrections:
        files["original/corrections.yml"] = (
            _LEDGER + "\n".join(map(as_yaml, corrections))
        ).encode()
    return dict(sorted(files.items()))


def _gaps(units: Sequence[Unit], metadata: Metadata) -> Iterator[Doubt]:
    """What a document usually states and this one does not, or not readably."""
    head = read_head([unit.block for unit in units])

    def line(place: str) -> int:
        return units[head.places[place]].block.line if place in head.places else 1

    if not metadata.number:
        yield Doubt(line("number"), "không đọc được số, ký hiệu của văn bản")
    if metadata.date == UNDATED:
        yield Doubt(line("date"), "không đọc được ngày của văn bản")
    if not metadata.issuers:
        yield Doubt(
            1, "không thấy cơ quan ban hành ở đầu văn bản; nếu biết, ghi «issuer:» ở index.md"
        )
    if not metadata.title:
        yield Doubt(1, "không thấy trích yếu của văn bản; nếu biết, ghi «title:» ở index.md")
    last = units[-1].block.line if units else 1
    if not metadata.signers:
        yield Doubt(last, "không thấy chữ ký: chức vụ và họ tên người ký")
    elif not all(signer.name for signer in metadata.signers):
        yield Doubt(last, "không đọc được họ tên người ký")
