"""MkDocs, run in this process: the pages of a library, and the preview."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from portal.checks.registry import run
from portal.model.context import Settings
from portal.model.library import Library
from portal.model.page_kinds import INDEX
from portal.model.problems import Problem, UserError
from portal.pages.plugin import PortalPlugin
from portal.pages.projections import Projections
from portal.pages.rules import GeneratorLog, site_generator
from portal.source.settings import read_settings


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of, which in a strict build is an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_pages(made: Projections, folder: Path) -> list[Problem]:
    """Build the pages of a library, of which these are the projections, into `folder`.

    Only the library's own files are looked at. Returns what MkDocs warned of or refused, as
    problems of mkdocs.yml; then `folder` is of no use.
    """
    heard = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        with _dated(made.context.date), TemporaryDirectory() as docs:
            _lay(made.library, Path(docs))
            # Strict but never verbose: MkDocs skips its anchor checks when both are asked for.
            config = load_config(
                str(made.root / "mkdocs.yml"),
                docs_dir=docs,
                site_dir=str(folder),
                strict=True,
                **_addresses(made.context.settings),
            )
            cast("PortalPlugin", config.plugins["portal"]).build_from(made)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        messages = tuple(heard.messages or [str(error)])
        return run([site_generator], GeneratorLog(messages))
    finally:
        logger.removeHandler(heard)
    return []


def _lay(library: Library, docs: Path) -> None:
    """Lay out the files of a library for MkDocs, which wants a home page."""
    (docs / f"{INDEX}.md").write_text("", "utf-8")
    for source in library.sources:
        file = docs / source.path.removeprefix("docs/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)


@contextmanager
def _dated(date: datetime) -> Iterator[None]:
    """MkDocs and its plugins date what they write by SOURCE_DATE_EPOCH."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(date.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _addresses(settings: Settings) -> dict[str, Any]:
    """The addresses in MkDocs' own settings, which it would read in another form."""
    return {
        "site_url": settings.site_url,
        "repo_url": settings.repository.url if settings.repository else "",
    }


def preview(root: Path, address: str) -> None:
    """Serve the pages and rebuild them whenever a file changes, until interrupted.

    Raises UserError where they can't be built, and OSError where the address can't be opened.
    """
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
    addresses = _addresses(read_settings(root))
    try:
        serve(str(root / "mkdocs.yml"), livereload=True, dev_addr=address, **addresses)
    except Abort as error:
        raise UserError(str(error)) from error
