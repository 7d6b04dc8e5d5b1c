# Two commands do everything: `make run` starts Pressbox, `make test` checks it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint lock soak bench

run: .venv/.run
	@$(BIN)/pressbox

test: .venv/.dev lint
	$(BIN)/python -m pytest -n 2 -m "not soak"

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

soak: .venv/.dev
	$(BIN)/python -m pytest -m soak

bench: .venv/.dev
	$(BIN)/python -m pytest tests/benchmarks --benchmark-enable

.venv/.run: requirements/run.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.lock .venv/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.lock
	@touch $@

# Needs uv; the locks hold no index address.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/run.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/dev.lock
