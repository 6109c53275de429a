"""A page for each rule, and one that lists them all: what they want, why, and how to mend.

Rules speak Vietnamese; the pages of another language show that, and say so.
"""

from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from portal.checks.explanations import Explanation, explanations
from portal.checks.report import RULES_PATH, rule_path
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.page_kinds import PageKind
from portal.pages.all_rules import RULES
from portal.pages.mending import mending
from portal.pages.rendering import write_page
from portal.pages.sharing import PageAddress, Sharing
from portal.pages.template_context import Link, site_context
from portal.reference.addresses import language_root
from portal.reference.messages import messages_in


def write_rule_pages(context: BuildContext, templates: Path, folder: Path) -> None:
    """Write the pages of the rules, in each language of the site, into the site at `folder`."""
    explained = tuple(explanations()[rule] for rule in RULES)
    for language in context.settings.languages:
        root = folder / language_root(language)
        listed = _list(context, language, explained)
        write_page(PageKind.RULES, listed, templates, root / RULES_PATH)
        for one in explained:
            family = tuple(other for other in explained if other.family == one.family)
            page = _page(context, language, one, family)
            write_page(PageKind.RULE, page, templates, root / rule_path(one.rule))


def _list(
    context: BuildContext, language: str, explained: tuple[Explanation, ...]
) -> dict[str, Any]:
    """The page of all rules, family by family."""
    messages, (first, *_) = messages_in(language), explained
    address = _address(context, language, RULES_PATH)
    title = f"{messages['rules']} · {context.settings.names[language]}"
    sharing = address.sharing(title, messages["rules_use"])
    families = groupby(explained, attrgetter("family"))
    return _shown(context, PageKind.RULES, address, sharing) | {
        "families": [(name, tuple(rules)) for name, rules in families],
        "mending": mending(context.settings, sharing.address, first.path),
    }


def _page(
    context: BuildContext, language: str, one: Explanation, family: tuple[Explanation, ...]
) -> dict[str, Any]:
    """The page of one rule, which leads to the others of its family."""
    address = _address(context, language, rule_path(one.rule))
    title = f"{one.name} · {messages_in(language)['rules']}"
    sharing = address.sharing(title, one.wants)
    return _shown(context, PageKind.RULE, address, sharing) | {
        "rule": one,
        "others": [Link(f"../{other.rule}/", other.name) for other in family if other != one],
        "mending": mending(context.settings, sharing.address, one.path, line=one.line),
    }


def _address(context: BuildContext, language: str, path: str) -> PageAddress:
    """The site of each language has the page, with its official text."""
    return PageAddress(context.settings, language, path, texts=(OFFICIAL,), instead=path)


def _shown(
    context: BuildContext, kind: PageKind, address: PageAddress, sharing: Sharing
) -> dict[str, Any]:
    """What templates use of a page that is written in the official language only."""
    return site_context(context, kind, address, sharing) | {
        "is_untranslated": address.language != OFFICIAL,
        "text_language": OFFICIAL,
    }
