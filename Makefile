# What people type. `make help` lists it.
.DEFAULT_GOAL := all
.PHONY: all build check test bench lint format docs clean help
.DELETE_ON_ERROR:
SHELL := /bin/sh
# Bytecode is kept, whatever the surroundings say: the tests start hundreds of programs.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PYTHON := $(VENV)/bin/python
KIT := $(VENV)/bin/kit
PIP := $(PYTHON) -m pip --quiet --disable-pip-version-check
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

all: build ## Set everything up and build all files (what plain `make` does)

build: $(VENV)/.kit $(VENV)/.libraries ## Build what has changed, into output/
	@$(KIT) build

check: $(VENV)/.kit ## Report every problem in the curriculum
	@$(KIT) check

test: $(VENV)/.dev $(VENV)/.libraries ## Run all tests
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile $(TESTS)

bench: $(VENV)/.dev $(VENV)/.libraries ## Measure builds against a plain pipeline
	@$(PYTHON) -m tests.bench

lint: $(VENV)/.dev ## Check style and types
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/mypy

docs: $(VENV)/.dev ## Rewrite the parts of docs/ that are made from the code
	@$(PYTHON) -m tests.write_docs

clean: ## Remove all products, caches and the environment
	@find output -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

# ------------------------------------------------------------------ the environment

# A Python that is new enough and can make environments; the one with wheels for every pinned package first.
$(VENV)/.python:
	@for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	    path=$$(command -v $$name) || continue; \
	    $$path -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	    $$path -m venv $(VENV) && touch $@ && exit 0; \
	done; \
	echo "kit needs Python 3.11 or newer, with its venv module." >&2; \
	echo "Install it (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python), then run make again." >&2; \
	exit 6

$(VENV)/.kit: pyproject.toml constraints.txt | $(VENV)/.python
	@echo "Setting up Python packages in $(VENV)" >&2
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt $(VENV)/.kit
	@echo "Setting up test packages in $(VENV)" >&2
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

# Pango lays out text; without HarfBuzz's subsetter, which the build itself would mention, pages take twice as long.
$(VENV)/.libraries: $(VENV)/.kit
	@complete='from kit.build.environment import notices; import sys; sys.exit(bool(notices()))'; \
	if ! $(PYTHON) -c "$$complete" >/dev/null 2>&1; then \
	    if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root='sudo -n'; else as_root=no; fi; \
	    if command -v apt-get >/dev/null && [ "$$as_root" != no ]; then \
	        echo "Installing $(LIBRARIES)" >&2; \
	        { $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends $(LIBRARIES); } >/dev/null || true; \
	    fi; \
	    $(PYTHON) -c 'import weasyprint' >/dev/null 2>&1 || { \
	        echo "kit needs libraries that make may not install on this machine. Install them, then run make again:" >&2; \
	        echo "  Debian, Ubuntu: apt-get install $(LIBRARIES)" >&2; \
	        echo "  Fedora: dnf install pango harfbuzz    macOS: brew install pango" >&2; \
	        exit 6; \
	    }; \
	fi
	@touch $@
