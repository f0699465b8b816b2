"""`summarise models`."""

from __future__ import annotations

from typing import Annotated

import typer


def models(
    checkpoints: Annotated[
        list[str] | None, typer.Argument(help="Folders or hub names, to say how each is used.")
    ] = None,
) -> None:
    """List the bundled checkpoint, the presets, and which of their checkpoints are cached.

    Of CHECKPOINTS, say instead how each is used: family, engine, limits, prefix, languages.
    """
    from rich.console import Console
    from rich.table import Table

    if checkpoints:
        from summarise.config import Config, LengthConfig
        from summarise.generation import SummaryGenerator

        for name in checkpoints:
            both = LengthConfig(checkpoint=name)
            summariser = SummaryGenerator(Config(headline=both, paragraph=both))
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
