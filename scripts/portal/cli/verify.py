"""`verify`: compare what is served with the manifest of a release."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from portal.cli.arguments import OK, PROBLEMS, WRONG_USAGE, as_web_address
from portal.cli.project import ROOT, step
from portal.model.files import printable
from portal.model.problems import UserError, named, reason
from portal.source.commit import read_commit
from portal.source.git import read_git, run_git

if TYPE_CHECKING:
    from portal.release.manifest import Manifest
    from portal.release.verify import Verdict

HELP = "so nơi đang phục vụ với bản phát hành, từng tệp"

_MANIFEST = Path("dist/site/manifest.json")

_LOCK = "requirements.txt"

_SHOWN = 20
"""Lines of one kind in a text; JSON has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the location, the manifest, and how to tell what was found."""
    parser.add_argument(
        "location", metavar="NƠI", help="địa chỉ https://…, hoặc đích như với publish"
    )
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument(
        "--manifest",
        type=Path,
        metavar="TỆP",
        help="tệp kê của bản phát hành; mặc định: dist/site/manifest.json, phải là của commit này",
    )
    wanted.add_argument(
        "--commit",
        metavar="COMMIT",
        help="so với commit này: làm lại bản phát hành của nó từ lịch sử Git, mất vài phút",
    )
    parser.add_argument(
        "--no-headers",
        action="store_true",
        help="không đòi header của bản phát hành (GitHub Pages không đặt được); header lạ vẫn báo",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="mặc định: text")


def run(options: argparse.Namespace) -> int:
    """0: the same; 1: something differs; 2: they could not be compared."""
    try:
        manifest = _of_commit(options.commit) if options.commit else _expected(options.manifest)
        with step("Đang so từng tệp"):
            verdict = _verdict(options.location, manifest, with_headers=not options.no_headers)
    except (UserError, OSError) as error:
        told = (
            error
            if isinstance(error, UserError)
            else f"Không đọc được{named(error)}: {reason(error)}."
        )
        print(told, file=sys.stderr)
        return WRONG_USAGE
    if options.format == "json":
        print(json.dumps(_as_data(verdict, manifest), ensure_ascii=False, indent=1))
    else:
        print(as_text(verdict, manifest))
    return OK if verdict.is_same else PROBLEMS


def _expected(file: Path | None) -> "Manifest":
    """The manifest in a file, or that of dist/. Raises UserError, OSError."""
    from portal.release.manifest import read_manifest

    path = file or ROOT / _MANIFEST
    if not path.is_file():
        raise UserError(
            f"Không có tệp kê «{file or _MANIFEST}». Hãy chạy lệnh release ở commit đã công bố, "
            "hoặc ghi --manifest TỆP."
        )
    manifest = read_manifest(path.read_bytes())
    commit = None if file else read_commit(ROOT)
    if commit and manifest.origin.commit != commit.hash:
        raise UserError(
            f"dist/ là bản phát hành của commit {manifest.origin.commit[:12] or 'không rõ'}, không "
            f"phải {commit.hash[:12]}. Hãy chạy lại lệnh release, hoặc ghi --manifest TỆP."
        )
    return manifest


def _of_commit(name: str) -> "Manifest":
    """The manifest of a commit's release, made again in a folder of its own.

    With the libraries of that commit: where they differ from ours, they are installed there.
    Raises UserError, OSError.
    """
    from portal.release.manifest import read_manifest

    found = run_git(ROOT, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise UserError(
            f"Kho này không có commit «{name}». Hãy xem lại mã của nó, hoặc chạy «git fetch» rồi "
            "chạy lại."
        )
    hash_ = found.decode().strip()
    with TemporaryDirectory() as place, step(f"Đang làm lại bản phát hành của {hash_[:12]}"):
        read_git(ROOT, "clone", "--quiet", "--shared", "--no-checkout", str(ROOT), place)
        read_git(Path(place), "checkout", "--quiet", "--detach", hash_)
        python = sys.executable
        if Path(place, _LOCK).read_bytes() != (ROOT / _LOCK).read_bytes():
            _run_in(place, "make", "setup", f"PYTHON={python}")
            python = ".venv/bin/python"
        _run_in(place, python, "scripts/build.py", "release", "--no-zip")
        return read_manifest(Path(place, _MANIFEST).read_bytes())


def _run_in(folder: str, *command: str) -> None:
    """Run a command in a folder. Raises UserError with what it says where it fails, OSError."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise UserError(f"Không làm lại được bản ấy ({command[0]}): {done.stderr.strip()}")


def _verdict(location: str, manifest: "Manifest", *, with_headers: bool) -> "Verdict":
    """What differs at a location of any kind. Raises UserError, OSError."""
    from portal.release.local_target import LocalTarget
    from portal.release.targets import open_target
    from portal.release.verify import is_published, verify_folder, verify_target, verify_web

    if address := as_web_address(location):
        return verify_web(address, manifest, with_headers=with_headers)
    target = open_target(location)
    if isinstance(target, LocalTarget) and not is_published(target):
        if (target.root / _MANIFEST.relative_to("dist")).is_file():
            raise UserError(f"«{location}» là cả bản phát hành. Hãy ghi {location}/site.")
        return verify_folder(target.root, manifest)
    return verify_target(target, manifest)


def as_text(verdict: "Verdict", manifest: "Manifest") -> str:
    """What was found, for people: at most a number of lines of each kind."""
    origin = manifest.origin
    release = f"bản phát hành của commit {origin.commit[:12] or 'không rõ'} ({origin.date[:10]})"
    if verdict.is_same:
        told = [f"{verdict.location} giống hệt {release}: {len(manifest.files)} tệp."]
    else:
        told = [f"{verdict.location} khác {release}:", *_differing(verdict)]
    if verdict.served not in ("", origin.commit):
        told.append(f"Tệp kê ở đó là của commit {verdict.served[:12]}.")
    if verdict.carried:
        told.append(f"Mang theo {verdict.carried} tệp giao diện của các phiên bản trước.")
    if not verdict.sees_foreign:
        told.append("Máy chủ web không liệt kê tệp, nên không phát hiện được tệp lạ.")
    return "\n".join(told)


def _differing(verdict: "Verdict") -> Iterator[str]:
    from portal.release.web import NOWHERE

    different = verdict.differences
    yield from _listed("khác", different.changed)
    yield from _listed("thiếu", different.missing)
    yield from _listed("lạ", different.foreign)
    wrong = [f"{one.path} là «{one.found}», phải là «{one.wanted}»" for one in verdict.types]
    yield from _listed("sai kiểu", wrong)
    headers = [
        f"{one.name} {f'là «{one.found}»' if one.found else 'không có'}, "
        f"{f'phải là «{one.wanted}»' if one.wanted else 'không được có'} "
        f"({one.files} tệp, đầu tiên là {one.first})"
        for one in verdict.headers
    ]
    yield from _listed("sai header", headers)
    if NOWHERE in (*different.changed, *different.foreign):
        yield f"Ở «{NOWHERE}» không có trang nào, mà máy chủ không hiện trang báo lỗi 404 của cổng."
    if not different:
        yield (
            "Nội dung mọi tệp đều đúng; chỉ khác cách phục vụ. Hãy để máy chủ web dùng cấu hình"
            " của bản phát hành: nginx.conf, nginx-bucket.conf hoặc Caddyfile."
        )


def _listed(kind: str, found: Sequence[str]) -> Iterator[str]:
    yield from (f"  {kind}: {printable(one)}" for one in found[:_SHOWN])
    if len(found) > _SHOWN:
        yield f"  {kind}: … và {len(found) - _SHOWN} mục nữa"


def _as_data(verdict: "Verdict", manifest: "Manifest") -> dict[str, object]:
    found = asdict(verdict)
    return {
        "same": verdict.is_same,
        "commit": manifest.origin.commit,
        "digest": manifest.digest,
        **found.pop("differences"),
        **found,
    }
