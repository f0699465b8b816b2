"""Print what `summarise run` wrote as a table: title, headline and paragraph of each article.

python scripts/show_summaries.py OUT.jsonl
"""

import json
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table


def main(path: str) -> None:
    """Print one row an article, in the file's order."""
    table = Table("title", "headline", "paragraph", show_lines=True)
    with Path(path).open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            # not markup: an article may well have [brackets]
            table.add_row(*(record[key] or "" for key in ("title", "headline", "paragraph")))
    console = Console(markup=False, highlight=False)
    console.print(table)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
