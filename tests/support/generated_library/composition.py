"""The text between grounds and recipients, by kind: sections, items, articles, chapters."""

from __future__ import annotations

from collections.abc import Iterator

from support.generated_library.kinds import DECISION, REPORT, RESOLUTION, Variant
from support.generated_library.layout import ROMAN
from support.generated_library.relations import Relations
from support.generated_library.schedule import Entry
from support.generated_library.sentences import LETTERS, Sentences
from support.generated_library.slogans import SLOGANS

_PLANNED = (
    ("MỤC ĐÍCH, YÊU CẦU", 0.15),
    ("NỘI DUNG", 0.45),
    ("GIẢI PHÁP THỰC HIỆN", 0.2),
    ("KINH PHÍ", 0.05),
    ("TỔ CHỨC THỰC HIỆN", 0.15),
)
_REPORTED = (
    ("TÌNH HÌNH CHUNG", 0.1),
    ("KẾT QUẢ HOẠT ĐỘNG", 0.5),
    ("HẠN CHẾ, NGUYÊN NHÂN", 0.15),
    ("NHIỆM VỤ TRỌNG TÂM", 0.25),
)
_ITEM = 520
"""Characters of an item with what stands below it."""

_SECTIONED = 2600
"""Characters from which a letter has sections."""

_TABLE = {"report": 0.5, "plan": 0.12, "letter": 0.08, "decision": 0.0}
"""How often a document of a family has a table in its text."""


def body(entry: Entry, relations: Relations, say: Sentences, length: int) -> Iterator[str]:
    """The lines of a document's text, about so many characters."""
    if entry.variant in (Variant.AMENDING, Variant.REPEALING) and relations.target:
        yield from _amendment(entry, relations, say)
    elif entry.kind in (DECISION, RESOLUTION):
        yield from _articles(entry, relations, say, length)
    elif entry.kind is REPORT:
        yield from _sections(_REPORTED, say, length)
    elif entry.kind.family == "plan":
        yield from _plan(entry, relations, say, length)
    elif length > _SECTIONED:
        yield from _sections((("TÌNH HÌNH", 0.3), ("NỘI DUNG", 0.7)), say, length)
    elif length > 2 * _ITEM:
        yield from _items("", say, length)
    else:
        yield from say.content("", length)


def regulation(say: Sentences, length: int) -> Iterator[str]:
    """The chapters of a regulation, its articles counted through."""
    number, chapters = 0, max(3, min(len(ROMAN), length // 2500))
    for chapter, label in enumerate(ROMAN[:chapters]):
        ends = {0: "QUY ĐỊNH CHUNG", chapters - 1: "TỔ CHỨC THỰC HIỆN"}
        yield f"Chương {label}"
        yield ends.get(chapter, f"NỘI DUNG VÀ TRÁCH NHIỆM THỰC HIỆN {chapter}")
        for _ in range(max(1, length // chapters // 700)):
            number += 1
            yield f"Điều {number}. {say.title()}"
            for clause in range(1, say.chance.randint(2, 4)):
                yield f"{clause}. {say.paragraph()}"
                if say.chance.random() < 0.3:
                    yield from say.letters(say.chance.randint(2, 6))


def annex(entry: Entry, say: Sentences) -> Iterator[str]:
    """An annex with a table."""
    yield "PHỤ LỤC"
    yield "DANH SÁCH, SỐ LIỆU KÈM THEO"
    yield f"(Kèm theo {entry.cited} của {entry.body.short})"
    yield from say.table()


def _plan(entry: Entry, relations: Relations, say: Sentences, length: int) -> Iterator[str]:
    sections = list(_PLANNED if length > _SECTIONED else (*_PLANNED[:2], _PLANNED[-1]))
    if entry.variant is Variant.CAMPAIGN:
        sections.insert(-1, ("KHẨU HIỆU TUYÊN TRUYỀN", 0))
    for label, (title, share) in zip(ROMAN, sections, strict=False):
        yield f"{label}. {title}"
        if not share:
            yield from _slogans(say)
        elif title == "TỔ CHỨC THỰC HIỆN":
            yield from _tasks(relations, say, int(length * share))
        else:
            yield from _section(title, say, int(length * share))


def _sections(
    sections: tuple[tuple[str, float], ...], say: Sentences, length: int
) -> Iterator[str]:
    for label, (title, share) in zip(ROMAN, sections, strict=False):
        yield f"{label}. {title}"
        yield from _section(title, say, int(length * share))


def _section(title: str, say: Sentences, length: int) -> Iterator[str]:
    if title.startswith("MỤC ĐÍCH"):
        yield from say.bullets(max(2, length // 110))
    elif length < _ITEM:
        yield from say.content("", length)
    else:
        yield from _items("", say, length)


def _items(prefix: str, say: Sentences, length: int) -> Iterator[str]:
    """Numbered items, one of which may have a table."""
    size = max(2, round(length / _ITEM))
    tabled = say.chance.randrange(size) if say.chance.random() < _share(say) else -1
    for number in range(1, size + 1):
        label = f"{prefix}{number}"
        yield f"{label}. {say.title()}"
        if number - 1 == tabled:
            yield say.sentence()
            yield from say.table()
        else:
            yield from say.content(label, length // size - 40)


def _share(say: Sentences) -> float:
    return _TABLE[say.family]


def _tasks(relations: Relations, say: Sentences, length: int) -> Iterator[str]:
    """Who does what, and what becomes of an earlier document."""
    bodies = ("Văn phòng LĐLĐ tỉnh", "LĐLĐ các huyện, thành phố", "Công đoàn cơ sở")
    for number, name in enumerate(bodies, 1):
        yield f"{number}. {name}"
        yield from say.bullets(max(1, length // 3 // 90))
    if relations.target:
        yield f"{len(bodies) + 1}. Kế hoạch này thay thế {relations.target.cited}."


def _slogans(say: Sentences) -> Iterator[str]:
    for number, slogan in enumerate(say.chance.sample(SLOGANS, 10), 1):
        yield f"{number}. {slogan}"


def _articles(entry: Entry, relations: Relations, say: Sentences, length: int) -> Iterator[str]:
    name = entry.kind.name
    if entry.variant is Variant.REGULATION:
        yield f"Điều 1. Ban hành kèm theo {name} này Quy chế của {entry.body.short}."
        number = 1
    else:
        size = max(1, round(length / 600))
        for number in range(1, size + 1):
            yield f"Điều {number}. {say.title()}"
            for clause in range(1, say.chance.randint(2, 4)):
                yield f"{clause}. {say.paragraph()}"
                if say.chance.random() < 0.25:
                    yield from say.letters(say.chance.randint(2, 5))
    if relations.target:
        number += 1
        yield f"Điều {number}. {name} này thay thế {relations.target.cited}."
    yield f"Điều {number + 1}. {name} này có hiệu lực kể từ ngày ký."
    yield (
        f"Điều {number + 2}. Văn phòng, các ban {entry.body.short} và các đơn vị liên quan chịu"
        f" trách nhiệm thi hành {name} này./."
    )


def _amendment(entry: Entry, relations: Relations, say: Sentences) -> Iterator[str]:
    """What an amendment or a repeal says of its document."""
    target = relations.target
    assert target
    is_decision = entry.kind is DECISION
    opening = "Điều 1. " if is_decision else "1. "
    if not is_decision:
        yield "I. NỘI DUNG SỬA ĐỔI"
    if entry.variant is Variant.REPEALING:
        yield f"Điều 1. Bãi bỏ {target.cited} của {target.body.short}."
    elif is_decision:
        yield f"{opening}Sửa đổi, bổ sung một số nội dung của {target.cited}"
        yield f"1. Sửa đổi, bổ sung điểm {LETTERS[0]} khoản 1 Điều 2 như sau:"
        yield f"“{LETTERS[0]}) {say.point()}.”"
        yield f"2. Thay cụm từ “{say.title()}” bằng cụm từ “{say.title()}” tại Điều 1."
    else:
        yield f"{opening}Mục 3 phần II được sửa đổi, bổ sung như sau:"
        yield f"“3. {say.title()}"
        yield f"- {say.point()};"
        yield f"- {say.point()}.”"
        yield f"2. Thay cụm từ “{say.title()}” bằng cụm từ “{say.title()}” tại mục 1 phần II."
        yield "II. TỔ CHỨC THỰC HIỆN"
        yield f"1. {say.sentence()}"
        yield f"2. Các nội dung khác của {target.cited} không thay đổi."
    if is_decision:
        yield "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
        yield (
            "Điều 3. Văn phòng, các ban LĐLĐ tỉnh và các đơn vị liên quan chịu trách nhiệm thi"
            " hành Quyết định này./."
        )
