"""The topics of documents are those of docs/topics.yml, each listed once in every language."""

from collections.abc import Iterator

from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import invalid_fields
from portal.language.syllables import slug
from portal.model.documents import OFFICIAL
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding


@rule(Library, needs=Part.METADATA | Part.TOPICS)
def unknown_topic(library: Library) -> Iterator[Finding]:
    """A topic in a document's front matter is one that docs/topics.yml lists."""
    known = [topic.names[OFFICIAL] for topic in library.topics.topics]
    for document in library.documents:
        index = document.official.index
        for name in document.official.metadata.topics if index else ():
            if index and name not in known:
                listed = "», «".join(known)
                variant = "unlisted" if known else "none"
                message = say(
                    "unknown-topic", variant, name=name, path=library.topics.path, known=listed
                )
                yield Finding(index.path, index.front.line("topics"), message)


def _doubled(library: Library) -> Iterator[Finding]:
    """Topics whose names give the same address."""
    first: dict[str, int] = {}
    for topic in library.topics.topics:
        name = topic.names[OFFICIAL]
        if (line := first.setdefault(slug(name), topic.line)) != topic.line:
            message = say("topic-entry", "doubled", name=name, first=line)
            yield Finding(library.topics.path, topic.line, message)


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE, beyond=(Check(Library, _doubled, Part.TOPICS),))
def topic_entry(file: DataFile) -> Iterator[Finding]:
    """A topic in docs/topics.yml has a name in each language, and is listed once."""
    yield from invalid_fields(file, "topics", "topic-entry")
