"""`summarise demo`: an example that ships with the package, from its dump to its summaries."""

from __future__ import annotations

from pathlib import Path

from summarise.common.documents import Article

EXAMPLE = "ferry-terminal.txt"
_PACKAGE = Path(__file__).parents[1]
_SHIPPED = _PACKAGE / "examples"  # in the wheel
_CLONE = _PACKAGE.parent / "examples" / "dumps"  # in a clone


def demo() -> None:
    """Summarise an invented article that ships with the package: no file and no network needed."""
    from rich.console import Console

    from summarise.api import Summariser
    from summarise.cleaning.report.explain import render_explanation
    from summarise.cli.cards import print_cards
    from summarise.pipeline import clean
    from summarise.readers import read

    console = Console(highlight=False)
    path = example_file()
    print(f"What scraping gave is {path}.\n\nsummarise clean --explain says what is the article:\n")
    (article,) = clean(read([path]))
    assert isinstance(article, Article)
    console.print(render_explanation(article), width=min(console.width, 120))
    print("\nsummarise run writes a headline and a paragraph:\n", flush=True)
    print_cards([Summariser()(article)])
    print("Yours: summarise run FOLDER --output summaries.html --open")


def example_file() -> Path:
    """Return where the example is."""
    return (_SHIPPED if _SHIPPED.is_dir() else _CLONE) / EXAMPLE
