"""`release`: turn the committed text into files to serve, a manifest, an archive, server rules."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cli.arguments import OK
from portal.cli.project import ROOT, checked_files, committed, progress, step, stop_at, writing
from portal.language.syllables import slug
from portal.model.problems import UserError
from portal.source.settings import read_settings

if TYPE_CHECKING:
    from portal.release.manifest import Manifest

DIST = ROOT / "dist"

HELP = "làm bản phát hành: tệp để phục vụ, tệp kê, tệp nén, cấu hình máy chủ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder to write into, and what to leave out."""
    parser.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help="mặc định: dist trong thư mục dự án"
    )
    parser.add_argument(
        "--no-zip",
        action="store_true",
        help="không làm tệp zip mở được từ USB, khi cổng nhiều văn bản và cần xong sớm",
    )


def run(options: argparse.Namespace) -> int:
    """Release the commit that is checked out, and say what is in it."""
    manifest = make_release(options.out or DIST, with_zip=not options.no_zip)
    size = sum(one.size for one in manifest.files)
    out = options.out or DIST.name
    print(f"Đã làm bản phát hành vào {out}: {len(manifest.files)} tệp, {size} byte.")
    print(f"Mã băm của cả bản (SHA-256): {manifest.digest}")
    if not manifest.headers.of_all:
        print("Cổng nằm trong một trang khác, nên không có nginx.conf và Caddyfile cho riêng nó.")
    return OK


def make_release(out: Path, *, with_zip: bool = True) -> "Manifest":
    """Release the commit that is checked out. Raises UserError, also where a file differs from it.

    The site is built here, of parts whose every byte is compared: a folder that was built before,
    anyone can have changed.
    """
    from portal.print.metrics import FONTS
    from portal.release.atomic import replacing
    from portal.release.distribution import MARKER, SITE, Ingredients, distribute
    from portal.release.libraries import locked_libraries

    commit, settings = committed(), read_settings(ROOT)
    libraries = locked_libraries((ROOT / "requirements.txt").read_text("utf-8"))
    with writing(out), replacing(out, MARKER) as folder:
        date = _date(_build(folder / SITE), commit.hash)
        name = settings.names[settings.languages[0]]
        ingredients = Ingredients(
            name,
            settings.site_url,
            commit.hash,
            date,
            libraries,
            tuple(FONTS.glob("*.ttf")),
            f"{slug(name)}-{date:%Y-%m-%d}" if with_zip else "",
        )
        with step("Đang nén và lập tệp kê"):
            return distribute(folder, ingredients)


def _build(site: Path) -> bytes:
    """Build the site, and give its marker. Raises UserError with every problem, and OSError."""
    from portal.pages.build import build_site
    from portal.pages.sitemap import BUILD
    from portal.release.parts import copy_parts

    checked = checked_files()
    stop_at(checked.problems)
    built = build_site(ROOT, checked, progress, to_release=True)
    stop_at(built.problems)
    site.mkdir()
    copy_parts(built.parts, site)
    (site / BUILD).write_bytes(built.marker)
    return built.marker


def _date(marker: bytes, commit: str) -> datetime:
    """The date of a site with this marker. Raises UserError unless it is of the commit."""
    told = json.loads(marker)
    if told["commit"] != commit:
        raise UserError("Có tệp của dự án đổi trong lúc dựng. Hãy commit hoặc bỏ đi, rồi chạy lại.")
    return datetime.fromisoformat(told["date"])
