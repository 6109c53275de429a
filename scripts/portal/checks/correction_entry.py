"""The entry of corrections.yml that would allow a change of the text, ready to be pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from portal.checks.departures import Change
from portal.model.documents import Correction, Document
from portal.source.comparison import PARAGRAPH, corrected, faulty, opens_block, read_units, words

MOST_AROUND = 12
"""Words quoted on either side of a change, at most, so that it is found in one place."""

MOST_ENTRIES = 3
"""Entries offered for one document: each takes a reading of the whole original."""

LONGEST = 30
"""Words of a change, at most: a longer one is no fault of copying."""

SIDE_BY_SIDE = 6
"""Words between two changes, at most, for one entry to have both."""

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
        found: list[Correction] = []
        said = list(self.wanted)
        for change in reversed(self._joined(changes)):
            said[change.start : change.start + len(change.wanted)] = change.present
            tried = (self._tried(change, n, found, said) for n in range(2, MOST_AROUND))
            if (one := next(filter(None, tried), None)) is None:
                return ""
            found.append(one)
        header = "corrections:\n" if self.is_empty else ""
        return "".join([header, *map(as_yaml, found)])

    def _joined(self, changes: Sequence[Change]) -> list[Change]:
        """The changes in order, those side by side as one."""
        found: list[Change] = []
        for change in sorted(changes, key=lambda one: one.start):
            last = found[-1] if found else None
            stop = last.start + len(last.wanted) if last else 0
            if last and change.start - stop <= SIDE_BY_SIDE:
                between = tuple(self.wanted[stop : change.start])
                found[-1] = last._replace(
                    wanted=(*last.wanted, *between, *change.wanted),
                    present=(*last.present, *between, *change.present),
                )
            else:
                found.append(change)
        return found

    def _tried(
        self, change: Change, around: int, others: Sequence[Correction], said: Sequence[str]
    ) -> Correction | None:
        """A correction with this many words on either side, if with the others it gives `said`."""
        original = self.document.original
        if original is None:
            return None
        start, stop = change.start, change.start + len(change.wanted)
        before = _from_gap(self.wanted[max(0, start - around) : start])
        after = _to_gap(self.wanted[stop : stop + around])
        for gap in (_GAP, " "):
            correction = Correction(
                _joined([*before, *change.wanted, *after], gap),
                _joined([*before, *change.present, *after], _GAP),
                {},
                1,
            )
            listed = (*others, correction, *self.document.corrections)
            if correction.published and not list(faulty(listed, original.reading)):
                applied = corrected(original.reading, listed)
                units = read_units(applied, markdown=original.markdown)
                if [word.text for word in words(units)] == said:
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


def as_yaml(correction: Correction) -> str:
    """A correction as an entry of the list; without a reason, one is left to be filled in."""
    original, published = map(_scalar, (correction.original, correction.published))
    reasons = correction.reason.items()
    told = "".join(f"      {language}: {_scalar(reason)}\n" for language, reason in reasons)
    told = told or '      vi: ""\n'
    return f"  - original: {original}\n    published: {published}\n    reason:\n{told}"


def _scalar(text: str) -> str:
    """The text as a YAML value, six spaces in where it takes several lines."""
    if "\n" in text:
        return "|-\n" + "\n".join(f"      {line}".rstrip() for line in text.split("\n"))
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1 << 20)
    return dumped.removesuffix("...\n").rstrip("\n")
