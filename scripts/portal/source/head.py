"""The head of a document, by meaning: issuers, number, place and date, type, subject, in any order.

Found by the form of each line, not by its position; what is absent is left out, as the number of
minutes or the type of a letter.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from portal.model.blocks import Block
from portal.source.formulas import (
    ADDRESSEES,
    ATTACHED,
    DATE,
    DECIDES,
    DECIDING_BODIES,
    FOREIGN_DATE,
    GROUNDS,
    MOTTO,
    NATION,
    NUMBER,
    RULE_LINE,
    SUBJECT,
    SYMBOL,
    UNFINISHED,
    URGENCY,
    is_capital,
    symbol,
    type_of,
)
from portal.source.labels import labels

LETTER = "Công văn"
"""The type of a document that prints none: a letter."""

MAX_BLOCKS = 60
"""Lines that a head has at most."""

_MAX_BODY = 16
"""Words that the name of a body has at most."""

_AREAS = (
    "TỈNH", "HUYỆN", "THÀNH PHỐ", "THỊ XÃ", "THỊ TRẤN", "QUẬN", "XÃ", "PHƯỜNG", "VÀ", "CÔNG TY",
    "TRƯỜNG", "KHU", "CẤP", "SỞ TẠI",
)  # fmt: skip
_AREA = re.compile(rf"(?:{'|'.join(_AREAS)})\b(?!.*ỦY\b)")
"""How the rest of a body's name begins on a line of its own."""

_OFFICE = re.compile(r"(?:VĂN )?PHÒNG\b|CHI CỤC\b|TRUNG TÂM\b")
"""How the name of a part of the body above it begins, which does not issue together with it."""

_BLANK = re.compile(r"[.…_\s]{2,}\(\d{1,2}\)[.…_\s]*")
"""A blank of a form, with the number of a note that says what to fill in."""

_ENDS_TITLE = re.compile(r"[,–-]$|\b(?:và|về|của|với|tại|trong|cho|năm|ngày|các|theo|thứ)$")


@dataclass(frozen=True)
class Head:
    """What a head says; fields are empty where it does not.

    `end` is the number of blocks in it, `places` the index of the block that says a field.
    """

    end: int = 0
    bodies: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    date: dt.date | None = None
    type: str = ""
    title: str = ""
    places: dict[str, int] = field(default_factory=dict)

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuing bodies: as many of the last bodies as the number names, at least one."""
        named = named_bodies(self.number, self.bodies)
        return self.bodies[-max(1, min(len(self.bodies), named)) :]

    @property
    def parent(self) -> str:
        """The body above the issuer, or ""."""
        return next(iter(self.bodies[: len(self.bodies) - len(self.issuers)][-1:]), "")


def named_bodies(number: str, bodies: Sequence[str] = ()) -> int:
    """How many bodies a symbol names that issue together: 2 for 05/CTrPH-LĐLĐ-SGDĐT.

    One that does not say "together" does so by the initials of the last `bodies`: 15/HD-LĐLĐ-SNV.
    """
    codes = number.partition("/")[2].split("-")[1:]
    if re.search(r"/(?:[^/-]*(?:LT|PH)|CTr[A-Z]*|NQLT|KHPH|QCPH)-", number):
        return len(codes)
    last = bodies[-len(codes) :] if len(codes) > 1 else ()
    named = len(last) == len(codes) and all(map(_abbreviates, codes, last))
    return len(codes) if named and not any(map(_OFFICE.match, last)) else 1


def _abbreviates(code: str, body: str) -> bool:
    """Whether a code begins with the initials of a body: LĐLĐ, SNV, SGDĐT."""
    initials = "".join(word[0] for word in body.split() if word not in ("VÀ", "-", "–"))
    return bool(code) and initials.startswith(code.upper())


def read_head(blocks: Sequence[Block]) -> Head:
    """The head at the top of these blocks."""
    head, index = Head(), 0
    while index < min(len(blocks), MAX_BLOCKS):
        after = _with_line(head, blocks, index)
        if after is None:
            break
        head = after
        index = head.end
    if not head.type and (
        head.title or any(ADDRESSEES.match(b.text) for b in blocks[index : index + 2])
    ):
        head = replace(head, type=LETTER)
    return head if head.places else Head()


def _with_line(head: Head, blocks: Sequence[Block], index: int) -> Head | None:
    """The head with the block at `index`; None where this is no line of a head."""
    text, block = blocks[index].text, blocks[index]
    after = replace(head, end=index + 1)
    if block.table or ADDRESSEES.match(text):
        return None
    if NATION.fullmatch(text) or MOTTO.fullmatch(text):
        return _placed(after, "nation", index)
    if _is_ornament(text, titled=bool(head.title)):
        return after
    return _with_fact(head, blocks, index) or _with_name(head, blocks, index)


def _is_ornament(text: str, *, titled: bool) -> bool:
    """Whether a line only rules, marks or announces: "-----", "HỎA TỐC", "QUYẾT ĐỊNH:"."""
    decides = DECIDES.fullmatch(text)
    announces = bool(decides) and (titled or text.endswith(":"))
    forms = (RULE_LINE, URGENCY, _BLANK)
    return any(form.fullmatch(text) for form in forms) or announces


def _with_fact(head: Head, blocks: Sequence[Block], index: int) -> Head | None:
    """The head with a line recognised by its own form: number, date, subject of a letter."""
    text, after = blocks[index].text, replace(head, end=index + 1)
    if "number" not in head.places and (number := _number(text)):
        return _placed(replace(after, number=_known(number)), "number", index)
    if "date" not in head.places and (dated := read_date(text)):
        place, date = dated
        return _placed(replace(after, place=place, date=date), "date", index)
    subject = None if head.title or head.type else SUBJECT.fullmatch(text)
    return _with_title(after, blocks, index, subject["subject"]) if subject else None


def _with_name(head: Head, blocks: Sequence[Block], index: int) -> Head | None:
    """The head with a line that is recognised by what stands around it: a body, type or title."""
    text = blocks[index].text
    after = replace(head, end=index + 1)
    if not head.type and not head.title and (kind := type_of(text)):
        rest = text[len(kind) :].strip(" :")
        typed = _placed(replace(after, type=kind), "type", index)
        if re.fullmatch(r"(?:PHỐI HỢP|LIÊN TỊCH|LIÊN NGÀNH)", rest):
            typed, rest = replace(typed, type=text.strip(" :").capitalize()), ""
        return _with_title(typed, blocks, index, text if rest else "")
    if head.type and not head.title:
        return None if _is_content(text) else _with_title(after, blocks, index, text)
    if head.title and not labels(text) and is_capital(text) and _decides(head, blocks, index):
        return _placed(after, "deciding", index)
    if not (head.type or head.title) and head.bodies and _is_other_type(head, text):
        return _placed(replace(after, type=text.capitalize()), "type", index)
    if not head.type and is_capital(text) and len(text.split()) <= _MAX_BODY and not labels(text):
        return _placed(replace(after, bodies=_bodies(head.bodies, text)), "body", index)
    return None


def _placed(head: Head, name: str, index: int) -> Head:
    return replace(head, places={**head.places, name: head.places.get(name, index)})


def _bodies(known: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The bodies with one more, or with the rest of the last one's name: "TỈNH HÒA BÌNH"."""
    if known and (_AREA.match(text) or UNFINISHED.search(known[-1])):
        return (*known[:-1], f"{known[-1]} {text}")
    return (*known, text)


def _with_title(head: Head, blocks: Sequence[Block], index: int, text: str) -> Head:
    """The head with a title that begins in the block at `index`, and goes on below it."""
    lines, end = [text] if text else [], index + 1
    while end < len(blocks) and (
        _goes_on(lines, blocks[end], head) or _ends_title(lines, blocks[end : end + 2])
    ):
        lines.append(blocks[end].text)
        end += 1
    if not lines:
        return head
    place = index if text else index + 1
    title = " ".join(lines)
    about = SUBJECT.fullmatch(title)
    return _placed(
        replace(head, title=about["subject"] if about else title, end=end), "title", place
    )


def _goes_on(lines: list[str], block: Block, head: Head) -> bool:
    text = block.text
    if not _can_be_title(block):
        return False
    if not lines:
        return bool(head.type) and not type_of(text)
    if text[:1].islower() or _ENDS_TITLE.search(lines[-1]) or ATTACHED.fullmatch(text):
        return not text.endswith((":", ";"))
    return is_capital(text) and is_capital(lines[-1]) and not _is_deciding(text)


def _ends_title(lines: list[str], ahead: Sequence[Block]) -> bool:
    """Whether the first block ahead is the rest of a title, because the next one begins the text.

    The rest may begin with a capital: "Quy định chi tiết một số điều của" "Luật Công đoàn".
    """
    if not lines or len(ahead) < 2 or lines[-1].endswith((".", ":", ";")):  # noqa: PLR2004
        return False
    rest, after = (block.text for block in ahead)
    begins = bool(GROUNDS.match(after) or RULE_LINE.fullmatch(after) or _is_deciding(after))
    title = not re.search(r"[.:;!?]|,$", rest) and len(rest.split()) <= _MAX_BODY
    return begins and title and not _is_deciding(rest) and _can_be_title(ahead[0])


def _can_be_title(block: Block) -> bool:
    """Whether a block is none of a head's other lines, and no text of the document's own."""
    text = block.text
    others = (NATION, MOTTO, DECIDES, URGENCY, RULE_LINE)
    if block.table or any(form.fullmatch(text) for form in others):
        return False
    return not (_is_content(text) or read_date(text) or _number(text))


def _is_other_type(head: Head, text: str) -> bool:
    """Whether a short line in capitals below all else is a type that is not a usual one."""
    above = {"nation", "date", "number"} & set(head.places)
    return bool(above) and is_capital(text) and len(text.split()) <= 6 and not labels(text)  # noqa: PLR2004


def _decides(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Whether a line in capitals below the title names the body that decides, or its session.

    The body's name can take two lines: "BAN THƯỜNG VỤ", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN LẤP VÒ".
    """
    text, above = blocks[index].text, blocks[index - 1].text
    if text.endswith(":"):
        return False
    goes_on = head.places.get("deciding") == index - 1 and bool(UNFINISHED.search(above))
    return goes_on or _is_deciding(text) is ("deciding" not in head.places)


def _is_deciding(text: str) -> bool:
    return text.startswith(DECIDING_BODIES)


def _is_content(text: str) -> bool:
    """Whether a line is text of the document's own: grounds, addressees, a numbered unit."""
    own = GROUNDS.match(text) or ADDRESSEES.match(text) or "kính mời" in text
    return bool(own or labels(text))


def _number(text: str) -> str:
    """The symbol in a line that states the document's own number, or ""."""
    found = NUMBER.fullmatch(text)
    if found and len(text.split()) <= 12:  # noqa: PLR2004 - a number, not a sentence
        return symbol(found["symbol"])
    return symbol(text) if SYMBOL.fullmatch(text.strip()) else ""


def _known(number: str) -> str:
    """The number of a document; "" where its digits are left open."""
    return number if re.match(r"\d", number) else ""


def read_date(text: str) -> tuple[str, dt.date | None] | None:
    """The place and date of a line that states them; the date is None where it is left open."""
    found = DATE.fullmatch(text)
    if not found:
        foreign = FOREIGN_DATE.fullmatch(text)
        return (foreign["place"], None) if foreign else None
    is_sentence = text.endswith(".") and "," not in text
    if labels(text) or GROUNDS.match(text) or is_sentence:
        return None
    day, month, year = (found[a] or found[b] for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
    place = (found["place"] or "").strip(" .…")
    try:
        return place, dt.date(int(year), int(month), int(day))
    except ValueError:
        return place, None
