"""Odd environments for a command: how each is made by a shell, and what the command then says."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

AS_A_USER = "setpriv --bounding-set=-dac_override,-dac_read_search " if os.geteuid() == 0 else ""
"""Before a command: permissions are those of an ordinary user."""

MOUNTING = next(
    (
        prefix
        for prefix in ("unshare -m", "unshare -rm")
        if shutil.which("unshare")
        and not subprocess.run(
            [*prefix.split(), "mount", "-t", "tmpfs", "none", "/mnt"],
            capture_output=True,
            check=False,
        ).returncode
    ),
    "",
)
"""Before a shell: it may mount file systems, which nobody else sees; "" where that is refused."""

CHECKED = "Không có lỗi.\n"
NO_HISTORY = "Thư mục này không có lịch sử Git. Hãy công bố từ một bản sao của kho Git.\n"
FULL = "Hãy kiểm tra quyền, dung lượng trống và giới hạn của máy (thư mục tạm: "


@dataclass(frozen=True)
class Environment:
    """`script` runs in the project's folder, with `$portal` as the command.

    It succeeds, or is refused: then `refusal` is how its one message begins. `told` is what it
    says where it succeeds, None for anything.
    """

    name: str
    script: str
    refusal: str = ""
    told: str | None = ""


def _refused(name: str, script: str, refusal: str) -> Environment:
    return Environment(name, script, refusal)


def _works(name: str, script: str, told: str | None = "") -> Environment:
    return Environment(name, script, told=told)


GIT = (
    _refused(
        "an archive inside another repository",
        "rm -rf .git; git init -q ..; $portal publish ../web",
        NO_HISTORY,
    ),
    _works("a hook's GIT_DIR", "GIT_DIR=/no GIT_WORK_TREE=/no $portal publish ../web"),
    _works(
        "another repository in GIT_CONFIG",
        "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.worktree GIT_CONFIG_VALUE_0=/"
        " $portal publish ../web",
    ),
    _works(
        "a commit of an early morning in Vietnam",
        "GIT_COMMITTER_DATE='2025-02-10 06:30 +0700' git -c user.name=A -c user.email=a@example.org"
        " commit -q --amend --no-edit; $portal build"
        " && grep -q 2025-02-10T06:30:00+07:00 site/build.json"
        " && grep -q 'datetime=\"2025-02-10\"' site/2025/1-kh-ldld/index.html",
    ),
    _refused(
        "another user's clone, published",
        "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 $portal publish ../web",
        "Thư mục này thuộc về người dùng khác, nên Git không đọc lịch sử của nó.",
    ),
    _refused(
        "another user's clone, built",
        "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 $portal build",
        "Thư mục này thuộc về người dùng khác, nên Git không đọc lịch sử của nó.",
    ),
    _refused(
        "no git",
        "PATH=/no $portal build",
        "Thư mục này là một kho Git. Hãy cài lệnh git rồi chạy lại.\n",
    ),
    _works("an archive without git", "rm -rf .git; PATH=/no $portal build"),
    _refused(
        "a broken repository",
        "echo '[' >> .git/config; $portal build",
        "Git không đọc được kho của thư mục này (bad config line",
    ),
    _refused(
        "a name that is no UTF-8",
        "touch \"$(printf 'a\\351')\"; $portal publish ../web",
        "Có thay đổi chưa commit:\n  a\\xe9\nHãy commit hoặc bỏ đi, rồi chạy lại.\n",
    ),
    _refused(
        "a hundred changed files",
        "for n in $(seq 101 200); do touch $n; done; $portal publish ../web",
        f"Có thay đổi chưa commit:\n{''.join(f'  {n}{chr(10)}' for n in range(101, 111))}"
        "  … và 90 tệp nữa\nHãy commit hoặc bỏ đi, rồi chạy lại.\n",
    ),
)

_SITE_URL = "Địa chỉ của cổng (site_url trong mkdocs.yml, hoặc biến SITE_URL)"
_NO_TIME = "SOURCE_DATE_EPOCH là «{}», không phải số giây kể từ năm 1970."

SETTINGS = (
    _works(
        "variables that are empty",
        "SITE_URL= REPO_URL=' ' SOURCE_DATE_EPOCH= $portal publish ../web",
    ),
    _refused("a date that is none", "SOURCE_DATE_EPOCH=nay $portal build", _NO_TIME.format("nay")),
    _refused(
        "a date that is too late",
        "SOURCE_DATE_EPOCH=9999999999999 $portal build",
        _NO_TIME.format("9999999999999"),
    ),
    _refused(
        "an address with a space",
        "SITE_URL='https://a b.example/' $portal check",
        f"{_SITE_URL} là «https://a b.example», có khoảng trắng",
    ),
    _refused(
        "an address with a password",
        "SITE_URL='https://an:mat@a.example/' $portal paper",
        f"{_SITE_URL} có tên người dùng, mật khẩu",
    ),
    _refused(
        "an address of a page",
        "SITE_URL='https://a.example/index.html' $portal build",
        f"{_SITE_URL} là «https://a.example/index.html», kết thúc bằng tên một trang",
    ),
    _refused(
        "an address of another kind",
        "SITE_URL='ftp://a.example/' $portal build",
        f"{_SITE_URL} là «ftp://a.example», không bắt đầu bằng https://",
    ),
    _works(
        "a Vietnamese domain name",
        "SITE_URL='https://congđoàn.vn/' $portal build && grep -q xn--congon-mta40b.vn"
        " site/sitemap.xml && ! grep -rq congđoàn.vn site",
    ),
    _refused(
        "settings that are no YAML",
        "echo '- [' > mkdocs.yml; $portal check",
        "mkdocs.yml thiếu hoặc viết sai chỗ này: while parsing",
    ),
)

MACHINE = (
    _works("a temporary folder that is gone", "TMPDIR=/no/such $portal publish ../web"),
    _works(
        "a terminal in ASCII",
        "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=ascii $portal check",
        CHECKED,
    ),
    _works("a locale that is not there", "LC_ALL=vi_XX.EBCDIC $portal check", CHECKED),
    _works(
        "a strict umask",
        'umask 077; $portal build && test -z "$(find site ! -perm 644 ! -perm 755)"',
    ),
    _works("no variables at all", 'env -i PATH="$PATH" $portal publish ../web'),
    _works("a time zone that is none", "TZ=:/etc/passwd $portal publish ../web"),
    _works(
        "Git's words in another encoding",
        "git config i18n.logOutputEncoding UTF-16; $portal publish ../web",
    ),
    _refused(
        "a part of the files alone",
        "git update-index -q --refresh; git sparse-checkout set scripts; $portal publish ../web",
        "Thư mục này chỉ tải một phần tệp của kho (sparse checkout)",
    ),
    _works("a commit older than zips", "SOURCE_DATE_EPOCH=0 $portal release --out ../dist"),
    _works("a commit of the next century", "SOURCE_DATE_EPOCH=4400000000 $portal publish ../web"),
    _works("Python without docstrings", "PYTHONOPTIMIZE=2 $portal check", CHECKED),
    _works(
        "warnings as errors",
        "PYTHONWARNINGS=error PYTHONHASHSEED=7 PYTHONDONTWRITEBYTECODE=1 $portal check",
        CHECKED,
    ),
    _works("few open files", "ulimit -n 24; $portal build"),
    _refused(
        "small files alone", "ulimit -f 8; $portal build --out ../web", "Không ghi được vào «../"
    ),
    _refused(
        "a folder without permission",
        f"mkdir ../kín; chmod 555 ../kín; {AS_A_USER}$portal build --out ../kín/web",
        "Không ghi được vào «../kín/web»: không có quyền.\n",
    ),
    _works(
        "a project that is read-only",
        f"rm -rf .cache; chmod 555 .; {AS_A_USER}$portal check",
        CHECKED,
    ),
    _refused(
        "a project where nothing can be built",
        f"rm -rf .cache; chmod 555 .; {AS_A_USER}$portal build --out ../web",
        "Không dùng được thư mục tạm «.cache»: không có quyền.",
    ),
    _refused(
        "a file in place of the cache",
        "rm -rf .cache; touch .cache; $portal build",
        "Không dùng được thư mục tạm «.cache»: có một tệp ở chỗ phải là thư mục.",
    ),
    _refused(
        "the root of the system as the site",
        "$portal build --out /",
        "«/» đang có nội dung không phải do lệnh dựng trang tạo ra",
    ),
    _works("another working folder", "cd /; $portal check", CHECKED),
    _refused(
        "a working folder that is gone",
        "mkdir ../x; cd ../x; rmdir ../x; $portal publish web",
        "Thư mục hiện hành không còn. Hãy chuyển vào thư mục dự án (cd) rồi chạy lại.\n",
    ),
    _works(
        "a linked folder with an odd name",
        'odd="dự \'án\' \\" #%20:"; mv ../dự-án "../$odd"; ln -s "$odd" ../dự-án; cd ../dự-án;'
        " $portal publish ../web",
    ),
    _refused(
        "Python of Windows",
        'python="${portal%% *}"; "$python" -c "import sys; sys.modules[\'fcntl\'] = None;'
        " sys.path[0] = 'scripts'; from portal.cli.main import main; sys.exit(main(['check']))\"",
        "Chương trình không chạy thẳng trên Windows. Hãy cài WSL",
    ),
)

STREAMS = (
    _works("no output", "$portal check --rules >&-"),
    _works("no messages", "$portal publish ../web 2>&-"),
    _works("no streams", "$portal publish ../web <&- >&- 2>&-"),
    _works("a reader that leaves", "$portal check --rules | head -n 1", None),
    _refused(
        "output that is full",
        "$portal check --rules > /dev/full",
        f"Không đọc hoặc ghi được: hết chỗ trên đĩa. {FULL}",
    ),
)

PLACES = (
    _refused(
        "a port that is none",
        "$portal serve --address 127.0.0.1:99999",
        "«127.0.0.1:99999» không phải địa chỉ để xem trước.",
    ),
    _refused(
        "an IPv6 address without brackets",
        "$portal serve --address ::1:8000",
        "«::1:8000» không phải địa chỉ để xem trước.",
    ),
    _refused(
        "an address of another machine",
        "$portal serve --address '[2001:db8::1]:8000'",
        "Không mở được [2001:db8::1]:8000 (",
    ),
    _refused(
        "a path of Windows",
        "$portal publish 'C:\\site\\web'",
        "Đích «C:\\site\\web» là đường dẫn của Windows. Hãy viết như trong WSL: /mnt/c/site/web\n",
    ),
    _refused(
        "an address of the web",
        "$portal publish https://may/srv/web",
        "Đích «https://may/srv/web» không đúng dạng. Hãy viết ",
    ),
    _refused("a home folder", "$portal publish '~/web'", "Đích «~/web» bắt đầu bằng «~»."),
)

_DISK = "mkdir ../đĩa; mount -t tmpfs -o size={size} none ../đĩa; "

FULL_DISKS = (
    _works(
        "a full temporary folder",
        _DISK.format(size="16k") + "TMPDIR=$PWD/../đĩa $portal publish ../web",
    ),
    _refused(
        "a full disk for the site",
        _DISK.format(size="600k") + "$portal build --out ../đĩa/web || { ls -A ../đĩa; exit 1; }",
        "Không ghi được vào «../đĩa/web»: hết chỗ trên đĩa.\n",
    ),
    _refused(
        "a full disk for the cache",
        "rm -rf .cache; mkdir .cache; mount -t tmpfs -o size=300k none .cache; $portal build",
        "Không đọc hoặc ghi được «{project}/.cache/parts/",
    ),
)

ENVIRONMENTS = (*GIT, *SETTINGS, *MACHINE, *STREAMS, *PLACES)
