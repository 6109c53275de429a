"""Text that an amendment quotes: “3. Hình thức …” over several paragraphs, to its last mark."""

import re
from collections.abc import Sequence

from portal.model.blocks import Block

MAX_QUOTED = 60
"""Blocks that a quotation may have; one that does not close within them is none."""

_OPENS, _CLOSES = '“"«', '”"»'


def quotation(blocks: Sequence[Block], *, announced: bool) -> int:
    """The number of blocks in a quotation that begins with the first of them; 0 for none.

    One of a single block is a quotation only where the words above announce it with a colon.
    """
    first = blocks[0].text if blocks else ""
    if not first or first[0] not in _OPENS:
        return 0
    depth = 0
    for count, block in enumerate(blocks[:MAX_QUOTED], 1):
        depth += _balance(block.text, first[0])
        if depth <= 0:
            ends = re.search(r"[”\"»]\s*[.;,]?\s*$", block.text)
            return count if ends and (announced or count > 1) else 0
    return 0


def _balance(text: str, sign: str) -> int:
    if sign == '"':
        opens = len(re.findall(r'(?:(?<=\s)|^)"(?=\S)', text))
        return opens - len(re.findall(r'(?<=\S)"(?=[\s.,;:)]|$)', text))
    close = _CLOSES[_OPENS.index(sign)]
    return text.count(sign) - text.count(close)
