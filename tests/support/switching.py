"""Releases that are switched while readers load pages."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

from portal.release.nginx_bucket import BUCKET_RULES, bucket_rules
from portal.release.publish import publish
from portal.release.server_rules import server_rules
from portal.release.target import Target
from support.bucket_front import nginx_before_bucket
from support.publishing import place_of_kind
from support.readers import Visits, page_of, reading
from support.releases import assets_of, released
from support.web_servers import nginx


def switch_under_load(kind: str, releases: int, scratch: Path) -> Visits:
    """What readers see while so many releases are published, one after another."""
    with ExitStack() as stack:
        place = stack.enter_context(place_of_kind(kind, scratch))
        publish_version(0, place.target, scratch)
        if kind == "bucket":
            store, web = os.environ["AWS_ENDPOINT_URL"], place.name.removeprefix("s3://")
            rules = lay_rules(scratch / "v000", scratch)
            server = nginx_before_bucket(rules, store, web, scratch / "nginx")
        else:
            server = nginx(Path(place.folder, "current"), None, scratch / "nginx")
        address = stack.enter_context(server)
        with reading(address) as seen:
            for version in range(1, releases + 1):
                publish_version(version, place.target, scratch)
                wait_until_seen(seen, version)
        return seen


def lay_rules(site: Path, folder: Path) -> Path:
    """Write the rules for nginx before a bucket that has this site, into a file of a folder."""
    rules, file = server_rules(site, "https://a.example/"), folder / BUCKET_RULES
    assert rules
    file.write_text(bucket_rules(rules), "utf-8")
    return file


def publish_version(version: int, target: Target, scratch: Path) -> None:
    """Publish a release whose page and script say of which version they are."""
    name = f"v{version:03}"
    assets = assets_of(name)
    script = next(path for path in assets if path.endswith(".js"))
    pages = {"index.html": page_of(name, script), "404.html": b"<p>404"}
    publish(released(scratch / name, pages | assets), target, name)


def wait_until_seen(seen: Visits, version: int) -> None:
    """Until a reader has seen a version, or something went wrong. Raises TimeoutError."""
    name, end = f"v{version:03}", time.monotonic() + 30
    while name not in seen.versions and not seen.failed and not seen.mixed:
        if time.monotonic() > end:
            raise TimeoutError(name)
        time.sleep(0.01)
