#!/bin/sh
# Lock every library by version and hash, for every Python from 3.11; no package index is named.
set -eu
compile() {
	.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml
}
compile --group site --output-file requirements.txt
compile --group s3 --constraints requirements.txt --output-file requirements-s3.txt
compile --group test --constraints requirements.txt --constraints requirements-s3.txt --output-file requirements-test.txt
(cd tests && npm install --package-lock-only --ignore-scripts --silent)
