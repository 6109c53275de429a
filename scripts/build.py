#!/usr/bin/env python3
"""The build script: one verb, one function; the work is in `plan/`.

Exit status: 0 all is well, 1 problems in the text or the site, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plan.arguments import WRONG_USAGE, Verb, parser
from plan.checks import RULES, check_library
from plan.library import load
from plan.model import Library, Problem
from plan.progress import step
from plan.refusals import reason
from plan.report import FORMATS, as_rules, as_text, count
from plan.settings import CACHE, read_settings

if TYPE_CHECKING:
    from plan.frame import Portal
    from plan.paper.cards import Card
    from plan.search_index import SearchIndex

ROOT = Path(__file__).resolve().parent.parent
OK, PROBLEMS, USAGE, INTERRUPTED = 0, 1, WRONG_USAGE, 130


class Stopped(Exception):
    """A verb that could not do its work; the message tells the reader why and what to do."""


def check(options: argparse.Namespace) -> int:
    """Say what is wrong in docs/, all of it at once."""
    if options.rules:
        print(as_rules(RULES.values()), end="")
        return OK
    library, problems = _checked()
    known = {document.id for document in library.documents}
    chosen = [name.removeprefix("docs/").strip("/") for name in options.documents]
    if unknown := [name for name in chosen if name not in known]:
        print(
            f"Không có văn bản {', '.join(unknown)}. Đang có: {', '.join(sorted(known))}.",
            file=sys.stderr,
        )
        return USAGE
    if chosen:
        folders = tuple(f"docs/{name}/" for name in chosen)
        problems = [problem for problem in problems if problem.path.startswith(folders)]
    print(FORMATS[options.format](problems), end="")
    if options.format == "text":
        print(count(problems), file=sys.stderr)
    return PROBLEMS if problems else OK


def build(options: argparse.Namespace) -> int:
    """Check, build the whole site, check what was built, and only then put it in its place."""
    from plan.feeds import BUILD

    library = _sound_library()
    with _into(options.out, BUILD) as folder:
        _build(library, folder)
    pages = sum(1 for _ in options.out.rglob("*.html"))
    print(f"Đã dựng {pages} trang vào {options.out}. Để mở, chạy:")
    print(f"  python3 -m http.server --directory {options.out} 8000")
    print("rồi mở http://localhost:8000/ trong trình duyệt.")
    return OK


def paper(options: argparse.Namespace) -> int:
    """Check the text, and make every file that is meant for paper; unchanged, do nothing."""
    from plan.commit import clean_hash, read_commit, source_date
    from plan.paper.made import MADE, digest_of_sources, is_made, strangers, write_made
    from plan.swap import write_files

    commit = read_commit(ROOT)
    day = source_date(commit, datetime.fromtimestamp(0, UTC))
    told = (clean_hash(commit), str(day), read_settings(ROOT).site_url)
    sources = digest_of_sources(ROOT, *told)
    if is_made(options.out, sources):
        print(f"Các tệp để in trong {options.out} vẫn đúng, không phải tạo lại.")
        return OK
    if others := strangers(options.out):
        raise Stopped(
            f"«{options.out}» có tệp không phải do lệnh này tạo ra ({others[0]}), nên không ghi"
            " đè. Hãy chuyển tệp đó đi, hoặc chọn một thư mục khác."
        )
    library = _sound_library()
    printed = _print(library, _portal(library))
    with _into(options.out, MADE) as folder:
        write_files(folder, printed)
        write_made(folder, sources, printed)
    size = sum(len(file) for file in printed.values())
    print(f"Đã tạo {len(printed)} tệp để in, {size} byte, vào {options.out}.")
    return OK


def banner(options: argparse.Namespace) -> int:
    """Check the text, and make a banner of any size for one slogan."""
    from plan.paper.formats import SizeError, size_of
    from plan.paper.press import press
    from plan.paper.slogans import IllegibleError, NoSloganError, banner_sheet, find_slogan
    from plan.swap import write_whole

    library = _sound_library()
    try:
        document, slogan = find_slogan(library, options.document, str(options.slogan))
        size = size_of(options.size)
        if options.out.suffix.lower() != ".pdf":
            raise Stopped(f"Tên tệp «{options.out}» phải kết thúc bằng .pdf.")
        with _kept():
            sheet = banner_sheet(document, slogan, size, library.word_groups)
            (file,) = press([sheet], ROOT / CACHE).values()
        write_whole(options.out, file)
    except (NoSloganError, SizeError, IllegibleError) as error:
        raise Stopped(str(error)) from error
    except OSError as error:
        raise Stopped(f"Không ghi được vào «{options.out}»: {reason(error)}.") from error
    print(f"Đã tạo {options.out}: khẩu hiệu {slogan.number}, khổ {size}.")
    return OK


def serve(options: argparse.Namespace) -> int:
    """Show the site while it is edited; problems stand on every page and in the terminal."""
    from plan.site import preview

    print(f"Xem trước tại http://{options.address}/ — bấm Ctrl+C để dừng.", flush=True)
    try:
        preview(ROOT, options.address)
    except OSError as error:
        raise Stopped(
            f"Không mở được {options.address} ({reason(error)}). Hãy chọn cổng khác, ví dụ"
            " build.py serve --address 127.0.0.1:8001."
        ) from error
    return OK


def publish(options: argparse.Namespace) -> int:
    """Check, build, and put the committed text online as a new version."""
    from plan.commit import read_commit
    from plan.publish import publish as put_online
    from plan.publish import version_name
    from plan.targets import LocalTarget, open_target

    commit = read_commit(ROOT)
    if commit is None:
        raise Stopped("Thư mục này không có lịch sử Git. Hãy công bố từ một bản sao của kho Git.")
    if commit.changed:
        listed = "".join(f"  {path}\n" for path in commit.changed)
        raise Stopped(f"Có thay đổi chưa commit:\n{listed}Hãy commit hoặc bỏ đi, rồi chạy lại.")
    target = open_target(options.target)
    if isinstance(target, LocalTarget) and target.root.resolve().is_relative_to(ROOT):
        raise Stopped("Không công bố vào chính thư mục dự án. Hãy chọn một thư mục bên ngoài.")
    library = _sound_library()
    with TemporaryDirectory() as folder:
        _build(library, Path(folder))
        with step("Đang đưa lên nơi công bố"):
            done = put_online(Path(folder), target, version_name(commit.time, commit.hash))
    print(f"Đã công bố phiên bản {done.version}: {done.files} tệp, {done.bytes} byte.")
    if done.previous not in (None, done.version):
        print(f"Phiên bản trước: {done.previous}. Quay lại: build.py rollback {options.target}")
    return OK


def rollback(options: argparse.Namespace) -> int:
    """Serve an earlier version again."""
    from plan.publish import rollback as switch_back
    from plan.targets import open_target

    done = switch_back(open_target(options.target), options.version)
    print(f"Đang dùng phiên bản {done.version}; phiên bản vừa thay ra: {done.previous}.")
    return OK


def _checked() -> tuple[Library, list[Problem]]:
    with step("Đang kiểm tra văn bản"):
        library = load(ROOT, read_settings(ROOT).languages)
        return library, check_library(library)


def _sound_library() -> Library:
    """The library, if nothing is wrong with it. Raises Stopped with every problem."""
    library, problems = _checked()
    _stop_at(problems)
    return library


@contextmanager
def _into(place: Path, mark: str) -> Iterator[Path]:
    """A folder that takes its place once the work inside succeeds. Raises Stopped."""
    from plan.swap import OccupiedError, replacing

    try:
        with replacing(place, mark) as folder:
            yield folder
    except OccupiedError as error:
        raise Stopped(str(error)) from error
    except OSError as error:
        raise Stopped(f"Không ghi được vào «{place}»: {reason(error)}.") from error


def _build(library: Library, folder: Path) -> None:
    """Write every projection of the library into `folder`. Raises Stopped with every problem."""
    from plan.assets import settle
    from plan.built import read_site
    from plan.checks import check_site
    from plan.downloads import sizes
    from plan.feeds import write_build, write_feeds, write_sitemap
    from plan.gallery import write_galleries
    from plan.offline import write_offline
    from plan.previews import cards
    from plan.search import write_search_pages
    from plan.search_index import build_index
    from plan.share import write_provision_pages
    from plan.site import build_pages
    from plan.swap import write_files

    settings, portal = read_settings(ROOT), _portal(library)
    with ThreadPoolExecutor(1) as aside:  # another process indexes: it need not be waited for
        indexing = aside.submit(build_index, library)
        printed = _print(library, portal)
        portal = replace(portal, sizes=sizes(library, settings.site_url, printed))
        with step("Đang dựng trang"):
            _stop_at(build_pages(ROOT, library, folder, portal))
            settle(folder, portal.assets)
            write_provision_pages(library, portal, ROOT / "overrides", folder)
            write_galleries(library, portal, ROOT / "overrides", folder)
        index = _indexed(indexing)
    write_files(folder, index.files)
    write_search_pages(library, portal, index, ROOT / "overrides", folder)
    write_feeds(library, settings.site_url, folder)
    write_sitemap(folder, settings.site_url, portal.date)
    write_build(folder, portal.commit, portal.date)
    write_files(folder, printed)
    with step("Đang vẽ ảnh chia sẻ"):
        _draw(list(cards(library, portal)), folder)
    write_offline(library, portal, index, folder)
    with step("Đang kiểm tra trang đã dựng"):
        _stop_at(check_site(read_site(folder, settings.site_url, library)))


def _portal(library: Library) -> Portal:
    """The site that this folder makes now."""
    from plan.assets import versioned, whole_style
    from plan.commit import clean_hash, read_commit, source_date
    from plan.frame import Portal
    from plan.library import newest_date

    commit, styles = read_commit(ROOT), ROOT / "overrides/assets/css"
    return Portal(
        read_settings(ROOT),
        source_date(commit, newest_date(library)),
        versioned(ROOT / "overrides/assets"),
        "".join(whole_style(styles / name) for name in ("core.css", "downloads.css")),
        clean_hash(commit),
        offline=True,
    )


def _print(library: Library, portal: Portal) -> dict[str, bytes]:
    """Every file on paper, by path below the site's folder. Raises Stopped with every problem."""
    from plan.paper.collection import print_library

    with step("Đang dàn trang in"), _kept():
        printed = print_library(library, portal, ROOT / CACHE)
    _stop_at(printed.problems)
    return printed.files


def _indexed(indexing: Future[SearchIndex]) -> SearchIndex:
    """The index, once it is there. Raises Stopped where it could not be made."""
    from plan.search_index import IndexingError

    try:
        with step("Đang lập chỉ mục tìm kiếm"):
            return indexing.result()
    except (IndexingError, OSError) as error:
        raise Stopped(
            f"Không lập được chỉ mục tìm kiếm: {error}. Hãy chạy lại; nếu vẫn vậy, hãy xóa thư mục"
            " .venv rồi chạy make site."
        ) from error


@contextmanager
def _kept() -> Iterator[None]:
    """For what is set from fonts and kept in the cache. Raises Stopped where one can't be used."""
    from plan.paper.typesetting import FontsError

    try:
        yield
    except FontsError as error:
        raise Stopped(str(error)) from error
    except OSError as error:
        raise Stopped(
            f"Không dùng được thư mục tạm «{CACHE}»: {reason(error)}. Hãy xóa nó rồi chạy lại."
        ) from error


def _draw(cards: Sequence[Card], folder: Path) -> None:
    """Write the preview images and the app's icons. Raises Stopped where one can't be drawn."""
    from plan.paper.cards import UnsettableError, write_cards
    from plan.paper.icons import DrawingError, write_icons

    try:
        with _kept():
            write_cards(cards, folder, ROOT / CACHE)
            write_icons(folder, ROOT / CACHE, ROOT / "overrides/assets/favicon.svg")
    except (UnsettableError, DrawingError) as error:
        raise Stopped(str(error)) from error


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        raise Stopped(
            f"{as_text(problems)}{count(problems)} Chưa thay đổi gì; hãy sửa rồi chạy lại."
        )


VERBS: Mapping[str, Verb] = {
    verb.__name__: verb for verb in (check, build, paper, banner, serve, publish, rollback)
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    from plan.targets import PublishError

    options = parser(VERBS).parse_args(arguments)
    try:
        status: int = options.run(options)
    except (Stopped, PublishError) as stopped:
        print(stopped, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; chưa thay đổi gì.", file=sys.stderr)
        return INTERRUPTED
    return status


if __name__ == "__main__":
    sys.exit(main())
