"""Documents with an English edition: each line in both languages, in the glossary's terms.

What they say is what plan 113 says, and what `bilingual.yml` adds to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import yaml

from portal.model.blocks import Kind
from portal.model.documents import Document
from portal.source.loader import load
from support.generated_library.bodies import PROVINCE, person
from support.generated_library.kinds import GUIDELINE, NOTICE, PLAN, PROGRAMME, Variant, deck
from support.generated_library.layout import ROMAN, printed_day
from support.generated_library.relations import ENDING, PLAN_113, Relations
from support.generated_library.schedule import Entry
from support.project import ROOT

Line = tuple[str, str]
"""A line in Vietnamese and in English."""

TYPES = {
    "Kế hoạch": "Plan",
    "Thông báo": "Notice",
    "Hướng dẫn": "Guideline",
    "Chương trình": "Programme",
    "Quyết định": "Decision",
    "Nghị quyết": "Resolution",
}
_KINDS = (PLAN, GUIDELINE, PROGRAMME, NOTICE)
_SIGNED = (
    ("TM. BAN THƯỜNG VỤ", "ON BEHALF OF THE STANDING BOARD"),
    ("PHÓ CHỦ TỊCH", "VICE CHAIRMAN"),
    ("", ""),
    ("", ""),
)


@dataclass(frozen=True)
class Known:
    """What can be said in both languages: of plan 113 and of the list."""

    long: Sequence[Line]
    slogans: Sequence[Line]
    recipients: Sequence[Line]
    listed: dict[str, list[Line]]


def is_translated(entry: Entry) -> bool:
    """Whether a document has an English edition: about every tenth."""
    return entry.body is PROVINCE and entry.index % len(deck()) in _translated_cards()


@cache
def _translated_cards() -> frozenset[int]:
    """The places in a hundred documents of those that are translated where the province issues."""
    cards = enumerate(deck())
    fit = [at for at, (kind, variant) in cards if kind in _KINDS and variant not in ENDING]
    return frozenset(at for turn, at in enumerate(fit) if turn % 5 in (0, 2))


def title_pair(entry: Entry) -> Line:
    """The subject of a translated document."""
    chance = entry.random("title")
    vietnamese, english = chance.choice(known().listed["titles"])
    filled = {"n": chance.randint(1, 12), "y": entry.day.year}
    return vietnamese.format(**filled), english.format(**filled)


def bilingual_lines(entry: Entry, relations: Relations) -> list[Line]:
    """The lines of a document and of its translation."""
    chance = entry.random("text")
    campaign = entry.variant is Variant.CAMPAIGN
    sections = [one for one in known().listed["sections"] if campaign or "SLOGANS" not in one[1]]
    lines = [*_head(entry), *_grounds(entry, relations)]
    if entry.kind is NOTICE:
        lines += chance.sample(known().listed["sentences"], 5)
    else:
        for label, title in zip(ROMAN, sections, strict=False):
            lines += [_marked(f"{label}. ", title), *_section(title, chance)]
    return [*lines, *_foot(chance)]


def english_front(entry: Entry) -> dict[str, object]:
    """What the front matter of the translation states."""
    return {
        "type": TYPES[entry.kind.name],
        "place": "Lai Chau",
        "title": title_pair(entry)[1],
        "translation": "unofficial",
        "issuer": "Lai Chau Provincial Labour Federation",
        "parent_body": "Vietnam General Confederation of Labour",
        "signer": {"authority": "On behalf of the Standing Board", "title": "Vice Chairman"},
    }


@cache
def known() -> Known:
    """What can be said in both languages."""
    plan = next(one for one in load(ROOT).documents if one.id == PLAN_113.folder)
    file = ROOT / "tests/support/data/bilingual.yml"
    listed: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return Known(
        long=_pairs(plan, (Kind.BULLET, Kind.PARAGRAPH), ("i", "ii", "iv")),
        slogans=_pairs(plan, (Kind.SLOGAN,), ("iii",)),
        recipients=_pairs(plan, (Kind.BULLET,), ("noi",)),
        listed={name: [(one[0], one[1]) for one in pairs] for name, pairs in listed.items()},
    )


def _pairs(plan: Document, kinds: Sequence[Kind], sections: Sequence[str]) -> list[Line]:
    english = {one.id: one.text for one in plan.in_language("en").provisions}
    return [
        (one.text, english[one.id])
        for one in plan.official.provisions
        if one.kind in kinds and one.id.partition("-")[0] in sections
    ]


def _marked(mark: str, line: Line) -> Line:
    return f"{mark}{line[0]}", f"{mark}{line[1]}"


def _head(entry: Entry) -> Iterator[Line]:
    day = entry.day
    yield PROVINCE.parent.upper(), "VIETNAM GENERAL CONFEDERATION OF LABOUR"
    yield PROVINCE.name.upper(), "LAI CHAU PROVINCIAL LABOUR FEDERATION"
    yield f"Số: {entry.number}", f"No.: {entry.number}"
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIETNAM"
    yield "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"
    yield f"{PROVINCE.place}, {printed_day(day)}", f"Lai Chau, {day.day} {day:%B %Y}"
    yield "", ""
    yield entry.kind.name.upper(), TYPES[entry.kind.name].upper()
    yield title_pair(entry)
    yield "", ""


def _grounds(entry: Entry, relations: Relations) -> Iterator[Line]:
    for one in relations.basis:
        english = f"{TYPES[one.kind.name]} No. {one.number} dated {one.day.day} {one.day:%B %Y}"
        yield (
            f"Căn cứ {one.cited} của LĐLĐ tỉnh;",
            f"Pursuant to {english} of the provincial Labour Federation;",
        )
    name = entry.kind.name.lower()
    board = "the Standing Board of the provincial Labour Federation"
    yield (
        f"Căn cứ tình hình thực tế, Ban Thường vụ LĐLĐ tỉnh ban hành {name} như sau:",
        f"Pursuant to the situation, {board} issues the {TYPES[entry.kind.name]} as follows:",
    )


def _section(title: Line, chance: Random) -> Iterator[Line]:
    told = known()
    if "SLOGANS" in title[1]:
        for number, slogan in enumerate(chance.sample(told.slogans, 10), 1):
            yield _marked(f"{number}. ", slogan)
    elif "CONTENTS" in title[1]:
        titles = chance.sample(told.listed["items"], chance.randint(2, 4))
        for number, item in enumerate(titles, 1):
            yield _marked(f"{number}. ", item)
            yield from chance.sample(told.listed["sentences"], 2)
            yield from (_marked("- ", one) for one in chance.sample(told.long, 2))
    else:
        yield from (_marked("- ", one) for one in chance.sample(told.long, chance.randint(2, 3)))


def _foot(chance: Random) -> Iterator[Line]:
    yield "Nơi nhận:", "Recipients:"
    yield from (_marked("- ", one) for one in known().recipients)
    yield from _SIGNED
    name = person(chance)
    yield name, name
