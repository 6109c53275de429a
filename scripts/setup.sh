#!/bin/sh
# Prepare this folder: `setup.sh site` what the site needs, `setup.sh test` what the tests add, and
# `setup.sh engines` the browsers of `make test-engines`.
# Libraries go into .venv by hash. Tests also need a Chromium, rsync, sshd, poppler, Java, Node with npm, and the web
# servers nginx (with its brotli module) and Caddy: those found here, else the system's packages when this is
# root, else a message that says what to install.
set -eu
PYTHON=${PYTHON:-python3}

fail() {
	printf '%s\n' "$@" >&2
	exit 1
}

case $(uname -s) in
MINGW* | MSYS* | CYGWIN*) fail "Chương trình không chạy thẳng trên Windows. Hãy cài WSL (gõ «wsl --install» trong PowerShell), rồi chạy lại trong đó." ;;
esac

tell() { if [ -t 2 ]; then printf '%s …\n' "$1" >&2; fi; }

install_packages() {
	[ "$(id -u)" = 0 ] || return 1
	tell "Đang cài gói hệ thống: $*"
	if command -v apt-get >/dev/null; then
		apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$@" >/dev/null
	elif command -v dnf >/dev/null; then
		dnf install -q -y "$@" >/dev/null
	elif command -v apk >/dev/null; then
		apk add -q "$@" >/dev/null
	else
		return 1
	fi
}

has() { command -v "$1" >/dev/null; }

has_browser() {
	[ -n "${CHROMIUM:-}" ] && return
	has chromium || has chromium-browser || has google-chrome || has google-chrome-stable
}

has_sshd() { has sshd || [ -x /usr/sbin/sshd ]; }

has_node() { has npm && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null; }

has_web_servers() {
	module=$(find /usr/lib/nginx/modules /usr/lib64/nginx/modules -name '*brotli_static*' 2>/dev/null)
	[ -n "$module" ] && { has nginx || [ -x /usr/sbin/nginx ]; } && has caddy && has wrk && has openssl
}

web_servers() {
	if has apt-get; then
		echo nginx-core libnginx-mod-http-brotli-static caddy wrk openssl
	elif has dnf; then
		echo nginx nginx-mod-brotli caddy wrk openssl
	else
		echo nginx nginx-mod-http-brotli caddy wrk openssl
	fi
}

has_firefox() { has firefox-esr || has firefox; }

has_webkit() { has WebKitWebDriver && has Xvfb; }

# Whether the checker of HTML runs, which is among the tools: it needs Java 17 or newer.
has_java() { java -jar tests/node_modules/vnu-jar/build/dist/vnu.jar --version >/dev/null 2>&1; }

java_package() {
	if has apt-get; then
		echo default-jre-headless
	elif has dnf; then
		echo java-21-openjdk-headless
	else
		echo openjdk17-jre-headless
	fi
}

make_venv() {
	"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
		fail "Cần Python 3.11 trở lên; «$PYTHON» không phải. Hãy cài rồi chạy: make PYTHON=python3.12 …"
	.venv/bin/python -m pip --version >/dev/null 2>&1 && return
	[ ! -e .venv ] || tell "Python của .venv không còn chạy được, đang tạo lại"
	"$PYTHON" -m venv --clear .venv >/dev/null 2>&1 || {
		install_packages python3-venv && "$PYTHON" -m venv --clear .venv >/dev/null 2>&1
	} || fail "Không tạo được môi trường Python. Trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv"
}

install_libraries() {
	tell "Đang cài thư viện theo $1"
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$1" ||
		fail "Không cài được thư viện trong $1. Hãy xem kết nối mạng rồi chạy lại."
}

install_portal() {
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation --editable . ||
		fail "Không cài được chính dự án này vào .venv. Hãy xóa thư mục .venv rồi chạy lại."
}

install_script_checkers() {
	tell "Đang cài công cụ theo tests/package-lock.json"
	(cd tests && npm ci --ignore-scripts --silent) ||
		fail "Không cài được công cụ trong tests/package-lock.json. Hãy xem kết nối mạng rồi chạy lại."
}

make_venv
case ${1:-} in
site)
	install_libraries requirements.txt
	install_portal
	;;
test)
	install_libraries requirements-test.txt
	has_browser || { install_packages chromium && has_browser; } ||
		fail "Kiểm thử cần trình duyệt Chromium. Hãy cài gói «chromium» của hệ thống, hoặc đặt CHROMIUM=/đường/dẫn."
	has chromium-headless-shell || install_packages chromium-headless-shell 2>/dev/null || : # tests are faster with it
	has rsync || install_packages rsync ||
		fail "Kiểm thử cần rsync. Hãy cài gói «rsync» của hệ thống."
	has_sshd || { install_packages openssh-server && has_sshd; } ||
		fail "Kiểm thử cần sshd. Hãy cài gói «openssh-server» của hệ thống."
	has pdftotext || { install_packages poppler-utils && has pdftotext; } ||
		fail "Kiểm thử cần pdftotext và pdftoppm. Hãy cài gói «poppler-utils» của hệ thống."
	has_node || { install_packages nodejs npm && has_node; } ||
		fail "Kiểm thử cần Node 18 trở lên và npm. Hãy cài các gói «nodejs» và «npm» của hệ thống."
	# shellcheck disable=SC2046 # several packages
	has_web_servers || { install_packages $(web_servers) && has_web_servers; } ||
		fail "Kiểm thử cần các máy chủ web. Hãy cài các gói của hệ thống: $(web_servers)."
	install_script_checkers
	has_java || { install_packages "$(java_package)" && has_java; } ||
		fail "Kiểm thử cần Java 17 trở lên. Hãy cài gói «$(java_package)» của hệ thống."
	;;
engines)
	install_libraries requirements-test.txt
	has_firefox || { install_packages firefox-esr && has_firefox; } ||
		fail "Kiểm thử cần Firefox. Hãy cài gói «firefox-esr» hoặc «firefox» của hệ thống."
	has_webkit || { install_packages webkit2gtk-driver xvfb && has_webkit; } ||
		fail "Kiểm thử cần WebKitWebDriver và Xvfb. Hãy cài các gói «webkit2gtk-driver» và «xvfb» của hệ thống."
	;;
*)
	fail "Cách dùng: setup.sh site|test|engines"
	;;
esac
