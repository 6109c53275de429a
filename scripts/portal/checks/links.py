"""Every link and image of the sources leads to something that is there, in the page's language.

Links are those that the real parser finds. A link to a page is resolved as the i18n plugin does
it: `ii.md` on an English page is `ii.en.md` if there is one. Anchors are checked where they are
addresses of provisions; those of headings in guides are left to the check of the built site,
because only the build knows the slugs.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby
from typing import Self
from urllib.parse import unquote, urlsplit

from portal.checks.link_address import is_inside, shortened
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.blocks import Link
from portal.model.documents import Page
from portal.model.library import Library
from portal.model.page_kinds import INDEX
from portal.model.problems import Finding
from portal.source.loader import page_language

MAX_SUGGESTIONS = 50
"""Near names sought in one run: comparing names takes time, and these will do to begin with."""

_DEFINITION = re.compile(r"\[[^\[\]]+\]:")


@rule(Library)
def broken_link(library: Library) -> Iterator[Finding]:
    """A link between files leads to a file below docs/, in the page's own language.

    Bad: [mục II](2025/113-kh-ldld/2.md)
    Good: [mục II](2025/113-kh-ldld/ii.md)
    """
    shelf = Shelf.of(library)
    for page, link, path in _relative(library):
        if not link.image and shelf.resolve(page, path) is None:
            yield Finding(page.path, link.line, shelf.broken_message(page, link.address, path))


@rule(Library)
def missing_image(library: Library) -> Iterator[Finding]:
    """An image that a page shows is there.

    Bad: ![Sơ đồ](so-do.PNG) beside so-do.png
    Good: ![Sơ đồ](so-do.png)
    """
    shelf = Shelf.of(library)
    for page, link, path in _relative(library):
        if link.image and shelf.resolve(page, path) is None:
            yield Finding(
                page.path,
                link.line,
                f"Không có ảnh «{shortened(link.address)}». {shelf.suggestion(page, path)}Hãy đặt"
                " ảnh vào cạnh trang này, hoặc sửa tên; tên tệp phân biệt chữ hoa, chữ thường.",
            )


@rule(Library, needs=Part.PAGES)
def broken_anchor(library: Library) -> Iterator[Finding]:
    """The anchor of a link into a document is the address of a provision on that page.

    Bad: [mục II.1](ii.md#muc-1)
    Good: [mục II.1](ii.md#ii-1)
    """
    shelf = Shelf.of(library)
    for page, link in _inside(library):
        parts = urlsplit(link.address)
        target = shelf.resolve(page, parts.path) if parts.path else page.path
        known = shelf.anchors.get(target or "")
        if known is None or link.image or parts.path.startswith("/"):
            continue
        anchor = unquote(parts.fragment)
        if anchor and anchor not in known:
            yield Finding(page.path, link.line, shelf.anchor_message(page, target or "", anchor))


@rule(Library)
def absolute_link(library: Library) -> Iterator[Finding]:
    """A link inside the site names a file, counted from the page's folder.

    Bad: [mục II.1](/2025/113-kh-ldld/ii/#ii-1)
    Good: [mục II.1](2025/113-kh-ldld/ii.md#ii-1)
    """
    shelf = Shelf.of(library)
    for page, link in _inside(library):
        if link.address.startswith("/"):
            meant = shelf.named_by(page, link.address)
            instead = (
                f"Hãy viết «{meant}»."
                if meant
                else "Hãy viết đường dẫn tới tệp, tính từ thư mục của trang này: «2025/1-kh/ii.md»."
            )
            yield Finding(
                page.path,
                link.line,
                f"Liên kết «{shortened(link.address)}» bắt đầu bằng «/», nên sẽ hỏng nếu trang web"
                f" chuyển chỗ, và sai ngôn ngữ ở bản dịch. {instead}",
            )


@rule(Page)
def reference_link(page: Page) -> Iterator[Finding]:
    """A link's address stands in the link: definitions elsewhere in the page would be printed.

    Bad: [kế hoạch][1] and further down [1]: 2025/113-kh-ldld/index.md
    Good: [kế hoạch](2025/113-kh-ldld/index.md)
    """
    for block in page.blocks:
        if block.tag == "pre" or block.text.startswith("<pre><code"):
            continue
        for line, words in groupby(block.words, key=lambda word: word.line):
            if found := _DEFINITION.match(" ".join(word.text for word in words)):
                yield Finding(
                    page.path,
                    line,
                    f"Dòng «{shortened(found[0])} …» sẽ hiện nguyên ra trang, không thành liên kết."
                    " Hãy viết địa chỉ ngay tại chỗ: «[chữ](địa chỉ)».",
                )


def _inside(library: Library) -> Iterator[tuple[Page, Link]]:
    """Links and images of all pages that stay on this site."""
    for page in library.every_page:
        yield from ((page, link) for link in page.links if is_inside(link.address))


def _relative(library: Library) -> Iterator[tuple[Page, Link, str]]:
    """Those that name a file, counted from the page's folder, and its path as typed."""
    for page, link in _inside(library):
        path = urlsplit(link.address).path
        if (path or not link.address) and not path.startswith("/"):
            yield page, link, path


@dataclass
class Shelf:
    """All files that links can lead to, and the addresses of provisions on each page."""

    languages: tuple[str, ...]
    files: frozenset[str]
    folders: Mapping[str, list[str]]
    namesakes: Mapping[str, list[str]]
    anchors: Mapping[str, frozenset[str]]
    homes: Mapping[tuple[str, str], str]
    left: list[None] = field(default_factory=lambda: [None] * MAX_SUGGESTIONS)

    @classmethod
    def of(cls, library: Library) -> Self:
        """The library's files, by folder and by name."""
        files = sorted(source.path for source in library.sources)
        folders: dict[str, list[str]] = {}
        namesakes: dict[str, list[str]] = {}
        for path in files:
            folders.setdefault(posixpath.dirname(path), []).append(path)
            namesakes.setdefault(posixpath.basename(path).casefold(), []).append(path)
        anchors, homes = _addresses(library)
        return cls(library.languages, frozenset(files), folders, namesakes, anchors, homes)

    def resolve(self, page: Page, path: str) -> str | None:
        """The file that a path on this page leads to, as the i18n plugin finds it."""
        goal = _goal(page, path)
        stem, suffix = posixpath.splitext(goal)
        own = f"{stem}.{page.language}{suffix}"
        if path and own in self.files:
            return own
        return goal if path and goal in self.files and not self._is_foreign(page, goal) else None

    def _is_foreign(self, page: Page, path: str) -> bool:
        language = page_language(path, self.languages)
        return language not in (page.language, page_language("", ()))

    def broken_message(self, page: Page, address: str, path: str) -> str:
        """What is wrong with a link that leads to no file, and what to write."""
        goal = _goal(page, path)
        if not path:
            return "Liên kết không có địa chỉ. Hãy viết địa chỉ trong ngoặc tròn: «[chữ](địa chỉ)»."
        if not goal.startswith("docs/"):
            return (
                f"Liên kết «{shortened(address)}» dẫn ra ngoài thư mục docs/, nơi người đọc không"
                " tới được. Hãy dẫn tới một trang hoặc tệp trong docs/."
            )
        if goal in self.files:
            return (
                f"Liên kết «{shortened(address)}» dẫn tới trang của ngôn ngữ khác. Hãy bỏ phần chỉ"
                " ngôn ngữ trong tên tệp, như «ii.md»: mỗi ngôn ngữ tự tìm trang của mình."
            )
        return (
            f"Liên kết «{shortened(address)}» không dẫn tới tệp nào. {self.suggestion(page, path)}"
            "Hãy viết đường dẫn tới tệp .md, tính từ thư mục của trang này; tên tệp phân biệt chữ"
            " hoa, chữ thường."
        )

    def suggestion(self, page: Page, path: str) -> str:
        """A sentence that names the nearest file there is, or ""."""
        found = self._nearest(_goal(page, path)) if path and self.left else None
        if found is None:
            return ""
        self.left.pop()
        return f"Có phải «{_from(page, found)}» không? "

    def _nearest(self, goal: str) -> str | None:
        plain = goal.removesuffix(".html")
        for likely in (f"{plain}.md", f"{plain}/index.md"):
            if likely in self.files:
                return likely
        folder, _, name = goal.rpartition("/")
        siblings = {_stem(path): path for path in self.folders.get(folder, [])}
        if near := get_close_matches(_stem(goal), siblings, 1):
            return siblings[near[0]]
        elsewhere = [] if _stem(goal) == INDEX else self.namesakes.get(name.casefold(), [])
        return next(iter(get_close_matches(goal, elsewhere, 1, 0)), None)

    def anchor_message(self, page: Page, target: str, anchor: str) -> str:
        """What is wrong with an anchor, and where the provision is."""
        folder, _, name = target.rpartition("/")
        home = self.homes.get((folder, anchor))
        if home:
            instead = f"Đơn vị này ở trang khác: hãy viết «{_from(page, home)}#{anchor}»."
        else:
            near = get_close_matches(anchor, self.anchors[target], 1) if self.left else []
            del self.left[:1]
            instead = (
                f"Có phải «#{near[0]}» không?"
                if near
                else "Hãy mở trang đó và chép lại địa chỉ của đơn vị cần dẫn."
            )
        return (
            f"Trang «{name}» không có đơn vị văn bản nào có địa chỉ «#{shortened(anchor)}»."
            f" {instead}"
        )

    def named_by(self, page: Page, address: str) -> str | None:
        """What to write instead of an address of the built site: `/2025/1-kh/ii/#ii-1`."""
        parts = urlsplit(address)
        path = unquote(parts.path).strip("/")
        path = next((path[3:] for tag in self.languages if path.startswith(f"{tag}/")), path)
        whole = f"docs/{path}".rstrip("/")
        folder, _, name = whole.rpartition("/")
        mark = f"#{parts.fragment}" if parts.fragment else ""
        for file in (whole, f"{whole}.md", f"{whole}/index.md"):
            if file in self.files:
                return shortened(_from(page, file) + mark)
        home = self.homes.get((folder, name))
        return f"{_from(page, home)}#{name}" if home else None


def _stem(path: str) -> str:
    """A file's name without its suffixes, in lower case."""
    return posixpath.basename(path).partition(".")[0].casefold()


def _goal(page: Page, path: str) -> str:
    """The path from the repository's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))


def _from(page: Page, file: str) -> str:
    """The path from the page's folder; the page's language needs no mention."""
    path = posixpath.relpath(file, posixpath.dirname(page.path))
    return path.replace(f".{page.language}.md", ".md")


def _addresses(library: Library) -> tuple[dict[str, frozenset[str]], dict[tuple[str, str], str]]:
    """The ids of each page of a document, and the Vietnamese page that holds each id."""
    anchors: dict[str, frozenset[str]] = {}
    homes: dict[tuple[str, str], str] = {}
    for document in library.documents:
        for edition in document.editions.values():
            whole = frozenset(provision.id for provision in edition.provisions)
            for page in (*edition.pages, *edition.views):
                own = (p.id for top in page.provisions for p in top.walk())
                if page.parsed:
                    anchors[page.path] = whole if page.kind.is_view else frozenset(own)
        for provision in document.official.provisions:
            homes.setdefault((document.path, provision.id), provision.path)
    return anchors, homes
