"""What differs between two versions of a document, for readers: by provision, word by word."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portal.changes.documents import EditionChange, compare_documents, unaddressed
from portal.changes.provisions import Effect, ProvisionChange, labelled_words
from portal.changes.wording import PARAGRAPH, ROW, Mark, Passage, marked
from portal.model.documents import OFFICIAL, Ancestry, Edition
from portal.model.metadata import UNDATED, Metadata
from portal.model.versions import Version
from portal.pages.template_context import Link
from portal.reference.addresses import document_path, reading_path, version_path
from portal.reference.citation import capital, cite_place, format_day
from portal.reference.messages import Messages, messages_in
from portal.source.versions import HEAD

_SIGNS = (PARAGRAPH, ROW)
_FIELDS = {
    "type": "field_type",
    "title": "field_title",
    "place": "field_place",
    "issuers": "issuer",
    "signers": "signer",
}
"""The messages that name fields of the head, where they have other names."""


@dataclass(frozen=True)
class Piece:
    """Words with one fate, or a break between paragraphs or rows of a table, which has no text."""

    text: str
    mark: Mark

    @property
    def is_break(self) -> bool:
        """Whether a paragraph or a row ends here."""
        return not self.text


@dataclass(frozen=True)
class Difference:
    """One place where two versions differ; `effect` is the name of the message that says how.

    `place` leads to it in the later version, where it is gone to where it was; without a path it
    is no provision. `former` is the place that it had under another number.
    """

    effect: str
    place: Link
    pieces: tuple[Piece, ...] = ()
    former: str = ""


def shared_language(before: Version, after: Version, language: str) -> str:
    """The language of the texts that a page in `language` compares: that which both have."""
    both = before.document.editions.keys() & after.document.editions.keys()
    return language if language in both else OFFICIAL


def differences_between(
    before: Version, after: Version, language: str, newest: dt.date
) -> list[Difference]:
    """Where the texts in this language differ, in the order of the text.

    Links are paths below the site's root; those to the `newest` version lead to its own pages.
    """
    changed = compare_documents(before.document, after.document, ())
    found = next(one for one in changed.editions if one.language == language)
    ends = before.document.editions[language], after.document.editions[language]
    messages = messages_in(language)
    places = _Places(before, after, language, newest, messages)
    told = [
        *_head(*ends, messages),
        *(places.difference(one) for one in found.provisions if _is_seen(one)),
    ]
    return [*_fields(found, ends, messages, alone=not told), *told]


def _is_seen(change: ProvisionChange) -> bool:
    """Whether readers see it: not, where a provision only stands in another file."""
    stays = change.before[-1:] and change.after[-1:] and change.before[-1].id == change.after[-1].id
    return not (stays and change.effect is Effect.MOVED)


def _head(before: Edition, after: Edition, messages: Messages) -> Iterator[Difference]:
    """The lines above and between the provisions, which have no address."""
    old, new = unaddressed(before), unaddressed(after)
    if old != new:
        yield Difference("change_worded", Link("", messages["comparison_head"]), _pieces(old, new))


def _fields(
    change: EditionChange, ends: tuple[Edition, Edition], messages: Messages, *, alone: bool
) -> Iterator[Difference]:
    """The fields that the text does not state; where nothing else differs, any field."""
    unstated = {name for one in ends for name in one.metadata.reconstructed}
    for name, _, _ in change.metadata:
        if name in HEAD and (alone or name in unstated):
            old, new = (_value(one.metadata, name, one.language).split() for one in ends)
            title = messages[_FIELDS.get(name, name)]
            yield Difference("change_worded", Link("", title), _pieces(old, new))


def _value(metadata: Metadata, name: str, language: str) -> str:
    """A field as readers see it."""
    found = getattr(metadata, name)
    if isinstance(found, dt.date):
        return "" if found == UNDATED else format_day(found, language, messages_in(language))
    if name == "signers":
        people = ((one.body, one.authority, one.title, one.name) for one in found)
        return "; ".join(" · ".join(filter(None, one)) for one in people)
    return "; ".join(found) if isinstance(found, tuple) else str(found)


@dataclass(frozen=True)
class _Places:
    """Names and links for the provisions of two versions."""

    before: Version
    after: Version
    language: str
    newest: dt.date
    messages: Messages

    def difference(self, change: ProvisionChange) -> Difference:
        """What happened to a provision, with all its words."""
        name = "reworded" if change.effect is Effect.REWORDED else str(change.effect)
        old, new = change.before, change.after
        version, shown = (self.after, new) if new else (self.before, old)
        renumbered = old and new and old[-1].id != new[-1].id
        words = [labelled_words(end[-1]) if end else () for end in (old, new)]
        return Difference(
            f"change_{name}",
            Link(self._path(version, shown), self._name(shown)),
            _pieces(*words) if change.effect in _WORDED else (),
            self._name(old) if renumbered else "",
        )

    def _name(self, ancestry: Ancestry) -> str:
        return capital(cite_place(ancestry, self.messages))

    def _path(self, version: Version, ancestry: Ancestry) -> str:
        document, provision = version.document, ancestry[-1]
        if version.date == self.newest:
            return document_path(document, self.language) + reading_path(provision)
        return f"{version_path(document, self.language, version.date)}#{provision.id}"


_WORDED = (Effect.WORDED, Effect.ADDED, Effect.REMOVED, Effect.REWORDED)


def _pieces(before: Sequence[str], after: Sequence[str]) -> tuple[Piece, ...]:
    return tuple(_divided(marked(before, after)))


def _divided(passages: Iterable[Passage]) -> Iterator[Piece]:
    """The passages, divided where a paragraph or a row ends."""
    for passage in passages:
        words: list[str] = []
        for word in passage.text.split(" "):
            if word not in _SIGNS:
                words.append(word)
                continue
            if words:
                yield Piece(" ".join(words), passage.mark)
            yield Piece("", passage.mark)
            words = []
        if words:
            yield Piece(" ".join(words), passage.mark)
