"""What `--explain` shows in a terminal: an article's blocks, and why each was kept or dropped."""

from __future__ import annotations

import re

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarise.common.documents import Article, Block

SURE = 0.7  # a label with a lower score is in doubt
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # ids may hold what a terminal obeys


def render_explanation(article: Article) -> Group:
    """Return an article for a Rich console: title, a line of metadata, then all blocks in order.

    The margin has label, score and reason. What is dropped is dim and struck through, and marked
    with `-` for terminals without either.
    """
    about = (article.id, article.byline, article.agency, article.published, article.language)
    table = Table.grid(padding=(0, 2, 1, 0), collapse_padding=False, expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=2, overflow="fold")
    for block in article.blocks:
        table.add_row(_margin(block), _text(block.text, "" if block.kept else "dim strike"))
    return Group(
        _text(article.title or "(no title)", "bold"),
        _text(" · ".join(filter(None, about)), "dim"),
        *(_text(warning, "yellow") for warning in article.warnings),
        Padding(table, (1, 0)),
    )


def _margin(block: Block) -> Text:
    sign, colour = (" ", "green") if block.kept else ("-", "red")
    return Text.assemble(
        (f"{sign} {block.label} ", colour),
        (f"{block.score:.2f}", "dim" if block.score >= SURE else "yellow"),
        (f"\n{_CONTROL.sub('', block.reason)}", "dim"),
    )


def _text(text: str, style: str) -> Text:
    return Text(_CONTROL.sub("", text), style)
