"""An S3 server on this machine, moto's, which speaks as Amazon's does."""

from __future__ import annotations

import itertools
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from portal.release.bucket import Bucket

_NUMBERS = itertools.count(1)

_SMALL = 1000
"""Bytes for which there is always room."""

_FULL = b"<Error><Code>QuotaExceeded</Code><Message>There is no room left.</Message></Error>"

_Environment = dict[str, Any]
_Answer = Callable[..., Any]


@dataclass
class Quota:
    """How many bytes of pages the server still takes; None: as many as come."""

    room: int | None = None

    def leave(self, room: int | None) -> None:
        """Set it."""
        self.room = room

    def takes(self, environment: _Environment) -> bool:
        """Whether the server takes what is asked, which then takes room."""
        size = int(environment.get("CONTENT_LENGTH") or 0)
        if self.room is None or environment["REQUEST_METHOD"] != "PUT" or size < _SMALL:
            return True
        self.room -= size
        return self.room >= 0


@contextmanager
def s3_server(quota: Quota | None = None) -> Iterator[dict[str, str]]:
    """Run the server; gives the environment in which clients find it."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    moto, limit = DomainDispatcherApplication(create_backend_app), quota or Quota()

    def app(environment: _Environment, answer: _Answer) -> Iterable[bytes]:
        if limit.takes(environment):
            served: Iterable[bytes] = moto(environment, answer)
            return served
        environment["wsgi.input"].read(int(environment["CONTENT_LENGTH"]))
        answer("507 Insufficient Storage", [("Content-Type", "application/xml")])
        return [_FULL]

    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.port}",
            "AWS_ACCESS_KEY_ID": "an",
            "AWS_SECRET_ACCESS_KEY": "bi-mat",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        server.shutdown()


def new_bucket() -> str:
    """The name of a new empty bucket, which all may read, on the server that is named."""
    name = f"van-ban-{next(_NUMBERS)}"
    actions = ["s3:GetObject", "s3:HeadObject"]  # at Amazon's the first allows both
    read = {"Effect": "Allow", "Principal": "*", "Action": actions}
    statement = {**read, "Resource": f"arn:aws:s3:::{name}/*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    client = Bucket(name).client
    client.create_bucket(Bucket=name)
    client.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))
    return name


def objects_in(bucket: str, prefix: str = "") -> dict[str, bytes]:
    """Every object whose key begins so, by the rest of its key."""
    store = Bucket(bucket)
    there = {key: store.get(key) for key in store.keys(prefix)}
    return {key.removeprefix(prefix): one.data for key, one in there.items() if one}
