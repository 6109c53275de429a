"""All files of several slogans in one archive, to hand to a print shop."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

_FILE = re.compile(r"(?:.*/)?(?P<name>(?P<folder>khau-hieu-(?P<number>[0-9]+))-[^/]+)")
_UNIX = 3


def bundle(files: Mapping[str, bytes], date: datetime) -> bytes:
    """A ZIP archive with a folder for each slogan, of its files by their paths in the site.

    The same files and date give the same bytes. Raises ValueError for any other file.
    """
    entries = []
    for path, data in files.items():
        found = _FILE.fullmatch(path)
        if not found:
            raise ValueError(f"{path} is no file of a slogan")
        entries.append((int(found["number"]), f"{found['folder']}/{found['name']}", data))
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as archive:
        for _, name, data in sorted(entries):
            entry = zipfile.ZipInfo(name, date.timetuple()[:6])
            entry.create_system = _UNIX
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return result.getvalue()
