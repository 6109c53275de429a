"""A lock in a bucket while it is renewed, lost and left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from portal.model.problems import UserError
from portal.release import lease as lease_module
from portal.release.bucket import Bucket, StoredObject
from portal.release.lease import Lease, leased
from support.s3_server import new_bucket, s3_server


class Clock:
    """A clock that a test sets."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    with s3_server() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield Bucket(new_bucket())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of this machine."""
    clock = Clock()
    monkeypatch.setattr(lease_module, "now", clock)
    return clock


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An hour has passed at the store since anything was written."""
    get = Bucket.get

    def get_later(bucket: Bucket, key: str) -> StoredObject | None:
        there = get(bucket, key)
        return replace(there, age=there.age + 3600) if there else None

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "get", get_later)
        yield


def object_at(bucket: Bucket, key: str) -> bytes | None:
    there = bucket.get(key)
    return there.data if there else None


def test_a_lease_that_somebody_else_took_is_lost(bucket: Bucket) -> None:
    lease = Lease(bucket, "lock", "an@nha", 60, bucket.put("lock", b"an"))
    bucket.put("lock", b"of another")
    lease.renew_until_released(0)
    assert lease.is_lost
    assert object_at(bucket, "lock") == b"of another"


def test_a_lease_is_lost_while_its_machine_sleeps(bucket: Bucket, clock: Clock) -> None:
    with leased(bucket, "lock", "an@nha", 600) as lease:
        assert isinstance(lease, Lease)
        clock.seconds += 440
        assert not lease.is_lost
        clock.seconds += 20  # a step that begins now may take until another takes the lease
        assert lease.is_lost


def test_a_lease_that_nobody_took_meanwhile_is_held_again(bucket: Bucket, clock: Clock) -> None:
    with leased(bucket, "lock", "an@nha", 600) as lease:
        assert isinstance(lease, Lease)
        clock.seconds += 600
        lease.renew()
        assert not lease.is_lost


def test_time_without_an_answer_counts(
    bucket: Bucket, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leased(bucket, "lock", "an@nha", 600) as lease:
        assert isinstance(lease, Lease)

        def fail(*_: object) -> None:
            clock.seconds += 600
            raise UserError("no network")

        monkeypatch.setattr(Bucket, "put_unless_changed", fail)
        with suppress(UserError):
            lease.renew()
        assert lease.is_lost


def test_a_renewal_whose_answer_was_lost_is_known(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leased(bucket, "lock", "an@nha", 600) as lease:
        assert isinstance(lease, Lease)
        put = Bucket.put_unless_changed

        def put_twice(bucket: Bucket, key: str, data: bytes, etag: str | None) -> str | None:
            put(bucket, key, data, etag)
            return put(bucket, key, data, etag)

        monkeypatch.setattr(Bucket, "put_unless_changed", put_twice)
        lease.renew()
        assert not lease.is_lost
        with leased(bucket, "another lock", "an@nha", 600) as other:
            assert isinstance(other, Lease)


def test_it_is_renewed_as_often_as_it_gets_stale(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(_: Lease, seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(Lease, "renew_until_released", wait)
    with leased(bucket, "lock", "an@nha", 16):
        pass
    assert waits == [2.0]


@pytest.mark.usefixtures("later")
def test_the_lock_of_a_colleague_who_took_it_over_stays(bucket: Bucket) -> None:
    with leased(bucket, "lock", "an@nha", 600) as first:
        assert isinstance(first, Lease)
        with leased(bucket, "lock", "bình@nha", 600) as second:
            assert isinstance(second, Lease)
            first.released.set()
            its = object_at(bucket, "lock")
            first.release()
            assert object_at(bucket, "lock") == its


def test_a_lock_that_was_released_is_free(bucket: Bucket) -> None:
    for _ in range(2):
        with leased(bucket, "lock", "an@nha", 600) as lease:
            assert isinstance(lease, Lease)
        assert object_at(bucket, "lock") == b"{}"


def test_what_is_no_lease_is_nobodys_only_when_it_is_stale(bucket: Bucket) -> None:
    bucket.put("lock", b"no JSON")
    with leased(bucket, "lock", "an@nha", 60) as lease:
        assert lease == ""
    with leased(bucket, "lock", "an@nha", 0) as lease:
        assert isinstance(lease, Lease)


def test_a_lease_of_a_process_that_lives_is_held(bucket: Bucket) -> None:
    with leased(bucket, "lock", "an@nha", 60), leased(bucket, "lock", "bình@nha", 60) as second:
        assert second == "an@nha"
