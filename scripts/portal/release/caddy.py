"""The Caddyfile of a release: whole, since Caddy sees to certificates itself."""

from collections.abc import Iterator, Mapping

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
from portal.release.media_types import TYPES, suffixes_by_type
from portal.release.server_rules import ServerRules

CADDYFILE = "Caddyfile"

_HEAD = """\
# Cấu hình Caddy của bản phát hành này; lần dựng nào cũng tạo lại, đừng sửa ở đây. Trong
# /etc/caddy/Caddyfile ghi một dòng: import /srv/van-ban/Caddyfile
# Địa chỉ hay thư mục khác thì đặt biến PORTAL_ADDRESS, PORTAL_ROOT. Mỗi lần công bố, chép tệp mới
# rồi chạy: systemctl reload caddy
# The rules of this release; made by the build, not to be edited. Import it from your Caddyfile, set
# PORTAL_ADDRESS and PORTAL_ROOT where they differ, copy it anew with each release, reload Caddy.
"""

_REFUSED = (
    "@refused not method GET HEAD",
    "error @refused 405",
    '@copies path_regexp "\\.(br|gz|zst)$"',
    "error @copies 404",
    "@hidden {",
    '\tpath_regexp "/\\."',
    "\tnot path /.well-known/*",
    "}",
    "error @hidden 404",
)


def caddyfile(rules: ServerRules) -> str:
    """The Caddyfile that serves this release, at an address and from a folder that can be set."""
    lines = (
        "root * {$PORTAL_ROOT:/srv/van-ban/current}",
        *_headers(rules.headers.of_all),
        *_types(),
        *_policies(rules.headers.policies),
        *_caching(),
        *_redirects(rules.redirects),
        *_REFUSED,
        "file_server {",
        "\tprecompressed br zstd gzip",
        "}",
        *_errors(rules),
    )
    body = "".join(f"\t{line}\n" for line in lines)
    return f"{_HEAD}{{$PORTAL_ADDRESS:{rules.host}}} {{\n{body}}}\n"


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    yield "header {"
    for name, value in headers.items():
        yield f'\t{name} "{value}"'
    yield "\tVary Accept-Encoding"
    yield "\t-Server"
    yield "}"


def _types() -> Iterator[str]:
    for number, (name, suffixes) in enumerate(suffixes_by_type().items()):
        yield f"@type{number} path {' '.join(f'*{suffix}' for suffix in suffixes)}"
        yield f'header @type{number} Content-Type "{name}"'


def _policies(policies: Mapping[str, str]) -> Iterator[str]:
    """Policies by suffix; a folder answers with its page."""
    for suffix, policy in policies.items():
        paths = f"*{suffix} */" if suffix == PAGES else f"*{suffix}"
        yield f"@policy{suffix} path {paths}"
        yield f'header @policy{suffix} {POLICY} "{policy}"'


def _caching() -> Iterator[str]:
    yield f'header ?{CACHING} "{BRIEFLY}"'
    yield f'@fingerprinted path_regexp "{FINGERPRINTED}"'
    yield f'header @fingerprinted {CACHING} "{FOREVER}"'
    yield f"@uncached path {' '.join(UNCACHED)}"
    yield f'header @uncached {CACHING} "{ASKED_EACH_TIME}"'


def _redirects(redirects: Mapping[str, str]) -> Iterator[str]:
    return (f'redir "{old}" "{new}" 301' for old, new in redirects.items())


def _errors(rules: ServerRules) -> Iterator[str]:
    """The page of the innermost folder where there is none; other errors have no text."""
    yield "handle_errors {"
    yield "\t@absent expression `{err.status_code} == 404`"
    yield "\thandle @absent {"
    yield from (f"\t\t{line}" for line in _headers(rules.headers.of_all))
    yield f'\t\theader Content-Type "{TYPES[PAGES]}"'
    yield f'\t\theader {CACHING} "{BRIEFLY}"'
    yield f'\t\theader {POLICY} "{rules.headers.policies[PAGES]}"'
    for folder, page in rules.not_found.items():
        yield f"\t\thandle {folder}* {{"
        yield f"\t\t\trewrite * {page}"
        yield "\t\t\tfile_server {"
        yield "\t\t\t\tprecompressed br zstd gzip"
        yield "\t\t\t}"
        yield "\t\t}"
    yield "\t}"
    yield "}"
