"""`publish`: check, build, release and publish the committed text as a new version."""

import argparse
from datetime import datetime
from functools import partial
from pathlib import Path

from portal.cli.arguments import OK, called
from portal.cli.project import ROOT, step
from portal.cli.release import DIST, make_release
from portal.model.problems import UserError
from portal.source.commit import read_commit
from portal.source.git import run_git

HELP = "đưa phiên bản đã commit lên nơi công bố"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to publish, and what."""
    parser.add_argument(
        "target",
        metavar="ĐÍCH",
        help="thư mục, người_dùng@máy:thư_mục hoặc ssh://… (rsync và ssh), s3://kho/tiền_tố",
    )
    parser.add_argument(
        "--dist",
        type=Path,
        metavar="THƯ_MỤC",
        help="bản phát hành đã làm bằng lệnh release; không ghi thì làm vào dist",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="công bố cả khi nơi ấy đang có bản mới hơn, hoặc bản của một nhánh khác",
    )


def run(options: argparse.Namespace) -> int:
    """Publish a release: of the commit that is checked out, unless one is given."""
    from portal.release.distribution import SITE
    from portal.release.local_target import LocalTarget
    from portal.release.manifest import MANIFEST, read_manifest
    from portal.release.publish import publish, version_name
    from portal.release.targets import open_target

    target = open_target(options.target)
    if isinstance(target, LocalTarget) and target.root.resolve().is_relative_to(ROOT):
        raise UserError("Không công bố vào chính thư mục dự án. Hãy chọn một thư mục bên ngoài.")
    if options.dist is None:
        make_release(DIST)
    site = (options.dist or DIST) / SITE
    if not (site / MANIFEST).is_file():
        raise UserError(f"Ở «{options.dist}» không có bản phát hành. Hãy làm bằng lệnh release.")
    origin = read_manifest((site / MANIFEST).read_bytes()).origin
    if not origin.commit:
        raise UserError(f"Bản phát hành ở «{site}» không ghi commit. Hãy làm lại từ một commit.")
    version = version_name(datetime.fromisoformat(origin.date), origin.commit)
    allow = _allow_all if options.force else partial(_require_newer, version, origin.commit)
    with step("Đang đưa lên nơi công bố"):
        done = publish(site, target, version, allow=allow)
    print(f"Đã công bố phiên bản {done.version}: {done.files} tệp, {done.bytes} byte.")
    if done.previous and done.previous != done.version:
        back = called("rollback", options.target, done.previous)
        print(f"Phiên bản trước: {done.previous}. Quay lại: {back}")
    if done.has_other_configuration:
        print(
            f"Cách phục vụ đã đổi: hãy chép cấu hình trong {site.parent} (nginx.conf, trước kho S3 "
            "thì nginx-bucket.conf, hoặc Caddyfile) lên máy chủ web rồi nạp lại."
        )
    return OK


def _allow_all(_: str) -> None:
    """Let any version be replaced."""


def _require_newer(version: str, commit: str, served: str) -> None:
    """Raise UserError unless a commit descends from that of the version that is served.

    Without Git's history, the version must be of a later time.
    """
    from portal.release.publish import commit_of

    named = commit_of(served)
    if not named:
        return
    if read_commit(ROOT) is None:
        is_newer = version > served
    elif run_git(ROOT, "cat-file", "-e", f"{named}^{{commit}}") is None:
        raise UserError(
            f"Nơi công bố đang có bản của commit {named}, mà bản sao này của kho không biết. Hãy"
            " chạy «git fetch» rồi chạy lại; nếu vẫn muốn thay bản ấy, hãy thêm --force."
        )
    else:
        is_newer = run_git(ROOT, "merge-base", "--is-ancestor", named, commit) is not None
    if not is_newer:
        raise UserError(
            f"Nơi công bố đang có bản của commit {named}, mới hơn {commit[:12]} hoặc ở một nhánh"
            " khác. Hãy lấy bản mới nhất (git pull) rồi chạy lại; nếu vẫn muốn thay bản ấy, hãy "
            "thêm --force."
        )
