"""Whom a document binds is what its text says: the provisions are there, and name the units."""

from collections.abc import Iterator

from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.shape import invalid_fields
from portal.model.bound_units import Binding, BoundUnit
from portal.model.documents import OFFICIAL, Document, Edition
from portal.model.files import DataFile
from portal.model.problems import Finding


@rule(DataFile, needs=Part.UNITS, breaks=Part.UNITS)
def unit_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of units.yml has an id, names by language, and the provisions that bind the unit."""
    yield from invalid_fields(file, "units", "unit-entry")


@rule(Document, needs=Part.UNITS | Part.PAGES | Part.WORDING)
def unit_words(document: Document) -> Iterator[Finding]:
    """Each unit of units.yml stands once, with provisions whose text calls it as the entry says."""
    path, taken = document.bound.path, set(document.official.ancestry)
    for unit in document.bound.units:
        if unit.id in taken:
            yield Finding(path, unit.line, say("unit-words", "taken", id=unit.id))
        taken.add(unit.id)
        bound: set[str] = set()
        for binding in unit.bindings:
            if binding.provision not in document.official.ancestry:
                message = say("unit-words", "missing", provision=binding.provision)
                yield Finding(path, binding.line, message)
            elif binding.provision in bound:
                message = say("unit-words", "repeated", provision=binding.provision)
                yield Finding(path, binding.line, message)
            bound.add(binding.provision)
        for edition in document.editions.values():
            for line, message in _unsaid(unit, edition):
                yield Finding(path, line, message)


def _unsaid(unit: BoundUnit, edition: Edition) -> Iterator[tuple[int, str]]:
    """Words of an entry that the text in one language does not have; names asked for that it has.

    Lines of the file, and messages.
    """
    language, names = edition.language, unit.names.get(edition.language, ())
    there = [one for one in unit.bindings if one.provision in edition.ancestry]
    if not names:
        yield unit.line, say("unit-words", "untranslated", language=language)
        return
    for binding in there:
        called = _called(binding, language, names)
        if not any(one in _text(edition, binding) for one in called):
            words = "» hoặc «".join(called)
            yield (
                binding.line,
                say(
                    "unit-words",
                    "unsaid",
                    words=words,
                    provision=binding.provision,
                    language=language,
                ),
            )
    for name in names:
        if there and not any(name in _text(edition, one) for one in there):
            yield unit.line, say("unit-words", "unnamed", name=name, language=language)
    whole = " ".join(one.text for one in edition.provisions).casefold()
    for name in unit.asked.get(language, ()):
        if name.casefold() in whole:
            yield unit.line, say("unit-words", "asked", name=name)


def _called(binding: Binding, language: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """What the text of a provision calls the unit."""
    if not binding.words:
        return names
    return (binding.words.get(language) or binding.words.get(OFFICIAL, ""),)


def _text(edition: Edition, binding: Binding) -> str:
    return " ".join(one.text for one in edition.ancestry[binding.provision][-1].walk())
