"""What checks and commands report: findings, problems, errors. Frozen, no I/O."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from portal.model.files import printable


class Finding(NamedTuple):
    """What a rule reports: the place, and a Vietnamese message that says what to do.

    It is only a consequence, and not told, where one of the rules in `unless` reports the file.
    Where an entry of a YAML file mends it, `paste` is that entry, ready to be pasted.
    """

    path: str
    line: int
    message: str
    unless: tuple[str, ...] = ()
    paste: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """A finding with the id of its rule (lỗi); sorts by place."""

    path: str
    line: int
    rule: str
    message: str
    paste: str = ""


class UserError(Exception):
    """Stops a command; the Vietnamese message says why and what to do."""


_REASONS: Mapping[int, str] = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "thư mục không tồn tại",
    errno.ENOTDIR: "có một tệp ở chỗ phải là thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.EEXIST: "ở đó đã có thứ không phải tệp thường",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết phần đĩa được cấp",
    errno.EFBIG: "tệp lớn quá mức cho phép (ulimit -f)",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc (ulimit -n)",
    errno.ENFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENOMEM: "hết bộ nhớ",
    errno.EAGAIN: "quá nhiều tiến trình (ulimit -u)",
    errno.EIO: "ổ đĩa hỏng hoặc mất kết nối",
    errno.ESTALE: "ổ đĩa mạng mất kết nối",
    errno.ELOOP: "liên kết dẫn vòng tròn",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
}


def reason(error: OSError) -> str:
    """The reason of a system error in Vietnamese; rare ones in the system's own words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def named(error: OSError) -> str:
    """The file of a system error, after a space; "" where it names none."""
    file = error.filename2 or error.filename  # of a copy, the one that is written
    return f" «{printable(str(file))}»" if file else ""
