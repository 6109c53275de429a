"""nginx and Caddy on this machine, with the configurations that a release has."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from support.http_server import free_port

MODULES = (Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules"))
"""Where Debian and Fedora have the modules of nginx, which are loaded one by one."""

BROTLI = "ngx_http_brotli_static_module.so"

_PATIENCE = 20
"""Seconds for a server to listen."""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path as it is written; `accept_encoding="br"` sets that header."""
    parts = urlsplit(address)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # made for the test
    connection = (
        HTTPSConnection(parts.netloc, timeout=_PATIENCE, context=context)
        if parts.scheme == "https"
        else HTTPConnection(parts.netloc, timeout=_PATIENCE)
    )
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        got = connection.getresponse()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
    finally:
        connection.close()


@contextmanager
def nginx(site: Path, rules: Path | None, folder: Path) -> Iterator[str]:
    """Run nginx on a folder with these rules, in the way of the example; without any, bare."""
    port = free_port()
    included = f"brotli_static on; include {rules};" if rules else "index index.html;"
    server = f"server {{ listen 127.0.0.1:{port}; root {site}; {included} }}"
    folder.mkdir(parents=True)
    with running_nginx(server, port, folder) as address:
        yield address


@contextmanager
def nginx_example(example: str, site: Path, rules: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Run the server that a release has as an example; gives its addresses, the one of https first.

    Only what is of the machine is changed: ports, the certificate, the folders.
    """
    plain, secure = free_port(), free_port()
    folder.mkdir(parents=True)
    key, certificate = _certified("a.example", folder)
    text = example
    for old, new in (
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("/etc/letsencrypt/live/a.example/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/a.example/privkey.pem", str(key)),
        ("/srv/van-ban/current", str(site)),
        ("/srv/van-ban/nginx.conf", str(rules)),
    ):
        assert old in text, old
        text = text.replace(old, new)
    with running_nginx(text, secure, folder):
        yield f"https://127.0.0.1:{secure}/", f"http://127.0.0.1:{plain}/"


@contextmanager
def nginx_with_tls(behind: str, name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Run nginx that speaks for a server in the name of another; gives its address over https.

    And the certificate, which it signed itself.
    """
    port = free_port()
    folder.mkdir(parents=True)
    key, certificate = _certified(name, folder)
    server = (
        f"server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {certificate};"
        f" ssl_certificate_key {key}; proxy_ignore_headers X-Accel-Redirect;"
        f" location / {{ proxy_pass {behind.rstrip('/')}; }} }}"
    )
    with running_nginx(server, port, folder):
        yield f"https://127.0.0.1:{port}/", certificate


@contextmanager
def caddy(site: Path, rules: Path, folder: Path) -> Iterator[str]:
    """Caddy serving a folder by a Caddyfile."""
    port = free_port()
    folder.mkdir(parents=True)
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\nimport {rules}\n", "utf-8")
    environment = {
        "PORTAL_ADDRESS": f"http://127.0.0.1:{port}",
        "PORTAL_ROOT": str(site),
        "HOME": str(folder),
    }
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(command, port, **environment) as address:
        yield address


def _certified(name: str, folder: Path) -> tuple[Path, Path]:
    """A new key and its certificate, which it signed itself, for a host."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return key, certificate


@contextmanager
def running_nginx(servers: str, port: int, folder: Path) -> Iterator[str]:
    """Run nginx as Debian configures it, with these server blocks."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    module = next(file for one in MODULES if (file := one / BROTLI).exists())
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "main.conf").write_text(
        f"load_module {module}; {'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off; worker_processes 1; pid {folder}/pid;\n"
        "events { worker_connections 512; }\n"
        f"http {{ access_log off; {temporary} include /etc/nginx/mime.types;\n"
        "sendfile on; tcp_nopush on; keepalive_requests 1000000;\n"
        f"{servers} }}\n",
        "utf-8",
    )
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
    command = [program, "-p", str(folder), "-c", str(folder / "main.conf")]
    with _running([*command, "-e", str(folder / "error.log")], port) as address:
        yield address


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[str]:
    """A server that listens on the port; gives its address, which ends with a slash."""
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            _await(process, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.communicate()


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server listens. Raises RuntimeError with what it says where it does not."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as tried:
            tried.settimeout(1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    process.kill()
    raise RuntimeError(process.communicate()[0].decode())
