# Two commands do everything: `make run` starts Pressbox, `make test` checks it.
PYTHON ?= python3
BIN := .venv/bin
# How long the longest run of `make soak` lasts.
MINUTES ?= 30
# How many names and sentences `make compare` looks among.
COUNTS ?= 1000 10000
# The locks are complete: with --no-deps, nothing comes in beside them.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint lock soak bench compare transcript pictures gallery

run: .venv/.run
	@$(BIN)/pressbox

test: .venv/.dev lint
	$(BIN)/python -m pytest -n 2 -m "not soak"

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

soak: .venv/.dev
	$(BIN)/python -m pytest -m soak --minutes $(MINUTES)
	$(BIN)/python -m pytest tests/bot -m "not soak" -k e2e --store postgresql

bench: .venv/.dev
	$(BIN)/python -m pytest tests/benchmarks --benchmark-enable

# Ways to find names and sentences beside ours, as tables; what only this needs is in a lock of its own.
compare: .venv/.dev
	@$(PIP) --require-hashes --no-deps --only-binary :all: -r requirements/bench.lock
	$(BIN)/python -m tests.benchmarks.comparison names $(COUNTS)
	$(BIN)/python -m tests.benchmarks.comparison passages $(COUNTS)

# Write what is printed today into the README.
transcript: .venv/.dev
	$(BIN)/python -m tests.transcript

# Draw the README's pictures from the stories that ship: look at them before you commit.
pictures: .venv/.dev
	$(BIN)/python -m tests.pictured

# Every case a picture has to stand, to look at.
gallery: .venv/.dev
	$(BIN)/python -m tests.bot.show.pictures.gallery build/gallery

.venv/.run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Pressbox needs Python 3.11 or newer: make run PYTHON=python3.12')"
	@echo "Making the environment in .venv: once, about a minute." >&2
	@test -f .venv/pyvenv.cfg && $(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) --require-hashes --no-deps --only-binary :all: -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.lock .venv/.run
	@$(PIP) --require-hashes --no-deps --only-binary :all: -r requirements/dev.lock
	@touch $@

# Needs uv; the locks hold no index address.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/run.lock
	uv pip compile pyproject.toml --group bench --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/bench.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/dev.lock
