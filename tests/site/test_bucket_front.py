"""What nginx before a bucket asks of the store, and what of its answers readers get."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from portal.release.nginx_bucket import BUCKET_RULES
from support.bucket_front import nginx_before_bucket
from support.recording_store import SAID, Store, recording_store
from support.released import lay_release
from support.web_servers import ask, nginx_with_tls

ROOT = "/kho/web/versions/v1"
NAMES = (
    "/2025/113-kh-ldld/tệp 'lạ' *.pdf",
    "/2025/kế hoạch.pdf",
    "/2025/100%.pdf",
    "/2025/a+b&c=d;e#f.pdf",
    "/2025/vì sao?.pdf",
)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    lay_release(folder)
    return folder / BUCKET_RULES


@pytest.fixture
def store() -> Iterator[Store]:
    with recording_store() as store:
        store.objects[f"{ROOT}/index.html"] = b"<p>home"
        store.objects[f"{ROOT}/404.html"] = b"<p>404"
        yield store


@pytest.fixture
def front(store: Store, rules: Path, tmp_path: Path) -> Iterator[str]:
    """The address of nginx before the store."""
    folder = tmp_path / "run"
    with nginx_before_bucket(rules, store.address, "kho/web", folder) as address:
        yield address


def send(address: str, request: bytes) -> bytes:
    """The status line of the answer to a request that is sent as it is."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(request)
        return connection.makefile("rb").readline()


@pytest.mark.parametrize(
    "target",
    [
        "/a%20HTTP/1.1%0d%0aHost:%20evil-bucket.s3%0d%0aX:%20y",
        "/a%0d%0a%0d%0aGET%20/%20HTTP/1.1",
        "/a%0aX:b",
        "/%0a",
        "/2025%0a/",
        "/a%7fb",
        "/a%00b",
        "/a%1fb",
        "/a%0d.svg",
        "/en/%0d",
    ],
)
def test_an_address_with_control_characters_never_reaches_the_store(
    store: Store, front: str, target: str
) -> None:
    assert ask(front, target).status in (400, 404)
    assert set(store.files) <= {"/404.html", "/en/404.html"}
    assert {one.headers["Host"] for one in store.asked} <= {urlsplit(store.address).netloc}


@pytest.mark.parametrize(
    "line", [b"GET /a b HTTP/1.1", b"GET /a\tb HTTP/1.1", b"GET /a\x01 HTTP/1.1"]
)
def test_a_raw_space_or_control_character_is_refused(store: Store, front: str, line: bytes) -> None:
    answer = send(front, line + b"\r\nHost: a.example\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] == b"400"
    assert store.asked == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_needs_encoding_is_found(store: Store, front: str, name: str) -> None:
    for path in (quote(name), quote(name, safe="/'*+&=;")):
        store.objects[ROOT + quote(name, safe="/~!$&'()*+,;=:@-._")] = b"found"
        assert (ask(front, path).status, ask(front, path).body) == (200, b"found")


def test_raw_letters_beyond_ascii_are_found(store: Store, front: str) -> None:
    store.objects[f"{ROOT}{quote(NAMES[1])}"] = b"found"
    raw = NAMES[1].replace(" ", "%20").encode()
    answer = send(front, b"GET " + raw + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] == b"200"


@pytest.mark.parametrize(
    ("target", "reaches"),
    [
        ("//index.html", "/index.html"),
        ("/2025/..//index.html", "/index.html"),
        ("/2025/%2e%2e/index.html", "/index.html"),
        ("/2025%2F..%2Findex.html", "/index.html"),
        ("/./index.html?versionId=1&acl&response-content-type=text/plain", "/index.html"),
        ("/%69ndex.html", "/index.html"),
        ("/%252e%252e/lock.txt", "/%252e%252e/lock.txt"),
        ("/a%3Facl.pdf", "/a%3Facl.pdf"),
        ("/a%23b.pdf", "/a%23b.pdf"),
    ],
)
def test_what_is_asked_is_below_the_version_and_has_no_query(
    store: Store, front: str, target: str, reaches: str
) -> None:
    ask(front, target)
    assert store.files[0] == reaches
    assert all("?" not in one.target for one in store.asked)


@pytest.mark.parametrize(
    "target",
    [
        *("/../lock", "/../../other/a", "/%2e%2e/lock", "/..%2flock", "/a/../../lock"),
        *("/.version", "/%2eversion", "/.page", "/.none"),
        *("/.folder/2025", "/.folder%2f..%2f..%2flock"),
    ],
)
def test_nothing_outside_the_version_is_asked_for(store: Store, front: str, target: str) -> None:
    assert ask(front, target).status in (400, 404)
    asked = {one.target for one in store.asked} - {"/kho/web/current"}
    assert asked <= {f"{ROOT}/404.html", f"{ROOT}/lock", f"{ROOT}/lock/index.html"}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "OPTIONS", "PATCH", "get", "FOO"])
@pytest.mark.parametrize("target", ["/", "/2025/13/", "/.version", "/a.pdf", "/no/"])
def test_only_questions_reach_the_store(store: Store, front: str, method: str, target: str) -> None:
    assert ask(front, target, method).status in (400, 405)
    assert store.asked == []


def test_the_store_is_asked_by_its_name_over_a_connection_that_stays(
    store: Store, front: str
) -> None:
    for _ in range(3):
        ask(front, "/")
    assert store.asked[0].target == "/kho/web/current"
    assert store.files == ["/index.html"] * 3
    assert {one.headers["Host"] for one in store.asked} == {urlsplit(store.address).netloc}
    assert {one.headers.get("Connection") for one in store.asked} == {None}
    assert len({one.connection for one in store.asked}) == 1


@pytest.mark.parametrize(("name", "status"), [("s3.example.org", 200), ("evil.example.org", 503)])
def test_only_a_store_that_proves_its_name_is_asked(
    store: Store, rules: Path, tmp_path: Path, name: str, status: int
) -> None:
    with (
        nginx_with_tls(store.address, name, tmp_path / "tls") as (address, its),
        nginx_before_bucket(rules, address, "kho/web", tmp_path / "run", its) as front,
    ):
        assert ask(front, "/").status == status
    assert bool(store.asked) == (status == 200)


def test_a_store_that_nobody_vouches_for_is_not_asked(
    store: Store, rules: Path, tmp_path: Path
) -> None:
    with (
        nginx_with_tls(store.address, "s3.example.org", tmp_path / "tls") as (address, _),
        nginx_with_tls(store.address, "s3.example.org", tmp_path / "other") as (_, others),
        nginx_before_bucket(rules, address, "kho/web", tmp_path / "run", others) as front,
    ):
        assert ask(front, "/").status == 503
    assert store.asked == []


def test_nothing_that_a_reader_sends_reaches_the_store(store: Store, front: str) -> None:
    sent = {"Authorization": "AWS a:b", "Cookie": "a=b", "x-amz-acl": "public-read", "Origin": "a"}
    allowed = {"Host", "Range", "If-None-Match", "If-Modified-Since"}
    asked = {"Range": "bytes=0-1", "If-None-Match": '"a"', "If-Modified-Since": "x"}
    ask(front, "/", "GET", **sent, **asked, Content_Length="0")
    file = next(one for one in store.asked if "/versions/" in one.target)
    assert set(file.headers) == allowed
    assert {name: file.headers[name] for name in asked} == asked


@pytest.mark.parametrize("target", ["/", "/no.pdf", "/no/", "/no", "/2025/13/"])
def test_what_the_store_says_of_itself_is_kept_back(store: Store, front: str, target: str) -> None:
    answer = ask(front, target)
    assert not set(SAID.values()) & set(answer.headers.values())
    assert not [name for name in answer.headers if name.startswith("x-amz")]
    assert b"HostId" not in answer.body


@pytest.mark.parametrize(
    ("status", "answered"),
    [
        *((400, 404), (403, 404), (404, 404)),
        *((301, 503), (307, 503), (405, 503), (429, 503), (500, 503), (503, 503), (416, 416)),
    ],
)
@pytest.mark.parametrize("target", ["/", "/a.pdf", "/no", "/no/"])
def test_an_error_of_the_store_is_told_in_no_words_of_its_own(
    store: Store, front: str, target: str, status: int, answered: int
) -> None:
    store.status = status
    answer = ask(front, target)
    assert answer.status == answered
    assert b"HostId" not in answer.body
    caching = answer.headers["cache-control"]
    assert caching == ("no-store" if answered == 503 else "public, max-age=300")


def test_a_portal_that_was_never_published_is_unavailable(store: Store, front: str) -> None:
    del store.objects["/kho/web/current"]
    answer = ask(front, "/")
    assert (answer.status, answer.headers["cache-control"]) == (503, "no-store")


def test_a_page_of_what_is_absent_is_whole_whatever_is_known_of_it(
    store: Store, front: str
) -> None:
    answer = ask(front, "/no.pdf", if_none_match='"a"', range="bytes=0-1")
    assert (answer.status, answer.body) == (404, b"<p>404")
    last = store.asked[-1]
    assert (last.target, set(last.headers)) == (f"{ROOT}/404.html", {"Host"})


def test_a_part_is_asked_of_the_store_only_where_nothing_may_have_changed(
    store: Store, front: str
) -> None:
    store.objects[f"{ROOT}/a.pdf"] = b"0123456789"
    ask(front, "/a.pdf", range="bytes=2-3", if_range='"of an earlier version"')
    assert "Range" not in store.asked[-1].headers


@pytest.mark.parametrize(
    ("target", "status", "leads"),
    [
        ("/2025/k%E1%BA%BF%20ho%E1%BA%A1ch", 301, "/2025/k%E1%BA%BF%20ho%E1%BA%A1ch/"),
        (
            "/2025/k%E1%BA%BF%20ho%E1%BA%A1ch?q=a%20b",
            301,
            "/2025/k%E1%BA%BF%20ho%E1%BA%A1ch/?q=a%20b",
        ),
        ("//2025/none", 404, ""),
    ],
)
def test_a_folder_without_its_slash_leads_to_it(
    store: Store, front: str, target: str, status: int, leads: str
) -> None:
    store.objects[f"{ROOT}{quote('/2025/kế hoạch/index.html')}"] = b"found"
    answer = ask(front, target)
    assert (answer.status, answer.headers.get("location", "")) == (status, leads)
