"""Random folders of inputs of every format, with what is known of each, for property-based tests."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

WORDS = "council bridge river mayor school ferry harbour closed opened repaired town vote".split()
NAMES = st.sampled_from(["a", "b", "c c", "ü", "é[1]", "-", "x.y", "0", "aux", "=1"])


class Tree(NamedTuple):
    """Files by their paths below a folder."""

    files: dict[str, bytes]

    def write(self, folder: Path) -> Path:
        """Write the files, and return the folder; a path that another stands in the way of is left out."""
        folder.mkdir(parents=True)
        for name, data in self.files.items():
            path = folder / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                continue
        return folder


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A few sentences; sometimes nothing, sometimes what hurts."""
    if draw(st.integers(0, 9)) == 0:
        return draw(
            st.sampled_from(["", " ", "\0", "POISON and so on. " * 5, "\u2028\x85", "x" * 300])
        )
    sentences = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=5, max_size=9), max_size=4))
    return "\n\n".join(f"The {' '.join(words)} on Monday." for words in sentences)


def texts() -> st.SearchStrategy[str]:
    """Ids, titles and the like: anything that JSON can say, half characters too."""
    return st.one_of(
        st.text(max_size=8), st.sampled_from(["007", "a", "b", "\ud800", "=1+1", "\x1b[2J"])
    )


def records() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records of a file, of which some lack what they need."""
    value = st.one_of(articles(), st.none(), st.integers(), st.lists(st.integers(), max_size=2))
    record = st.fixed_dictionaries(
        {}, optional={"id": st.one_of(texts(), st.integers()), "text": value, "title": texts()}
    )
    return st.lists(record, max_size=6)


def _jsonl(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _json(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps(rows).encode()


def _csv(rows: list[dict[str, Any]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["id", "text", "title"], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        name: [str(row.get(name) or "").encode("utf-8", "replace").decode() for row in rows]
        for name in ("id", "text", "title")
    }
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


TABLES: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".json": _json,
    ".csv": _csv,
    ".parquet": _parquet,
}
SINGLE = (".txt", ".html", ".story", "", ".md")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name and bytes: of a format, packed or not, whole or damaged."""
    folders = draw(st.lists(NAMES, max_size=2))
    if draw(st.booleans()):
        ending = draw(st.sampled_from(list(TABLES)))
        data = TABLES[ending](draw(records()))
    else:
        ending = draw(st.sampled_from(SINGLE))
        text = draw(articles())
        data = (f"<html><body><p>{text}</p></body></html>" if ending == ".html" else text).encode(
            draw(st.sampled_from(["utf-8", "utf-16", "cp1252"])), "replace"
        )
    if draw(st.integers(0, 4)) == 0 and ending != ".parquet":
        ending, data = ending + ".gz", gzip.compress(data, mtime=0)
    if data and draw(st.integers(0, 5)) == 0:
        data = data[: draw(st.integers(0, len(data) - 1))]
    return "/".join([*folders, draw(NAMES) + ending]), data


def trees() -> st.SearchStrategy[Tree]:
    """Folders of a few files."""
    return st.lists(files(), min_size=1, max_size=6).map(lambda found: Tree(dict(found)))
