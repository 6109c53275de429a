"""An S3 server on this machine, moto's, which speaks as Amazon's does."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from moto.server import ThreadedMotoServer

from portal.release.bucket import Bucket

_NUMBERS = itertools.count(1)


@contextmanager
def s3_server() -> Iterator[dict[str, str]]:
    """Run the server; gives the environment in which clients find it."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "an",
            "AWS_SECRET_ACCESS_KEY": "bi-mat",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        server.stop()


def new_bucket() -> str:
    """The name of a new empty bucket on the server that the environment names."""
    name = f"van-ban-{next(_NUMBERS)}"
    Bucket(name).client.create_bucket(Bucket=name)
    return name


def objects_in(bucket: str, prefix: str = "") -> dict[str, bytes]:
    """Every object whose key begins so, by the rest of its key."""
    store = Bucket(bucket)
    there = {key: store.get(key) for key in store.keys(prefix)}
    return {key.removeprefix(prefix): one.data for key, one in there.items() if one}
