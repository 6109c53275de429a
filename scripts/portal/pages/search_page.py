"""The page to search on, in every language at its own address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.pages.assets import whole_style
from portal.pages.rendering import environment, way_up
from portal.pages.sharing import Place
from portal.pages.template_context import frame
from portal.reference.addresses import language_root
from portal.reference.messages import messages
from portal.search.index import SearchIndex
from portal.source.loader import newest


def write_search_pages(
    library: Library, portal: BuildContext, index: SearchIndex, templates: Path, folder: Path
) -> None:
    """Write each language's search page into the built site at `folder`, to ask this index."""
    template = environment(templates).get_template("search.html")
    settings = portal.settings
    paths = {spoken: messages(spoken)["search_path"] for spoken in settings.languages}
    addresses = {
        spoken: settings.site_url + language_root(spoken) + path for spoken, path in paths.items()
    }
    for language, path in paths.items():
        words = messages(language)
        title = f"{words['search']} · {settings.names[language]}"
        sharing = Place(settings, language, path, card="").sharing(title, words["about"])
        place = folder / language_root(language) / path
        place.mkdir(parents=True, exist_ok=True)
        text = template.render(
            frame(portal, language, path, None, next(iter(newest(library)), None)),
            base_url=way_up(language_root(language) + path),
            sharing=replace(sharing, alternates=addresses),
            paths=paths,
            index=index,
            style=whole_style(templates / "assets/css/search.css"),
            whole=[d for d in newest(library) if d.id in index.at_hand and language in d.editions],
        )
        (place / "index.html").write_text(text, "utf-8")
