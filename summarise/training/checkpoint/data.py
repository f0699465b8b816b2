"""Examples for a seq2seq checkpoint: an article's tokens, and those of what is to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch

from summarise.common.errors import SummariseError
from summarise.common.text.datelines import dateline_end
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.special_names import as_plain_text
from summarise.training.checkpoint.recipe import Recipe
from summarise.training.pairs import Pair, read_pairs
from summarise.training.support import is_supported

NO_LABEL = -100  # a label that has no part in the loss


class Example(NamedTuple):
    """Token ids: what the encoder reads, what the decoder reads, and what it is to write next."""

    input_ids: torch.Tensor
    decoder_input_ids: torch.Tensor
    labels: torch.Tensor


def read(recipe: Recipe, held_out: bool = False) -> list[Pair]:
    """Read the pairs of a recipe's training files, or of its development files."""
    fields = {length: [field] for length, field in recipe.fields.items()}
    paths = recipe.dev if held_out else recipe.train
    return [pair for path in paths for pair in read_pairs(path, [recipe.text], fields)]


def make_examples(pairs: Sequence[Pair], checkpoint: Checkpoint, recipe: Recipe) -> list[Example]:
    """Tokenise pairs; targets that their articles do not support are left out.

    Raises:
        SummariseError: no example is left, or the checkpoint cannot tell the lengths apart.
    """
    if len(recipe.fields) > 1 and not checkpoint.prompts:
        raise SummariseError(
            f"checkpoint {recipe.checkpoint!r} does not tell lengths apart: give headline or "
            "paragraph, and null for the other"
        )
    examples = [example for pair in pairs for example in _examples(pair, checkpoint, recipe)]
    if not examples:
        raise SummariseError(
            f"none of {len(pairs)} records can be learnt from: their articles do not support the "
            "targets; lower least_support, or set known_names: false"
        )
    return examples


def _examples(pair: Pair, checkpoint: Checkpoint, recipe: Recipe) -> Iterator[Example]:
    """Yield the examples of one article, one a length."""
    tokenizer = checkpoint.tokenizer
    prefix = checkpoint.profile.prefix if recipe.prefix is None else recipe.prefix
    for length, target in pair.targets.items():
        if not is_supported(
            target, pair.text, recipe.least_support, recipe.known_names, checkpoint.ordinary
        ):
            continue
        source = prefix + as_plain_text(tokenizer, pair.text[dateline_end(pair.text) :])
        ids = tokenizer(source, truncation=True, max_length=recipe.source_tokens).input_ids
        if length in checkpoint.prompts:
            prompt = list(checkpoint.prompts[length])
            taught = tokenizer(target, add_special_tokens=False).input_ids
            taught = [*taught[: recipe.target_tokens - 1], tokenizer.eos_token_id]
        else:
            prompt = [checkpoint.model.config.decoder_start_token_id]
            taught = tokenizer(
                text_target=target, truncation=True, max_length=recipe.target_tokens
            ).input_ids
        labels = [NO_LABEL] * (len(prompt) - 1) + taught
        yield Example(*map(_small, (ids, [*prompt, *taught[:-1]], labels)))


def _small(ids: Sequence[int]) -> torch.Tensor:
    return torch.tensor(ids, dtype=torch.int32)  # of many examples, half the memory


class Collate:
    """Pads a batch of examples to tensors, [rows, longest].

    Args:
        padding: the id that fills up.
    """

    def __init__(self, padding: int) -> None:
        self.padding = (padding, padding, NO_LABEL)

    def __call__(self, batch: Sequence[Example]) -> dict[str, torch.Tensor]:
        tensors = {
            name: torch.nn.utils.rnn.pad_sequence(list(rows), True, value).long()
            for name, rows, value in zip(
                Example._fields, zip(*batch, strict=True), self.padding, strict=True
            )
        }
        lengths = torch.tensor([len(example.input_ids) for example in batch])
        places = torch.arange(tensors["input_ids"].shape[1])
        tensors["attention_mask"] = (places < lengths[:, None]).long()
        return tensors
