"""Mends one file: its encoding and line ends, then its text line by line. Pure.

A page's front matter and YAML files are mended only where they go on saying the same; nothing is
mended inside code, nor what corrections quote from the original.
"""

import codecs
import re
from typing import Any, NamedTuple

from portal.checks.characters import quoted_lines
from portal.fixes import characters, layout
from portal.fixes.mends import Lines, Mend, Received
from portal.language.confusables import meant
from portal.model.files import Source
from portal.source.lines import evened
from portal.source.prose import without_code
from portal.source.yaml_fields import read_fields, split_front_matter

MOST_PASSES = 4
"""Passes after which nothing is left to mend: one mend can make another one possible."""


class Mended(NamedTuple):
    """A file's new bytes and what was mended, or why it can't be."""

    data: bytes
    mends: tuple[Mend, ...] = ()
    refusal: str = ""


def mend(source: Source, received: Received) -> Mended:
    """The file with everything mended that has one right answer."""
    if refusal := _refusal(source):
        return Mended(source.data, refusal=refusal)
    text, found = _decoded(source.data)
    for _ in range(MOST_PASSES):
        after, more = _mend_text(source.path, text, received)
        if after == text:
            break
        text = after
        found += more
    return Mended(text.encode(), tuple(found)) if found else Mended(source.data)


def _refusal(source: Source) -> str:
    if source.link is not None or not source.readable:
        return "không phải tệp thường, hoặc không có quyền đọc"
    if source.too_large:
        return "tệp quá lớn"
    if source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            source.data.decode("utf-16")
        except UnicodeDecodeError:
            return "tệp UTF-16 bị hỏng; hãy lưu lại bằng mã UTF-8"
        return ""
    return "" if source.is_text else "tệp không phải UTF-8; hãy mở và lưu lại bằng mã UTF-8"


def _decoded(data: bytes) -> tuple[str, list[Mend]]:
    """The text with plain line ends, and what was mended for that."""
    found = []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16")
        found.append(Mend(1, "mã UTF-16", "UTF-16", "UTF-8"))
    else:
        text = data.decode("utf-8")
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        found.append(Mend(1, "dấu BOM ở đầu tệp", "[U+FEFF]", ""))
    if "\r" in text:
        lines = text.count("\r")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        found.append(Mend(1, f"xuống dòng kiểu Windows ở {lines} dòng", "[U+000D]", ""))
    return text, found


def _mend_text(path: str, text: str, received: Received) -> tuple[str, list[Mend]]:
    is_page = path.endswith(".md")
    body_line = split_front_matter(text)[2] if is_page else len(text.split("\n")) + 2
    state = Lines(text.split("\n"))
    visible = _outside_code(text, is_page=is_page and not received.layout)
    quoted = quoted_lines(path, text)
    for index, line in enumerate(list(state.lines)):
        if visible[index] != line:
            continue
        for what, after in characters.mends(line, received):
            if index not in quoted or received.reads(_value(after)):
                state.apply(index, what, after)
        below = state.lines[index + 1] if index + 1 < len(state.lines) else ""
        state.apply(index, "dấu cách cuối dòng", characters.trimmed(state.lines[index], below))
        if is_page and index + 1 >= body_line:
            for what, after in layout.mends(
                state.lines[index], _is_alone(state.lines, index), received
            ):
                state.apply(index, what, after)
    _end(state)
    return _checked(text, state, body_line if is_page else 0)


def _value(line: str) -> str:
    """What a line of a quotation quotes, without the name of its field."""
    return re.sub(r"^[ -]*original:[ ]*(?:\|-?)?", "", line).strip().strip("\"'")


def _end(state: Lines) -> None:
    """One line end at the end of the file."""
    lines = state.lines
    if any(line.strip() for line in lines) and lines[-2:] != [*lines[-2:-1], ""]:
        state.mends.append(
            Mend(len(lines), "thiếu xuống dòng cuối tệp", lines[-1][-24:], lines[-1][-24:] + "⏎")
        )
        lines.append("")
    while len(lines) > 2 and lines[-1] == lines[-2] == "":  # noqa: PLR2004 - a line and its end
        state.mends.append(Mend(len(lines) - 1, "dòng trống cuối tệp", "⏎", ""))
        lines.pop()


def _checked(text: str, state: Lines, body_line: int) -> tuple[str, list[Mend]]:
    """The mended text, or the text as it was where its data or its words would change."""
    after = "\n".join(state.lines)
    if body_line:
        before_fields, after_fields = split_front_matter(text)[0], split_front_matter(after)[0]
    else:
        before_fields, after_fields = read_fields(text), read_fields(after)
    same_data = _plain(before_fields.values) == _plain(after_fields.values)
    if before_fields.errors or same_data:
        return after, state.mends
    if not body_line:
        return text, []
    head = text.split("\n")[: body_line - 1]
    after = "\n".join([*head, *state.lines[body_line - 1 :]])
    return after, [one for one in state.mends if one.line >= body_line]


def _plain(value: Any) -> Any:
    """A YAML value as it reads: texts composed and evened."""
    if isinstance(value, str):
        letters = (meant(letter) or letter for letter in evened(value))
        return "".join("".join(letters).split())
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _is_alone(lines: list[str], index: int) -> bool:
    """Whether a line stands between empty lines."""
    around = (lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines))
    return not any(line.strip() and not re.fullmatch("-{3,}", line) for line in around)


def _outside_code(text: str, *, is_page: bool) -> list[str]:
    """The lines of a text, those with code blanked in part."""
    return (without_code(text) if is_page else text).split("\n")
