"""Publishing to an S3-compatible bucket, by a real server."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from portal.model.problems import UserError
from portal.release import lease
from portal.release.bucket import Bucket, StoredObject
from portal.release.bucket_target import BucketTarget
from portal.release.carried import CARRIED
from portal.release.manifest import Differences
from portal.release.publish import Published, Switched, history, publish, rollback, versions
from portal.release.target import Target
from portal.release.verify import verify_target
from support.fault_injection import Intercepted, KilledError
from support.releases import assets_of, manifest_in, pages_in, pages_of, released
from support.s3_server import new_bucket, objects_in, s3_server

HOLDS = """
import sys
from portal.release.targets import open_target
with open_target(sys.argv[1]).locked("an@nha"):
    print("taken", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    with s3_server() as environment:
        yield environment


@pytest.fixture
def target(server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> BucketTarget:
    """An empty bucket."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    return BucketTarget(new_bucket(), "web/")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets an hour pass, here and at the store, in which nobody renewed a lock."""
    get, hours, started = Bucket.get, [0.0], lease.now

    def get_later(bucket: Bucket, key: str) -> StoredObject | None:
        there = get(bucket, key)
        return replace(there, age=there.age + 3600 * hours[0]) if there else None

    def wait() -> None:
        hours[0] += 1

    monkeypatch.setattr(Bucket, "get", get_later)
    monkeypatch.setattr(lease, "now", lambda: started() + 3600 * hours[0])
    return wait


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Releases of the versions v1 to v3 in folders of these names."""
    for version in ("v1", "v2", "v3"):
        released(tmp_path / version, pages_of(version) | assets_of(version))
    return tmp_path


def stored(target: BucketTarget) -> dict[str, bytes]:
    return objects_in(target.name, target.prefix)


def version_in(target: BucketTarget, version: str) -> dict[str, bytes]:
    return objects_in(target.name, f"{target.prefix}versions/{version}/")


def test_versions_lie_side_by_side_and_one_object_switches(
    target: BucketTarget, site: Path
) -> None:
    assert publish(site / "v1", target, "v1") == Published("v1", None, 5, 276, ())
    first = {f"versions/v1/{path}": data for path, data in pages_in(site / "v1").items()}
    free = {"lock": b"{}"}
    assert stored(target) == {**first, **free, "complete/v1": b"", "current": b"versions/v1"}
    publish(site / "v2", target, "v2")
    second = pages_in(site / "v2") | assets_of("v1")
    second[CARRIED] = version_in(target, "v2")[CARRIED]
    assert stored(target) == {
        **first,
        **free,
        **{f"versions/v2/{path}": data for path, data in second.items()},
        "complete/v1": b"",
        "complete/v2": b"",
        "current": b"versions/v2",
    }
    assert verify_target(target, manifest_in(site / "v2")).differences == Differences()
    assert rollback(target) == Switched("v1", "v2")
    assert history(target) == (("v1", "v2"), "v1")


def test_old_versions_go(target: BucketTarget, site: Path) -> None:
    removed = [publish(site / one, target, one, keep=1).removed for one in ("v1", "v2", "v3")]
    assert removed == [(), (), ("v1",)]
    assert versions(target) == ("v2", "v3")
    assert version_in(target, "v1") == {}


def test_objects_are_served_as_what_they_are(target: BucketTarget, site: Path) -> None:
    publish(site / "v1", target, "v1")
    told = {}
    for path in stored(target):
        answer = Bucket(target.name).client.head_object(Bucket=target.name, Key=f"web/{path}")
        told[path.rpartition("/")[2]] = (answer["ContentType"], answer.get("ContentEncoding"))
    assert told["index.html"] == ("text/html; charset=utf-8", None)
    assert told["page.js"] == ("text/javascript; charset=utf-8", None)
    assert told["page.js.br"] == ("text/javascript; charset=utf-8", "br")
    current = Bucket(target.name).client.head_object(Bucket=target.name, Key="web/current")
    assert (current["Metadata"], current["CacheControl"]) == ({"version": "v1"}, "no-cache")


def test_what_was_tampered_with_is_found_and_replaced(target: BucketTarget, site: Path) -> None:
    publish(site / "v1", target, "v1")
    target.bucket.put("web/versions/v1/index.html", b"<p>V1</p>")
    target.bucket.put("web/versions/v1/a.html", b"")
    assert verify_target(target, manifest_in(site / "v1")).differences == Differences(
        foreign=("a.html",), changed=("index.html",)
    )
    assert publish(site / "v1", target, "v1").removed == ("v1",)
    assert version_in(target, "v1.2") == pages_in(site / "v1")
    assert version_in(target, "v1") == {}


def test_run_killed_at_any_step_leaves_only_complete_versions(
    target: BucketTarget, site: Path
) -> None:
    killed: list[str] = []
    for step in count(1):
        place = BucketTarget(target.name, f"{step}/")
        publish(site / "v1", place, "v1")
        publish(site / "v2", place, "v2")
        with suppress(KilledError):
            publish(site / "v3", dying(place, step, killed), "v3", keep=1)
            break
        served = cast("str", history(place)[1])
        assert served == ("v3" if "switch" in killed[:-1] else "v2")
        assert verify_target(place, manifest_in(site / served)).is_same
        publish(site / "v3", place, "v3", keep=1)
        assert version_in(place, "v3").items() >= pages_in(site / "v3").items()
    assert " ".join(killed) == (
        "prepare locked link read names names upload read carry inventory write rename switch "
        "rename remove"
    )


def dying(target: Target, step: int, killed: list[str]) -> Target:
    """A target whose run ends before its operation number `step`."""
    steps = count(1)

    def kill(name: str, operation: object, *arguments: object) -> object:
        if next(steps) >= step:
            killed.append(name)
            raise KilledError
        return operation(*arguments)  # type: ignore[operator]

    return cast("Target", Intercepted(target, kill))


def test_one_waits_for_another(target: BucketTarget, site: Path) -> None:
    publish(site / "v1", target, "v1")
    with target.locked("an@máy-khác") as require_lock:
        require_lock()
        with pytest.raises(UserError, match=r"đang giữ khóa của s3://.*/web \(an@máy-khác\)"):
            rollback(target, "v1")
    assert rollback(target, "v1") == Switched("v1", "v1")
    assert stored(target)["lock"] == b"{}"


def test_the_lock_of_a_process_that_was_killed_is_taken_over(
    target: BucketTarget, site: Path
) -> None:
    publish(site / "v1", target, "v1")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"taken\n"
        with pytest.raises(UserError, match=r"\(an@nha\)"):
            rollback(target, "v1")
        holder.send_signal(signal.SIGKILL)
    assert rollback(target, "v1") == Switched("v1", "v1")


def test_a_stale_lock_is_taken_over_and_its_holder_told(
    target: BucketTarget, site: Path, later: Callable[[], None]
) -> None:
    publish(site / "v1", target, "v1")
    with target.locked("an@nha") as require_lock:
        held = json.loads(stored(target)["lock"])
        target.bucket.put("web/lock", json.dumps({**held, "process": "elsewhere"}).encode())
        with pytest.raises(UserError, match="đang giữ khóa"):
            rollback(target, "v1")
        require_lock()
        later()
        assert rollback(target, "v1") == Switched("v1", "v1")
        with pytest.raises(UserError, match="Đã mất khóa"):
            require_lock()


@pytest.mark.parametrize("operation", ["upload", "carry", "inventory", "rename", "switch"])
def test_a_machine_that_slept_undoes_nothing_of_a_colleagues(
    target: BucketTarget, site: Path, later: Callable[[], None], operation: str
) -> None:
    publish(site / "v1", target, "v1")
    publish(site / "v2", target, "v2")
    slept: list[str] = []

    def sleep(name: str, operate: Callable[..., object], *arguments: object) -> object:
        done = operate(*arguments)
        if name == operation and not slept:
            slept.append(name)
            later()
            publish(site / "v3", target, "v3", keep=1)
        return done

    with pytest.raises(UserError, match="Đã mất khóa"):
        publish(site / "v3", cast("Target", Intercepted(target, sleep)), "v3", keep=1)
    assert slept
    assert history(target)[1] == "v3"
    assert verify_target(target, manifest_in(site / "v3")).is_same


def test_a_bucket_that_is_not_there_is_told(target: BucketTarget, site: Path) -> None:
    with pytest.raises(UserError, match=r"Kho s3://khong-co báo lỗi \(NoSuchBucket"):
        publish(site / "v1", BucketTarget("khong-co", ""), "v1")


def test_missing_credentials_are_told(
    target: BucketTarget, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(UserError, match="Unable to locate credentials"):
        publish(site / "v1", BucketTarget("khong-co", ""), "v1")


def test_a_missing_library_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.config", None)
    with pytest.raises(UserError, match=r"requirements-s3\.txt"):
        publish(site / "v1", BucketTarget("khong-co", ""), "v1")
