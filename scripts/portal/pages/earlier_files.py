"""Files of a document that were published earlier, printed again to be known by their SHA-256.

What is printed depends on the document's folder and the word groups in the commit that it bears, on
the settings and on this program: as long as the last two stay, the bytes are those that readers
have.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portal.model.context import BuildContext, midnight
from portal.model.library import Library
from portal.print.collection import UnprintableError, print_library
from portal.source.versions import earlier_libraries


def earlier_files(
    root: Path, id_: str, context: BuildContext
) -> Iterator[tuple[dt.date, Mapping[str, bytes]]]:
    """The files of a document by their paths, after each earlier change, and the day of it.

    A state of the text for which the fonts lack letters is left out. Raises UserError where Git
    lacks files of one, or the cache can't be used.
    """
    facts = context.facts(id_)
    for state, library in earlier_libraries(root, id_, facts.earlier, context.settings.languages):
        then = replace(facts, date=midnight(state.day), commit=state.commit)
        of_then = replace(context, documents={id_: then}, versions={})
        if files := _printed(library, of_then, root):
            yield state.day, files


def _printed(library: Library, context: BuildContext, root: Path) -> Mapping[str, bytes]:
    """What is printed of a library; nothing where the fonts lack letters of it."""
    try:
        return print_library(library, context, root)
    except UnprintableError:
        return {}
