"""Examples for a writer: article, prompt and target in one row, in micro-batches by tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import torch

from summarise.common.text.datelines import dateline_end
from summarise.generation.checkpoints.special_names import as_plain_text
from summarise.training.pairs import Pair
from summarise.training.writer.recipe import Recipe

NO_LABEL = -100  # a label that has no part in the loss
_CHARACTERS_A_TOKEN = 12  # generous, so that a long article is not tokenised for its start


class Example(NamedTuple):
    """A row of token ids [tokens], and where in it the target begins."""

    ids: torch.Tensor
    target: int


def source_text(article: str) -> str:
    """Return an article as a writer reads it: in one line, without its dateline."""
    return " ".join(article[dateline_end(article) :].split())


def source_ids(tokenizer: Any, article: str, most: int) -> list[int]:
    """Return an article's first tokens, as many as a writer reads."""
    text = as_plain_text(tokenizer, source_text(article)[: most * _CHARACTERS_A_TOKEN])
    ids: list[int] = tokenizer(text, add_special_tokens=False, verbose=False).input_ids
    return ids[:most]


def target_ids(tokenizer: Any, target: str, most: int | None = None) -> list[int]:
    """Return a summary's tokens, the end token among them; at most so many.

    Behind a space, as a word in running text is spelled.
    """
    ids: list[int] = tokenizer(" " + target, add_special_tokens=False).input_ids
    return [*ids[: None if most is None else most - 1], tokenizer.eos_token_id]


def prefix_ids(tokenizer: Any, article: str, length: str, recipe: Recipe) -> list[int]:
    """Return what stands before a summary: the article's first tokens and the length's prompt."""
    source = source_ids(tokenizer, article, recipe.source_tokens)
    return source + prompt_ids(tokenizer, length, recipe)


def prompt_ids(tokenizer: Any, length: str, recipe: Recipe) -> list[int]:
    """Return the tokens of a length's prompt."""
    prompt: str = getattr(recipe.prompts, length)
    ids: list[int] = tokenizer(prompt, add_special_tokens=False).input_ids
    return ids


def make_examples(pairs: Sequence[Pair], tokenizer: Any, recipe: Recipe) -> Iterator[Example]:
    """Yield an example for each length of each pair; a target ends with the end token."""
    for pair in pairs:
        for length, target in pair.targets.items():
            prefix = prefix_ids(tokenizer, pair.text, length, recipe)
            taught = target_ids(tokenizer, target, recipe.target_tokens)
            yield Example(torch.tensor([*prefix, *taught], dtype=torch.int32), len(prefix))


class Collate:
    """Makes micro-batches of a batch, so that none has more tokens than the memory is to hold.

    Args:
        padding: the id that fills up on the right; causal attention never sees it.
        most_tokens: rows times longest row of a micro-batch; a row longer than that stands alone.
    """

    def __init__(self, padding: int, most_tokens: int) -> None:
        self.padding, self.most_tokens = padding, most_tokens

    def __call__(self, batch: Sequence[Example]) -> dict[str, list[dict[str, torch.Tensor]]]:
        parts: list[list[Example]] = []
        for example in sorted(batch, key=lambda example: len(example.ids)):
            if not parts or (len(parts[-1]) + 1) * len(example.ids) > self.most_tokens:
                parts.append([])
            parts[-1].append(example)
        return {"parts": [self.tensors(part) for part in parts]}

    def tensors(self, part: Sequence[Example]) -> dict[str, torch.Tensor]:
        """Return `input_ids` and `labels`, [rows, longest - 1]; labels are a token ahead."""
        ids = [example.ids.long() for example in part]
        labels = [row.clone() for row in ids]
        for row, example in zip(labels, part, strict=True):
            row[: example.target] = NO_LABEL
        pad = torch.nn.utils.rnn.pad_sequence
        return {
            "input_ids": pad(ids, True, self.padding)[:, :-1],
            "labels": pad(labels, True, NO_LABEL)[:, 1:],
        }
