"""Open the target that a command was given."""

import os
import re
from pathlib import Path

from portal.model.problems import UserError
from portal.release.bucket_target import BucketTarget
from portal.release.local_target import LocalTarget
from portal.release.remote_target import RemoteTarget
from portal.release.target import Target

_HOST = r"(?P<host>([0-9A-Za-z_][\w.-]*@)?[0-9A-Za-z][\w.-]*)"
_REMOTE = re.compile(rf"{_HOST}:(?P<folder>[^:~].*)", re.ASCII)
_ADDRESS = re.compile(rf"ssh://{_HOST}(:(?P<port>[1-9]\d{{0,4}}))?(?P<folder>/.+)", re.ASCII)
_BUCKET = re.compile(
    r"s3://(?P<name>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?P<prefix>(/(?!\.{1,2}(/|$))[\w.-]+)*/?)"
)
_DRIVE = re.compile(r"(?P<letter>[A-Za-z]):(?P<below>[\\/].*)?", re.ASCII)


def open_target(text: str) -> Target:
    """The target for a folder of this machine, `host:folder`, `user@host:folder` or an address.

    An address is ssh://user@host:port/folder or s3://bucket/prefix. Raises UserError for other
    text, and for a file.
    """
    if not text.strip() or not text.isprintable():
        raise UserError("Đích công bố trống hoặc có ký tự không in được. Hãy viết lại.")
    if advice := _mistaken(text):
        raise UserError(f"Đích «{text}» {advice}")
    if ":" in text.partition("/")[0]:
        if address := _ADDRESS.fullmatch(text):
            port = address["port"]
            _require_below_root(text, address["folder"])
            return RemoteTarget(address["host"], address["folder"], int(port) if port else None)
        if bucket := _BUCKET.fullmatch(text):
            prefix = bucket["prefix"].strip("/")
            return BucketTarget(bucket["name"], f"{prefix}/" if prefix else "")
        if "://" not in text and (remote := _REMOTE.fullmatch(text)):
            folder = remote["folder"]
            _require_below_root(text, folder)
            return RemoteTarget(remote["host"], folder if folder[0] == "/" else f"./{folder}")
        raise UserError(
            f"Đích «{text}» không đúng dạng. Hãy viết người-dùng@máy-chủ:thư-mục, hoặc "
            "ssh://người-dùng@máy-chủ:cổng/thư-mục, hoặc s3://kho/tiền-tố; thư mục không trống, "
            "không bắt đầu bằng «~» hay «:» (đường dẫn tương đối tính từ thư mục nhà)."
        )
    root = Path(os.path.realpath(text))
    _require_below_root(text, str(root))
    if os.path.lexists(root) and not root.is_dir():
        raise UserError(f"Đích «{text}» là tệp, không phải thư mục. Hãy chọn một thư mục.")
    return LocalTarget(root)


def _require_below_root(text: str, folder: str) -> None:
    """Raise UserError for the top folder of a machine, which is no place for a portal."""
    if not folder.strip("/."):
        raise UserError(
            f"Đích «{text}» là thư mục gốc hay thư mục nhà. Hãy chọn một thư mục "
            "dành riêng cho cổng, như /srv/van-ban."
        )


def _mistaken(text: str) -> str:
    """What to write instead of a path of Windows or a home folder; "" for other text."""
    if drive := _DRIVE.fullmatch(text):
        below = (drive["below"] or "").replace("\\", "/").strip("/")
        inside = f"/mnt/{drive['letter'].lower()}/{below}"
        return f"là đường dẫn của Windows. Hãy viết như trong WSL: {inside}"
    if text.startswith("\\\\"):
        return (
            "là thư mục mạng của Windows. Hãy gắn nó vào một thư mục của máy này, rồi viết tên đó."
        )
    if text.partition("/")[0] == "~":
        return "bắt đầu bằng «~». Hãy viết cả đường dẫn, như /home/an/van-ban."
    return ""
