"""Documents to learn cleaning from: pages with true bodies, and which of their blocks are the body."""

from __future__ import annotations

import difflib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.features import Features
from summarise.cleaning.blocks.keys import key
from summarise.cleaning.blocks.segment import Segment, segment
from summarise.cleaning.html.page import Page, parse_page
from summarise.cleaning.label import look
from summarise.cleaning.rules.taggers import mark
from summarise.training.cleaner.scores import WORD, open_text
from summarise.training.pairs import read_records

LONGEST_TITLE = 400  # characters


@dataclass
class TrainingDocument:
    """A document to learn from: its blocks, how many words each has, and how many are the body's."""

    set: str
    site: str
    title: str
    body: str
    segments: list[Segment]
    words: list[int]
    true: list[int]
    given: str | None = None  # the headline, where markup gave it
    page: Page | None = None  # the markup, if it has any

    @cached_property
    def seen(self) -> Features:
        """What the classifier sees of it."""
        return look(mark(self.segments, self.given).batch)

    @cached_property
    def headlines(self) -> list[int]:
        """The blocks that say the title, or nearly all of it: its end may be the site's name."""
        title = key(self.title)
        keys = (
            (i, key(s.text)) for i, s in enumerate(self.segments) if len(s.text) < LONGEST_TITLE
        )
        return [i for i, said in keys if said == title or _most_of(said, title)]

    @cached_property
    def span(self) -> tuple[int, int]:
        """From the first block of the body to behind the last; (0, 0) without any."""
        inside = [
            i for i, (n, true) in enumerate(zip(self.words, self.true, strict=True)) if 2 * true > n
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def fold(self, folds: int) -> int:
        """Return the fold that its site is dealt to."""
        return fold_of(self.site, folds)


def fold_of(site: str, folds: int) -> int:
    """Return the fold that a site is dealt to."""
    return zlib.crc32(site.encode()) % folds


def read_documents(path: Path, pages: Path | None, done: set[Path]) -> Iterator[TrainingDocument]:
    """Read the documents of a file, each as the text it has and as the page that it names.

    Args:
        path: JSONL, see `scripts/train_cleaner.py`.
        pages: the folder of the pages, if they are to be read.
        done: pages that were read before, which are left out; those read now are added.
    """
    name = path.name.split(".")[0]
    for row in read_records(path):
        site = (urlsplit(row.get("url") or "").hostname or "").removeprefix("www.")
        title = row.get("title") or row.get("title_silver") or ""
        file = pages / Path(row["html_file"]).name if pages and "html_file" in row else None
        found: dict[str, tuple[SegmentedDocument, Page | None]] = {
            name: (SegmentedDocument(segment(row["dump"])), None)
        }
        if file and file.exists() and file not in done:
            done.add(file)
            with open_text(file, errors="replace") as markup:
                page = parse_page(markup.read())
            blocks = SegmentedDocument(page.segments, page.metadata.title)
            found[f"{name}, HTML"] = blocks, page.without_tree()
        for set_name, ((segments, given, _), markup_of) in found.items():
            if segments:
                words, true = align([s.text for s in segments], row["body"])
                yield TrainingDocument(
                    *(set_name, site, title, row["body"], list(segments), words, true, given),
                    markup_of,
                )


def _most_of(said: str, title: str) -> bool:
    begins, ends = title.startswith(f"{said} "), title.endswith(f" {said}")
    return len(said) > 20 and (begins or ends)


def align(texts: Sequence[str], body: str) -> tuple[list[int], list[int]]:
    """Return the words of each block, and how many of them the body has in the same order."""
    found = [WORD.findall(text) for text in texts]
    flat, wanted = list(chain.from_iterable(found)), WORD.findall(body)
    here, there = (list(zip(*(w[k:] for k in range(4)), strict=False)) for w in (flat, wanted))
    matches = difflib.SequenceMatcher(a=here, b=there, autojunk=False).get_matching_blocks()
    inside = np.zeros(len(flat), np.int64)
    for match in matches:
        if match.size:
            inside[match.a : match.a + match.size + 3] = 1
    owner = np.repeat(np.arange(len(texts)), [len(words) for words in found])
    true = np.bincount(owner, inside, minlength=len(texts)).astype(int)
    return [len(words) for words in found], true.tolist()
