"""What editors are told of departures from the original: one message for each cause."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from portal.checks.correction_entry import Ledger
from portal.checks.departures import (
    Added,
    Altered,
    Change,
    Departure,
    Lost,
    Moved,
    Paragraph,
    Repeated,
    Run,
    Swapped,
    departures,
    paragraphs,
)
from portal.checks.message_format import also, named, opening
from portal.checks.messages import say
from portal.language.confusables import meant
from portal.language.keyboards import untransformed
from portal.language.old_encodings import deciphered
from portal.language.syllables import Style, respelled
from portal.model.blocks import Word
from portal.model.documents import Document
from portal.model.problems import Finding
from portal.source.comparison import PARAGRAPH, opens_block
from portal.source.formulas import is_capital

SHOWN = 12
"""Words quoted in a message at most."""

NEAR = 4
"""Words quoted before and after a place."""

MOST_PLACES = 5
"""Places listed in one message at most."""

LIST_MARKS = frozenset("-–+•·*")
"""Signs that open the entry of a list."""

MOST_CHANGES = 8
"""Changes on one page above which the whole page may have been replaced."""

_STOPS = ".,;:!?"
_MARKUP = frozenset("[]<>&`{}_~")
_QUOTES = dict.fromkeys(map(ord, '“”"„‟«»``'), '"') | dict.fromkeys(map(ord, "‘’'`´‚‛‹›"), "'")


class _Group(NamedTuple):
    """Changes that one message tells: all in one paragraph, or the same one in several."""

    changes: tuple[Change, ...]
    unless: tuple[str, ...]


def findings(
    document: Document, wanted: Sequence[Word], published: Sequence[tuple[str, Word]]
) -> Iterator[Finding]:
    """Each departure of the published words from the `wanted` ones of the original."""
    present = paragraphs(published)
    found = departures(paragraphs(("", word) for word in wanted), present)
    ledger = Ledger(document, [word.text for word in wanted])
    changed = [one.change for one in found if isinstance(one, Altered)]
    replaced = dict(_replaced(changed, present))
    for path, count in replaced.items():
        line = next(one.line for one in present if one.path == path)
        message = say("text-differs", "page", count=count)
        yield Finding(path, line, message, ("translation-unmarked",))
    for one in found:
        if not isinstance(one, Altered):
            yield _by_paragraph(one)
    for group in _grouped(change for change in changed if change.place[0] not in replaced):
        yield _by_words(group, ledger)


def _replaced(changes: Iterable[Change], present: Sequence[Paragraph]) -> Iterator[tuple[str, int]]:
    """Pages of which little is left, with the number of changes."""
    for path, group in groupby(changes, key=lambda change: change.place[0]):
        own = list(group)
        words = sum(len(change.present) for change in own)
        whole = sum(len(one.words) for one in present if one.path == path)
        if len(own) > MOST_CHANGES and 2 * words > whole:
            yield path, len(own)


def _by_paragraph(one: Departure) -> Finding:
    """The message of paragraphs that moved, that are repeated, lost or added."""
    match one:
        case Swapped(run, other):
            path, line = other[0].places[0]
            pair = _quoted(run), _quoted(other)
            message = say(
                "text-differs", "swapped", one=pair[0], other=pair[1], path=path, line=line
            )
            return _at(run, message)
        case Moved(run, above):
            text = _quoted(run)
            message = (
                say("text-differs", "moved", text=text, above=_opening(above))
                if above
                else say("text-differs", "moved-first", text=text)
            )
            return _at(run, message)
        case Repeated(run, first, ()):
            path, line = first.places[0]
            text = _quoted(run)
            return _at(run, say("text-differs", "repeated", text=text, path=path, line=line))
        case Repeated(run, first, instead):
            (path, line), text, lost = first.places[0], _quoted(run), _quoted(instead)
            message = say("text-differs", "instead", text=text, lost=lost, path=path, line=line)
            return _at(run, message)
        case Lost(run, _, above, below):
            heads = above.path != below.path and is_capital(" ".join(run[0].words[1:]))
            path, line = (below.path, below.line) if heads else above.places[-1]
            return Finding(path, line, say("text-differs", "missing", wanted=_quoted(run)))
        case Added(run, start):
            change = Change((), start, _words(run), run[0], (run[0].path, run[0].line))
            message = say("text-differs", "extra", present=_quoted(run))
            return _at(run, message, _explained(change))
    raise TypeError(one)


def _at(run: Run, message: str, unless: tuple[str, ...] = ()) -> Finding:
    return Finding(run[0].path, run[0].line, message, unless)


def _words(run: Run) -> tuple[str, ...]:
    return tuple(word for one in run for word in one.words)


def _grouped(changes: Iterable[Change]) -> Iterator[_Group]:
    """Changes by paragraph and by the rules that explain them; equal ones of a page together."""
    by_place: dict[object, list[Change]] = {}
    for change in changes:
        key: object = (change.around.path, change.around.line, _explained(change))
        by_place.setdefault(key, []).append(change)
    alike: dict[object, list[Change]] = {}
    for key, group in by_place.items():
        first = group[0]
        same = (first.place[0], first.wanted, first.present) if len(group) == 1 else key
        alike.setdefault(same, []).extend(group)
    for group in alike.values():
        yield _Group(tuple(group), _explained(group[0]))


def _by_words(group: _Group, ledger: Ledger) -> Finding:
    first, *others = group.changes
    around = _around(first, ledger.wanted)
    path, line = first.place
    variant = _variant(first)
    if all((one.wanted, one.present) == (first.wanted, first.present) for one in others):
        message = _change(first, variant, around)
        more = also(one.place[1] for one in others if one.place[1] != line)
    else:
        shown = ((_shown(one.wanted) or "…", _shown(one.present) or "…") for one in group.changes)
        places = (say("text-differs", "place", wanted=old, present=new) for old, new in shown)
        count = len(group.changes)
        message = say("text-differs", "several", count=count, places=_listed(places))
        variant, more = "several", ""
    if group.unless or variant in ("list-mark", "marks"):
        return Finding(path, line, message + more, group.unless)
    entry = ledger.entry(group.changes)
    tail = say(
        "text-differs",
        ("paste-first" if ledger.is_empty else "paste") if entry else "ledger",
        path=ledger.document.ledger_path,
    )
    return Finding(path, line, message + more + tail, paste=entry)


def _listed(texts: Iterable[str]) -> str:
    found = list(texts)
    return ", ".join(found[:MOST_PLACES]) + (", …" if len(found) > MOST_PLACES else "")


def _variant(change: Change) -> str:
    """Which message tells one change of words."""
    wanted, present = change.wanted, change.present
    if not wanted or not present:
        alone = (wanted or present) == (PARAGRAPH,)
        return ("joined" if alone else "missing") if wanted else ("split" if alone else "extra")
    if any(map(opens_block, (*wanted, *present))) or not len(wanted) == len(present) == 1:
        return "words"
    if {*wanted, *present} <= LIST_MARKS:
        return "list-mark"
    if present[0].strip("#*_") == wanted[0]:
        return "marks"
    return "letters" if _hard_to_see(wanted[0], present[0]) else "words"


def _change(change: Change, variant: str, around: tuple[str, str]) -> str:
    wanted, present = _shown(change.wanted), _shown(change.present)
    if variant in ("split", "joined"):
        before, after = around
        return say(
            "text-differs", "split" if variant == "split" else "joined", before=before, after=after
        )
    if variant == "missing":
        return say("text-differs", "missing", wanted=wanted)
    if variant in ("extra", "marks"):
        return say("text-differs", "extra" if variant == "extra" else "marks", present=present)
    if variant == "letters":
        letters = _hard_to_see(wanted, present)
        return say("text-differs", "letters", wanted=wanted, present=present, letters=letters)
    return say(
        "text-differs",
        "list-mark" if variant == "list-mark" else "words",
        wanted=wanted,
        present=present,
    )


def _around(change: Change, wanted: Sequence[str]) -> tuple[str, str]:
    """The few words of the original before and after a change."""
    stop = change.start + len(change.wanted)
    before, after = wanted[max(0, change.start - NEAR) : change.start], wanted[stop : stop + NEAR]
    return _shown(before), _shown(after)


def _explained(change: Change) -> tuple[str, ...]:
    """The rules that would tell the cause of a change better, where they report the page."""
    wanted, present = " ".join(change.wanted), " ".join(change.present)
    causes = {
        "unsupported-markup": bool(_MARKUP & set(present) - set(wanted)),
        "look-alike-letter": _known(present) == wanted,
        "legacy-encoding": deciphered(present) is not None,
        "straight-quote": present.translate(_QUOTES) == wanted.translate(_QUOTES),
        "invisible-character": "".join(present.split()) == "".join(wanted.split()),
        "tone-mark-style": any(_respelled(present, style) == wanted for style in Style),
        "telex-residue": wanted.strip(_STOPS).casefold() in _typed(present.strip(_STOPS)),
    }
    return tuple(rule for rule, explains in causes.items() if explains)


def _typed(word: str) -> set[str]:
    """The syllables that a word means, if it was typed and not transformed."""
    return {syllable.casefold() for _, syllable in untransformed(word)}


def _known(text: str) -> str:
    return "".join(meant(letter) or letter for letter in text)


def _respelled(text: str, style: Style) -> str:
    return " ".join(respelled(word, style) or word for word in text.split())


def _hard_to_see(wanted: str, present: str) -> str:
    """The characters that differ, where they look the same or are invisible; else ""."""
    strange = sorted(set(present) - set(wanted)) or sorted(set(wanted) - set(present))
    alike = unicodedata.normalize("NFKC", wanted) == unicodedata.normalize("NFKC", present)
    if present.isprintable() and not alike and any(map(str.isalnum, strange)):
        return ""
    return ", ".join(map(named, strange))


def _quoted(run: Run) -> str:
    """The beginning of a run of paragraphs, and how many it has."""
    first = _opening(run[0])
    return first if len(run) == 1 else say("text-differs", "run", first=first, count=len(run))


def _opening(one: Paragraph) -> str:
    return opening(" ".join(word for word in one.words if not opens_block(word)))


def _shown(words: Sequence[str]) -> str:
    """The first words as messages quote them."""
    return " ".join(map(_readable, words[:SHOWN])) + (" …" if len(words) > SHOWN else "")


def _readable(word: str) -> str:
    """The word, or what it stands for where it is the sign of a block's beginning."""
    if opens_block(word):
        return say("text-differs", "paragraph" if word == PARAGRAPH else "cell")
    return word
