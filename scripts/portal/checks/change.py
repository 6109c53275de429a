"""A change of texts changes nothing else: who reviews words does not review programs."""

from collections.abc import Iterator

from portal.checks.messages import say
from portal.checks.registry import rule
from portal.model.change import ChangedFiles
from portal.model.problems import Finding

MAX_NAMED = 3
"""Documents that a message names at most."""


@rule(ChangedFiles)
def mixed_change(change: ChangedFiles) -> Iterator[Finding]:
    """A change of documents touches no file outside docs/, where a changed build could hide."""
    documents = change.documents
    if not documents:
        return
    named = ", ".join(documents[:MAX_NAMED]) + (" …" if len(documents) > MAX_NAMED else "")
    for path in change.outside:
        yield Finding(path, 1, say("mixed-change", documents=named))


def is_whole(change: ChangedFiles, shared: frozenset[str]) -> bool:
    """Whether a change can alter what is said of any document: it touches what all share.

    `shared` are the data files below docs/ that rules read.
    """
    return bool(change.outside) or not shared.isdisjoint(change.paths)
