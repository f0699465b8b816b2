"""References: what people wrote, by length and id."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from summarise.common.errors import SummariseError
from summarise.evaluation.tokenizers.sentence_marks import has_marks, marks_to_lines

ReferenceTexts = dict[str, tuple[str, ...]]  # by id, one or several

# Starts with a letter, so that `v1.2` and `2026.05.01` are whole stems.
_EXTENSION = re.compile(r"(?<=[^/])\.[A-Za-z][A-Za-z0-9]{0,9}$")


@dataclass(frozen=True)
class References:
    """References by length (`headline`, `paragraph`) and id, one or several for an id.

    Attributes:
        source: where they were read.
        texts: by length and id, none of them empty.
        by_stem: the ids are those of files without their extension, so that `a` stands for the
            predictions `a`, `a.txt` and `a.html` alike.
        marked: how many have sentence marks, which are read as line ends.
        lacking: ids of which there can be none, such as articles without a title.
    """

    source: str
    texts: dict[str, ReferenceTexts] = field(repr=False)
    by_stem: bool = False
    marked: int = 0
    lacking: frozenset[str] = frozenset()

    @classmethod
    def read(
        cls, source: str, given: Mapping[str, Mapping[str, Sequence[str]]], by_stem: bool = False
    ) -> Self:
        """Make references of texts as they were found, by length and id.

        Sentence marks become line ends, the white space around a text goes, such as the line end
        that closes a file, and a text that is empty is no reference.
        """
        texts: dict[str, ReferenceTexts] = {}
        marked = 0
        for length, by_id in given.items():
            texts[length] = {}
            for id_, several in by_id.items():
                marked += any(map(has_marks, several))
                if found := tuple(text for one in several if (text := marks_to_lines(one).strip())):
                    texts[length][id_] = found
        return cls(source, texts, by_stem, marked)

    def named_as(self, ids: Collection[str], length: str) -> ReferenceTexts:
        """Return one length's references under the ids of the predictions they belong to.

        A reference that no prediction matches keeps its own id. An exact match wins over one that
        ignores the prediction's extension.

        Raises:
            SummariseError: a reference matches several predictions.
        """
        texts = self.texts[length]
        if not self.by_stem:
            return texts
        by_stem: dict[str, list[str]] = {}
        for id_ in ids:
            if id_ not in texts:
                by_stem.setdefault(stem_of(id_), []).append(id_)
        named = {}
        for id_, references in texts.items():
            matches = [id_] if id_ in ids else by_stem.get(id_, [id_])
            if len(matches) > 1:
                raise SummariseError(
                    f"{self.source}: {length} reference {id_!r} is ambiguous, it may belong to "
                    f"{' or '.join(map(repr, matches))}: give the references as JSONL"
                )
            named[matches[0]] = references
        return named


def stem_of(id_: str) -> str:
    """Return an id without its extension: `x/y.txt` is `x/y`."""
    return _EXTENSION.sub("", id_)
