"""A document of a library as its pages show it, with its relations to others."""

from __future__ import annotations

from dataclasses import replace

from portal.model.context import BuildContext, DocumentFacts
from portal.model.documents import Document
from portal.model.relations import Relations
from portal.reference.localized import NO_BUILD, LocalizedDocument, localize


def related(
    document: Document, language: str, relations: Relations, build: BuildContext = NO_BUILD
) -> LocalizedDocument:
    """The document in a language, bearing on others and borne on."""
    facts = {document.id: DocumentFacts(relations=relations)}
    return localize(document, language, replace(build, documents=facts))
