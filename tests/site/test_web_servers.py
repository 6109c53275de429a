"""A release as nginx and Caddy serve it, asked over HTTP."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from portal.release.caddy import CADDYFILE
from portal.release.manifest import MANIFEST, Differences, read_manifest
from portal.release.nginx import RULES, nginx_example
from portal.release.nginx_bucket import BUCKET_RULES
from portal.release.page_policy import content_security_policy, inline_hashes
from portal.release.server_rules import server_rules
from portal.release.verify import Verdict, verify_web
from support.bucket_front import served_from_bucket
from support.released import FILES, PDF, STYLE, TEXT, lay_release
from support.web_servers import Answer, ask, caddy, nginx
from support.web_servers import nginx_example as running_example

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": zstandard.decompress,
    "": bytes,
}
ALL = "gzip, deflate, br, zstd"
FOREVER, BRIEFLY = "public, max-age=31536000, immutable", "public, max-age=300"
PAGE = "text/html; charset=utf-8"
DATA_POLICY = "default-src 'none';frame-ancestors 'none'"
POLICY = content_security_policy(inline_hashes(f"<style>{STYLE}</style>"))

Ask = Callable[..., Answer]


SERVERS = {
    "nginx": (nginx, RULES),
    "caddy": (caddy, CADDYFILE),
    "bucket": (served_from_bucket, BUCKET_RULES),
}


@pytest.fixture(scope="module", params=list(SERVERS))
def server(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def asked(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a server for a path: `asked("/ii/", accept_encoding="br")`."""
    folder = tmp_path_factory.mktemp(server)
    site = lay_release(folder)
    # As a version is served: through the link that publishing switches.
    (folder / "current").symlink_to(site)
    started, rules = SERVERS[server]
    with started(folder / "current", folder / rules, folder / "run") as address:
        yield lambda path, method="GET", **headers: ask(address, path, method, **headers)


def shown(answer: Answer) -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    headers = answer.headers
    text = UNPACK[headers.get("content-encoding", "")](answer.body).decode()
    return answer.status, headers.get("content-type", ""), text


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/2025/113/", "2025/113/index.html"), ("/en/", "en/index.html")],
)
def test_a_folder_answers_with_its_page(asked: Ask, path: str, file: str) -> None:
    assert shown(asked(path)) == (200, PAGE, FILES[file])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2025/113/original/113.txt", "text/plain; charset=utf-8"),
        ("2025/113/document.json", "application/json; charset=utf-8"),
        ("2025/113/113.akn.xml", "application/xml; charset=utf-8"),
        ("2025/113/113.pdf", "application/pdf"),
        ("assets/0123456789ab/js/page.js", "text/javascript; charset=utf-8"),
        ("assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("offline.bin", "application/octet-stream"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("accepted", ["", ALL])
def test_every_file_says_its_type(asked: Ask, path: str, expected: str, accepted: str) -> None:
    answer = asked(f"/{path}", accept_encoding=accepted)
    assert (answer.status, answer.headers["content-type"]) == (200, expected)


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (ALL, "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_texts_come_in_the_smallest_form_that_is_accepted(
    asked: Ask, server: str, accepted: str, expected: str
) -> None:
    answer = asked("/2025/113/original/113.txt", accept_encoding=accepted)
    if (server, expected) == ("nginx", "zstd"):
        expected = ""  # Debian's nginx has no module for it
    assert answer.headers.get("content-encoding", "") == expected
    assert answer.headers["vary"] == "Accept-Encoding"
    assert UNPACK[expected](answer.body).decode() == TEXT
    assert (len(answer.body) < len(TEXT.encode())) == bool(expected)


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_what_did_not_change_is_not_sent_again(asked: Ask, accepted: str) -> None:
    first = asked("/", accept_encoding=accepted)
    again = asked("/", accept_encoding=accepted, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == BRIEFLY
    other = asked("/", accept_encoding=accepted, if_none_match='"other"')
    assert (other.status, other.body) == (200, first.body)


def test_each_form_of_a_text_has_its_own_etag(asked: Ask) -> None:
    etags = {asked("/", accept_encoding=name).headers["etag"] for name in ("br", "gzip", "")}
    assert len(etags) == 3


def test_a_part_of_a_pdf_can_be_asked_for(asked: Ask) -> None:
    answer = asked("/2025/113/113.pdf", range="bytes=5-8", accept_encoding=ALL)
    assert (answer.status, answer.body) == (206, PDF[5:9])
    assert answer.headers["content-range"] == f"bytes 5-8/{len(PDF)}"


def test_a_part_is_sent_only_of_the_file_that_is_meant(asked: Ask) -> None:
    etag = asked("/2025/113/113.pdf").headers["etag"]
    same, other = (
        asked("/2025/113/113.pdf", range="bytes=5-8", if_range=one) for one in (etag, '"other"')
    )
    assert (same.status, same.body) == (206, PDF[5:9])
    assert (other.status, other.body) == (200, PDF)


def test_a_part_beyond_the_end_is_refused(asked: Ask) -> None:
    assert asked("/2025/113/113.pdf", range="bytes=99999-").status == 416


def test_head_has_the_headers_and_no_text(asked: Ask) -> None:
    whole, head = asked("/"), asked("/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    differing = {
        name for name, value in head.headers.items() if whole.headers.get(name, "") != value
    }
    assert differing <= {"date"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_other_methods_are_refused(asked: Ask, method: str) -> None:
    assert asked("/", method).status == 405


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/kh%C3%B4ng-c%C3%B3/", "404.html"),
        ("/2025/113/no.txt", "404.html"),
        ("/en/no/", "en/404.html"),
        ("/english/", "404.html"),
        ("/assets/0123456789ab/no.js", "404.html"),
        ("/assets/", "404.html"),
        ("/.hidden", "404.html"),
        ("/.git/config", "404.html"),
        ("/.well-known/no", "404.html"),
        ("/index.html.br", "404.html"),
        ("/index.html.gz", "404.html"),
    ],
)
@pytest.mark.parametrize("accepted", ["", ALL])
def test_where_there_is_nothing_a_page_says_so(
    asked: Ask, path: str, page: str, accepted: str
) -> None:
    answer = asked(path, accept_encoding=accepted)
    assert shown(answer) == (404, PAGE, FILES[page])
    assert answer.headers["cache-control"] == BRIEFLY
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    "path",
    ["/../run/main.conf", "/%2e%2e/run/main.conf", "/..%2frun/main.conf", "/2025/../../Caddyfile"],
)
def test_nothing_outside_the_site_is_reached(asked: Ask, path: str) -> None:
    assert asked(path).status in (400, 404)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/assets/0123456789ab/js/page.js", FOREVER),
        ("/assets/search/0123456789ab.json", FOREVER),
        ("/assets/letters-0123456789ab.json", FOREVER),
        ("/assets/favicon.svg", BRIEFLY),
        ("/2025/113/", BRIEFLY),
        ("/build.json", "no-cache"),
        ("/sw.js", "no-cache"),
    ],
)
def test_only_what_has_a_fingerprint_is_cached_for_ever(
    asked: Ask, path: str, expected: str
) -> None:
    assert asked(path).headers["cache-control"] == expected


@pytest.mark.parametrize(
    ("path", "status", "target"),
    [
        ("/2025/13/", 301, "/2025/113/"),
        ("/2025/13/?fbclid=a", 301, "/2025/113/"),
        ("/2025/14/", 301, "/2025/113/#ii"),
        ("/2025/15/", 200, ""),  # an id of it went elsewhere, so its own page leads on
    ],
)
def test_a_moved_address_leads_on(asked: Ask, path: str, status: int, target: str) -> None:
    answer = asked(path)
    assert (answer.status, answer.headers.get("location", "")) == (status, target)


def test_a_folder_without_its_slash_leads_to_it_by_a_relative_address(asked: Ask) -> None:
    answer = asked("/2025/113")
    assert (answer.status in (301, 308), answer.headers["location"]) == (True, "/2025/113/")


@pytest.mark.parametrize("query", ["fbclid=a", "utm_source=zalo&zarsrc=1", "gclid=b", "q=c"])
def test_what_is_behind_a_question_mark_changes_nothing(asked: Ask, query: str) -> None:
    plain, marked = asked("/", accept_encoding=ALL), asked(f"/?{query}", accept_encoding=ALL)
    assert {**plain.headers, "date": ""} == {**marked.headers, "date": ""}
    assert (plain.status, plain.body) == (marked.status, marked.body)
    assert plain.headers["no-vary-search"] == "params"


@pytest.mark.parametrize("path", ["/", "/no/", "/2025/113/113.pdf", "/2025/13/"])
def test_every_answer_has_the_headers_that_protect(asked: Ask, path: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<head></head>", "utf-8")
    rules = server_rules(tmp_path, "https://a.example/")
    assert rules
    expected = {name.lower(): value for name, value in rules.headers.of_all.items()}
    found = asked(path).headers
    assert {name: found.get(name) for name in expected} == expected
    assert not any(character.isdigit() for character in found.get("server", ""))


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", POLICY),
        ("/2025/113/index.html", POLICY),
        ("/assets/favicon.svg", DATA_POLICY),
        ("/2025/113/113.akn.xml", DATA_POLICY),
        ("/2025/113/113.pdf", None),  # browsers show no PDF under a policy
        ("/sw.js", None),  # it would hold for the service worker
    ],
)
def test_documents_have_a_policy(asked: Ask, path: str, policy: str | None) -> None:
    assert asked(path).headers.get("content-security-policy") == policy


def test_the_example_of_nginx_serves_https_and_leads_there(tmp_path: Path) -> None:
    site = lay_release(tmp_path)
    rules = server_rules(site, "https://a.example/")
    assert rules
    example, run = nginx_example(rules), tmp_path / "run"
    with running_example(example, site, tmp_path / RULES, run) as (secure, plain):
        answer = ask(secure, "/en/", accept_encoding="br")
        led = ask(plain, "/en/?q=a")
    assert (answer.headers["content-encoding"], shown(answer)) == (
        "br",
        (200, PAGE, FILES["en/index.html"]),
    )
    assert (led.status, led.headers["location"]) == (301, "https://a.example/en/?q=a")


@pytest.mark.parametrize("server", list(SERVERS))
def test_what_they_serve_is_what_was_released(server: str, tmp_path: Path) -> None:
    site = lay_release(tmp_path)
    hidden = (".hidden", ".git/config")  # which no server shows
    manifest = read_manifest((site / MANIFEST).read_bytes())
    started, rules = SERVERS[server]
    with started(site, tmp_path / rules, tmp_path / "run") as address:
        found = verify_web(address, manifest)
    assert found == Verdict(
        address, "", Differences(missing=tuple(sorted(hidden))), sees_foreign=False
    )
