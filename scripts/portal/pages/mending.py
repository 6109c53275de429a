"""Where a page's file is edited on the forge, and where a fault of the page is reported.

Plain links, which work in any browser. GitHub, GitLab and Gitea put the cursor at the line that
the fragment `#L12` names; a forge that does not know it opens the file at its top.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from portal.model.context import Repository, Settings

WRONG_TEXT = "1-wrong-text.yml"
"""The form for a wrong word."""

MISSED_SEARCH = "3-missed-search.yml"
"""The form for a search that misses."""

FIELDS = {WRONG_TEXT: ("address", "provision"), MISSED_SEARCH: ()}
"""The ids of the fields that are filled in, by form."""

_DOCS = "docs/"


@dataclass(frozen=True)
class Mending:
    """The address of the editor, and of the form for faults."""

    edit: str
    report: str


def mending(  # noqa: PLR0913 - what a page is, and where
    settings: Settings,
    address: str,
    path: str,
    *,
    line: int = 1,
    provision: str = "",
    form: str = WRONG_TEXT,
) -> Mending | None:
    """The links of the page at `address`, made from a line of the file at `path`.

    `provision` is what the page shows, as it is cited. None where no repository is set.
    """
    repository = settings.repository
    if not repository:
        return None
    return Mending(_edit(repository, path, line), _report(repository, form, address, provision))


def _edit(repository: Repository, path: str, line: int) -> str:
    joined = "" if repository.edit_uri.startswith(("?", "#")) else "/"
    docs = f"{repository.url}{joined}{repository.edit_uri}"
    root = docs.rstrip("/").rpartition("/")[0] + "/"
    base, below = (docs, path.removeprefix(_DOCS)) if path.startswith(_DOCS) else (root, path)
    return base + quote(below) + (f"#L{line}" if line > 1 and "#" not in docs else "")


def _report(repository: Repository, form: str, address: str, provision: str) -> str:
    """GitLab has no forms: there the issue begins with the same facts."""
    if repository.edit_uri.startswith("-/"):
        described = "\n".join(filter(None, (address, provision)))
        fields = {"issue[title]": provision or address, "issue[description]": described + "\n\n"}
        return f"{repository.url}/-/issues/new?{_query(fields)}"
    known = {"address": address, "provision": provision}
    filled = {name: known[name] for name in FIELDS[form] if known[name]}
    return f"{repository.url}/issues/new?{_query({'template': form, **filled})}"


def _query(fields: dict[str, str]) -> str:
    return urlencode(fields, quote_via=quote)
