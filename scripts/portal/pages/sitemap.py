"""`build.json` and the sitemap of every page."""

import json
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

BUILD = "build.json"
"""A file that only built sites have; it names the commit."""


def write_build(folder: Path, commit: str, date: datetime) -> None:
    """Write which commit the site at `folder` was built from, "" if from none, and its date."""
    data = {"commit": commit or None, "date": date.isoformat()}
    (folder / BUILD).write_text(json.dumps(data) + "\n", "utf-8")


def write_sitemap(folder: Path, site_url: str, date: datetime) -> None:
    """List every built page for search engines, those that MkDocs did not write among them."""
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("index.html"))
    urls = "".join(
        f" <url><loc>{escape(site_url + path.removesuffix('index.html'))}</loc>"
        f"<lastmod>{date.date()}</lastmod></url>\n"
        for path in paths
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    (folder / "sitemap.xml").write_text(text, "utf-8")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
