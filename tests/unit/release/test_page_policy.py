"""The policy of pages: what their heads have inline is let through by its hash, nothing else."""

from __future__ import annotations

from portal.release.page_policy import (
    InlineHashes,
    content_security_policy,
    inline_hashes,
    with_policy,
)

PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<style>p{margin:0}</style>
<script>var a=1</script>
<script type="application/ld+json">{"a":1}</script>
<script type="module" src="assets/js/page.js"></script>
</head>
<body><script>alert(1)</script><style>q{margin:0}</style></body>
</html>
"""
SCRIPT = "'sha256-WazVQOu5lmXfSreSrMJd1CsaQ4c00fUQpJfBYCuMSIw='"
STYLE = "'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='"
OWN = InlineHashes(frozenset({SCRIPT}), frozenset({STYLE}))
POLICY = (
    "default-src 'self';base-uri 'none';form-action 'self';img-src 'self' data:;"
    "object-src 'none';script-src 'self' {scripts};style-src 'self' {styles};"
    "require-trusted-types-for 'script';trusted-types portal"
)


def test_only_what_the_head_has_inline_is_hashed() -> None:
    assert inline_hashes(PAGE) == OWN


def test_a_page_states_its_policy_before_all_that_it_is_about() -> None:
    stated = POLICY.format(scripts=SCRIPT, styles=STYLE)
    charset = '<meta charset="utf-8">\n'
    meta = f'<meta http-equiv="Content-Security-Policy" content="{stated}">\n'
    assert with_policy(PAGE) == PAGE.replace(charset, charset + meta)


def test_the_header_has_the_hashes_of_all_pages_and_forbids_frames() -> None:
    every = OWN | InlineHashes(frozenset({SCRIPT, "'sha256-0='"}))
    assert content_security_policy(every) == (
        POLICY.format(scripts=f"'sha256-0=' {SCRIPT}", styles=STYLE) + ";frame-ancestors 'none'"
    )
    assert content_security_policy(InlineHashes()) == (
        POLICY.replace(" {scripts}", "").replace(" {styles}", "") + ";frame-ancestors 'none'"
    )
