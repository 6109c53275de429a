"""Files of many slogans in one archive, to hand to a print shop."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from io import BytesIO

_FILE = re.compile(r"(?P<folder>khau-hieu-(?P<number>[0-9]+))-[^/]+")
_UNIX = 3


def bundle(files: Mapping[str, bytes], day: datetime) -> bytes:
    """The files of slogans, by their addresses, in one archive with a folder a slogan.

    The same files and day give the same bytes. Raises ValueError for any other file.
    """
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for _, name, path in sorted(_bundled(files)):
            entry = zipfile.ZipInfo(name, day.timetuple()[:6])
            entry.create_system = _UNIX
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[path])
    return whole.getvalue()


def _bundled(paths: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """For each path the number of its slogan, and its name in the archive."""
    for path in paths:
        found = _FILE.fullmatch(path.rpartition("/")[2])
        if not found:
            raise ValueError(f"{path} is no file of a slogan")
        yield int(found["number"]), f"{found['folder']}/{found[0]}", path
