"""Sentences of a Vietnamese text that say by when, or how often, something is to be done.

What is found is quoted as it stands. A date alone is no deadline: "Hội nghị ngày 25/11/2024" names
a meeting, "gửi trước ngày 31/12/2021" sets a time.
"""

import re

from portal.model.documents import Provision

_DAY = r"(?:ngày|tháng|quý|năm|tuần)\s+(?:\d|[IVX]+\b)"
_LENGTH = r"\d+\s+(?:giờ|ngày|tuần|tháng|quý|năm)\b"
_PERIOD = r"(?:ngày|tuần|tháng|quý|năm|kỳ|6 tháng|sáu tháng)\b"

_DEADLINE = re.compile(
    r"\b(?:"
    rf"(?:trước|chậm nhất|muộn nhất|đến hết|từ nay đến|hoàn thành|xong)\b[^.;]{{0,30}}?\b{_DAY}"
    rf"|(?:trong|sau|không quá)\s+(?:(?:thời hạn|thời gian|vòng)\s+)?{_LENGTH}"
    rf"|(?:hằng|hàng|mỗi|định kỳ)\s+{_PERIOD}"
    rf"|từ\s+(?:{_DAY}|\d)[^.;]{{0,40}}?\bđến\s+(?:hết\s+)?(?:{_DAY}|\d)"
    rf"|(?:thời gian|thời hạn|hạn cuối)\b[^.;]{{0,30}}?(?:{_DAY}|\b\d{{1,2}}/\d)"
    r")",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")


def deadlines(text: str) -> tuple[str, ...]:
    """The sentences of a text that set a time, in their order."""
    return tuple(one for one in _SENTENCE_END.split(text) if _DEADLINE.search(one))


def deadlines_in(provision: Provision) -> tuple[tuple[Provision, str], ...]:
    """Each sentence in a provision, and in all inside it, that sets a time, with where it is."""
    return tuple((one, found) for one in provision.walk() for found in deadlines(one.text))
