#!/bin/sh
# Ask the public databases of flaws about every locked version, over the network: those of Python's
# libraries by uv, which is locked itself, those of Node's by npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
uv=.venv/bin/uv
$uv init --quiet --bare --no-workspace --name locked --python '>=3.11' "$folder"
$uv add --quiet --no-sync --project "$folder" -r requirements.txt -r requirements-s3.txt -r requirements-test.txt
$uv audit --frozen --preview-features audit-command --project "$folder"
cd tests
npm audit
