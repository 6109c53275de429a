"""What is told of one document's change, by provision."""

from collections.abc import Iterable, Iterator

from portal.changes.documents import DocumentChange, EditionChange
from portal.changes.files import contents, dangers, digest
from portal.changes.provisions import Effect, ProvisionChange
from portal.changes.runs import Entry, Run, Section, listed, ours, passages, quoted, replaced
from portal.model.documents import OFFICIAL, Ancestry, Document
from portal.reference.addresses import document_path, own_path
from portal.reference.citation import capital, cite_place
from portal.reference.localized import localize
from portal.reference.messages import messages_in

_EFFECTS = {
    Effect.WORDED: "Sửa lời văn",
    Effect.ADDED: "Thêm",
    Effect.REMOVED: "Bỏ",
    Effect.MOVED: "Chuyển chỗ, lời văn như cũ",
    Effect.RENUMBERED: "Đổi số, lời văn như cũ",
    Effect.REWORDED: "Vừa đổi số vừa sửa lời văn",
}
_FIELDS = {
    "number": "Số, ký hiệu",
    "type": "Loại văn bản",
    "date": "Ngày",
    "place": "Nơi ban hành",
    "title": "Trích yếu",
    "issuers": "Cơ quan ban hành",
    "issuer_short": "Tên gọn của cơ quan ban hành",
    "parent_body": "Cơ quan cấp trên",
    "signers": "Người ký",
    "basis": "Căn cứ",
    "scheme": "Cách đánh số",
    "slogans": "Mục có khẩu hiệu",
    "topics": "Chủ đề",
    "amends": "Sửa đổi văn bản",
    "replaces": "Thay thế văn bản",
    "repealed_by": "Bị bãi bỏ bởi",
    "effective": "Ngày có hiệu lực",
    "expires": "Ngày hết hiệu lực",
    "original_format": "Dạng của bản chép nhận được",
}

_BINDING = frozenset(
    {"number", "date", "issuers", "issuer_short", "signers"}
    | {"amends", "replaces", "repealed_by", "effective", "expires"}
)
"""Fields that say whose word a text is, and whether it holds: never missed by a reviewer."""


def document_section(change: DocumentChange) -> Section:
    """Everything told of a document, under its name and address."""
    document = change.after or change.before
    if document is None:
        raise ValueError("a document that is neither before nor after")
    name = localize(document, OFFICIAL).name
    title = (quoted(name), ours(" · "), quoted(document_path(document, OFFICIAL)))
    return Section(title, tuple(_entries(change)))


def _entries(change: DocumentChange) -> Iterator[Entry]:
    before, after = change.before, change.after
    if after and not before:
        count = len(after.official.provisions)
        yield Entry((ours(f"Văn bản mới, có {count} đơn vị văn bản."),))
    if before and not after:
        yield Entry((ours("Văn bản bị xóa khỏi cổng."),), loud=True)
    if before and after and before.id != after.id:
        said = ours("Văn bản đổi thư mục, nên đổi mọi địa chỉ")
        yield Entry((said,), tuple(replaced(before.id, after.id)), loud=True)
    yield from _originals(change)
    for file in change.all_files:
        yield from dangers(file)
    for edition in change.editions:
        if before and after:
            yield from _edition(before, after, edition)
    for entry in change.ledger:
        what = "câu hỏi" if entry.is_question else "chỗ sửa khi chép"
        effect = "Đổi" if entry.before and entry.after else "Bỏ" if entry.before else "Thêm"
        said = ours(f"{effect} {what} trong corrections.yml")
        yield Entry((said,), tuple(replaced(entry.before, entry.after)), not entry.is_question)
    if change.is_ledger_laid_out:
        yield Entry((ours("corrections.yml chỉ đổi cách trình bày."),))
    for file in change.files:
        lead = (ours(f"{file.effect} tệp đi kèm: "), quoted(file.path))
        yield Entry(lead, tuple(contents(file)))
    yield from _addresses(change)


def _originals(change: DocumentChange) -> Iterator[Entry]:
    for file in change.originals:
        hashes = tuple(digest(one) if one else "" for one in (file.before, file.after))
        if file.before and file.after and hashes[0] != hashes[1]:
            said = "BẢN CHÉP NHẬN ĐƯỢC BỊ SỬA, điều không bao giờ được làm: "
        elif file.before and not file.after:
            said = "BẢN CHÉP NHẬN ĐƯỢC BỊ XÓA: "
        else:
            said = "Bản chép nhận được mới: "
        sums = tuple(replaced(*(f"SHA-256 {one}" if one else "" for one in hashes)))
        lead = (ours(said), quoted(file.path))
        yield Entry(lead, sums, loud=file.before is not None or change.before is not None)


def _edition(before: Document, after: Document, change: EditionChange) -> Iterator[Entry]:
    language = "" if change.language == OFFICIAL else f"Bản dịch «{change.language}»: "
    for path in change.unreadable:
        yield Entry((ours(f"{language}Không đọc được "), quoted(path)), loud=True)
    for name, old, new in change.metadata:
        lead = ours(f"{language}{_FIELDS[name]}")
        yield Entry((lead,), tuple(replaced(old, new)), loud=name in _BINDING)
    if change.head:
        lead = ours(f"{language}Sửa lời văn ở chỗ không có địa chỉ riêng, như phần đầu văn bản")
        yield Entry((lead,), tuple(passages(change.head)))
    for one in change.provisions:
        yield _provision(before, after, one, change.language, language)
    if change.reused:
        said = f"{language}Địa chỉ nay dẫn tới lời khác, người đã dẫn chúng sẽ dẫn sai: "
        yield Entry((ours(said), *listed(change.reused)), loud=True)
    for file in change.untold:
        page = (ours(f"{language}{file.effect} trang "), quoted(file.path))
        yield Entry(page, tuple(contents(file)), loud=True)
    if change.layout:
        said = f"{language}Chỉ đổi cách trình bày, lời văn và địa chỉ như cũ: "
        yield Entry((ours(said), *listed(change.layout)))
    if change.stale:
        said = f"Bản tiếng Việt đổi mà bản dịch «{change.language}» chưa đổi, cần xem lại: "
        yield Entry((ours(said), *listed(change.stale)), loud=True)
    if change.ahead:
        said = f"Bản dịch «{change.language}» đổi mà bản tiếng Việt không đổi: "
        yield Entry((ours(said), *listed(change.ahead)), loud=True)


def _provision(
    before: Document, after: Document, change: ProvisionChange, language: str, prefix: str
) -> Entry:
    old = _place(before, change.before, language)
    new = _place(after, change.after, language)
    lead = [ours(f"{prefix}{_EFFECTS[change.effect]}: "), *(new or old)]
    if old and new and change.before[-1].id != change.after[-1].id:
        lead += [ours(", trước là "), *old]
    elif change.effect is Effect.MOVED and change.before[-1].path != change.after[-1].path:
        lead += [ours(", từ "), quoted(change.before[-1].path), ours(" sang ")]
        lead += [quoted(change.after[-1].path)]
    if change.carried:
        lead.append(ours(f", cùng {change.carried} đơn vị bên trong"))
    loud = change.effect in (Effect.REMOVED, Effect.REWORDED)
    return Entry(tuple(lead), tuple(passages(change.words)), loud)


def _place(document: Document, ancestry: Ancestry, language: str) -> list[Run]:
    """How readers cite a provision, and its address."""
    if not ancestry:
        return []
    cited = capital(cite_place(ancestry, messages_in(language)))
    address = document_path(document, language) + own_path(ancestry[-1])
    return [quoted(cited), ours(" ("), quoted(address), ours(")")]


def _addresses(change: DocumentChange) -> Iterator[Entry]:
    """The addresses that lead nowhere any more, and the new ones; of a new document their number.

    Of the addresses inside pages those are listed whose page is still there.
    """
    lost, gained = _pages(change.lost), _pages(change.gained)
    if lost:
        yield Entry((ours(f"Mất {len(lost)} địa chỉ đã công bố: "), *listed(lost)), loud=True)
    if gained:
        yield Entry((ours(f"Thêm {len(gained)} địa chỉ: "), *listed(gained)))


def _pages(addresses: Iterable[str]) -> tuple[str, ...]:
    """The addresses of pages, and of places on other pages."""
    found = tuple(addresses)
    pages = frozenset(one for one in found if "#" not in one)
    inside = (one for one in found if "#" in one and _own(one) not in pages)
    return (*(one for one in found if one in pages), *inside)


def _own(address: str) -> str:
    """The page of its own of the provision that an address inside a section's page leads to."""
    page, _, name = address.partition("#")
    document = "/".join(page.split("/")[: 3 if page.split("/")[0].isalpha() else 2])
    return f"{document}/{name}/"
