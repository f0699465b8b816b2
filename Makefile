# One command each; every target makes the environment it needs.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow lint docs release clean

demo: .venv/installed  ## summarise examples/ and print the result
	$(BIN)/summarise run examples/dumps --output demo/summaries.jsonl
	$(BIN)/python scripts/show_summaries.py demo/summaries.jsonl

test: .venv/installed lint  ## what runs on every change
	$(BIN)/python -m pytest -m "not slow"

test-slow: .venv/installed  ## what takes minutes
	$(BIN)/python -m pytest -m slow

lint: .venv/installed  ## style, imports and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

docs: .venv/installed  ## the documentation as a site, in site/; a broken link is an error
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	$(BIN)/mkdocs build

release: .venv/installed  ## rehearse a release, up to the upload (docs/releasing.md)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[release]'
	$(BIN)/python scripts/release.py

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	@echo "installing into .venv, which takes some minutes; the largest part is torch"
	@( s=0; while sleep 10; do s=$$((s + 10)); echo "  ... $$s s"; done ) & \
	said=$$!; trap 'kill $$said' EXIT; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:  ## remove everything that can be made again
	rm -rf .venv demo build dist site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
