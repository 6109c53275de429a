"""How provisions are cited, in both languages."""

from __future__ import annotations

import pytest

from portal.model.blocks import Kind
from portal.model.documents import Document, Provision
from portal.reference.citation import cite_number, cite_place
from portal.reference.messages import messages_in
from portal.source.loader import load
from support.documents import NAMES, folder_of, lay_document


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """The twelve documents of other kinds, by their folders."""
    root = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        lay_document(root, name)
    return {document.id: document for document in load(root).documents}


@pytest.mark.parametrize(
    ("provision", "number", "vietnamese", "english"),
    [
        ("can-cu", "", "căn cứ", "legal basis"),
        ("ii", "II", "phần II", "section II"),
        ("ii-1", "II.1", "mục 1, phần II", "item 1, section II"),
        ("ii-1-1", "II.1.1", "tiểu mục 1.1, mục 1, phần II", "clause 1.1, item 1, section II"),
        (
            "ii-1-1-g5",
            "II.1.1",
            "gạch đầu dòng thứ năm, tiểu mục 1.1, mục 1, phần II",
            "point 5, clause 1.1, item 1, section II",
        ),
        (
            "ii-1-2-d2",
            "II.1.2",
            "đoạn thứ hai, tiểu mục 1.2, mục 1, phần II",
            "paragraph 2, clause 1.2, item 1, section II",
        ),
        ("i-g1", "I", "gạch đầu dòng thứ nhất, phần I", "point 1, section I"),
        ("iii-10", "III.10", "khẩu hiệu 10, phần III", "slogan 10, section III"),
        ("noi-nhan-g4", "", "gạch đầu dòng thứ tư, nơi nhận", "point 4, recipients"),
        ("chu-ky", "", "chữ ký", "signature"),
    ],
)
def test_each_kind_of_provision_is_cited_in_its_form(
    plan: Document, provision: str, number: str, vietnamese: str, english: str
) -> None:
    ancestry = plan.official.ancestry[provision]
    assert cite_number(ancestry) == number
    assert cite_place(ancestry, messages_in("vi")) == vietnamese
    assert cite_place(plan.editions["en"].ancestry[provision], messages_in("en")) == english


@pytest.mark.parametrize(
    ("document", "provision", "cited"),
    [
        ("d9", "dieu-3", ("Điều 3", "Điều 3", "Article 3")),
        ("d9", "can-cu-d2", ("", "đoạn thứ hai, căn cứ", "paragraph 2, legal basis")),
        ("d9", "quy-che", ("Quy chế", "Quy chế", "Quy chế")),
        ("d9", "quy-che-chuong-ii", ("Chương II", "Chương II Quy chế", "Chapter II, Quy chế")),
        (
            "d9",
            "quy-che-chuong-ii-muc-1",
            ("Mục 1", "Mục 1 Chương II Quy chế", "Section 1, Chapter II, Quy chế"),
        ),
        (
            "d9",
            "quy-che-dieu-2-2-dd",
            ("Điều 2", "điểm đ khoản 2 Điều 2 Quy chế", "point đ, clause 2, Article 2, Quy chế"),
        ),
        (
            "d9",
            "quy-che-dieu-2-1-d2",
            (
                "Điều 2",
                "đoạn thứ hai khoản 1 Điều 2 Quy chế",
                "paragraph 2, clause 1, Article 2, Quy chế",
            ),
        ),
        ("d10", "a-ii", ("A.II", "mục II, phần A", "section II, section A")),
        (
            "d10",
            "a-ii-1-g2",
            (
                "A.II.1",
                "gạch đầu dòng thứ hai, mục 1, mục II, phần A",
                "point 2, item 1, section II, section A",
            ),
        ),
        ("d1", "ii-1-a", ("II.1.a", "điểm a, mục 1, phần II", "point a, item 1, section II")),
        (
            "d1",
            "ii-1-a-g1",
            (
                "II.1.a",
                "gạch đầu dòng thứ nhất, điểm a, mục 1, phần II",
                "point 1, point a, item 1, section II",
            ),
        ),
        ("d1", "ket-thuc", ("", "phần kết thúc", "closing")),
        (
            "w4",
            "ii-1-1-1",
            ("II.1.1.1", "tiểu mục 1.1.1, mục 1, phần II", "clause 1.1.1, item 1, section II"),
        ),
        (
            "w4",
            "ii-1-1-1-a-2",
            (
                "II.1.1.1.a.2",
                "điểm a.2, tiểu mục 1.1.1, mục 1, phần II",
                "point a.2, clause 1.1.1, item 1, section II",
            ),
        ),
        (
            "w4",
            "ii-1-2-n1",
            (
                "II.1.2.1",
                "điểm (1), tiểu mục 1.2, mục 1, phần II",
                "point (1), clause 1.2, item 1, section II",
            ),
        ),
        ("d12", "i-1-b1", ("I.1", "bảng 1, mục 1, phần I", "table 1, item 1, section I")),
        ("d13", "phu-luc-i", ("Phụ lục I", "Phụ lục I", "Phụ lục I")),
        ("d13", "phu-luc-i-2", ("2", "mục 2, Phụ lục I", "item 2, Phụ lục I")),
        ("d13", "mau-01", ("Mẫu số 01", "Mẫu số 01", "Mẫu số 01")),
        ("d4", "kinh-gui", ("", "phần kính gửi", "addressees")),
        ("d4", "muc-3-d2", ("3", "đoạn thứ hai, mục 3", "paragraph 2, item 3")),
        ("d7", "mo-dau", ("", "phần mở đầu", "opening")),
        ("d7", "chu-thich-1", ("", "chú thích 1", "note 1")),
        ("w1", "d1", ("", "đoạn thứ nhất", "paragraph 1")),
        ("w2", "chu-ky-2", ("", "chữ ký thứ hai", "second signature")),
    ],
)
def test_provisions_of_other_kinds_of_documents_are_cited_in_their_form(
    documents: dict[str, Document], document: str, provision: str, cited: tuple[str, str, str]
) -> None:
    ancestry = documents[folder_of(document)].official.ancestry[provision]
    places = (cite_place(ancestry, messages_in(language)) for language in ("vi", "en"))
    assert (cite_number(ancestry), *places) == cited


@pytest.mark.parametrize(
    ("label", "name", "kind", "cited"),
    [
        ("Phần thứ ba", "phan-3", Kind.PART, "Phần thứ ba"),
        ("PHẦN III", "phan-iii", Kind.PART, "Phần III"),
        ("CHƯƠNG IV.", "chuong-iv", Kind.CHAPTER, "Chương IV"),
        ("", "chuong-iv", Kind.CHAPTER, "Chương IV"),
        ("Tiểu mục 2.", "chuong-iv-muc-1-tieu-muc-2", Kind.SUBDIVISION, "Tiểu mục 2"),
        ("Điều 4a.", "dieu-4a", Kind.ARTICLE, "Điều 4a"),
        ("PHỤ LỤC SỐ II:", "phu-luc-ii", Kind.ANNEX, "Phụ lục số II"),
        ("", "de-an", Kind.ANNEX, "Đề án"),
        ("QUY CHẾ", "quy-che-2", Kind.ANNEX, "Quy chế (2)"),
        ("[12]", "chu-thich-12", Kind.NOTE, "chú thích 12"),
        ("-", "g11", Kind.BULLET, "gạch đầu dòng thứ 11"),
    ],
)
def test_labels_are_cited_as_running_text(label: str, name: str, kind: Kind, cited: str) -> None:
    provision = Provision(name, kind, label, ("ĐỀ ÁN",), "", 1)
    assert cite_place((provision,), messages_in("vi")) == cited


@pytest.mark.parametrize(
    ("label", "kind", "number"),
    [
        ("CHƯƠNG IV.", Kind.CHAPTER, "Chương IV"),
        ("Phần thứ ba", Kind.PART, "Phần thứ ba"),
        ("PHỤ LỤC", Kind.ANNEX, "Phụ lục"),
        ("[1]", Kind.NOTE, ""),
        ("Kính gửi:", Kind.ADDRESSEES, ""),
    ],
)
def test_division_is_referred_to_by_its_label(label: str, kind: Kind, number: str) -> None:
    assert cite_number((Provision("x", kind, label, (), "", 1),)) == number


def test_number_of_an_item_that_has_its_section_in_it_stands_for_both() -> None:
    section = Provision("ii", Kind.SECTION, "II.", ("Nội dung",), "", 1)
    item = Provision("ii-1", Kind.ITEM, "II.1.", ("Đối tượng",), "", 2)
    assert cite_place((section, item), messages_in("vi")) == "mục II.1"


def test_every_provision_has_a_unique_citation(
    plan: Document, documents: dict[str, Document]
) -> None:
    for document in (plan, *documents.values()):
        for language, edition in document.editions.items():
            messages = messages_in(language)
            cited = [cite_place(path, messages) for path in edition.ancestry.values()]
            assert len(set(cited)) == len(cited) == len(document.official.provisions)
