"""The configuration of nginx before a bucket: what `nginx.conf` does, with files that a store has.

The version is read from the object `current`, whose answer is kept for a second or two, by
`auth_request`: so only named locations, to which `try_files` leads afterwards, know it. They ask
for the compressed copy that is accepted, then for the file itself, then whether the address is that
of a folder without its slash, then for the page of what is absent. What a server block sets is set
anew for the request for the version, and must come out the same: so it depends on headers and on
`$request_uri`, never on `$uri`.

The address goes to the store by `rewrite`, after which nginx encodes it: in a `proxy_pass` with
variables it would go as decoded, and with a line break in it as two requests.
"""

from collections.abc import Iterator, Mapping

from portal.release.answer_headers import CACHING, OF_ALL, OF_HTTPS, PAGES, POLICY, UNWANTED
from portal.release.manifest import ENCODINGS
from portal.release.media_types import TYPES, is_text
from portal.release.nginx import example, headers, locations, settings
from portal.release.server_rules import NOT_FOUND, ServerRules

BUCKET_RULES, BUCKET_EXAMPLE = "nginx-bucket.conf", "nginx-bucket-example.conf"

_HEAD = """\
# Cấu hình nginx đứng trước kho S3 của bản phát hành này; lần dựng nào cũng tạo lại, đừng sửa ở đây.
# Đặt ở /srv/van-ban/nginx-bucket.conf; máy chủ mẫu gọi tệp này, và nói kho nào:
# nginx-bucket-example.conf. Mỗi lần công bố, chép tệp mới rồi: nginx -t && systemctl reload nginx
# The rules of this release for a server before an S3-compatible bucket; made by the build, not to
# be edited. Copy it anew with each release, then reload nginx. The server that includes it, and
# says which bucket: nginx-bucket-example.conf.
"""

_EXAMPLE = """\
# Máy chủ mẫu trước một kho S3: đặt ở /etc/nginx/sites-available/, sửa bốn dòng có chữ «sửa» và
# chứng thư cho đúng máy; các bản phát hành sau không đổi. Kho phải cho máy này đọc mà không cần
# khóa (s3:GetObject). Kho có tên trong tên máy, như kho.s3.example.org, thì chỉ ghi tiền tố. nginx
# hỏi địa chỉ của kho lúc khởi động: kho đổi địa chỉ thì nạp lại nginx.
# A server to start from, in sites-available: yours to edit; later releases do not change it. Set
# the four lines marked «sửa». The bucket must let this machine read without a key (s3:GetObject).
# Where the host names the bucket, as kho.s3.example.org, give the prefix alone. nginx looks the
# store up when it starts: reload it where the store moves.
upstream portal_store {{
    server s3.example.org:443; # sửa: máy và cổng của kho · the store
    keepalive 16;
}}
proxy_cache_path /var/lib/nginx/van-ban keys_zone=portal_version:1m max_size=1m;

server {{
    set $portal_store https://portal_store; # sửa: kho chỉ có http thì bỏ chữ s · the scheme
    set $portal_store_host s3.example.org; # sửa: tên máy của kho · the store's name
    set $portal_store_folder /kho/tien-to; # sửa: như s3://kho/tien-to · bucket and prefix
    proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;

{secured}    include /srv/van-ban/nginx-bucket.conf;
}}

{leading}"""

_SERVER = """\
server_tokens off;
absolute_redirect off;
charset off; # the store says it, also of precompressed files
gzip off;
recursive_error_pages on;
uninitialized_variable_warn off;

if ($request_method !~ "^(GET|HEAD)$") { return 405; }
if ($uri ~ "[\\x01-\\x1f\\x7f]") { return 404; }

# nginx itself cuts parts out where a file may have changed meanwhile; stores may ignore If-Range.
set $portal_range $http_range;
if ($http_if_range) { set $portal_range ""; }
proxy_force_ranges on;

auth_request /.version;
auth_request_set $portal_version $upstream_http_x_amz_meta_version;
proxy_http_version 1.1;
proxy_pass_request_headers off;
proxy_pass_request_body off;
proxy_intercept_errors on;
proxy_redirect off;
proxy_ssl_server_name on;
proxy_ssl_name $portal_store_host;
proxy_ssl_verify on;
proxy_ssl_verify_depth 3;
proxy_headers_hash_max_size 1024;
proxy_headers_hash_bucket_size 128;
proxy_ignore_headers X-Accel-Buffering X-Accel-Charset X-Accel-Expires X-Accel-Limit-Rate
    X-Accel-Redirect Cache-Control Expires Set-Cookie Vary;"""

_STEPS = """\
location = /.version {{
    internal;
    auth_request off;
    try_files /.none @version;
}}
location @version {{
    auth_request off;
    rewrite ^ "$portal_store_folder/current?" break;
    proxy_pass $portal_store;
    {bare}
    proxy_cache portal_version;
    proxy_cache_key $portal_store_host$portal_store_folder;
    proxy_cache_valid 200 1s;
    proxy_cache_lock on;
    proxy_cache_use_stale updating error timeout http_500 http_502 http_503 http_504;
    error_page 400 403 404 @unavailable;
    {unavailable}
}}
location @store {{
    auth_request off;
    set $portal_address $uri;
    set $portal_query $is_args$args;
    rewrite "/$" "${{uri}}index.html";
    rewrite "\\.(?:{texts})$" "$uri$portal_copy";
    rewrite ^ "$portal_store_folder/versions/$portal_version$uri?" break;
    proxy_pass $portal_store;
    error_page 400 403 404 = @whole;
    {beyond}
    {unavailable}
}}
location @whole {{
    auth_request off;
    {whole}
    proxy_pass $portal_store;
    error_page 400 403 404 = @folder;
    {beyond}
    {unavailable}
}}
location @folder {{
    auth_request off;
    if ($portal_address ~ "(?:/|\\.[^/]*)$") {{ return 404; }}
    rewrite ^ "/.folder$portal_address" last;
}}
location ^~ /.folder/ {{
    internal;
    auth_request /.page;
    try_files /.none @slash;
}}
location = /.page {{
    internal;
    auth_request off;
    try_files /.none @page;
}}
location @page {{
    auth_request off;
    rewrite ^ "$portal_store_folder/versions/$portal_version$portal_address/index.html?" break;
    proxy_pass $portal_store;
    proxy_method HEAD;
    {bare}
    error_page 400 404 =403 @no;
    {unavailable}
}}
location @slash {{
    auth_request off;
    rewrite "^/\\.folder(.*)$" "$1/$portal_query?" permanent;
}}
location @absent {{
    {page}
    try_files /.none @absent_copy;
}}
location @absent_copy {{
    auth_request off;
    rewrite ^ "$portal_store_folder/versions/$portal_version$portal_absent$portal_copy?" break;
    proxy_pass $portal_store;
    {bare}
    error_page 400 403 404 =404 @absent_whole;
    {unavailable}
}}
location @absent_whole {{
    auth_request off;
    {whole}
    proxy_pass $portal_store;
    {bare}
    error_page 400 403 404 =404 @none;
    {unavailable}
}}
# These say it themselves: with an error_page of their own they inherit none.
location @none {{ error_page 500 @unavailable; return 404; }}
location @no {{ error_page 500 @unavailable; return 403; }}
location @beyond {{ error_page 500 @unavailable; return 416; }}
location @unavailable {{
    error_page 404 @none;
    set $portal_cache "no-store";
    set $portal_policy "";
    return 503;
}}"""

_UNAVAILABLE = (
    "error_page 301 302 303 307 308 401 405 409 412 429 500 501 502 503 504 @unavailable;"
)
"""What a store answers that is out of order, moved or busy, in words that are for no reader."""

_WHOLE = f'rewrite "^(.+)\\.(?:{"|".join(ENCODINGS)})$" $1 break; return 404;'
"""From a compressed copy to its file; where the file itself was absent, there is nothing."""

_SENT: Mapping[str, str] = {"Host": "$portal_store_host", "Connection": "", "Content-Length": ""}
"""The headers of each request to the store: nothing else that readers send gets there."""

_SENT_FOR_FILES: Mapping[str, str] = {
    **_SENT,
    "Range": "$portal_range",
    "If-None-Match": "$http_if_none_match",
    "If-Modified-Since": "$http_if_modified_since",
}

_STORES_OWN = (
    *("Accept-CH", "Age", "Alt-Svc", "CF-Ray", "CF-Cache-Status", "Content-Language", "Expires"),
    *("NEL", "Report-To", "Reporting-Endpoints", "Server-Timing", "Vary", "Via"),
    *("X-Amzn-RequestId", "X-Amzn-Trace-Id", "X-Minio-Deployment-Id", "X-Minio-Error-Code"),
    *("X-Ratelimit-Limit", "X-Ratelimit-Remaining", "X-Rgw-Object-Type", "X-XSS-Protection"),
    *("X-GUploader-UploadID", "X-Trans-Id", "X-Openstack-Request-Id", "X-Timestamp"),
)
_AMAZONS_OWN = (
    *("bucket-region", "checksum-crc32", "checksum-crc32c", "checksum-crc64nvme", "checksum-sha1"),
    *("checksum-sha256", "checksum-type", "delete-marker", "expiration", "id-2", "meta-mtime"),
    *("meta-s3cmd-attrs", "meta-mc-attrs", "meta-version", "missing-meta", "mp-parts-count"),
    *("object-lock-legal-hold", "object-lock-mode", "object-lock-retain-until-date"),
    *("replication-status", "request-charged", "request-id", "restore"),
    *("server-side-encryption", "server-side-encryption-aws-kms-key-id"),
    *("server-side-encryption-bucket-key-enabled", "server-side-encryption-customer-algorithm"),
    *("server-side-encryption-customer-key-md5", "storage-class", "tagging-count", "version-id"),
    *("website-redirect-location",),
)
_SHARINGS = ("Allow-Credentials", "Allow-Headers", "Allow-Methods", "Allow-Origin")
_MORE_SHARINGS = ("Expose-Headers", "Max-Age")

_SERVE = "try_files /.none @store;"
"""Leads on once the version is known: there is no such file."""


def bucket_rules(rules: ServerRules) -> str:
    """What a server block of nginx includes to serve this release from a bucket."""
    return "\n".join(
        (
            _HEAD,
            _SERVER,
            *_sent(_SENT_FOR_FILES),
            *(f"proxy_hide_header {name};" for name in _hidden()),
            *headers(rules),
            "add_header Vary Accept-Encoding always;",
            *_encodings(),
            *_not_found(rules),
            "error_page 403 404 =404 @absent;",
            "error_page 500 502 503 504 @unavailable;",
            *locations(rules, _SERVE, _SERVE),
            f"location / {{ {settings()} {_SERVE} }}",
            _steps(rules.headers.policies[PAGES]),
            "",
        )
    )


def bucket_example(rules: ServerRules) -> str:
    """A file for sites-available, with the server that includes the rules."""
    return example(_EXAMPLE, rules)


def _sent(sent: Mapping[str, str]) -> Iterator[str]:
    return (f'proxy_set_header {name} "{value}";' for name, value in sent.items())


def _hidden() -> list[str]:
    """Headers of the store that readers do not get: the portal's own, and those that tell of it."""
    own = {*OF_ALL, *OF_HTTPS, CACHING, POLICY, *UNWANTED, *_STORES_OWN}
    sharings = (f"Access-Control-{name}" for name in (*_SHARINGS, *_MORE_SHARINGS))
    return sorted({*own, *(f"X-Amz-{name}" for name in _AMAZONS_OWN), *sharings}, key=str.lower)


def _encodings() -> Iterator[str]:
    """Which compressed copy is asked for: the last of those that are accepted."""
    yield 'set $portal_copy "";'
    for suffix in ("gz", "zst", "br"):
        name = ENCODINGS[suffix]
        accepted = rf"(?:^|[,\s]){name}(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))\s*(?:[,;]|$)"
        yield f'if ($http_accept_encoding ~* "{accepted}") {{ set $portal_copy ".{suffix}"; }}'


def _not_found(rules: ServerRules) -> Iterator[str]:
    """The page that is shown where there is none, of the innermost folder, which comes last."""
    yield f'set $portal_absent "/{NOT_FOUND}";'
    for folder, page in sorted(rules.not_found.items()):
        yield f'if ($request_uri ~ "^{folder}") {{ set $portal_absent "{page}"; }}'


def _steps(policy: str) -> str:
    """What is asked of the store, one after another: a location hands on what it did not find."""
    return _STEPS.format(
        bare=" ".join(_sent(_SENT)),
        texts="|".join(suffix[1:] for suffix in TYPES if is_text(f"a{suffix}")),
        whole=_WHOLE,
        page=settings(policy=policy),
        beyond="error_page 416 @beyond;",
        unavailable=_UNAVAILABLE,
    )
