"""Files of a document that were published earlier, printed again to be known by their SHA-256.

What is printed depends on the document's folder, the day and the commit that it bears, the settings
and this program alone: as long as these stay, the bytes are those that readers have.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from portal.model.context import BuildContext, midnight
from portal.model.library import Library
from portal.model.problems import UserError
from portal.print.collection import print_library
from portal.source.versions import earlier_documents


def earlier_files(
    root: Path, id_: str, library: Library, context: BuildContext
) -> Iterator[tuple[dt.date, Mapping[str, bytes]]]:
    """The files of a document by their paths, after each earlier change, and the day of it.

    A state of the text that can't be printed today is left out. Raises UserError where Git lacks
    files of one.
    """
    facts = context.facts(id_)
    for state, document in earlier_documents(root, id_, facts.earlier, library.languages):
        then = replace(facts, date=midnight(state.day), commit=state.commit)
        of_then = replace(context, documents={id_: then}, versions={})
        with suppress(UserError):
            yield state.day, print_library(replace(library, documents=(document,)), of_then, root)
