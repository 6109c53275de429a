"""`build.json` and the sitemap of every page."""

import json
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from portal.checks.report import RULES_PATH
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.reference.addresses import document_path, language_root

BUILD = "build.json"
"""A file that only built sites have; it names the commit."""


def write_build(folder: Path, commit: str, date: datetime) -> None:
    """Write which commit the site at `folder` was built from, "" if from none, and its date."""
    data = {"commit": commit or None, "date": date.isoformat()}
    (folder / BUILD).write_text(json.dumps(data) + "\n", "utf-8")


def write_sitemap(library: Library, context: BuildContext, folder: Path) -> None:
    """List every built page for search engines, those that MkDocs did not write among them.

    Pages that show the official text on the site of another language, and those that lead to where
    a page went, are left out.
    """
    site_url, day = context.settings.site_url, context.date.date()
    shown = tuple(
        document_path(document, language)
        for document in library.documents
        for language in context.settings.languages
        if language not in document.editions
    ) + tuple(
        language_root(language) + RULES_PATH
        for language in context.settings.languages
        if language != OFFICIAL
    )
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("index.html"))
    urls = "".join(
        f" <url><loc>{escape(site_url + path.removesuffix('index.html'))}</loc>"
        f"<lastmod>{day}</lastmod></url>\n"
        for path in paths
        if not path.startswith(shown) and path.removesuffix("index.html") not in context.moved
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    (folder / "sitemap.xml").write_text(text, "utf-8")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
