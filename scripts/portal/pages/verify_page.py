"""The page on which readers check a file or a text that they got from elsewhere."""

from pathlib import Path

from portal.export.digests import DigestLists
from portal.model.context import BuildContext
from portal.model.page_kinds import PageKind
from portal.model.summary import DocumentSummary
from portal.pages.data_page import MESSAGES
from portal.pages.mending import mending
from portal.pages.rendering import write_page
from portal.pages.sharing import portal_page
from portal.pages.template_context import site_context
from portal.reference.addresses import language_root
from portal.reference.messages import messages_in


def write_verify_pages(
    cached: DocumentSummary | None,
    lists: DigestLists,
    context: BuildContext,
    templates: Path,
    folder: Path,
) -> None:
    """Write the page in each language into the site, to ask these lists.

    `cached` is the document that browsers keep after a visit to the page.
    """
    for language in context.settings.languages:
        use = messages_in(language)["verify_use"]
        page, sharing = portal_page(context.settings, language, "verify", use)
        told = mending(context.settings, sharing.address, f"{MESSAGES}{language}.yml")
        shared = site_context(context, PageKind.VERIFY, page, sharing, cached)
        own = {"lists": lists, "mending": told}
        place = folder / language_root(language) / page.path
        write_page(PageKind.VERIFY, shared | own, templates, place)
