"""Markdown: a section a summary, to read, paste and print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.common.concerns import concerns
from summarise.common.text.repair import writable
from summarise.writers.lines import Record

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LIST_MARK = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


def write_markdown(path: Path, records: Iterable[Record], failures: Iterable[Record] = ()) -> int:
    """Write records as Markdown, and last what was not done; return how many records."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("# Summaries\n")
        for record in map(writable, records):
            file.write("".join(f"\n{line}\n" for line in _section(record)))
            count += 1
        for number, failure in enumerate(map(writable, failures)):
            file.write("" if number else "\n## Not done\n\n")
            file.write(f"- {escaped(failure['source'])}: {escaped(failure['error'])}\n")
    return count


def _section(record: Record) -> Iterator[str]:
    """Yield the blocks of a record's section."""
    heading = record["headline"] or record["title"] or record["id"]
    yield f"## {escaped(heading)}"
    if record["paragraph"]:
        yield escaped(record["paragraph"])
    facts = [("Title", record["title"]), ("Outlet", record["outlet"]), ("Source", record["source"])]
    lines = [f"- {name}: {escaped(text)}" for name, text in facts if text]
    lines += [f"- To check: {escaped(concern)}" for concern in concerns(record)]
    if record.get("text"):
        lines.append(f"- Article: {escaped(record['text'])}")
    yield "\n".join(lines)


def escaped(text: str) -> str:
    """Return a text in one line, as Markdown that shows it as it is."""
    line = _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
    return _LIST_MARK.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)
