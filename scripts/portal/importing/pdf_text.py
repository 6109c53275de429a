"""The text of a PDF, read in a process of its own with limits of time and memory.

A file can make the reader work for hours or fill the memory; what is not read in time is refused.
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from portal.importing.faults import Doubt
from portal.importing.pdf_doubts import doubts_about
from portal.importing.pdf_paragraphs import Laid, lay_out
from portal.language.syllables import is_syllable
from portal.model.blocks import Span, Spans
from portal.model.problems import UserError

MAX_PAGES = 300
"""Pages at most."""

SECONDS = 20
"""Time for a file: a hundred pages take two seconds."""

MEMORY = 1536 * 1024 * 1024
"""Address space of the process that reads."""

_SCAN, _PROTECTED, _BROKEN, _LARGE = "scan", "protected", "broken", "large"
_SHARE = 0.5
"""Share of words that are no syllables, above which the file's fonts tell wrong letters."""

_SENTENCES = {
    _SCAN: "là bản quét (ảnh chụp), không có chữ bên trong. Hãy xin tệp Word, hoặc gõ lại toàn văn"
    " rồi đưa vào; bản quét thì để cạnh bản chép nhận được và ghi ở «scan:»",
    _PROTECTED: "có đặt mật khẩu. Hãy xin tệp không có mật khẩu",
    _BROKEN: "bị hỏng hoặc tải về chưa đủ. Hãy tải lại, hoặc xin tệp Word",
    _LARGE: f"quá lớn hoặc quá phức tạp để đọc (tối đa {MAX_PAGES} trang). Hãy tách phụ lục ra,"
    " hoặc xin tệp Word",
}


@dataclass(frozen=True)
class PdfText:
    """The text of a PDF as one line a paragraph, the rows of its tables, what was noticed."""

    text: str
    spans: Spans = field(default_factory=dict)
    done: tuple[Doubt, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_pdf(name: str, data: bytes) -> PdfText:
    """The text of a PDF. Raises UserError where it has none that can be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "portal.importing.pdf_text"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer: dict[str, Any] = (
            json.loads(done.stdout) if done.returncode == 0 else {"fault": _LARGE}
        )
    except (subprocess.TimeoutExpired, ValueError):
        answer = {"fault": _LARGE}
    if fault := answer.get("fault"):
        raise UserError(f"«{name}» {_SENTENCES[fault]}.")
    spans = {
        int(line): tuple(Span(columns, goes_on) for columns, goes_on in row)
        for line, row in answer["spans"].items()
    }
    told = ((*(Doubt(*one) for one in answer[kind]),) for kind in ("done", "doubts"))
    return PdfText(answer["text"], spans, *told)


def _extract(data: bytes) -> dict[str, Any]:
    """What the process that reads answers, as JSON."""
    import pypdfium2  # noqa: PLC0415 - only the process that reads needs it

    from portal.importing.pdf_page import read_sheet  # noqa: PLC0415 - likewise

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": _PROTECTED if "assword" in str(error) else _BROKEN}
    if len(document) > MAX_PAGES:
        return {"fault": _LARGE}
    try:
        sheets = [read_sheet(page) for page in document]
    except ValueError:
        return {"fault": _LARGE}
    except pypdfium2.PdfiumError:
        return {"fault": _BROKEN}
    if not any(sheet.has_text for sheet in sheets):
        return {"fault": _SCAN}
    laid = lay_out(sheets)
    return {
        "text": laid.text,
        "spans": {str(line): row for line, row in laid.spans.items()},
        "done": laid.done,
        "doubts": [*laid.doubts, *doubts_about(laid.lines), *_misread(laid)],
    }


def _misread(laid: Laid) -> list[Doubt]:
    """A doubt about a text of which most words are none."""
    words = [word.strip('.,;:()“”"') for word in laid.text.split()]
    letters = [word for word in words if word.isalpha()]
    wrong = sum(not is_syllable(word) and not word.isupper() for word in letters)
    if not letters or wrong <= _SHARE * len(letters):
        return []
    return [Doubt(1, "phần lớn chữ đọc từ PDF không phải tiếng Việt: phông của tệp có thể bị hỏng")]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(_extract(sys.stdin.buffer.read()), sys.stdout)
