"""`permalinks`: show the permanent addresses, accept new ones, compare with what is online."""

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime

from portal.cli.arguments import OK, PROBLEMS
from portal.cli.project import ROOT, checked_library, step, stop_at, writing
from portal.model.context import day_of
from portal.model.library import Library
from portal.model.problems import UserError
from portal.pages.contract import Contract
from portal.reference.addresses import is_of_versions
from portal.reference.moves import unresolved
from portal.reference.permalinks import (
    HEAD,
    PUBLISHED,
    Addresses,
    by_document,
    formatted,
    list_path,
    listed,
    lost,
    merged,
    parse,
    published_versions,
    size,
)

HELP = "xem, thêm, đối chiếu danh sách địa chỉ được giữ mãi"

SHOWN = 20
"""Addresses that `accept` and `compare` print of each kind; the others are counted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to do, and for `compare` the portal's address."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "accept", "compare"),
        default="list",
        help="list: xem (mặc định); accept: ghi thêm địa chỉ mới; compare: so với trang đang chạy",
    )
    parser.add_argument("url", nargs="?", metavar="URL", help="với compare: địa chỉ của cổng")


def run(options: argparse.Namespace) -> int:
    """Do what was asked for. Raises UserError."""
    if (options.action == "compare") != bool(options.url):
        raise UserError(
            "Hãy ghi địa chỉ của cổng sau «compare», và chỉ ở đó, như «permalinks compare"
            " https://van-ban.example.org/»."
        )
    library, problems = checked_library()
    contract = Contract(library)
    if options.action == "accept":
        stop_at([problem for problem in problems if problem.rule != "unlisted-address"])
        return _accept(contract)
    if options.action == "compare":
        return _compare(contract, options.url)
    print(formatted(contract.listed), end="")
    return OK


def _accept(contract: Contract) -> int:
    """Add what is new to the lists; nothing is ever taken out of one."""
    from portal.release.atomic import write_atomically

    if not contract.unlisted:
        print("Không có địa chỉ mới: danh sách đã đủ.")
        return OK
    known = by_document(contract.listed)
    for name, new in sorted(contract.unlisted.items()):
        place = ROOT / list_path(name)
        whole = merged((*known.get(name, {}).items(), *new.items()))
        with writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, (HEAD + formatted(whole)).encode())
        print(f"Đã thêm {size(new)} địa chỉ vào {list_path(name)}:")
        _show(new)
    return OK


def _compare(contract: Contract, url: str) -> int:
    """Tell what is online and would be lost, or is not in the lists."""
    from portal.source.online import fetch_text

    address = f"{url.rstrip('/')}/{PUBLISHED}"
    with step("Đang tải danh sách đang công bố"):
        text = fetch_text(address)
    lines = list(parse(address, text))
    if not lines or not all(line.address for line in lines):
        raise UserError(
            f"«{address}» không phải danh sách địa chỉ của một cổng như thế này. Hãy kiểm tra lại"
            " địa chỉ của cổng."
        )
    online = listed(lines)
    made = {**contract.published, **_versions(contract.library, online)}
    gone = unresolved(lost(online, made), contract.movement)
    by_files = {one: ids for one, ids in online.items() if not is_of_versions(one[1:])}
    missing = lost(by_files, contract.listed)
    if gone:
        print(f"Nếu công bố bản này, {size(gone)} địa chỉ đang chạy sẽ mất:")
        _show(gone)
    if missing:
        print(f"Danh sách trong docs/permalinks/ thiếu {size(missing)} địa chỉ đang chạy:")
        _show(missing)
        files = ", ".join(sorted(map(list_path, by_document(missing))))
        print(f"Hãy khôi phục các dòng ấy trong: {files}.")
    if gone or missing:
        return PROBLEMS
    new = size(lost(contract.listed, online))
    print(f"Không mất địa chỉ nào trong {size(online)} địa chỉ đang chạy; có thêm {new} địa chỉ.")
    return OK


def _versions(library: Library, online: Addresses) -> Addresses:
    """The addresses of the versions of all documents; in a shallow clone, those that are online.

    Whether one is lost, only a whole history tells.
    """
    from portal.source.history import is_whole
    from portal.source.versions import library_versions

    if not is_whole(ROOT):
        return {address: ids for address, ids in online.items() if is_of_versions(address[1:])}
    today = day_of(datetime.now(UTC))
    return published_versions(library, library_versions(ROOT, library, today))


def _show(addresses: Addresses) -> None:
    lines: Iterable[str] = formatted(addresses).splitlines()
    for index, line in enumerate(lines):
        if index == SHOWN:
            print(f"  … và {len(addresses) - SHOWN} dòng nữa")
            return
        print(f"  {line}")
