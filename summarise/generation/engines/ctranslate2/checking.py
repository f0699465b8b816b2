"""Whether a converted checkpoint computes what the checkpoint does: a text is scored by both.

Converters take a family's configuration for what it usually is, and some settings are lost on the
way without a word: logits that are scaled or capped, another activation, positions that are scaled.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.engines.base import PartedError
from summarise.generation.engines.ctranslate2.conversion import (
    Part,
    Precision,
    convert,
    load_converted,
    vocabulary_size,
)
from summarise.generation.engines.torch_engine import end_tokens

_CLOSE = 0.005  # nats a token, in full precision; of families that are computed alike it is 0.0005
_LONGEST = 640  # tokens: beyond the windows of attention that are usual in small models
_TEXT = (
    "The harbour board of Quill said on Monday that the 1908 lighthouse would be lit again in May. "
    "Its lamp, which had been dark for 27 years, was found in a barn near Telmouth; Ada Lindqvist, "
    "who repaired it, asked for nothing but £40 and a boat trip. “It only wanted oil,” she said. "
)


def convert_checked(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
    """Convert a checkpoint into a new folder, if that computes what the checkpoint does.

    It is first converted, and checked, in full precision, so that what 8 bits cost hides nothing.

    Args:
        checkpoint, part, precision, folder: see `convert`; an encoder alone is not checked.

    Raises:
        PartedError: it does not.
        OSError: the folder cannot be written.
    """
    if part != "encoder":
        exact = folder.with_name("exact")
        try:
            convert(checkpoint, part, "float32", exact)
            nats = difference(checkpoint, part, exact)
        except (NotImplementedError, ValueError, AttributeError, KeyError, RuntimeError) as error:
            raise PartedError(
                f"CTranslate2 cannot convert it ({type(error).__name__}: {error})",
                lasts=type(error) is not RuntimeError,  # as where memory is short
            ) from error
        if not nats <= _CLOSE:
            raise PartedError(
                f"what CTranslate2 makes of it is {nats:.3f} nats a token off, and is not used"
            )
        if precision == "float32":
            exact.rename(folder)
            return
        shutil.rmtree(exact)
    convert(checkpoint, part, precision, folder)


@torch.inference_mode()
def difference(checkpoint: Checkpoint, part: Part, folder: Path) -> float:
    """Return how far the log-probabilities of a text's tokens are apart, in nats, on average.

    Args:
        checkpoint: what was converted.
        part: `translator` or `generator`.
        folder: what it was converted to, in full precision.
    """
    import ctranslate2

    if part == "generator":
        ids = _long_text(checkpoint)
        generator = load_converted(ctranslate2.Generator, folder, "float32")
        (scored,) = generator.score_batch([list(map(str, ids))], max_input_length=0)
        expected, found = _by_torch(checkpoint, ids[:1], ids[1:]), scored.log_probs[1:]
    else:
        source = _source(checkpoint)
        target = [*checkpoint.prompt("headline"), *_plain(checkpoint)[:40]]
        translator = load_converted(ctranslate2.Translator, folder, "float32")
        (scored,) = translator.score_batch(
            [_names(checkpoint, source)], [_names(checkpoint, target)], max_input_length=0
        )
        expected, found = _by_torch(checkpoint, source, target), scored.log_probs
    return float((torch.tensor(found[: len(expected)]) - expected).abs().mean())


def _by_torch(checkpoint: Checkpoint, source: Sequence[int], text: Sequence[int]) -> torch.Tensor:
    """Return the log-probability of each token of a text, the first of a seq2seq model's aside."""
    model = checkpoint.model
    logits = model(
        input_ids=torch.tensor([source], device=model.device),
        decoder_input_ids=torch.tensor([text], device=model.device),
    ).logits.float()
    for banned in model.generation_config.bad_words_ids or []:
        if len(banned) == 1:  # Marian's padding, which is not converted
            logits[..., banned[0]] = float("-inf")
    chances = logits.log_softmax(-1).cpu()[0]
    found: torch.Tensor = chances[:-1].gather(1, torch.tensor(text[1:])[:, None])[:, 0]
    return found


def _plain(checkpoint: Checkpoint) -> list[int]:
    return list(checkpoint.tokenizer(_TEXT, add_special_tokens=False).input_ids)


def _source(checkpoint: Checkpoint) -> list[int]:
    """Return the token ids of a text as an encoder reads it."""
    most = min(_LONGEST, checkpoint.context)
    text = checkpoint.profile.prefix + 20 * _TEXT
    return list(checkpoint.tokenizer(text, truncation=True, max_length=most).input_ids)


def _long_text(checkpoint: Checkpoint) -> list[int]:
    """Return the token ids of a text as a decoder-only model reads it."""
    opening = checkpoint.chat.opening if checkpoint.chat else ()
    ids, most = _plain(checkpoint), min(_LONGEST, checkpoint.context)
    return [*opening, *(ids * (most // len(ids) + 1))[:most]]


def _names(checkpoint: Checkpoint, ids: Sequence[int]) -> list[str]:
    """Return token ids as a converted seq2seq model names them."""
    model: Any = checkpoint.model
    size = vocabulary_size(model)
    return [str(i if i < size else end_tokens(model)[0]) for i in ids]
