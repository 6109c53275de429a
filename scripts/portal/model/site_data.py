"""The portal's own data files: glossary, allowed hosts, word groups, search vocabulary. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.model.files import Fields


@dataclass(frozen=True)
class Term:
    """A Vietnamese term and the wordings that a translation may use for it."""

    official: str
    wordings: Mapping[str, tuple[str, ...]]
    line: int


@dataclass(frozen=True)
class Glossary:
    """The one file that keeps translations consistent; `kept` spellings stay Vietnamese."""

    path: str
    fields: Fields
    terms: tuple[Term, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Host:
    """Another site that pages may lead to, and why."""

    name: str
    reason: str
    line: int


@dataclass(frozen=True)
class AllowedHosts:
    """The one file that lists the sites that pages may lead to."""

    path: str = "docs/hosts.yml"
    fields: Fields = field(default_factory=Fields)
    hosts: tuple[Host, ...] = ()


@dataclass(frozen=True)
class WordGroups:
    """The one file that tells which words of slogans stay on one line.

    `kept_together` are phrases that no line break parts, `leading` words that a line break may
    stand before, never after.
    """

    path: str = "docs/word-groups.yml"
    fields: Fields = field(default_factory=Fields)
    kept_together: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()


@dataclass(frozen=True)
class Synonym:
    """What people type where the texts have `written`, and why.

    A `question` asks for the part of a document that is called so, and for nothing else.
    """

    typed: tuple[str, ...]
    written: str
    reason: str
    line: int
    question: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is left out; what is, the checks tell."""
        return bool(self.typed and self.written.strip() and self.reason.strip())


@dataclass(frozen=True)
class SearchVocabulary:
    """The one file that tells how people type what they search, by language.

    `small` are words that tell nothing of what is asked for.
    """

    path: str = "docs/search.yml"
    fields: Fields = field(default_factory=Fields)
    stop_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[Synonym, ...]] = field(default_factory=dict)
