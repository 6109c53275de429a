"""How Git is asked: quietly, and about the repository of the project's own folder alone.

What a hook or a shell has set does not lead it to another repository, nor does a repository further
up, inside which an archive of the project was unpacked.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from portal.model.files import printable
from portal.model.problems import UserError

_HARDENED = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    # What a file system makes of permissions is no change; what it tells of times is not ignored.
    *("-c", "core.fileMode=false", "-c", "core.trustctime=true", "-c", "core.checkStat=default"),
    *("-c", "i18n.logOutputEncoding=UTF-8", "--no-pager", "--no-replace-objects"),
)
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_OF_GIT_ITSELF = (
    *("GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",  # as if the folder were another user's; it can only refuse
)
"""The variables that it keeps: where it and its settings are. All others change what it reads."""

_REMEDY = re.compile(rb"^\s*(git config --global --add safe\.directory .+)$", re.MULTILINE)
_ENTRY = re.compile(rb"100\d+ blob ([0-9a-f]+)\t")
"""A file in a list of what a commit has, neither link nor submodule."""

_WORDS = re.compile(r"(?m)^(?:fatal|error): (.+?)\.?$")


def has_repository(root: Path) -> bool:
    """Whether `root` is the top folder of a Git repository.

    Raises UserError where it is one that Git does not read: broken, or owned by another user.
    """
    if not os.path.lexists(root / ".git"):
        return False
    top = read_git(root, "rev-parse", "--show-toplevel").removesuffix(b"\n")
    return Path(os.fsdecode(top)).resolve() == root.resolve()


def find_head(root: Path) -> str:
    """The full hash of the commit checked out at `root`, "" where there is none.

    Raises UserError as `has_repository` does.
    """
    asked = ("rev-parse", "--verify", "--quiet", "HEAD")
    found = run_git(root, *asked) if has_repository(root) else None
    return (found or b"").decode().strip()


def run_git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """What Git prints, or None where it fails or is not installed.

    It asks nothing, takes no lock, and reads the repository at `root` whatever the environment
    says. Raises OSError where no program can be started.
    """
    done = _ask(root, arguments, given)
    return None if done is None or done.returncode else done.stdout


def read_git(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What Git prints, as `run_git`; raises UserError in Git's own words where it fails."""
    done = _ask(root, arguments, given)
    if done is None:
        raise UserError("Thư mục này là một kho Git. Hãy cài lệnh git rồi chạy lại.")
    if done.returncode:
        raise UserError(_refusal(done.stderr))
    return done.stdout


def blob_sizes(root: Path, ids: Iterable[str]) -> Mapping[str, int]:
    """The sizes in bytes of these objects, by id; those that are not there are left out.

    Raises UserError where one is damaged.
    """
    asked = "\n".join(sorted(set(ids))).encode()
    form = "--batch-check=%(objectname) %(objectsize)"
    printed = read_git(root, "cat-file", form, given=asked) if asked else b""
    pairs = (line.split(" ") for line in printed.decode().splitlines())
    return {name: int(size) for name, size in pairs if size.isdigit()}


def read_blobs(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of these objects, by id; those that are not there are left out.

    Raises UserError where one is damaged.
    """
    asked = "\n".join(sorted(set(ids))).encode()
    printed = read_git(root, "cat-file", "--batch", given=asked) if asked else b""
    found, at = {}, 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        name, *_, size = printed[at:end].split(b" ")
        if not size.isdigit():  # "missing": a partial clone
            at = end + 1
            continue
        found[name.decode()] = printed[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2
    return found


def blob_at(root: Path, commit: str, path: str) -> str:
    """The object of a file in a commit, "" where it has none there.

    Raises UserError where the commit can't be read.
    """
    found = _ENTRY.match(read_git(root, "ls-tree", commit, "--", path))
    return found[1].decode() if found else ""


def file_names(printed: bytes) -> list[str]:
    """The names in a list that Git ended with NULs, as reports show them."""
    return [printable(os.fsdecode(name)) for name in printed.split(b"\0") if name]


def _ask(
    root: Path, arguments: Iterable[str], given: bytes | None
) -> subprocess.CompletedProcess[bytes] | None:
    """Git's answer; None where it is not installed, or could not be asked so."""
    command = ["git", "-C", str(root), *_HARDENED, *arguments]
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _OF_GIT_ITSELF
    }
    # Git looks for a repository in this folder and in none above it.
    set_here = {**_QUIET, "GIT_CEILING_DIRECTORIES": str(root.resolve().parent)}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, check=False, env={**own, **set_here}
        )
    except (FileNotFoundError, ValueError):
        return None


def _refusal(words: bytes) -> str:
    """Why Git fails, in its own words; for a folder of another user, also its own remedy."""
    if remedy := _REMEDY.search(words):
        return (
            "Thư mục này thuộc về người dùng khác, nên Git không đọc lịch sử của nó. Nếu tin nó,"
            f" hãy chạy lệnh sau rồi làm lại: {printable(os.fsdecode(remedy[1]))}"
        )
    told = words.decode(errors="backslashreplace")
    shown = "; ".join(map(printable, _WORDS.findall(told) or [told.strip()]))
    return (
        f"Git không đọc được kho của thư mục này ({shown}). Hãy sửa điều Git nêu, hoặc tải lại kho"
        " bằng «git clone»."
    )
