"""The published text is that of the original: word for word, mark for mark, cell for cell."""

from collections.abc import Iterator

from portal.checks.cells import misplaced_cells
from portal.checks.departure_messages import findings
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.documents import Document
from portal.model.problems import Finding
from portal.source.comparison import both_texts
from portal.source.original import WORD


@rule(
    Document,
    needs=Part.TEXT | Part.METADATA | Part.ORIGINAL | Part.LEDGER | Part.WORDING,
    breaks=Part.WORDING,
)
def text_differs(document: Document) -> Iterator[Finding]:
    """The Vietnamese pages say, in order, exactly what the original says, corrections applied."""
    if document.original is None or not document.official.pages:
        return
    if document.original.data and not document.original.reading:
        yield Finding(document.original.path, 1, say("text-differs", "unreadable"))
        return
    wanted, published = both_texts(document)
    if [word.text for word in wanted] != [word.text for _, word in published]:
        yield from findings(document, wanted, published)


@rule(Document, needs=Part.TEXT | Part.METADATA | Part.ORIGINAL | Part.LEDGER | Part.WORDING)
def cell_moved(document: Document) -> Iterator[Finding]:
    """Each cell of a table stands in the row and column, and is as large, as in the Word file."""
    if document.original and document.original.path.lower().endswith(WORD):
        yield from misplaced_cells(document)
