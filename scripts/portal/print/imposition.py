"""A booklet's pages two by two on sheets, to be printed on both sides, stacked and folded."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

_PAGES = 4
"""Pages on the two sides of a folded sheet."""


def sides(count: int) -> Iterator[tuple[int, int]]:
    """The left and the right page of each side, front and back of each sheet by turns, from 0.

    Backs are read after a turn on the short edge. Raises ValueError unless whole sheets are filled.
    """
    if count % _PAGES:
        raise ValueError(f"{count} pages do not fill sheets of {_PAGES}")
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        yield last, first
        yield first + 1, last - 1


def folded(booklet: bytes) -> bytes:
    """The booklet's pages at their size, two a side: A5 on A4. The same bytes each time.

    It is for printers alone: tags, links and bookmarks stay with the booklet. Raises ValueError.
    """
    result = BytesIO()
    with pikepdf.open(BytesIO(booklet)) as source, pikepdf.new() as sheets:
        width, height = (float(side) for side in source.pages[0].mediabox[2:])
        for pair in sides(len(source.pages)):
            forms = [source.pages[number].as_form_xobject() for number in pair]
            left, right = map(sheets.copy_foreign, forms)
            sheets.add_blank_page(page_size=(2 * width, height))
            sheet = sheets.pages[-1]
            sheet.obj.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Left=left, Right=right)
            )
            drawn = f"q /Left Do Q q 1 0 0 1 {width} 0 cm /Right Do Q"
            sheet.obj.Contents = sheets.make_stream(drawn.encode())
        title, language = source.docinfo.get("/Title"), source.Root.get("/Lang")
        if title is not None:
            sheets.docinfo["/Title"] = str(title)
        if language is not None:
            sheets.Root.Lang = pikepdf.String(str(language))
        streams = pikepdf.ObjectStreamMode.generate
        sheets.save(result, object_stream_mode=streams, deterministic_id=True)
    return result.getvalue()
