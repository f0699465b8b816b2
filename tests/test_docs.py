"""The documentation: its commands work as they stand there, and its site has no broken link."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
import yaml
from docs_hooks import (
    NOTEBOOKS,
    PAGES,
    commands_page,
    configuration_page,
    notebook_page,
    with_links,
)
from nbclient import NotebookClient

from summarise.common.version import __version__
from summarise.config import load

ROOT = Path(__file__).parent.parent
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))


def test_the_python_of_the_tutorials_is_python() -> None:
    found = [
        block
        for tutorial in TUTORIALS
        for block in re.findall(r"```python\n(.*?)```", tutorial.read_text("utf-8"), re.DOTALL)
    ]
    assert found
    for block in found:
        compile(block, "tutorial", "exec")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_its_first_cell_to_its_last(name: str) -> None:
    notebook = nbformat.read(ROOT / name, as_version=4)
    shown = [bool(cell.get("outputs")) for cell in notebook.cells]
    where = {"metadata": {"path": str((ROOT / name).parent)}}
    NotebookClient(notebook, timeout=280, resources=where).execute()
    assert shown == [
        any(o.get("name") != "stderr" for o in c.get("outputs", ())) for c in notebook.cells
    ]


def test_a_notebooks_page_has_its_text_its_code_and_what_that_printed(tmp_path: Path) -> None:
    notebook = tmp_path / "a.ipynb"
    printed = {"output_type": "stream", "name": "stdout", "text": ["2\n"]}
    value = {"output_type": "execute_result", "data": {"text/plain": ["3"]}}
    code = {"cell_type": "code", "source": ["print(1 + 1)\n", "3"], "outputs": [printed, value]}
    text = {"cell_type": "markdown", "source": ["# Sums"]}
    notebook.write_text(json.dumps({"cells": [text, code]}), encoding="utf-8")
    assert notebook_page(notebook) == (
        "# Sums\n\n```python\nprint(1 + 1)\n3\n```\n\n```text\n2\n```\n\n```text\n3\n```\n"
    )


def test_links_of_a_document_lead_to_its_sites_pages() -> None:
    text = "[scale](docs/scale.md#how), [code](summarise/api.py), [web](https://paper.example)"
    assert with_links(text, "README.md", "index.md") == (
        "[scale](scale.md#how), code (`summarise/api.py`), [web](https://paper.example)"
    )


def test_links_of_a_page_in_a_folder_start_from_there() -> None:
    text = "[judge](../judging.md), [model card](../../summarise/bundled/README.md)"
    assert with_links(text, "docs/tutorials/research.md", "tutorials/research.md") == (
        "[judge](../judging.md), [model card](../model-card.md)"
    )


def test_links_in_code_stay() -> None:
    text = "```\n[a](b.md)\n```"
    assert with_links(text, "README.md", "index.md") == text


def test_the_reference_has_every_command_and_every_key() -> None:
    reference = "\n".join(commands_page())
    for command in ("demo", "run", "clean", "evaluate", "models"):
        assert f"## summarise {command}\n" in reference
    assert "--output" in reference
    for key in load("default").model_dump():
        assert re.search(rf"^{key}:|`{key}`", configuration_page(), re.MULTILINE), key


def test_every_document_has_its_place_in_the_site() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    documents = {
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    made = {*PAGES.values(), *NOTEBOOKS.values()}
    lost = {page for page in documents | made if page not in navigation}
    assert not lost, "add them to `nav` in mkdocs.yml"


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
