"""Publishing to a folder and to a server, and rolling back.

The server is this machine, and rsync is real; only ssh is a stand-in, `stubs/ssh`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest

from portal.model.problems import UserError
from portal.release.publish import (
    Published,
    Switched,
    current,
    history,
    publish,
    rollback,
    version_name,
    versions,
)
from portal.release.target import Target
from portal.release.targets import open_target
from support.fault_injection import Intercepted, KilledError, killer
from support.project import ROOT
from support.releases import Pages, lay, pages_in, pages_of, released

Build = Callable[[str], Path]


@dataclass(frozen=True)
class Place:
    """A target, and its folder."""

    target: Target
    root: Path

    def state(self) -> tuple[dict[str, Pages], Pages]:
        """The files of each folder in versions/, and those served; nothing else may be there."""
        assert {path.name for path in self.root.iterdir()} == {".lock", "current", "versions"}
        held: dict[str, Pages] = {
            folder.name: pages_in(folder) for folder in (self.root / "versions").iterdir()
        }
        return held, self.served()

    def served(self) -> Pages:
        return pages_in((self.root / "current").resolve(strict=True))


def complete(*names: str, serving: str) -> tuple[dict[str, Pages], Pages]:
    """The state of a target with these complete versions."""
    return {name: release_of(name) for name in names}, release_of(serving)


@cache
def release_of(version: str) -> Pages:
    """The files of a release, the manifest too."""
    with TemporaryDirectory() as scratch:
        return pages_in(released(Path(scratch), pages_of(version)))


def message(run: Callable[..., object], *arguments: object, **options: object) -> str:
    with pytest.raises(UserError) as raised:
        run(*arguments, **options)
    return str(raised.value)


@pytest.fixture
def site(tmp_path: Path) -> Build:
    """Build the site of a version."""
    return lambda version: released(tmp_path / "sites" / version, pages_of(version))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of an account on a server, reached by a stand-in for ssh."""
    if shutil.which("rsync") is None:
        pytest.fail("rsync is missing: install the system packages that `make test` names")
    for folder in ("bin", "home"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "tests/support/stubs/ssh", tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(params=["folder", "server"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Place]:
    if request.param == "folder":
        return lambda name: Place(open_target(str(tmp_path / name)), tmp_path / name)
    home: Path = request.getfixturevalue("server")
    return lambda name: Place(open_target(f"an@may-chu.vn:{name}"), home / name)


@pytest.fixture
def place(new_place: Callable[[str], Place]) -> Iterator[Place]:
    """An empty target; its name has what shells treat specially, and the umask is strict."""
    umask = os.umask(0o077)
    yield new_place("-thư mục/của 'tôi' \"$(exit 1)\" `x` * web")
    os.umask(umask)


def test_the_first_version_is_served_and_readable_for_all(place: Place, site: Build) -> None:
    done = publish(site("v1"), place.target, "v1")
    assert done == Published("v1", None, files=3, bytes=265, removed=())
    assert place.state() == complete("v1", serving="v1")
    assert (place.root / "current").readlink() == Path("versions/v1")
    modes = {(p.is_dir(), p.stat().st_mode & 0o777) for p in [place.root, *place.root.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_next_version_is_served_and_shares_no_files(place: Place, site: Build) -> None:
    publish(site("v1"), place.target, "v1")
    assert publish(site("v2"), place.target, "v2") == Published("v2", "v1", 3, 265, ())
    assert place.state() == complete("v1", "v2", serving="v2")
    assert history(place.target) == (("v1", "v2"), "v2")
    assert {p.stat().st_nlink for p in place.root.rglob("*") if p.is_file()} == {1}


def test_rollback_goes_back_one_or_to_the_named_version(place: Place, site: Build) -> None:
    for version in ("v1", "v2", "v3"):
        publish(site(version), place.target, version)
    assert rollback(place.target) == Switched("v2", "v3")
    assert rollback(place.target) == Switched("v1", "v2")
    assert place.state() == complete("v1", "v2", "v3", serving="v1")
    missing = "Ở {} không có bản {}. Hãy chọn một trong các bản đang có: v1, v2, v3."
    none_earlier = missing.format(place.target, "cũ hơn bản đang phục vụ")
    assert message(rollback, place.target) == none_earlier
    assert message(rollback, place.target, "v9") == missing.format(place.target, "v9")
    assert rollback(place.target, "v3") == Switched("v3", "v1")
    assert place.state() == complete("v1", "v2", "v3", serving="v3")


def test_rollback_where_nothing_was_published_says_so(place: Place) -> None:
    said = f"Chưa có gì được công bố ở {place.target}. Hãy xem lại địa chỉ."
    assert message(rollback, place.target) == said
    assert message(history, place.target) == said


def test_newest_versions_and_the_replaced_one_are_kept(place: Place, site: Build) -> None:
    removed = [publish(site(f"v{n}"), place.target, f"v{n}").removed for n in range(1, 8)]
    assert removed == [(), (), (), (), (), ("v1",), ("v2",)]
    rollback(place.target, "v3")
    done = publish(site("v8"), place.target, "v8", keep=2)
    assert done == Published("v8", "v3", 3, 265, removed=("v4", "v5", "v6"))
    assert place.state() == complete("v3", "v7", "v8", serving="v8")


def test_a_version_that_is_there_is_served_as_it_is(place: Place, site: Build) -> None:
    for version in ("v1", "v2"):
        publish(site(version), place.target, version)
    assert publish(site("v1"), place.target, "v1") == Published("v1", "v2", 3, 265, ())
    assert place.state() == complete("v1", "v2", serving="v1")


def test_a_version_that_was_tampered_with_is_replaced(place: Place, site: Build) -> None:
    publish(site("v1"), place.target, "v1")
    (place.root / "current/index.html").write_bytes(b"<p>V1</p>")
    assert publish(site("v1"), place.target, "v1") == Published("v1.2", "v1", 3, 265, ("v1",))
    (place.root / "current/a.html").write_bytes(b"")
    assert publish(site("v1"), place.target, "v1") == Published("v1.3", "v1.2", 3, 265, ("v1.2",))
    assert place.state() == ({"v1.3": release_of("v1")}, release_of("v1"))


def test_nothing_is_served_where_the_version_served_must_stay(place: Place, site: Build) -> None:
    publish(site("v2"), place.target, "v2")

    def refuse(version: str) -> None:
        raise UserError(f"{version} must stay")

    assert message(publish, site("v1"), place.target, "v1", allow=refuse) == "v2 must stay"
    assert publish(site("v2"), place.target, "v2", allow=refuse).previous == "v2"
    assert place.state() == complete("v2", serving="v2")


def test_leftovers_of_killed_runs_are_cleared_or_completed(place: Place, site: Build) -> None:
    publish(site("v1"), place.target, "v1")
    lay(place.root / "versions/.arriving-v0", {"index.html": b"half"})
    lay(place.root / "versions/.leaving-v0", {"index.html": b"half"})
    lay(place.root / "versions/.arriving-v2", {"index.html": b"half", "extra/.x.html.Ab12": b"x"})
    (place.root / ".current-new").symlink_to("versions/v0")
    publish(site("v2"), place.target, "v2")
    assert place.state() == complete("v1", "v2", serving="v2")


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        (lambda folder: (folder / "index.html").write_bytes(b"<p>v3</p>"), "khác index.html"),
        (lambda folder: (folder / "index.html").unlink(), "thiếu index.html"),
        (lambda folder: (folder / "a.html").write_bytes(b""), "thừa a.html"),
        (lambda folder: (folder / "a.html").symlink_to("index.html"), "thừa a.html"),
        (lambda folder: os.mkfifo(folder / "a"), "thừa a"),
    ],
    ids=["altered", "missing", "extra", "link", "pipe"],
)
def test_damaged_upload_is_never_served(
    place: Place, site: Build, damage: Callable[[Path], object], seen: str
) -> None:
    publish(site("v1"), place.target, "v1")

    def intercept(name: str, operation: Callable[..., object], *arguments: object) -> object:
        done = operation(*arguments)
        if name == "upload":
            damage(place.root / f"versions/{arguments[1]}")
        return done

    damaging = cast("Target", Intercepted(place.target, intercept))
    assert message(publish, site("v2"), damaging, "v2") == (
        f"Bản vừa tải lên {place.target} không giống bản phát hành (1 tệp: {seen}). "
        "Bản đang phục vụ không đổi. Hãy chạy lại; nếu vẫn vậy, hãy kiểm tra ổ đĩa ở đích."
    )
    assert place.state() == complete("v1", serving="v1")


@pytest.mark.parametrize("amid", [False, True], ids=["before", "amid"])
def test_run_killed_at_any_step_leaves_only_complete_versions(
    new_place: Callable[[str], Place], site: Build, *, amid: bool
) -> None:
    killed: list[str] = []
    for step in count(1):
        place = new_place(f"web {step}")
        for version in ("v1", "v2"):
            publish(site(version), place.target, version)
        lay(place.root / "versions/.leaving-v0", {"index.html": b"half"})
        again = partial(publish, site("v3"), place.target, "v3", keep=1)
        with suppress(KilledError):
            publish(
                site("v3"), killer(place.target, place.root, step, killed, amid=amid), "v3", keep=1
            )
            break
        serving = "v3" if "switch" in (killed if amid else killed[:-1]) else "v2"
        assert current(place.target) == serving
        assert place.served() == release_of(serving)
        for version in versions(place.target):
            assert pages_in(place.root / "versions" / version) == release_of(version)
        again()
        assert {"v2", "v3"} <= set(versions(place.target))
        assert place.state() == complete(*versions(place.target), serving="v3")
    assert " ".join(killed) == (
        "prepare locked link read names names remove upload read inventory rename switch"
        " rename remove"
    )


def test_two_runs_never_write_at_once(place: Place, site: Build) -> None:
    publish(site("v1"), place.target, "v1")
    with place.target.locked("an@máy-khác, pid 7") as require_lock:
        require_lock()
        busy = (
            f"Một lần công bố khác đang giữ khóa của {place.target} (an@máy-khác, pid 7). "
            "Hãy đợi nó xong rồi chạy lại."
        )
        assert message(publish, site("v2"), place.target, "v2") == busy
        assert message(rollback, place.target, "v1") == busy
    assert rollback(place.target, "v1") == Switched("v1", "v1")


def test_the_lock_of_an_earlier_program_is_taken_over(place: Place, site: Build) -> None:
    publish(site("v1"), place.target, "v1")
    (place.root / ".lock").unlink()
    (place.root / ".lock").symlink_to("an@máy-khác, pid 7, 2025-01-07T03:15:00Z")
    assert rollback(place.target, "v1") == Switched("v1", "v1")


@pytest.mark.parametrize("there", ["current/index.html", "versions"])
def test_foreign_files_at_the_target_are_left_alone(place: Place, site: Build, there: str) -> None:
    lay(place.root, {there: b"by hand"})
    assert "Hãy" in message(publish, site("v1"), place.target, "v1")
    (place.root / ".lock").unlink(missing_ok=True)
    assert pages_in(place.root) == {there: b"by hand"}


def test_ssh_errors_are_reported_verbatim(server: Path, site: Build) -> None:
    (server.parent / "bin/ssh").write_text("#!/bin/sh\necho 'Permission denied' >&2; exit 255\n")
    assert message(publish, site("v1"), open_target("an@may-chu:web"), "v1") == (
        "Lệnh ssh tới an@may-chu báo lỗi (mã 255):\nPermission denied\n"
        "Hãy thử «ssh an@may-chu», kiểm tra mạng, khóa ssh, quyền và dung lượng trống trên máy "
        "chủ, rồi chạy lại."
    )


@pytest.mark.parametrize("tool", ["rsync", "ssh"])
def test_a_missing_program_is_named_before_anything_is_written(
    server: Path, site: Build, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    here = "portal.release.remote_shell.shutil.which"
    monkeypatch.setattr(here, lambda name: None if name == tool else f"/usr/bin/{name}")
    assert message(publish, site("v1"), open_target("may-chu:web"), "v1") == (
        f"Máy này chưa có lệnh {tool}. Hãy cài gói có {tool} rồi chạy lại."
    )
    assert list(server.iterdir()) == []


def test_missing_server_programs_are_named(server: Path, site: Build) -> None:
    stub = server.parent / "bin/ssh"
    stub.write_text(stub.read_text().replace("exec sh", f"PATH={server} exec /bin/sh"))
    (server / "sh").symlink_to("/bin/sh")
    assert message(publish, site("v1"), open_target("may-chu:web"), "v1") == (
        "Máy chủ may-chu không chạy được: rsync --version, sha256sum -z, find /dev/null. "
        "Hãy cài rsync, findutils và GNU coreutils (từ 8.25) trên máy chủ."
    )
    assert [path.name for path in server.iterdir()] == ["sh"]


def test_versions_are_named_by_time_in_utc_and_commit() -> None:
    early = datetime(2025, 1, 7, 10, 15, tzinfo=timezone(timedelta(hours=7)))
    late = datetime(2025, 1, 7, 3, 16, tzinfo=UTC)
    assert version_name(early, "1a2b3c4d5e6f" + "0" * 28) == "20250107T031500Z-1a2b3c4d5e6f"
    assert version_name(early, "f" * 40) < version_name(late, "0" * 40)
    for time, commit in ((early.replace(tzinfo=None), "f" * 40), (late, "HEAD")):
        with pytest.raises(ValueError, match=commit):
            version_name(time, commit)
