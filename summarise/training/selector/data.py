"""Examples for the selector: an article's sentences as the frozen encoder has them, with labels."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file, save

from summarise.common.files import atomic_write
from summarise.common.text.datelines import dateline_end
from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import count_words
from summarise.evaluation.baselines.oracle import oracle_places
from summarise.evaluation.metrics.rouge import Rouge
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.encoder_input import by_sentences
from summarise.generation.engines.prefix_engine import PrefixEngine
from summarise.generation.engines.torch_engine import TorchEngine
from summarise.generation.extractive.sentence_vectors import encode_sentences, sentence_vectors
from summarise.generation.sentence_states import sentence_states

_MOST_SENTENCES = 40
_FEWEST_SENTENCES = 4  # of fewer there is nothing to choose
_MOST_CHOSEN = 4  # sentences that are labelled
_ROWS = 32  # articles that are encoded at once


class Example(NamedTuple):
    """An article: its sentences' vectors [sentences, inputs], words and labels [sentences]."""

    vectors: torch.Tensor
    words: torch.Tensor
    labels: torch.Tensor


def make_examples(pairs: Sequence[tuple[str, str]], checkpoint: Checkpoint) -> Iterator[Example]:
    """Encode and label articles with their summaries, a few at a time."""
    rouge = Rouge()
    reads_on = checkpoint.profile.running_text
    engine = PrefixEngine(checkpoint) if reads_on else TorchEngine(checkpoint)
    for start in range(0, len(pairs), _ROWS):
        part = [(first_sentences(text), summary) for text, summary in pairs[start : start + _ROWS]]
        part = [(texts, summary) for texts, summary in part if len(texts) >= _FEWEST_SENTENCES]
        states = _states(checkpoint, engine, [texts for texts, _ in part])
        for (texts, summary), vectors in zip(part, map(sentence_vectors, states), strict=True):
            if len(vectors) != len(texts):  # split otherwise when they stand together
                continue
            labels = torch.zeros(len(texts))
            labels[oracle_places(texts, [summary], _MOST_CHOSEN, rouge)] = 1
            words = torch.tensor([float(count_words(text)) for text in texts])
            yield Example(vectors.half(), words, labels)
        print(f"\r{start + len(part)} of {len(pairs)} encoded", end="", file=sys.stderr)
    print(file=sys.stderr)


def first_sentences(text: str) -> list[str]:
    """Return an article's first sentences, each once, without its dateline."""
    text = text[dateline_end(text) :]
    found = (" ".join(text[a:b].split()) for a, b in split_sentences(text))
    return list(dict.fromkeys(found))[:_MOST_SENTENCES]


def _states(
    checkpoint: Checkpoint, engine: Any, articles: Sequence[Sequence[str]]
) -> list[list[torch.Tensor]]:
    """Return what a checkpoint makes of the tokens of each sentence, as paragraphs are chosen by it."""
    if not checkpoint.profile.running_text:
        return encode_sentences(checkpoint, articles, engine)
    read = [by_sentences(checkpoint, "\n\n".join(texts), whole=True) for texts in articles]
    return sentence_states(read, engine.encode([one.ids for one in read]), engine)


def write_cache(path: Path, examples: Sequence[Example]) -> None:
    """Write examples to a safetensors file, end to end, with how many sentences each has."""
    columns = {
        name: torch.cat(list(column))
        for name, column in zip(Example._fields, zip(*examples, strict=True), strict=True)
    }
    sizes = torch.tensor([len(example.words) for example in examples])
    with atomic_write(path) as draft:
        draft.write_bytes(save(columns | {"sizes": sizes}))


def read_cache(path: Path) -> list[Example]:
    """Read what `write_cache` wrote."""
    columns = load_file(path)
    sizes = columns.pop("sizes").tolist()
    parts = zip(*(torch.split(columns[name], sizes) for name in Example._fields), strict=True)
    return [Example(*part) for part in parts]
