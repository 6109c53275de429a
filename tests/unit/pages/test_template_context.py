"""What templates are told of a document's page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.page_kinds import PageKind
from portal.pages.sharing import document_sharing
from portal.pages.template_context import document_context
from portal.reference.localized import localize

BUILD = BuildContext(Settings("https://portal.example/", ("vi", "en")))


@pytest.mark.parametrize(
    ("count", "promise"),
    [
        (0, "Lời văn đúng từng chữ với bản chép nhận được."),
        (1, "Lời văn đúng từng chữ với bản chép nhận được, trừ 1 chỗ sửa khi chép."),
        (4, "Lời văn đúng từng chữ với bản chép nhận được, trừ 4 chỗ sửa khi chép."),
    ],
)
def test_the_footer_counts_the_corrections(plan: Document, count: int, promise: str) -> None:
    assert len(plan.corrections) == 4
    document = localize(replace(plan, corrections=plan.corrections[:count]), "vi", BUILD)
    here = f"{document.id}/"
    sharing = document_sharing(document, PageKind.DOCUMENT, here)
    assert document_context(document, PageKind.DOCUMENT, here, sharing)["promise"] == promise
