"""A whole document as its lines: head, grounds, text, recipients, signature, annexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from support.generated_library.bilingual import is_translated, title_pair
from support.generated_library.bodies import DISTRICTS, signature
from support.generated_library.composition import annex, body, regulation
from support.generated_library.kinds import (
    CAMPAIGNS,
    DECISION,
    LETTER,
    PROPOSAL,
    REGULATIONS,
    RESOLUTION,
    Variant,
)
from support.generated_library.layout import printed_day
from support.generated_library.phrases import all_tables, pool_of
from support.generated_library.relations import Relations
from support.generated_library.schedule import Entry
from support.generated_library.sentences import Sentences

_PAGE, _HEAD = 2000, 900
"""Characters of a page, and of what is not the text of a document."""

_SPREAD, _SHORTEST, _LONGEST = 0.65, 0.5, 15
_REGULATION = 5
_ANNEXED = 0.12


def lines_of(entry: Entry, relations: Relations) -> list[str]:
    """The lines of a document, as an office writes them."""
    chance = entry.random("text")
    family = entry.kind.family
    say = Sentences(family, pool_of(family), all_tables(), chance, entry.day)
    length = length_of(entry)
    return [
        *_head(entry, relations),
        *_grounds(entry, relations),
        *body(entry, relations, say, length),
        *_closing(entry),
        *_foot(entry),
        *_after(entry, say, length),
    ]


def length_of(entry: Entry) -> int:
    """Characters that a document has to say: by its kind, most near the median, some far longer."""
    pages = entry.kind.pages * entry.random("length").lognormvariate(0, _SPREAD)
    if entry.variant is Variant.REGULATION:
        pages *= _REGULATION
    return max(250, int(min(max(pages, _SHORTEST), _LONGEST) * _PAGE) - _HEAD)


def title_of(entry: Entry, relations: Relations) -> str:
    """The subject of a document."""
    if is_translated(entry):
        return title_pair(entry)[0]
    target = relations.target
    if target and entry.variant is Variant.AMENDING:
        return f"Sửa đổi, bổ sung một số nội dung {target.cited}"
    if target and entry.variant is Variant.REPEALING:
        return f"Về việc bãi bỏ {target.cited}"
    chance = entry.random("title")
    special = {Variant.CAMPAIGN: CAMPAIGNS, Variant.REGULATION: REGULATIONS}
    return chance.choice(special.get(entry.variant, entry.kind.titles)).format(
        y=entry.day.year,
        next=entry.day.year + 5,
        q=("I", "II", "III", "IV")[(entry.day.month - 1) // 3],
        m=entry.day.month,
        n=chance.randint(1, 12),
        area=chance.choice(DISTRICTS),
    )


def _head(entry: Entry, relations: Relations) -> Iterator[str]:
    title = title_of(entry, relations)
    yield from entry.body.head()
    yield f"Số: {entry.number}"
    if entry.kind is LETTER:
        yield f"V/v {title}"
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    yield "Độc lập - Tự do - Hạnh phúc"
    yield f"{entry.body.place}, {printed_day(entry.day)}"
    yield ""
    if entry.kind is LETTER:
        yield from _addressees(entry)
    else:
        yield entry.kind.name.upper()
        yield title
        yield ""


def _addressees(entry: Entry) -> Iterator[str]:
    chance = entry.random("addressees")
    to = ("Liên đoàn Lao động các huyện, thành phố", "Công đoàn ngành, Công đoàn Viên chức tỉnh",
          "Các công đoàn cơ sở trực thuộc")  # fmt: skip
    if chance.random() < 0.5:
        yield f"Kính gửi: {chance.choice(to)}"
    else:
        yield "Kính gửi:"
        yield from (f"- {name};" for name in to[:-1])
        yield f"- {to[-1]}."
    yield ""


def _law(entry: Entry) -> str:
    """A law that is in force on the day of the document."""
    laws = (
        ("Luật Công đoàn số 12/2012/QH13 ngày 20/6/2012", dt.date(2013, 1, 1), dt.date(2025, 7, 1)),
        ("Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024", dt.date(2025, 7, 1), dt.date.max),
        ("Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019", dt.date(2021, 1, 1), dt.date.max),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", dt.date(2020, 3, 5), dt.date.max),
        ("Điều lệ Công đoàn Việt Nam", dt.date.min, dt.date.max),
    )  # fmt: skip
    held = [name for name, since, until in laws if since <= entry.day < until]
    return entry.random("law").choice(held)


def _grounds(entry: Entry, relations: Relations) -> Iterator[str]:
    board = "Ban Chấp hành" if entry.kind is RESOLUTION else entry.body.board
    cited = [f"{one.cited} của {one.body.short}" for one in _cited(relations)]
    if entry.kind in (DECISION, RESOLUTION):
        yield f"{board} {entry.body.name}".upper()
        yield f"Căn cứ {_law(entry)};"
        yield from (f"Căn cứ {one};" for one in cited)
        yield f"Xét đề nghị của Chánh Văn phòng {entry.body.short},"
        yield "QUYẾT NGHỊ:" if entry.kind is RESOLUTION else "QUYẾT ĐỊNH:"
        return
    yield from (f"Căn cứ {one};" for one in cited[:-1])
    ground = f"Thực hiện {cited[-1]}" if cited else f"Căn cứ {_law(entry)}"
    yield f"{ground}, {board} {entry.body.short} {_does(entry)} như sau:"


def _cited(relations: Relations) -> list[Entry]:
    target = (relations.target, relations.amended_before)
    return sorted({*relations.basis, *filter(None, target)}, key=lambda one: (one.day, one.number))


def _does(entry: Entry) -> str:
    """What the body does by a document of this kind."""
    name = entry.kind.name.lower()
    said = {
        "công văn": "đề nghị các đơn vị triển khai một số nội dung",
        "thông báo": "thông báo một số nội dung",
        "báo cáo": "báo cáo kết quả",
        "tờ trình": "kính trình cấp có thẩm quyền xem xét các nội dung",
        "hướng dẫn": "hướng dẫn một số nội dung",
    }
    return said.get(name, f"ban hành {name}")


def _closing(entry: Entry) -> Iterator[str]:
    if entry.kind is PROPOSAL:
        yield "Kính đề nghị cấp có thẩm quyền xem xét, quyết định./."
    elif entry.kind is LETTER:
        yield "Đề nghị các đơn vị nghiêm túc triển khai thực hiện./."
    elif entry.kind not in (DECISION, RESOLUTION):
        yield f"Trên đây là {entry.kind.name.lower()} của {entry.body.short}./."


def _foot(entry: Entry) -> Iterator[str]:
    chance = entry.random("foot")
    others = ("Tổng LĐLĐ Việt Nam (b/c)", "Thường trực LĐLĐ tỉnh", "Các ban LĐLĐ tỉnh",
              "LĐLĐ các huyện, thành phố", "Công đoàn cơ sở trực thuộc")  # fmt: skip
    yield "Nơi nhận:"
    if entry.kind is LETTER:
        yield "- Như trên;"
    yield from (f"- {name};" for name in chance.sample(others, chance.randint(1, 4)))
    yield "- Lưu: VT."
    yield from signature(entry.body, entry.kind, chance)


def _after(entry: Entry, say: Sentences, length: int) -> Iterator[str]:
    """What follows the signature: a regulation, or sometimes an annex."""
    if entry.variant is Variant.REGULATION:
        yield "QUY CHẾ"
        yield f"Công tác của {entry.body.name}"
        yield f"(Ban hành kèm theo {entry.cited} của {entry.body.short})"
        yield from regulation(say, length)
    elif entry.random("annex").random() < _ANNEXED and entry.variant is Variant.PLAIN:
        yield from annex(entry, say)
