"""What readers said of the drafts of an article's headline, as token ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.ranking.grader import GRADES
from summarise.training.pairs import read_records
from summarise.training.writer.data import source_ids, target_ids


class GradedDraft(NamedTuple):
    """A draft as token ids behind the prompt, the end token among them, and its grade, from 0."""

    ids: list[int]
    grade: int


class Example(NamedTuple):
    """An article's first tokens, its drafts, and the headline that a reader wrote, empty for none."""

    source: list[int]
    drafts: list[GradedDraft]
    written: list[int]


def read_examples(path: Path, text: Sequence[str], checkpoint: Checkpoint) -> list[Example]:
    """Read the examples of a file, in its order.

    Args:
        path: JSONL with the article, `drafts` of `text` and `grade`, and `headline`: a reader's own,
            or null.
        text: fields that may hold the article.
        checkpoint: has the tokenizer, the prompt, and how much of an article is read.

    Raises:
        SummariseError: no such file, or a record is not so.
    """
    found = []
    for number, record in enumerate(read_records(path), 1):
        try:
            article = next(str(record[field]) for field in text if record.get(field))
            found.append(_example(article, record, checkpoint))
        except (KeyError, TypeError, ValueError, StopIteration) as error:
            raise SummariseError(
                f"{path}#{number}: no judged drafts: give the article, drafts with text and grade "
                f"(0, 1 or 2), and headline"
            ) from error
    return found


def _example(article: str, record: Mapping[str, Any], checkpoint: Checkpoint) -> Example:
    tokenizer, most = checkpoint.tokenizer, checkpoint.max_source_tokens
    drafts = []
    for draft in record["drafts"]:
        if draft["grade"] not in range(GRADES):
            raise ValueError(draft["grade"])
        drafts.append(GradedDraft(target_ids(tokenizer, draft["text"]), draft["grade"]))
    written = record.get("headline")
    return Example(
        source_ids(tokenizer, article, most),
        drafts,
        target_ids(tokenizer, written) if written else [],
    )
