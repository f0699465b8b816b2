"""Pages of one file, from templates: what all our reports have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarise.common.text.repair import without_surrogates
from summarise.common.version import __version__


def fill_template(template: Path, **values: Any) -> str:
    """Return a page: every value is escaped but `Markup`, and one that is missing is an error.

    Args:
        template: may include the files that lie beside it.
        values: what the template names; it has `version` besides.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # most runs write no page

    environment = Environment(
        loader=FileSystemLoader(template.parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    page = environment.get_template(template.name).render(version=__version__, **values)
    return without_surrogates(page)
