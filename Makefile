# Everything that a laptop and the workflows run. `make` alone tells what there is.
PYTHON ?= python3
SITE := .venv/.site-ready
TEST := .venv/.test-ready
ENGINES := .venv/.engines-ready
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup site serve check test test-fast test-engines coverage bench guides lock

help:  ## Liệt kê các lệnh · list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(SITE)  ## Chỉ cài thư viện vào .venv · only install the libraries

site: $(SITE)  ## Kiểm tra và dựng toàn bộ trang vào site/ · check and build the whole site
	@$(RUN) scripts/build.py build

serve: $(SITE)  ## Xem trước khi sửa, có báo lỗi · live preview with the checks shown
	@$(RUN) scripts/build.py serve

check: $(SITE)  ## Chỉ kiểm tra văn bản · only check the text
	@$(RUN) scripts/build.py check

test: $(TEST)  ## Chạy mọi kiểm thử, kể cả trình duyệt · run every test, the browser's included
	@before=$$(git status --porcelain); $(RUN) -m pytest || exit; \
	[ "$$before" = "$$(git status --porcelain)" ] || { echo 'Kiểm thử đã thay đổi tệp:'; git status --short; exit 1; }

test-fast: $(TEST)  ## Kiểm thử trong một phút, không dựng trang · the tests that build no site, in a minute
	@$(RUN) -m pytest tests/unit tests/rules tests/js

test-engines: $(ENGINES)  ## Những việc chính của người đọc trong Firefox và WebKitGTK · what readers do, in Firefox and WebKitGTK
	@$(RUN) -m pytest -n 0 tests/engines

coverage: $(TEST)  ## Đo phần mã mà kiểm thử chạy qua · measure how much of the code the tests run
	@$(RUN) -m pytest tests/unit tests/rules tests/site tests/cli --cov --cov-report=term:skip-covered

bench: $(TEST)  ## Đo các con số đã hứa · measure the promised figures
	@PYTHONPATH=tests $(RUN) -m bench $(PARTS)

guides: $(TEST)  ## Làm lại ảnh và câu trả lời của lệnh trong hướng dẫn · the guides' pictures and answers anew
	@PYTHONPATH=tests $(RUN) -m guides

lock: $(TEST)  ## Khóa lại phiên bản thư viện · lock the libraries' versions anew
	@sh scripts/lock.sh

# Where Python was replaced or removed, the libraries of before are of no use.
ifneq ($(shell .venv/bin/python -c 'import pip' 2>/dev/null && echo runs),runs)
.PHONY: $(SITE) $(TEST)
endif

$(SITE): requirements.txt pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh site
	@touch $@

$(TEST): requirements-test.txt tests/package-lock.json scripts/setup.sh $(SITE)
	@PYTHON="$(PYTHON)" sh scripts/setup.sh test
	@touch $@

$(ENGINES): requirements-test.txt scripts/setup.sh $(SITE)
	@PYTHON="$(PYTHON)" sh scripts/setup.sh engines
	@touch $@
