"""Nothing in the sources runs, hides, loads from elsewhere or leads where nobody agreed to.

Pages are plain Markdown: the parser says what on a page is HTML, attributes or a link, so these
rules and the built site agree. A fenced block of code is taken for code only by pages that keep
`unclosed-code`, because parsers differ about where a broken fence ends.
"""

import re
from collections.abc import Iterator

from portal.checks.link_address import Danger, authority_of, danger, scheme_of, shortened
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.blocks import Link
from portal.model.documents import Page
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding

OPENING = (
    "Dòng mở khối mã chỉ gồm «```» và tên ngôn ngữ, như «```sh». Hãy viết lại; mã ngắn trong dòng"
    " thì dùng một dấu «`» mỗi bên."
)
NOT_CLOSED = (
    "Khối mã mở ở đây không có dòng «{fence}» đóng lại. Hãy thêm dòng đóng, thụt vào như dòng mở."
)
LESS_INDENTED = (
    "Dòng này nằm trong khối mã mở bằng «{line}» nhưng thụt vào ít hơn. Hãy thụt vào cho bằng,"
    " hoặc đóng khối mã trước dòng này."
)
NO_EMPTY_LINE = (
    "Khối mã phải cách đoạn trước và đoạn sau một dòng trống, không có cả dấu cách. Hãy thêm dòng"
    " trống trước dòng này."
)

_INCLUDE = re.compile(r"(?<![;\w-])-+8<-+|\{!|\{%")
_FENCE = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_LANGUAGE = re.compile(r"[ ]*[\w#.+-]*[ ]*")
_HOST = re.compile(
    r"(?!xn--)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.(?!xn--)[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
)


@rule(Page)
def raw_html(page: Page) -> Iterator[Finding]:
    """A page has no HTML: no tags, comments, instructions or entities.

    Bad: <b>khẩn</b>, <!-- ghi chú -->, &nbsp;
    Good: **khẩn**
    """
    for piece in page.markup:
        shown = shortened(piece.text.partition("\n")[0])
        if piece.text.startswith("&"):
            yield Finding(
                page.path, piece.line, f"Có mã ký tự HTML «{shown}». Hãy gõ thẳng ký tự đó."
            )
        elif piece.text.startswith("<!--"):
            yield Finding(
                page.path,
                piece.line,
                f"Có ghi chú ẩn «{shown}»: người đọc không thấy nhưng vẫn nằm trong"
                " trang. Hãy xóa đi.",
            )
        elif not piece.text.startswith("{"):
            yield Finding(
                page.path,
                piece.line,
                f"Có mã HTML «{shown}». Trang chỉ dùng Markdown: hãy xóa thẻ này,"
                " hoặc đặt vào giữa hai dấu «`» nếu là ví dụ.",
            )


@rule(Page)
def attribute_list(page: Page) -> Iterator[Finding]:
    """No ids, classes or other attributes are typed by hand.

    Bad: ## 1. Công đoàn tỉnh {#cong-doan-tinh}
    Good: ## 1. Công đoàn tỉnh
    """
    for piece in page.markup:
        if piece.text.startswith("{"):
            yield Finding(
                page.path,
                piece.line,
                f"«{shortened(piece.text)}» là cách gán thuộc tính, mà địa chỉ và cách trình bày do"
                " số thứ tự trong văn bản quyết định. Hãy xóa đi; nếu đúng là chữ trong văn bản"
                " thì viết «\\{ … \\}».",
            )


@rule(Page)
def unclosed_code(page: Page) -> Iterator[Finding]:
    """A fenced block of code ends as it begins, at one indent, between empty lines.

    Bad: ~~~ that no other ~~~ closes
    Good: ```sh … ```
    """
    lines = ["", *page.text.split("\n")[page.body_line - 1 :], ""]
    end = 0
    for start, line in enumerate(lines):
        opens = _FENCE.fullmatch(line)
        if opens and start > end:
            end = _fence_end(lines, start, opens)
            for index, message in _fence_faults(lines, start, end, opens):
                yield Finding(page.path, page.body_line + index - 1, message)
                if start < index == end:
                    return  # the fences that follow are out of step


def _fence_end(lines: list[str], start: int, opens: re.Match[str]) -> int:
    """The index of the line that closes a block, or breaks it by a smaller indent."""
    if "`" in opens["rest"]:
        return start
    indent, fence = opens["indent"], opens["indent"] + opens["fence"]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.strip() and (not line.startswith(indent) or line.rstrip(" ") == fence):
            return index
    return len(lines)


def _fence_faults(
    lines: list[str], start: int, end: int, opens: re.Match[str]
) -> Iterator[tuple[int, str]]:
    if not _LANGUAGE.fullmatch(opens["rest"]):
        yield start, OPENING
        return
    if end == len(lines):
        yield start, NOT_CLOSED.format(fence=opens["fence"])
    elif lines[end].strip(" ") != opens["fence"]:
        yield end, LESS_INDENTED.format(line=lines[start].strip())
        return
    if lines[start - 1]:
        yield start, NO_EMPTY_LINE
    if end + 1 < len(lines) and lines[end + 1]:
        yield end + 1, NO_EMPTY_LINE


@rule(Page)
def unsafe_link(page: Page) -> Iterator[Finding]:
    """Links use https, mailto, tel or a path, and hide nothing from the eye.

    Bad: [xem](javascript:alert(1)), [xem](http://example.org)
    Good: [xem](https://example.org), [thư](mailto:ldld@example.org)
    """
    for link in page.links:
        if found := danger(link.address):
            yield Finding(page.path, link.line, _danger_message(found, link.address))


def _danger_message(found: Danger, address: str) -> str:
    shown, scheme = shortened(address), scheme_of(address)
    if found is Danger.HIDDEN:
        return f"Liên kết «{shown}» có khoảng trắng hoặc ký tự ẩn. Hãy gõ lại địa chỉ."
    if found is Danger.BACKSLASH:
        return f"Liên kết «{shown}» có dấu «\\», mà trình duyệt hiểu như «/». Hãy viết «/»."
    if scheme == "http":
        return (
            f"Liên kết «{shown}» dùng http, nên có thể bị sửa trên đường truyền. Hãy viết"
            " «https://»; nếu nơi đó không có https thì ghi tên bằng chữ, không tạo liên kết."
        )
    if found is Danger.FORM:
        return (
            f"Liên kết «{shown}» không đúng dạng. Hãy viết như «https://ten-mien/…»,"
            " «mailto:ten@ten-mien» hoặc «tel:+84…»."
        )
    return (
        f"Liên kết «{shown}» không được phép: chỉ dùng https, mailto, tel, hoặc đường dẫn tới tệp"
        " trong docs/. Hãy xóa liên kết này."
    )


@rule(Library, needs=Part.HOSTS)
def outside_link(library: Library) -> Iterator[Finding]:
    """A link to another site leads to a host that docs/hosts.yml lists, by its plain name.

    Bad: [xem](https://vanban.chinhphu.vn.example.com)
    Good: [xem](https://vanban.chinhphu.vn)
    """
    listed = {host.name for host in library.allowed_hosts.hosts}
    for page, link, authority in _outside(library):
        if not link.image and (message := _host_fault(authority, listed)):
            yield Finding(page.path, link.line, f"Liên kết «{shortened(link.address)}» {message}")


def _host_fault(authority: str, listed: set[str]) -> str:
    if "@" in authority:
        return (
            "có dấu «@» trong tên máy chủ: phần đứng trước chỉ để đánh lừa. Hãy xóa phần trước «@»"
            " và xem lại nơi được dẫn tới."
        )
    if ":" in authority:
        return "ghi cổng máy chủ. Hãy bỏ dấu hai chấm và số cổng."
    if not _HOST.fullmatch(authority.lower()):
        return (
            "có tên máy chủ không viết bằng chữ a-z, số, dấu «-» và «.» bình thường, nên có thể"
            " giả một tên khác. Hãy gõ lại tên, không có dấu chấm ở cuối."
        )
    if authority.lower() not in listed:
        return (
            f"dẫn tới «{authority.lower()}», nơi chưa có trong docs/hosts.yml. Nếu đúng là nơi cần"
            " dẫn tới, hãy thêm vào tệp đó kèm lý do; nếu không, hãy xóa liên kết."
        )
    return ""


def _outside(library: Library) -> Iterator[tuple[Page, Link, str]]:
    """Links and images whose address names a host and isn't refused already."""
    for page in library.every_page:
        for link in page.links:
            authority = authority_of(link.address)
            if authority is not None and danger(link.address) is None:
                yield page, link, authority


@rule(Library)
def outside_image(library: Library) -> Iterator[Finding]:
    """Images are files of this site: another host would learn who reads what, and could swap them.

    Bad: ![Logo](https://example.org/logo.png)
    Good: ![Logo](logo.png)
    """
    for page, link, _ in _outside(library):
        if link.image:
            yield Finding(
                page.path,
                link.line,
                f"Ảnh «{shortened(link.address)}» được tải từ nơi khác. Hãy chép ảnh vào docs/ và"
                " dẫn tới tệp đó.",
            )


@rule(Library, needs=Part.HOSTS | Part.PAGES)
def outside_host_unused(library: Library) -> Iterator[Finding]:
    """Every host on docs/hosts.yml is one that a page leads to.

    Bad: a host whose last link was deleted
    Good: a host that a guide links to
    """
    used = {authority.lower() for _, link, authority in _outside(library) if not link.image}
    for host in library.allowed_hosts.hosts:
        if host.name not in used:
            yield Finding(
                library.allowed_hosts.path,
                host.line,
                f"Không trang nào dẫn tới «{shortened(host.name)}». Hãy xóa mục này.",
            )


def _doubled(library: Library) -> Iterator[Finding]:
    known: set[str] = set()
    for host in library.allowed_hosts.hosts:
        if host.name and host.name in known:
            yield Finding(
                library.allowed_hosts.path,
                host.line,
                f"«{host.name}» có hai lần. Hãy giữ lại một mục.",
            )
        known.add(host.name)


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE, beyond=(Check(Library, _doubled),))
def outside_host_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of docs/hosts.yml is a host's plain name, once, and the reason for it.

    Bad: host: https://vanban.chinhphu.vn/
    Good: {host: vanban.chinhphu.vn, reason: Nơi đăng văn bản của Chính phủ.}
    """
    yield from misshapen(file, "outside-host-entry")


@rule(Page)
def file_include(page: Page) -> Iterator[Finding]:
    """No page takes in another file, not even inside code, where includes work as well.

    Bad: --8<-- "../mkdocs.yml"
    Good: a link to the other page
    """
    for number, line in enumerate(page.text.split("\n"), 1):
        if found := _INCLUDE.search(line):
            yield Finding(
                page.path,
                number,
                f"«{found[0]}» là lệnh chèn tệp khác vào trang. Hãy xóa, và dẫn liên kết tới trang"
                " kia hoặc chép chữ cần dùng.",
            )
