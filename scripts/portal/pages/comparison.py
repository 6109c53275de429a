"""The published text beside the original: the corrections first, then each part's rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portal.model.blocks import Kind
from portal.model.documents import OFFICIAL, Correction, Question
from portal.model.page_kinds import TRANSCRIPTION
from portal.pages.contents import is_listed, named
from portal.pages.document_text import relative
from portal.pages.template_context import Link
from portal.reference.addresses import reading_path
from portal.reference.citation import capital
from portal.reference.localized import LocalizedDocument
from portal.source.comparison import Passage, Row, collate, corrected_lines, corrected_passages


@dataclass(frozen=True)
class ShownCorrection:
    """A correction where it applies: its place, its lines in the original, its words in both."""

    correction: Correction
    place: Link | None
    lines: Link | None
    original: tuple[Passage, ...]
    published: tuple[Passage, ...]


@dataclass(frozen=True)
class ShownQuestion:
    """An open question and the place that it is about, None for the head of the document."""

    question: Question
    place: Link | None


@dataclass(frozen=True)
class Group:
    """The rows of one part of the document, under its number and title."""

    number: str
    title: str
    rows: tuple[Row, ...]

    @property
    def differing(self) -> int:
        """In how many rows a correction applies."""
        return sum(row.differs for row in self.rows)


def comparison(document: LocalizedDocument, here: str) -> Mapping[str, Any]:
    """The corrections, the open questions, and the rows of each part.

    Provisions are linked where they are in this language: a translation can lack one.
    """
    compared = _Compared(document, here)
    return {
        "introduction": list(_introduction(document)),
        "corrections": list(compared.corrections()),
        "questions": [
            ShownQuestion(question, compared.places.get(question.provision))
            for question in document.document.questions
        ],
        "groups": compared.groups(),
        "places": compared.places,
        "transcription": compared.transcription,
        "wording": lambda texts: texts.get(document.language) or texts.get(OFFICIAL, ""),
        "scan": document.document.scan.removeprefix("docs/"),
    }


@dataclass(frozen=True)
class _Compared:
    """A document beside its original, as seen from the page `here`."""

    document: LocalizedDocument
    here: str

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return collate(self.document.document)

    @cached_property
    def places(self) -> Mapping[str, Link]:
        """The link to every provision's place, by its id."""
        up = relative(self.document.id, self.here)
        return {
            name: Link(up + reading_path(line[-1]), capital(self.document.place(line[-1])))
            for name, line in self.document.document.official.ancestry.items()
        }

    @property
    def transcription(self) -> str:
        """The path to the page of the original."""
        return f"{relative(self.document.id, self.here)}{TRANSCRIPTION}/"

    def corrections(self) -> Iterator[ShownCorrection]:
        source = self.document.document
        reading = source.original.reading if source.original else ""
        found = [(corrected_lines(one, reading), one) for one in source.corrections]
        for lines, correction in sorted(found, key=lambda pair: pair[0]):
            place, passages = self._place(lines), corrected_passages(correction)
            yield ShownCorrection(correction, place, self._lines(lines), *passages)

    def _place(self, lines: tuple[int, int]) -> Link | None:
        """Where the words on these lines of the original are: first of all where they differ."""
        first, last = lines
        found = [row for row in self.rows if row.lines[0] <= last and 0 < first <= row.lines[1]]
        nearest = sorted(found, key=lambda row: not row.differs)
        return next((self.places[row.unit.id] for row in nearest if row.unit.id), None)

    def _lines(self, lines: tuple[int, int]) -> Link | None:
        """The link to these lines of the original."""
        first, last = lines
        if not first:
            return None
        name = "correction_line" if first == last else "correction_lines"
        text = self.document.messages[name].format(first=first, last=last)
        return Link(f"{self.transcription}#{line_id(first)}", text)

    def groups(self) -> list[Group]:
        """The rows by the parts that the contents list; what stands above them is the first.

        Where that is the whole text but for the recipients, it has the document's name.
        """
        shown = self.document.edition.ancestry
        tops = {top.id: top for top in self.document.document.official.tree if is_listed(top)}
        parts: list[tuple[str, list[Row]]] = [("", [])]
        for row in self.rows:
            if row.unit.id in tops:
                parts.append((row.unit.id, []))
            parts[-1][1].append(row)
        divided = any(top.kind is not Kind.RECIPIENTS for top in tops.values())
        head = self.document.messages["comparison_head"] if divided else self.document.name
        return [
            Group(*(named(shown[name][-1] if name in shown else tops[name])), tuple(rows))
            if name
            else Group("", head, tuple(rows))
            for name, rows in parts
            if rows
        ]


def line_id(number: int) -> str:
    """The id of a line on the page of the original."""
    return f"dong-{number}"


def _introduction(document: LocalizedDocument) -> Sequence[str]:
    """What is compared with what: a transcription or a scan, and how the original was read."""
    messages, source = document.messages, document.document
    if source.received:
        kind = "comparison_extracted"
    else:
        kind = "comparison_with_scan" if source.scan else "comparison_without_scan"
    same = "comparison_same" if source.corrections else "comparison_equal"
    told = [messages[name] for name in ("comparison_intro", kind, same)]
    if source.original and source.original.decoded:
        told.append(messages["comparison_decoded"].format(encoding=source.original.decoded))
    return told
