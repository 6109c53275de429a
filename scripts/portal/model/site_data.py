"""The portal's own data files: glossary, hosts, word groups, search vocabulary, topics, moves.

Frozen.

`path` is the file, `fields` what is in it.
"""

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
    """How terms are translated, and which phrases stay Vietnamese (`untranslated`)."""

    fields: Fields = field(default_factory=Fields)
    terms: tuple[Term, ...] = ()
    untranslated: tuple[str, ...] = ()
    path: str = "docs/glossary.yml"


@dataclass(frozen=True)
class Host:
    """Another site that pages may link to, and why."""

    name: str
    reason: str
    line: int


@dataclass(frozen=True)
class AllowedHosts:
    """The sites that pages may link to."""

    fields: Fields = field(default_factory=Fields)
    hosts: tuple[Host, ...] = ()
    path: str = "docs/hosts.yml"


@dataclass(frozen=True)
class WordGroups:
    """Which words of slogans stay on one line.

    No line breaks inside phrases that are `kept_together`, or after `leading` words.
    """

    fields: Fields = field(default_factory=Fields)
    kept_together: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    path: str = "docs/word-groups.yml"


@dataclass(frozen=True)
class Synonym:
    """What people type where the texts have `written`, and why.

    A `question` is answered by the part of a document whose name is `written`, by nothing else.
    """

    typed: tuple[str, ...]
    written: str
    reason: str
    line: int
    question: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether no field is empty; the checks report those that are."""
        return bool(self.typed and self.written.strip() and self.reason.strip())


@dataclass(frozen=True)
class SearchVocabulary:
    """How people type what they search for, by language.

    `stop_words` say nothing about what is sought.
    """

    fields: Fields = field(default_factory=Fields)
    stop_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[Synonym, ...]] = field(default_factory=dict)
    path: str = "docs/search.yml"


@dataclass(frozen=True)
class Topic:
    """What documents are about: its names by language; front matter has the official one."""

    names: Mapping[str, str]
    line: int = 0


@dataclass(frozen=True)
class Topics:
    """The topics that documents can have, in the order in which they are listed."""

    fields: Fields = field(default_factory=Fields)
    topics: tuple[Topic, ...] = ()
    path: str = "docs/topics.yml"


@dataclass(frozen=True)
class Move:
    """Where a published address went, and why; both are below the site's root: "/2025/1-kh/#ii".

    They are given for the official language: other languages' addresses go likewise.
    """

    source: str
    target: str
    reason: str
    line: int


@dataclass(frozen=True)
class Moves:
    """The published addresses that went elsewhere."""

    fields: Fields = field(default_factory=Fields)
    moves: tuple[Move, ...] = ()
    path: str = "docs/permalinks/moves.yml"
