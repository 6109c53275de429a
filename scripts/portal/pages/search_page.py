"""The page to search on, in every language at its own address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.pages.assets import BUNDLES, bundled
from portal.pages.rendering import environment, way_up
from portal.pages.sharing import PageAddress
from portal.pages.template_context import site_context
from portal.reference.addresses import language_root
from portal.reference.messages import messages_in
from portal.search.index import SearchIndex


def write_search_pages(
    library: Library, context: BuildContext, index: SearchIndex, templates: Path, folder: Path
) -> None:
    """Write each language's search page into the built site at `folder`, to ask this index."""
    template = environment(templates).get_template("search.html")
    settings = context.settings
    paths = {spoken: messages_in(spoken)["search_path"] for spoken in settings.languages}
    addresses = {
        spoken: settings.site_url + language_root(spoken) + path for spoken, path in paths.items()
    }
    for language, path in paths.items():
        messages = messages_in(language)
        title = f"{messages['search']} · {settings.names[language]}"
        sharing = PageAddress(settings, language, path).sharing(title, messages["about"])
        place = folder / language_root(language) / path
        place.mkdir(parents=True, exist_ok=True)
        text = template.render(
            site_context(context, language, path, next(iter(library.newest), None)),
            base_url=way_up(language_root(language) + path),
            sharing=replace(sharing, alternates=addresses),
            paths=paths,
            index=index,
            box_style=bundled(templates / "assets/css/components/search_form.css"),
            panel_style=bundled(templates / "assets" / BUNDLES / "search.css"),
            whole=[d for d in library.newest if d.id in index.at_hand and language in d.editions],
        )
        (place / "index.html").write_text(text, "utf-8")
