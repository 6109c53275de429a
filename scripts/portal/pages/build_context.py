"""The context of a build, and the facts of each document, from Git, settings and the catalogue."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from portal.model.context import BuildContext, DocumentFacts, midnight
from portal.model.history import DocumentHistory
from portal.model.page_kinds import GUIDES
from portal.model.versions import states_of
from portal.pages.assets import BUNDLES, bundled, versioned
from portal.reference.catalogue import Catalogue
from portal.source.history import read_histories
from portal.source.settings import read_settings

STYLE = (f"{BUNDLES}/core.css", f"{BUNDLES}/downloads.css")
"""The styles that pages carry in themselves."""

FIRST_PAINT = ("css/first_paint.css", f"{BUNDLES}/downloads.css")
"""Those that a section carries in itself, whose text has neither a table nor a head."""


def read_context(root: Path, catalogue: Catalogue, paths: Iterable[str]) -> BuildContext:
    """The context of a build of the project at `root`, whose docs/ has files at these `paths`."""
    assets, histories = root / "overrides/assets", read_histories(root)
    return BuildContext(
        read_settings(root),
        assets=versioned(assets),
        style="".join(bundled(assets / name) for name in STYLE),
        first_paint="".join(bundled(assets / name) for name in FIRST_PAINT),
        offline=True,
        guides=f"{GUIDES}/" if any(one.startswith(f"docs/{GUIDES}/") for one in paths) else "",
        documents=_facts(catalogue, histories, catalogue.day or catalogue.newest_date),
    )


def _facts(
    catalogue: Catalogue, histories: Mapping[str, DocumentHistory], today: dt.date
) -> dict[str, DocumentFacts]:
    """What each document's files depend on beside its own text.

    A document is of the day on which its folder last changed; of its own date where Git does not
    know that.
    """
    found = {}
    for summary in catalogue.summaries:
        history = histories.get(summary.id)
        latest = history.latest if history else None
        day = latest.day if latest else summary.official.date
        commit = latest.commit if latest else ""
        states = states_of(history, today) if history else ()
        earlier = history.earlier() if history else ()
        relations = catalogue.relations(summary.id)
        found[summary.id] = DocumentFacts(midnight(day), commit, relations, states, earlier)
    return found
