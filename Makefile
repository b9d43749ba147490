# Two commands do everything on a machine with Python 3.11+ and pip: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/bin/uv
READY := $(VENV)/.ready

.PHONY: run test lint bench browser clean

run: $(READY)
	$(BIN)/atlas run --port $(PORT)

test: $(READY) browser
	$(BIN)/pytest -n 2 --dist loadgroup

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(READY) browser
	$(BIN)/python -m tests.bench

browser: $(READY)
	@$(BIN)/python -m tests.browser.chromium

# The lock file decides every version; uv itself is installed into the same environment.
$(READY): pyproject.toml uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
	$(UV) sync --frozen --group dev --inexact
	touch $(READY)

clean:
	rm -rf $(VENV)
