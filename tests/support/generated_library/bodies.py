"""The bodies that issue documents, their heads and signatures, and people's and places' names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from support.generated_library.kinds import LETTER, Kind, Variant

DISTRICTS = (
    "Tam Đường", "Phong Thổ", "Sìn Hồ", "Nậm Nhùn", "Mường Tè", "Tân Uyên", "Than Uyên",
)  # fmt: skip
"""The districts of the province, which had federations until the middle of 2025."""

NO_DISTRICTS = dt.date(2025, 7, 1)

_SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Lò", "Vàng", "Giàng", "Sùng", "Đỗ", "Bùi", "Tẩn",
    "Lý", "Đèo", "Mào",
)  # fmt: skip
_MIDDLE = ("Văn", "Thị", "Đức", "Thanh", "Minh", "Hồng", "Quốc")
_GIVEN = (
    "An", "Bình", "Chung", "Dung", "Giang", "Hải", "Hương", "Khánh", "Lan", "Long", "Mai", "Nam",
    "Phương", "Quân", "Sơn", "Thảo", "Tuấn", "Vinh", "Yến",
)  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A body: the lines of its name, the one above it, its code, its place, and who decides."""

    parent: str
    name: str
    short: str
    code: str
    place: str
    board: str = "Ban Thường vụ"

    def head(self) -> Iterator[str]:
        """The lines that name it at the top of a document."""
        yield self.parent.upper()
        yield self.name.upper()


PROVINCE = Body(
    "Tổng Liên đoàn Lao động Việt Nam",
    "Liên đoàn Lao động tỉnh Lai Châu",
    "LĐLĐ tỉnh",
    "LĐLĐ",
    "Lai Châu",
)
_BELOW = (
    Body(PROVINCE.name, "Công đoàn Viên chức tỉnh Lai Châu", "CĐVC tỉnh", "CĐVC", "Lai Châu"),
    Body(PROVINCE.name, "Công đoàn ngành Giáo dục", "CĐ ngành Giáo dục", "CĐGD", "Lai Châu"),
    Body(PROVINCE.name, "Công đoàn ngành Y tế", "CĐ ngành Y tế", "CĐYT", "Lai Châu"),
)
_PROVINCIAL, _OF_UNIONS = 0.7, 0.85


def body_for(kind: Kind, variant: Variant, day: dt.date, chance: Random) -> Body:
    """The body that issues a document; what is later amended is of the province."""
    draw, area = chance.random(), chance.choice(DISTRICTS)
    special = variant not in (Variant.PLAIN, Variant.EXPIRING)
    if draw < _PROVINCIAL or special or kind.code in ("NQ", "CTr"):
        return PROVINCE
    if draw < _OF_UNIONS or day >= NO_DISTRICTS:
        return chance.choice(_BELOW)
    name = f"Liên đoàn Lao động huyện {area}"
    return Body(PROVINCE.name, name, "LĐLĐ huyện", "LĐLĐ", area)


def person(chance: Random) -> str:
    """A name of a person."""
    return " ".join(map(chance.choice, (_SURNAMES, _MIDDLE, _GIVEN)))


def signature(body: Body, kind: Kind, chance: Random) -> Iterator[str]:
    """The lines below a document that say who signs it."""
    draw = chance.random()
    if kind is LETTER and draw < 0.3:
        yield f"TL. {body.board.upper()}"
        yield "CHÁNH VĂN PHÒNG"
    elif kind.code == "NQ":
        yield "TM. BAN CHẤP HÀNH"
        yield "CHỦ TỊCH"
    else:
        yield f"TM. {body.board.upper()}"
        yield chance.choice(("CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    yield from ("", "", person(chance))
