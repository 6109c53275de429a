"""nginx before a bucket on this machine, with the configuration that a release has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from portal.release.answer_headers import AnswerHeaders
from portal.release.nginx_bucket import bucket_example
from portal.release.publish import publish
from portal.release.server_rules import ServerRules
from support.http_server import free_port
from support.publishing import place_of_kind
from support.web_servers import running_nginx

EXAMPLE = bucket_example(ServerRules("a.example", AnswerHeaders()))
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"


@contextmanager
def nginx_before_bucket(
    rules: Path, store: str, place: str, folder: Path, trusted: Path | None = None
) -> Iterator[str]:
    """Run the server before a bucket that a release has as an example; gives its plain address.

    `place` is the bucket and the prefix in it. Only what is of the machine and the store is
    changed, and the server listens without encryption. `trusted` is the certificate to trust; then
    the store has the name that the example has.
    """
    port, at = free_port(), urlsplit(store)
    host = "s3.example.org" if trusted else at.netloc
    folder.mkdir(parents=True)
    secure, plain = EXAMPLE.split("\n\nserver {\n    listen 80;")
    for old, new in (
        ("server s3.example.org:443;", f"server {at.netloc};"),
        ("$portal_store https:", f"$portal_store {at.scheme}:"),
        ("$portal_store_host s3.example.org;", f"$portal_store_host {host};"),
        ("/kho/tien-to;", f"/{place};"),
        (AUTHORITIES, str(trusted or AUTHORITIES)),
        ("/var/lib/nginx/van-ban", str(folder / "cache")),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        ("ssl_certificate /etc", "# /etc"),
        ("ssl_certificate_key /etc", "# /etc"),
        ("/srv/van-ban/nginx-bucket.conf", str(rules)),
    ):
        assert old in secure, old
        secure = secure.replace(old, new)
    assert plain
    with running_nginx(secure, port, folder) as address:
        yield address


@contextmanager
def served_from_bucket(site: Path, rules: Path, folder: Path) -> Iterator[str]:
    """Publish a release to a bucket, and run nginx before it with these rules."""
    with place_of_kind("bucket", folder) as place:
        publish(site, place.target, "v1")
        store, at = os.environ["AWS_ENDPOINT_URL"], place.name.removeprefix("s3://")
        with nginx_before_bucket(rules, store, at, folder) as address:
            yield address
