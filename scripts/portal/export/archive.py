"""The texts of a year in one archive: of each document its JSON, and its official text as lines.

An archive is made of the documents' JSON files alone, so that a build can make it of what it keeps.
The same documents give the same bytes.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL
from portal.reference.addresses import archive_path, data_path
from portal.reference.catalogue import Catalogue
from portal.release.atomic import write_files
from portal.release.zip_file import FIRST_DAY, write_zip


def write_archives(catalogue: Catalogue, folder: Path) -> dict[str, int]:
    """Write the archives beside the documents' JSON files in `folder`: their bytes by path."""
    files = {one.id: (folder / data_path(one)).read_bytes() for one in catalogue.summaries}
    made = archives(files)
    write_files(folder, made)
    return {path: len(file) for path, file in made.items()}


def archives(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The archive of each year by its path, from the JSON file of each document by its id."""
    years: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
    for name in sorted(files):
        years[name.partition("/")[0]][name] = files[name]
    return {archive_path(year): _archive(found) for year, found in years.items()}


def _archive(files: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    write_zip(written, _contents(files), FIRST_DAY)
    return written.getvalue()


def _contents(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, file in files.items():
        yield f"{name}/document.json", file
        text = plain_text(json.loads(file))
        yield f"{name}/{name.rpartition('/')[2]}.txt", text.encode()


def plain_text(data: Mapping[str, Any]) -> str:
    """The official text of a document's JSON, a paragraph a line, the cells of a row by tabs."""
    lines = [line for top in data["provisions"] for line in _lines(top)]
    return "".join(f"{line}\n" for line in (*lines, *data["end"].get(OFFICIAL, ())))


def _lines(provision: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a provision and of all inside it, with those without an address above each."""
    yield from provision.get("before", {}).get(OFFICIAL, ())
    table = provision.get("table", {}).get(OFFICIAL)
    if table:
        for row in table["rows"]:
            yield "\t".join(cell["text"] for cell in row)
    else:
        text = provision["text"][OFFICIAL]
        first, *more = provision.get("lines", {}).get(OFFICIAL) or [text]
        yield from filter(None, (" ".join(filter(None, (provision["label"], first))), *more))
    for child in provision["children"]:
        yield from _lines(child)
