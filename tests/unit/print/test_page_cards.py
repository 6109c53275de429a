"""The texts of the preview cards of every kind of page."""

from __future__ import annotations

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.files import Source
from portal.print.cards import Card
from portal.print.page_cards import document_cards, home_cards
from portal.source.loader import build_library, load
from support.documents import NAMES, lay_document

NAMED = {"vi": "Văn bản"}
BUILD = BuildContext(
    Settings(names=NAMED, unions=NAMED, descriptions=NAMED, colours={"brand": "#a4161a"})
)


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    """The cards of the twelve documents in Vietnamese, by their paths."""
    root = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        lay_document(root, name)
    return {one.path: one for one in document_cards(load(root), BUILD)}


@pytest.mark.parametrize(
    ("path", "label", "title", "opening"),
    [
        ("2025/47-qd-ldld/dieu-3", "Điều 3", "", "Chánh Văn phòng, các ban LĐLĐ tỉnh"),
        ("2025/47-qd-ldld/quy-che", "Quy chế", "Công tác văn thư", "QUY ĐỊNH CHUNG: Phạm vi"),
        ("2025/47-qd-ldld/noi-nhan", "", "Nơi nhận", "Như Điều 3; Thường trực LĐLĐ tỉnh;"),
        ("2025/47-qd-ldld/chu-ky", "", "Chữ ký", "Nguyễn Văn A"),
        ("2025/45-bc-ldld/i-1-b1", "I.1", "Bảng 1, mục 1, phần I", "STT · Nội dung · Kế hoạch"),
        ("2026/03-hd-ldld/ii-1", "II.1", "Mục 1, phần II", "Quy trình thương lượng TƯLĐTT. "),
        ("2026/03-hd-ldld/chu-thich-1", "", "Chú thích 1", "Theo quy định tại Chương VI"),
    ],
)
def test_a_card_tells_what_its_page_shows(
    path: str, label: str, title: str, opening: str, every_kind: dict[str, Card]
) -> None:
    card = every_kind[f"{path}/card.png"]
    assert (card.label, card.title) == (label, title)
    assert card.opening.startswith(opening)


def test_a_document_without_number_and_date_has_cards() -> None:
    text = "BIÊN BẢN\n\nHọp Ban Chấp hành\n\nI. THÀNH PHẦN\n\n1. Chủ tọa: A.\n"
    library = build_library([Source("docs/2025/bien-ban/index.md", text.encode())])
    (home,) = home_cards(BUILD)
    document, section, _ = document_cards(library, BUILD)
    assert (home.path, home.kicker, home.footer) == ("card.png", "Văn bản", "Văn bản")
    assert (document.kicker, document.label, document.opening) == (
        "",
        "Biên bản",
        "Họp Ban Chấp hành",
    )
    assert (section.kicker, section.label) == ("Biên bản Họp Ban Chấp hành", "I")
