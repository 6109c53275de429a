"""The preview shows the problems of unfinished documents on their pages."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from portal.reference.messages import messages_in
from support.project import PLAN
from support.project_copy import copy_project

UNFINISHED = "2025/114-kh-ldld"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The host and port of a preview whose second document is not translated."""
    project = copy_project(tmp_path_factory.mktemp("preview") / "dự án")
    docs, untranslated = project / "docs", shutil.ignore_patterns("*.en.md")
    shutil.copytree(docs / PLAN, docs / UNFINISHED, ignore=untranslated)
    yield from serving(project)


def serving(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "scripts/build.py", "serve", "--address", host]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        assert any("Serving on" in line for line in running.stderr)
        yield host
        running.terminate()


@pytest.mark.parametrize(
    ("language", "shown"), [("", 'id="can-cu"'), ("en/", f'href="../../../{UNFINISHED}/"')]
)
def test_untranslated_document_can_be_previewed(host: str, language: str, shown: str) -> None:
    connection = HTTPConnection(host)
    connection.request("GET", f"/{language}{UNFINISHED}/")
    page = connection.getresponse().read().decode()
    connection.close()
    assert shown in page
    assert messages_in(language.rstrip("/") or "vi")["problems"] in page
    assert f"docs/{UNFINISHED}/index.md" in page  # it is in the folder of another number
    assert 'href="../../{}quy-tac/document-place/"'.format("../" if language else "") in page


def test_a_problem_of_the_preview_leads_to_the_page_of_its_rule(host: str) -> None:
    connection = HTTPConnection(host)
    connection.request("GET", "/quy-tac/document-place/")
    answer = connection.getresponse()
    assert (answer.status, "Thư mục của văn bản" in answer.read().decode()) == (200, True)
    connection.close()
