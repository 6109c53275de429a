"""The pages of one provision each: its words large, its place, its neighbours, its card."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from jinja2 import Template

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import Document, Edition, Provision
from portal.model.library import Library
from portal.pages.rendering import environment, way_up
from portal.pages.sharing import Place, Sharing, legislation
from portal.pages.template_context import frame
from portal.reference.addresses import (
    document_path,
    has_own_section,
    language_root,
    own_path,
    section_path,
)
from portal.reference.ancestry import Line, lines, signed
from portal.reference.citation import capital, cite_document, cite_place
from portal.reference.messages import messages
from portal.reference.names import document_name, whole_words
from portal.reference.qr import qr_code

QR = "qr.svg"
"""The QR code of a provision's address, beside its page."""


@dataclass(frozen=True)
class _Around:
    """A provision's way from the outermost, and those just before and after it in the text."""

    line: Line
    before: Line | None
    after: Line | None

    @property
    def provision(self) -> Provision:
        return self.line[-1]


def write_provision_pages(
    library: Library, portal: BuildContext, templates: Path, folder: Path
) -> None:
    """Write a page for every provision that has none of its own, and each one's QR code."""
    template = environment(templates).get_template("provision.html")
    for document in library.documents:
        for edition in document.editions.values():
            root = folder / document_path(document, edition.language)
            for around in _walk(edition):
                place = root / own_path(around.provision)
                place.mkdir(parents=True, exist_ok=True)
                address = _place(portal, document, edition, around.provision)
                code = qr_code(address.address(edition.language))
                code.save(str(place / QR), border=2, xmldecl=False, omitsize=True, light="#fff")
                if not has_own_section(around.provision):
                    text = _page(template, portal, document, edition, around)
                    (place / "index.html").write_text(text, "utf-8")


def _walk(edition: Edition) -> Iterator[_Around]:
    known = list(lines(edition).values())
    for before, line, after in zip([None, *known], known, [*known[1:], None], strict=False):
        yield _Around(line, before, after)


def _page(
    template: Template, portal: BuildContext, document: Document, edition: Edition, around: _Around
) -> str:
    language, provision = edition.language, around.provision
    words, here = messages(language), f"{document.id}/{own_path(provision)}"
    sharing = _sharing(_place(portal, document, edition, provision), document, edition, around.line)
    known = lines(edition)
    place = cite_place(around.line, words)
    cited = f"{place}, {cite_document(document, edition, words)}, {sharing.address}"
    return template.render(
        frame(portal, language, here, document, document),
        base_url=way_up(language_root(language) + here),
        sharing=sharing,
        provision=provision,
        line=around.line,
        place=capital(place),
        citation=cited,
        links=links(sharing.address),
        signature=signed(edition) if provision.kind is Kind.SIGNATURE else (),
        section_path=section_path(provision),
        section_name=_section_name(document, edition, around.line),
        before=around.before,
        after=around.after,
        place_of=lambda line: cite_place(line, words),
        place_name=lambda one: capital(cite_place((one,), words)),
        name_of=lambda one: cite_place(known[one.id], words),
        runs=_runs,
    )


def _section_name(document: Document, edition: Edition, line: Line) -> str:
    """What the page is called on which a provision is read among the others."""
    words = messages(edition.language)
    section = next((top for top in edition.tree if own_path(top) == section_path(line[-1])), None)
    return cite_place((section,), words) if section else document_name(document, edition)


def _place(
    portal: BuildContext, document: Document, edition: Edition, provision: Provision
) -> Place:
    here = f"{document.id}/{own_path(provision)}"
    return Place(portal.settings, edition.language, here, card=here)


def _sharing(place: Place, document: Document, edition: Edition, line: Line) -> Sharing:
    words = messages(edition.language)
    text = whole_words(line[-1:])
    name = f"{capital(cite_place(line, words))} · {document_name(document, edition)}"
    return place.sharing(name, text, legislation(place, document, name, text))


def links(address: str) -> dict[str, str]:
    """Where an address is shared without a script; `actions.js` says where Zalo's form is from."""
    quoted = quote(address, safe="")
    data = b64encode(json.dumps({"url": address}, separators=(",", ":")).encode()).decode()
    return {
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={quoted}",
        "zalo": f"https://button-share.zalo.me/share_external?d={quote(data, safe='')}",
    }


def _runs(provisions: Sequence[Provision]) -> list[tuple[str, list[Provision]]]:
    """Neighbours of one kind together: points and slogans share a list."""
    return [(str(kind), list(run)) for kind, run in groupby(provisions, lambda p: p.kind)]
