"""`publish`: check, build, and publish the committed text as a new version."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.cli.arguments import OK
from portal.cli.project import ROOT, checked_files, committed, progress, step, stop_at
from portal.model.problems import UserError

HELP = "đưa phiên bản đã commit lên nơi công bố"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to publish."""
    parser.add_argument(
        "target", metavar="ĐÍCH", help="thư mục, hoặc người_dùng@máy:thư_mục qua rsync và ssh"
    )


def run(options: argparse.Namespace) -> int:
    """Publish the commit that is checked out, if no file differs from it."""
    from portal.pages.build import build_site
    from portal.pages.sitemap import BUILD
    from portal.release.local_target import LocalTarget
    from portal.release.parts import copy_parts
    from portal.release.publish import publish, version_name
    from portal.release.targets import open_target

    commit = committed()
    target = open_target(options.target)
    if isinstance(target, LocalTarget) and target.root.resolve().is_relative_to(ROOT):
        raise UserError("Không công bố vào chính thư mục dự án. Hãy chọn một thư mục bên ngoài.")
    checked = checked_files()
    stop_at(checked.problems)
    with TemporaryDirectory() as folder:
        site = build_site(ROOT, checked, progress)
        stop_at(site.problems)
        copy_parts(site.parts, Path(folder))
        (Path(folder) / BUILD).write_bytes(site.marker)
        with step("Đang đưa lên nơi công bố"):
            done = publish(Path(folder), target, version_name(commit.time, commit.hash))
    print(f"Đã công bố phiên bản {done.version}: {done.files} tệp, {done.bytes} byte.")
    if done.previous not in (None, done.version):
        print(f"Phiên bản trước: {done.previous}. Quay lại: build.py rollback {options.target}")
    return OK
