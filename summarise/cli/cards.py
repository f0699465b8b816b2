"""Summaries as a person reads them in a terminal, and which to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, Any

from summarise.cli.causes import Causes
from summarise.cli.printing import say_all
from summarise.common.concerns import concerns, gravity
from summarise.common.documents import Failure, Summary
from summarise.common.errors import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

_WIDTH = 88  # columns; longer lines are hard to read
_MOST = 5  # summaries that are named to be looked at first

Record = Mapping[str, Any]


def print_cards(results: Iterable[Summary | Failure], quiet: bool = False) -> int:
    """Print summaries as cards, and at the end what failed and what to look at first.

    Args:
        results: in order, as they come.
        quiet: show nothing while the first is waited for.

    Returns:
        the exit code.
    """
    from rich.console import Console

    console = Console(highlight=False)
    failed = Causes()
    looks = FirstLooks()
    waiting = Console(stderr=True, quiet=quiet).status("summarising")
    waiting.start()
    try:
        for result in results:
            waiting.stop()
            if isinstance(result, Failure):
                failed.add(result.record())
                continue
            record = result.record()
            looks.add(record)
            console.print(card(record), width=min(console.width, _WIDTH))
            console.file.flush()
    finally:
        waiting.stop()
    if failed.count:
        say_all([f"{failed.count} failed:", *failed.lines()])
    if looks.seen > 1:  # the only card says it itself
        say_all(looks.lines())
    return 1 if failed.count else 0


def card(record: Record) -> RenderableType:
    """Return a record as a card: whose article it is of, its summaries, and what to look at."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    def text(what: str, style: str = "") -> Text:
        return Text(visible(" ".join(what.split())), style)

    lines = [text(record["id"], "dim")]
    if record["title"]:
        lines.append(text(record["title"], "dim italic"))
    if record["headline"]:
        lines += [Text(), text(record["headline"], "bold")]
    if record["paragraph"]:
        lines += [Text(), text(record["paragraph"])]
    if checks := [text(f"! {concern}", "yellow") for concern in concerns(record)]:
        lines += [Text(), *checks]
    return Padding(Group(*lines), (0, 0, 1, 0))


class FirstLooks:
    """Takes in records, and names those with most to look at; memory stays small."""

    def __init__(self) -> None:
        self.seen = 0
        self._doubtful = 0
        self._worst: list[tuple[int, int, str]] = []  # gravity, minus the place, what to look at

    def add(self, record: Record) -> None:
        """Take in the next record."""
        self.seen += 1
        if weight := gravity(record):
            self._doubtful += 1
            entry = (weight, -self.seen, f"{record['id']}: {'; '.join(concerns(record))}")
            push = heappush if len(self._worst) < _MOST else heappushpop
            push(self._worst, entry)

    def lines(self) -> list[str]:
        """Return a line for each, the gravest first, below a heading; none for none."""
        if not self._worst:
            return []
        of_all = f", {len(self._worst)} of {self._doubtful}"
        some = of_all if self._doubtful > len(self._worst) else ""
        ordered = sorted(self._worst, reverse=True)
        return [f"look at these first{some}:", *(f"  {line}" for *_, line in ordered)]
