"""`rollback`: serve an earlier version again, or list the versions."""

import argparse

from portal.cli.arguments import OK, called

HELP = "quay lại một phiên bản đã công bố"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the target and the version, by default the one before."""
    parser.add_argument("target", metavar="ĐÍCH", help="như với publish")
    parser.add_argument(
        "version", nargs="?", metavar="PHIÊN_BẢN", help="không ghi là phiên bản ngay trước"
    )
    parser.add_argument(
        "--list", action="store_true", help="chỉ liệt kê các phiên bản, mới nhất trước"
    )


def run(options: argparse.Namespace) -> int:
    """Switch to the version and say which one it replaced, or list the versions."""
    from portal.release.publish import commit_of, history, rollback
    from portal.release.targets import open_target

    target = open_target(options.target)
    if options.list:
        existing, served = history(target)
        for version in reversed(existing):
            print(f"{version} (đang dùng)" if version == served else version)
        return OK
    done = rollback(target, options.version)
    if done.version == done.previous:
        print(f"Phiên bản {done.version} vốn đang dùng; không có gì thay đổi.")
    else:
        print(f"Đang dùng phiên bản {done.version}; phiên bản vừa được thay: {done.previous}.")
        print(
            "Nếu khi công bố bản vừa được thay, máy chủ web đã nhận cấu hình mới, hãy chép lại cấu "
            "hình của bản đang dùng (lệnh release ở commit ấy làm ra)."
        )
        if commit := commit_of(done.version):
            print(f"So lại từng tệp: {called('verify', options.target, '--commit', commit)}")
    return OK
