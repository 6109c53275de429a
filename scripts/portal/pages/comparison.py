"""The published text beside the original: what the page says, and the rows of the comparison."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.model.documents import OFFICIAL
from portal.pages.document_text import relative
from portal.pages.template_context import Link
from portal.reference.addresses import reading_path
from portal.reference.localized import LocalizedDocument
from portal.source.comparison import collate


def comparison(document: LocalizedDocument, here: str) -> Mapping[str, Any]:
    """The rows of the comparison, and the link to every provision's place, by its id.

    Provisions are linked where they are in this language: a translation can lack one.
    """
    up = relative(document.id, here)
    return {
        "introduction": list(_introduction(document)),
        "rows": collate(document.document),
        "reading_time": "",
        "wording": lambda texts: texts.get(document.language) or texts.get(OFFICIAL, ""),
        "scan": document.document.scan.removeprefix("docs/"),
        "places": {
            name: Link(up + reading_path(line[-1]), document.place(line[-1]))
            for name, line in document.document.official.ancestry.items()
        },
    }


def _introduction(document: LocalizedDocument) -> Iterator[str]:
    """What is compared with what: a transcription or a scan, and how the original was read."""
    messages, source = document.messages, document.document
    yield messages["comparison_intro"]
    if source.received:
        yield messages["comparison_extracted"]
    else:
        yield messages["comparison_with_scan" if source.scan else "comparison_without_scan"]
    yield messages["comparison_same" if source.corrections else "comparison_equal"]
    if source.original and source.original.decoded:
        yield messages["comparison_decoded"].format(encoding=source.original.decoded)
