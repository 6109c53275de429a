"""The entry of corrections.yml that would allow a change of the text, ready to be pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from portal.checks.departures import Change
from portal.model.documents import Correction, Document
from portal.source.comparison import PARAGRAPH, corrected, opens_block, places, read_units, words

MOST_AROUND = 12
"""Words quoted on either side of a change, at most, so that it is found in one place."""

MOST_ENTRIES = 3
"""Entries offered for one document: each takes a reading of the whole original."""

LONGEST = 30
"""Words of a change, at most: a longer one is no fault of copying."""

_GAP = "\n\n"


@dataclass
class Ledger:
    """Offers entries for a document whose original reads as `wanted`, corrections applied."""

    document: Document
    wanted: Sequence[str]
    left: int = MOST_ENTRIES

    @property
    def is_empty(self) -> bool:
        """Whether the file has no correction yet, or is not there."""
        return not self.document.ledger.values.get("corrections")

    def entry(self, changes: Sequence[Change]) -> str:
        """The entries for changes, each tried on the original; "" where one of them fails."""
        if len(changes) > self.left or any(map(_is_long, changes)):
            return ""
        self.left -= len(changes)
        found = [
            next(filter(None, (self._tried(one, n) for n in range(2, MOST_AROUND))), None)
            for one in changes
        ]
        entries = [_yaml(one) for one in found if one]
        header = "corrections:\n" if self.is_empty else ""
        return "".join([header, *entries]) if len(entries) == len(changes) else ""

    def _tried(self, change: Change, around: int) -> Correction | None:
        """A correction with this many words on either side, if it says just what is published."""
        original = self.document.original
        if original is None:
            return None
        start, stop = change.start, change.start + len(change.wanted)
        before = _from_gap(self.wanted[max(0, start - around) : start])
        after = _to_gap(self.wanted[stop : stop + around])
        received = corrected(original.reading, self.document.corrections)
        for gap in (_GAP, " "):
            correction = Correction(
                _joined([*before, *change.wanted, *after], gap),
                _joined([*before, *change.present, *after], _GAP),
                {},
                1,
            )
            counts = [len(places(correction, text)) for text in (original.reading, received)]
            if counts == [1, 1] and correction.published:
                applied = corrected(received, [correction])
                units = read_units(applied, markdown=original.markdown)
                wanted = [*self.wanted[:start], *change.present, *self.wanted[stop:]]
                if [word.text for word in words(units)] == wanted:
                    return correction
        return None


def _is_long(change: Change) -> bool:
    return len(change.wanted) > LONGEST or len(change.present) > LONGEST


def _from_gap(words: Sequence[str]) -> Sequence[str]:
    """The words after the last beginning of a paragraph or cell among them."""
    gaps = [index for index, word in enumerate(words) if opens_block(word)]
    return words[gaps[-1] + 1 :] if gaps else words


def _to_gap(words: Sequence[str]) -> Sequence[str]:
    gaps = (index for index, word in enumerate(words) if opens_block(word))
    return words[: next(gaps, len(words))]


def _joined(words: Sequence[str], gap: str) -> str:
    """The words as text, with a gap where a paragraph begins."""
    spaced = "".join(gap if word == PARAGRAPH else f" {word}" for word in words)
    return spaced.replace(f"{_GAP} ", _GAP).strip()


def _yaml(correction: Correction) -> str:
    original, published = map(_scalar, (correction.original, correction.published))
    return f'  - original: {original}\n    published: {published}\n    reason:\n      vi: ""\n'


def _scalar(text: str) -> str:
    """The text as a YAML value, six spaces in where it takes several lines."""
    if "\n" in text:
        return "|-\n" + "\n".join(f"      {line}".rstrip() for line in text.split("\n"))
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1 << 20)
    return dumped.removesuffix("...\n").rstrip("\n")
