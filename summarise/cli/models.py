"""`summarise models`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarise.config import Config


def models(
    checkpoints: Annotated[
        list[str] | None,
        typer.Argument(help="Folders, hub names, presets or YAML files, to say how each is used."),
    ] = None,
) -> None:
    """List the bundled checkpoint, the presets, and which of their checkpoints are cached.

    Of CHECKPOINTS, say instead how each is used: family, engine, limits, prefix, languages.
    """
    from rich.console import Console
    from rich.table import Table

    if checkpoints:
        from summarise.generation import SummaryGenerator

        for name in checkpoints:
            summariser = SummaryGenerator(_configured(name))
            summariser.load()
            print(*summariser.notes, sep="\n")
        return

    from summarise.config import load, presets
    from summarise.generation.checkpoints.location import describe_location

    table = Table("preset", "headline", "paragraph", title="Configurations for --config")
    for name in presets():
        settings = load(name)
        cells = [
            f"{c.checkpoint}\n({describe_location(c.checkpoint)})"
            for c in (settings.headline, settings.paragraph)
        ]
        table.add_row(name, *cells)
    Console().print(table)


def _configured(name: str) -> Config:
    """Return a preset or a YAML file, or else the configuration that has a checkpoint of that name."""
    from summarise.config import Config, LengthConfig, load, presets

    is_file = Path(name).suffix in (".yaml", ".yml")
    if is_file or (name in presets() and not Path(name).is_dir()):
        return load(name)
    both = LengthConfig(checkpoint=name)
    return Config(headline=both, paragraph=both)
