"""The configuration of nginx for a release, and an example of the server that includes it.

What a release needs and what a machine is are apart: the first comes with each release and is never
edited; the second, with ports, certificates and the folder, is the administrator's own.
"""

from collections.abc import Iterator

from portal.release.answer_headers import (
    ASKED_EACH_TIME,
    BRIEFLY,
    CACHING,
    FINGERPRINTED,
    FOREVER,
    PAGES,
    POLICY,
    UNCACHED,
)
from portal.release.media_types import OTHER, suffixes_by_type
from portal.release.server_rules import NOT_FOUND, ServerRules

RULES, EXAMPLE = "nginx.conf", "nginx-example.conf"

_HEAD = """\
# Cấu hình nginx của bản phát hành này; lần dựng nào cũng tạo lại, đừng sửa ở đây. Đặt ở
# /srv/van-ban/nginx.conf; máy chủ mẫu gọi tệp này: nginx-example.conf. Mỗi lần công bố, chép tệp
# mới rồi chạy: nginx -t && systemctl reload nginx
# The rules of this release for a server block; made by the build, not to be edited. Copy it anew
# with each release, then reload nginx. The server that includes it: nginx-example.conf.
"""

_LEADING = """\
server {{
    listen 80;
    listen [::]:80;
    server_name {host};
    location ^~ /.well-known/acme-challenge/ {{ root /var/www/html; }}
    location / {{ return 301 https://{host}$request_uri; }}
}}
"""

_SECURED = """\
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name {host};
    ssl_certificate /etc/letsencrypt/live/{host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:ssl:10m;
    ssl_session_timeout 1d;
"""

_EXAMPLE = """\
# Máy chủ mẫu: đặt ở /etc/nginx/sites-available/, sửa cho đúng máy; các bản phát hành sau không đổi.
# A server to start from, in sites-available: yours to edit; later releases do not change it.
{leading}
server {{
{secured}
    # Debian, Ubuntu: apt install libnginx-mod-http-brotli-static
    # Chưa cài gói ấy thì xóa dòng này: trang vẫn được nén bằng gzip. Without it: delete this line.
    brotli_static on;

    root /srv/van-ban/current;
    include /srv/van-ban/nginx.conf;
}}
"""

_SERVER = """\
server_tokens off;
absolute_redirect off;
sendfile on;
tcp_nopush on;
etag on;
autoindex off;
charset off; # the types say it, also of precompressed files
gzip off;
gzip_static on;
gzip_vary on;
# For a second, files are known; so long a version that was just replaced may be served.
open_file_cache max=200 inactive=20s;
open_file_cache_valid 1s;
open_file_cache_errors on;
"""

_REFUSED = """\
location ~ "/\\." { return 404; }
location ~ "\\.(br|gz|zst)$" { return 404; }"""

_PAGE = "try_files ${uri}index.html =404;"
"""A folder's page is looked up at once: its index would be a second request inside nginx."""


def nginx_rules(rules: ServerRules) -> str:
    """What a server block of nginx includes to serve this release."""
    return "\n".join(
        (
            _HEAD,
            _SERVER,
            _types(),
            settings(),
            *headers(rules),
            *locations(rules, _PAGE),
            *_not_found(rules),
        )
    )


def nginx_example(rules: ServerRules) -> str:
    """A file for sites-available, with the server that includes the rules."""
    return example(_EXAMPLE, rules)


def example(text: str, rules: ServerRules) -> str:
    """A file for sites-available whose text has places for what every server of a host says."""
    parts = {"leading": _LEADING, "secured": _SECURED}
    return text.format(**{name: part.format(host=rules.host) for name, part in parts.items()})


def _types() -> str:
    lines = (
        f'    "{name}" {" ".join(suffix[1:] for suffix in suffixes)};\n'
        for name, suffixes in suffixes_by_type().items()
    )
    return f"types {{\n{''.join(lines)}}}\ndefault_type {OTHER};\n"


def headers(rules: ServerRules) -> Iterator[str]:
    """Headers are added here only: a location that adds one inherits none."""
    for name, value in rules.headers.of_all.items():
        yield f'add_header {name} "{value}" always;'
    yield f"add_header {CACHING} $portal_cache always;"
    yield f"add_header {POLICY} $portal_policy always;"


def settings(cache: str = BRIEFLY, policy: str = "") -> str:
    """How an answer may be kept, and which policy it has."""
    return f'set $portal_cache "{cache}"; set $portal_policy "{policy}";'


def locations(rules: ServerRules, page: str, file: str = "") -> Iterator[str]:
    """What is answered at which address; `page` and `file` serve a folder's page and a file.

    The first location that an address fits is taken, so those that say how a file may be kept have
    the policies, too.
    """
    policies = rules.headers.policies
    yield f"location ^~ /.well-known/ {{ {settings()} {file} }}"
    yield _REFUSED
    yield f'location ~ "/$" {{ {settings(policy=policies[PAGES])} {page} }}'
    for suffix, policy in policies.items():
        address = f"{FINGERPRINTED}.*\\{suffix}$"
        yield f'location ~ "{address}" {{ {settings(FOREVER, policy)} {file} }}'
    yield f'location ~ "{FINGERPRINTED}" {{ {settings(FOREVER)} {file} }}'
    for path in UNCACHED:
        yield f"location = {path} {{ {settings(ASKED_EACH_TIME)} {file} }}"
    for suffix, policy in policies.items():
        yield f'location ~ "\\{suffix}$" {{ {settings(policy=policy)} {file} }}'
    for old, new in rules.redirects.items():
        yield f'location = "{old}" {{ {settings()} return 301 "{new}"; }}'


def _not_found(rules: ServerRules) -> Iterator[str]:
    """The page that is shown where there is none, of the innermost folder."""
    shown = rules.not_found.get("/", f"/{NOT_FOUND}")
    yield f"error_page 403 404 =404 {shown};"
    yield f"location = {shown} {{"
    yield f"    {settings(policy=rules.headers.policies[PAGES])}"
    for folder, page in rules.not_found.items():
        if folder != "/":
            yield f'    if ($request_uri ~ "^{folder}") {{ rewrite ^ {page} last; }}'
    yield "}"
