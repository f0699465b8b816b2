"""Pages from templates: what is escaped, and what a page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from summarise.common.pages import fill_template
from summarise.common.version import __version__


def page(folder: Path, template: str, **values: str) -> str:
    path = folder / "page.html.jinja"
    path.write_text(template, encoding="utf-8")
    return fill_template(path, **values)


def test_values_are_escaped(tmp_path: Path) -> None:
    assert page(tmp_path, "<p>{{ said }}", said="<b>&") == "<p>&lt;b&gt;&amp;"


def test_files_beside_the_template_are_put_in_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("p > b {}", encoding="utf-8")
    assert page(tmp_path, '{% include "page.css" %}') == "p > b {}"


def test_the_version_is_there(tmp_path: Path) -> None:
    assert page(tmp_path, "{{ version }}") == __version__


def test_a_value_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        page(tmp_path, "{{ said }}")


def test_a_lone_surrogate_can_be_written(tmp_path: Path) -> None:
    assert page(tmp_path, "{{ said }}", said="\ud800") == "\ufffd"
