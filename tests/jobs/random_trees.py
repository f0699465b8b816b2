"""Random folders of inputs of every format, with what is known of each, for property-based tests."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st
from random_formats import RECORDS, TEXTS

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


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name and bytes: of a format, packed or not, whole or damaged."""
    folders = draw(st.lists(NAMES, max_size=2))
    if draw(st.booleans()):
        ending = draw(st.sampled_from(list(RECORDS)))
        data = RECORDS[ending](draw(records()))
    else:
        ending, make = TEXTS[draw(st.sampled_from(list(TEXTS)))]
        ending = draw(st.sampled_from([ending, ending, ""]))  # then it is told by its content
        made = make(draw(st.lists(articles(), min_size=1, max_size=3)))
        encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "cp1252"]))
        data = made if isinstance(made, bytes) else made.encode(encoding, "replace")
    if draw(st.integers(0, 4)) == 0 and ending != ".parquet":
        ending, data = ending + ".gz", gzip.compress(data, mtime=0)
    if data and draw(st.integers(0, 5)) == 0:
        data = data[: draw(st.integers(0, len(data) - 1))]
    return "/".join([*folders, draw(NAMES) + ending]), data


def trees() -> st.SearchStrategy[Tree]:
    """Folders of a few files."""
    return st.lists(files(), min_size=1, max_size=6).map(lambda found: Tree(dict(found)))
