# One command each; every target makes the environment it needs.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow lint docs release clean

demo: .venv/installed  ## summarise examples/ and print the result
	$(BIN)/summarise run examples/dumps --output demo/summaries.jsonl
	$(BIN)/python scripts/show_summaries.py demo/summaries.jsonl

test: .venv/tested lint  ## what runs on every change
	$(BIN)/python -m pytest -m "not slow"

test-slow: .venv/tested  ## what takes minutes
	$(BIN)/python -m pytest -m slow

lint: .venv/tested  ## style, imports and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

docs: .venv/installed  ## the documentation as a site, in site/; a broken link is an error
	$(install) -e '.[docs]'
	$(BIN)/mkdocs build

release: .venv/installed  ## rehearse a release, up to the upload (docs/releasing.md)
	$(install) -e '.[release]'
	$(BIN)/python scripts/release.py

# what it takes to run the commands, and below what it takes to test them
.venv/installed: pyproject.toml constraints.txt
	@echo "installing into .venv, which takes some minutes; the largest part is torch"
	@$(telling); $(PYTHON) -m venv .venv && $(install) -e .
	@touch $@

.venv/tested: .venv/installed
	@echo "installing what tests need"
	@$(telling); $(install) -e '.[dev]'
	@touch $@

install := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
# a line every five seconds until the shell that says so ends
telling := ( s=0; while sleep 5; do s=$$((s + 5)); echo "  ... $$s s"; done ) & trap "kill $$!" EXIT

clean:  ## remove everything that can be made again
	rm -rf .venv demo build dist site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
