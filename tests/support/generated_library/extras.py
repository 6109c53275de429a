"""What only some documents have: pages by section, corrections of the transcription, units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from support.generated_library.layout import ROMAN
from support.generated_library.schedule import Entry

_SPLIT_FROM = 60
"""Lines from which a document may be split by section."""

_SPLIT, _CORRECTED, _BINDING = 0.5, 0.08, 0.25
_SECTION = re.compile(r"([IV]+)\. [A-ZĐÀ-Ỹ ,]+")
_SLIPS = {"đoàn viên": "đoàn viện", "lao động": "lao đông", "công đoàn": "công đoan"}
_UNITS = {
    "Văn phòng LĐLĐ tỉnh": "van-phong",
    "LĐLĐ các huyện, thành phố": "ldld-huyen",
    "Công đoàn cơ sở": "cong-doan-co-so",
}
"""Who is given tasks by plans, and their ids."""


def page_starts(entry: Entry, lines: Sequence[str]) -> Mapping[str, int]:
    """Where each page of a document begins, by its name: one page, or one for each section."""
    found = {"index": 0}
    annexed = any(line.startswith(("PHỤ LỤC", "QUY CHẾ")) for line in lines)
    if annexed or len(lines) < _SPLIT_FROM or entry.random("split").random() > _SPLIT:
        return found
    for index, line in enumerate(lines):
        section = _SECTION.fullmatch(line)
        if section and section[1] == ROMAN[min(len(found), len(ROMAN)) - 1]:
            found[section[1].lower()] = index
    if len(found) > 1:
        found["noi-nhan"] = lines.index("Nơi nhận:")
    return found


def slip(entry: Entry, text: str) -> tuple[str, str] | None:
    """A stretch of the text, and how the transcription has it: with a wrong mark; often None."""
    chance = entry.random("slip")
    if chance.random() > _CORRECTED:
        return None
    right = chance.choice(list(_SLIPS))
    form = re.compile(rf"\w+ \w+ {right} \w+ \w+")
    found = [one for one in form.findall(text) if text.count(one) == 1]
    if not found:
        return None
    stretch = chance.choice(found)
    return stretch, stretch.replace(right, _SLIPS[right])


def corrections(stretch: str, printed: str) -> Mapping[str, Any]:
    """The list of corrections that tells of a slip."""
    reason = {
        "vi": "Chép sai dấu; đã so với các văn bản cùng loại.",
        "en": "A mark was copied wrongly; compared with documents of the same kind.",
    }
    return {"corrections": [{"original": printed, "published": stretch, "reason": reason}]}


def units(entry: Entry, lines: Sequence[str]) -> Mapping[str, Any] | None:
    """Whom a plan gives tasks, in which provisions; None where no such list is kept."""
    if entry.random("units").random() > _BINDING:
        return None
    listed = [
        {"id": _UNITS[name], "names": {"vi": [name]}, "provisions": [{"provision": provision}]}
        for name, provision in _tasks(lines)
    ]
    return {"units": listed} if listed else None


def _tasks(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The units that items of the last section are for, and the ids of those items."""
    section = ""
    for line in lines:
        if found := _SECTION.fullmatch(line):
            section = found[1].lower() if line.endswith("TỔ CHỨC THỰC HIỆN") else ""
        number, _, name = line.partition(". ")
        if section and name in _UNITS:
            yield name, f"{section}-{number}"
