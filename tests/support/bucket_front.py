"""nginx before a bucket on this machine, with the configuration that a release has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.release.answer_headers import AnswerHeaders
from portal.release.nginx_bucket import bucket_example
from portal.release.publish import publish
from portal.release.server_rules import ServerRules
from support.publishing import place_of_kind
from support.web_servers import nginx_before_bucket

EXAMPLE = bucket_example(ServerRules("a.example", AnswerHeaders()))


@contextmanager
def served_from_bucket(site: Path, rules: Path, folder: Path) -> Iterator[str]:
    """Publish a release to a bucket, and run nginx before it with these rules."""
    with place_of_kind("bucket", folder) as place:
        publish(site, place.target, "v1")
        store, at = os.environ["AWS_ENDPOINT_URL"], place.name.removeprefix("s3://")
        with nginx_before_bucket(EXAMPLE, rules, store, at, folder) as address:
            yield address
