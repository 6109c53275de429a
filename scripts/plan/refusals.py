"""Why the system refused to read, write or listen, in Vietnamese."""

from __future__ import annotations

import errno
from collections.abc import Mapping

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
    """The reason as editors know it; the system's own words for what happens to nobody."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
