"""What the text of a PDF shows that its layout could not tell: mixed columns, joined words."""

import re
from collections.abc import Iterator, Sequence

from portal.language.syllables import is_syllable
from portal.source.formulas import ANNEX, AUTHORITY, OFFICE, RECIPIENTS, is_capital
from portal.source.labels import BULLETS
from portal.source.parts import is_name

MOST = 20
"""Words run together that are told one by one."""

MAX_FOOT = 40
"""Lines below «Nơi nhận» that can be the foot of a text."""

_WORD = re.compile(r"[^\W\d_]+")
_ENTRY = re.compile(rf"[{re.escape(''.join(BULLETS))}]\s*\S")
_ENDS_ENTRY = re.compile(r"[;.]\s+(?=\S)")

Told = tuple[int, str]


def doubts_about(lines: Sequence[str]) -> Iterator[Told]:
    """The doubts about lines of text, each with the number of its line."""
    yield from _mixed_columns(lines)
    yield from _joined_words(lines)


def _mixed_columns(lines: Sequence[str]) -> Iterator[Told]:
    """Lines of a foot in which the recipients and the signature beside them stand mixed."""
    for start, line in enumerate(lines):
        if not RECIPIENTS.match(line):
            continue
        foot = lines[start : start + MAX_FOOT]
        signed = False
        for number, text in enumerate(foot, start + 1):
            is_entry = bool(_ENTRY.match(text))
            opens = number == start + 1
            if not opens and (RECIPIENTS.match(text) or ANNEX.fullmatch(text)):
                break
            if (is_entry or opens) and _holds_signer(text):
                yield number, "dòng này có chữ của cả hai cột Nơi nhận và chữ ký: hãy tách ra"
            elif is_entry and signed:
                told = "nơi nhận đứng lẫn với chữ ký, vì hai cột ở cuối trang đứng sát nhau"
                yield number, f"{told}: hãy xếp lại thứ tự"
            signed = signed or _is_signer(text)


def _is_signer(text: str) -> bool:
    office = is_capital(text) and OFFICE.fullmatch(text)
    return bool(office or AUTHORITY.match(text)) or is_name(text)


def _holds_signer(text: str) -> bool:
    """Whether what follows the label or an entry on its line is an authority, office or name."""
    label = RECIPIENTS.match(text)
    rest = text[label.end() :].strip() if label else ""
    found = _ENDS_ENTRY.split(text)[1:]
    return any(one and _is_signer(one) for one in (rest, *found))


def _joined_words(lines: Sequence[str]) -> Iterator[Told]:
    """Words that are none but are made of two or three, where the file has no room between them."""
    told: set[str] = set()
    for number, line in enumerate(lines, 1):
        for word in _WORD.findall(line):
            parts = () if word in told or word.isascii() else _syllables(word)
            if parts:
                told.add(word)
                yield number, f"«{word}» có vẻ dính liền «{' '.join(parts)}»: hãy so với bản PDF"
            if len(told) >= MOST:
                return


def _syllables(word: str) -> Sequence[str]:
    """The two or three syllables that a word runs together; none where it is one or no word."""
    if is_syllable(word):
        return ()
    halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    for one, rest in halves:
        if is_syllable(one) and is_syllable(rest) and not one.isascii() | rest.isascii():
            return (one, rest)
    for one, rest in halves:
        if is_syllable(one) and is_syllable(rest):
            return (one, rest)
    return ()
