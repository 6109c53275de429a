"""A lock in a bucket while it is renewed, lost and left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portal.release.bucket import Bucket
from portal.release.lease import Lease, leased
from support.s3_server import new_bucket, s3_server


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    with s3_server() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield Bucket(new_bucket())


def test_a_lease_that_somebody_else_took_is_lost(bucket: Bucket) -> None:
    lease = Lease(bucket, "lock", "an@nha", bucket.put("lock", b"an"))
    bucket.put("lock", b"of another")
    lease.renew_until_released(0)
    assert lease.is_lost
    there = bucket.get("lock")
    assert there
    assert there.data == b"of another"


def test_what_is_no_lease_is_nobodys_only_when_it_is_stale(bucket: Bucket) -> None:
    bucket.put("lock", b"no JSON")
    with leased(bucket, "lock", "an@nha", 60) as lease:
        assert lease == ""
    with leased(bucket, "lock", "an@nha", 0) as lease:
        assert isinstance(lease, Lease)
    assert bucket.keys("") == []


def test_a_lease_of_a_process_that_lives_is_held(bucket: Bucket) -> None:
    with leased(bucket, "lock", "an@nha", 60), leased(bucket, "lock", "bình@nha", 60) as second:
        assert second == "an@nha"
