"""Settings from mkdocs.yml, and the messages of its languages."""

from __future__ import annotations

import os
import re
from itertools import product
from pathlib import Path

import pytest

from portal.model.blocks import Kind
from portal.model.context import Repository, Settings
from portal.model.problems import UserError
from portal.print.formats import formats
from portal.reference.messages import messages_in
from portal.source.settings import IMPRINT, TOKENS, drop_empty_variables, read_settings
from support.project import ROOT


def test_site_url_comes_from_mkdocs_yml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://portal.example/van-ban")
    assert read_settings(ROOT).site_url == "https://portal.example/van-ban/"


def test_the_project_names_its_union_in_each_language() -> None:
    found = read_settings(ROOT)
    assert [set(one) for one in (found.names, found.unions, found.descriptions)] == [
        {"vi", "en"},
        {"vi", "en"},
        {"vi", "en"},
    ]


def settings_of(root: Path, added: str = "", english: str = "") -> Settings:
    """The settings of a small mkdocs.yml with lines of its own."""
    text = (
        f"site_name: Văn bản\nsite_url: https://example.org\n{added}"
        "plugins:\n  - i18n:\n      languages:\n        - locale: vi\n        - locale: en\n"
        f"{english}"
    )
    (root / TOKENS).parent.mkdir(parents=True)
    (root / TOKENS).write_text("", "utf-8")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(root)


def test_what_is_not_set_falls_back_to_the_name(tmp_path: Path) -> None:
    found = settings_of(tmp_path, "extra:\n", "          site_name: Documents\n")
    assert (found.unions, found.descriptions) == ({"vi": "Văn bản", "en": "Documents"},) * 2
    assert (found.repository, found.emblem) == (None, "")


def test_each_language_has_names_of_its_own(tmp_path: Path) -> None:
    common = "site_description: Nơi đọc.\nextra: {union: Công đoàn}\n"
    english = "          site_description: Read.\n          extra: {union: Union}\n"
    found = settings_of(tmp_path, common, english)
    assert found.names == {"vi": "Văn bản", "en": "Văn bản"}
    assert found.unions == {"vi": "Công đoàn", "en": "Union"}
    assert found.descriptions == {"vi": "Nơi đọc.", "en": "Read."}


@pytest.mark.parametrize(
    ("added", "repository"),
    [
        ('repo_url: ""\n', None),
        (
            "repo_url: https://github.com/o/r/\n",
            Repository("https://github.com/o/r", "edit/main/docs/"),
        ),
        (
            "repo_url: https://gitlab.example/o/r\n",
            Repository("https://gitlab.example/o/r", "-/edit/main/docs/"),
        ),
        (
            "repo_url: https://github.com/o/r\nedit_uri: edit/goc/docs\n",
            Repository("https://github.com/o/r", "edit/goc/docs/"),
        ),
    ],
)
def test_the_repository_is_one_setting(
    tmp_path: Path, added: str, repository: Repository | None
) -> None:
    assert settings_of(tmp_path, added).repository == repository


def test_official_language_is_listed_first() -> None:
    assert read_settings(ROOT).languages == ("vi", "en")


def test_every_message_is_used() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "scripts/portal").rglob("*.py"))
    formed = {*(f"cite_{kind}" for kind in Kind), *(f"sheet_{form.kind}" for form in formats())}
    formed |= {f"imprint_{name}" for name in IMPRINT}
    written = {*re.findall(r"[\"'.](\w+)", templates + code)}
    unused = set(messages_in("vi")) - formed - written
    prefixes = {*re.findall(r"f[\"'](\w+_)\{", code), *re.findall(r"[\"'](\w+_)[\"'] ~", templates)}
    endings = {"", *re.findall(r"f[\"']\w+_\{\w+\}(_\w+)[\"']", code)}
    suffixes = written | {str(kind) for kind in Kind}
    named = {"".join(one) for one in product(prefixes, suffixes, endings)}
    assert unused - named == set()


def test_every_language_has_the_same_messages() -> None:
    languages = read_settings(ROOT).languages
    assert len({tuple(sorted(messages_in(language))) for language in languages}) == 1


def test_an_imprint_states_only_what_is_set_in_its_order(tmp_path: Path) -> None:
    common = 'extra: {imprint: {phone: "0213 000", fax: "", body: Liên đoàn, other: x}}\n'
    found = settings_of(tmp_path, common, "          extra: {imprint: {body: Federation}}\n")
    assert found.imprint == {
        "vi": {"body": "Liên đoàn", "phone": "0213 000"},
        "en": {"body": "Federation", "phone": "0213 000"},
    }
    assert list(found.imprint["vi"]) == ["body", "phone"]


def test_the_project_states_no_imprint_that_nobody_has_confirmed() -> None:
    assert read_settings(ROOT).imprint == {}


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
@pytest.mark.parametrize("stated", ["", " "])
def test_an_empty_variable_is_unset(
    name: str, stated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unset = read_settings(ROOT)
    monkeypatch.setenv(name, stated)
    assert read_settings(ROOT) == unset
    drop_empty_variables()
    assert name not in os.environ


def test_a_vietnamese_name_becomes_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://congđoàn.vn")
    assert read_settings(ROOT).site_url == "https://xn--congon-mta40b.vn/"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "Không đọc được mkdocs.yml: thư mục không tồn tại. "),
        (b"site_name: \xe9\n", "mkdocs.yml thiếu hoặc viết sai chỗ này: 'utf-8' codec can't"),
        (b"- [\n", "mkdocs.yml thiếu hoặc viết sai chỗ này: while parsing a flow node"),
        (b"site_name: A\n", "mkdocs.yml thiếu hoặc viết sai chỗ này: 'plugins'. "),
        (b"A\n", "mkdocs.yml thiếu hoặc viết sai chỗ này: "),
        (b"", "mkdocs.yml thiếu hoặc viết sai chỗ này: "),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(text: bytes | None, told: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_bytes(text)
    with pytest.raises(UserError) as refused:
        read_settings(tmp_path)
    assert str(refused.value).startswith(told)
    assert str(refused.value).endswith("Hãy sửa tệp đó, hoặc lấy lại từ Git.")


def test_an_address_that_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=re.escape("(repo_url trong mkdocs.yml, hoặc biến REPO")):
        settings_of(tmp_path, "repo_url: ftp://example.org/\n")
