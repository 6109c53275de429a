"""What checks and commands tell people: findings, problems, errors. Frozen, no I/O."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """What a rule says: where, and a Vietnamese sentence that tells what to do."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, order=True)
class Problem:
    """A finding with the rule that made it (lỗi); sorts by place."""

    path: str
    line: int
    rule: str
    message: str


class UserError(Exception):
    """What keeps a command from its work; the Vietnamese message says why and what to do."""


_REASONS: Mapping[int, str] = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "thư mục không tồn tại",
    errno.ENOTDIR: "có một tệp ở chỗ phải là thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.EEXIST: "ở đó đã có thứ không phải tệp thường",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese; in its own words where that is rare."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
