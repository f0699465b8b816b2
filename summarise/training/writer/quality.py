"""How good a writer is while it learns: loss on pairs held out, and what it writes of articles."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from summarise.common.text.unsupported import unsupported_texts
from summarise.training.decoder_only import DecoderOnly
from summarise.training.pairs import Pair
from summarise.training.rouge import mean_rouge
from summarise.training.writer.data import Collate, Example, prefix_ids
from summarise.training.writer.model import target_loss
from summarise.training.writer.recipe import Recipe

_ROWS = 16  # articles that are written of at once


def measure(
    writer: DecoderOnly, recipe: Recipe, held_out: Sequence[Example], dev: Sequence[Pair]
) -> dict[str, float]:
    """Return the mean loss on examples held out, and figures of what is written of articles.

    Of a length: ROUGE, mean words, and the share in percent that has a name, number, date or
    quotation that its article does not have. Drafts are greedy and free: what holds a writer to
    its article is no part of its training.
    """
    writer.model.eval()
    figures: dict[str, float] = {}
    if held_out:
        figures["eval_loss"] = round(mean_loss(writer, recipe, held_out), 4)
    for length in recipe.lengths:
        pairs = [pair for pair in dev if length in pair.targets]
        if not pairs:
            continue
        texts = write(writer, recipe, [pair.text for pair in pairs], length)
        scores = mean_rouge([pair.targets[length] for pair in pairs], texts)
        foreign = [bool(unsupported_texts(t, p.text)) for t, p in zip(texts, pairs, strict=True)]
        scores |= {
            "words": round(sum(len(text.split()) for text in texts) / len(texts), 1),
            "unsupported": round(100 * sum(foreign) / len(foreign), 1),
        }
        figures |= {f"eval_{length}_{name}": value for name, value in scores.items()}
    return figures


@torch.no_grad()
def mean_loss(writer: DecoderOnly, recipe: Recipe, examples: Sequence[Example]) -> float:
    """Return the mean cross-entropy of examples' targets, in nats a token."""
    collate = Collate(writer.tokenizer.eos_token_id, recipe.micro_tokens)
    total, count = 0.0, 0
    for part in collate(examples)["parts"]:
        moved = {name: tensor.to(writer.model.device) for name, tensor in part.items()}
        total += float(target_loss(writer.model, moved, recipe.bf16))
        count += int((moved["labels"] >= 0).sum())
    return total / max(1, count)


@torch.no_grad()
def write(writer: DecoderOnly, recipe: Recipe, articles: Sequence[str], length: str) -> list[str]:
    """Return what the model writes of each article, greedily."""
    from transformers import GenerationConfig

    model, tokenizer = writer
    end = tokenizer.eos_token_id
    settings = GenerationConfig(  # type: ignore[no-untyped-call]
        max_new_tokens=recipe.target_tokens, do_sample=False, eos_token_id=end, pad_token_id=end
    )
    prefixes = [prefix_ids(tokenizer, article, length, recipe) for article in articles]
    order = sorted(range(len(prefixes)), key=lambda i: len(prefixes[i]))
    texts = [""] * len(prefixes)
    for start in range(0, len(order), _ROWS):
        part = order[start : start + _ROWS]
        longest = max(len(prefixes[i]) for i in part)
        gaps = [longest - len(prefixes[i]) for i in part]  # on the left, so that all end together
        ids = torch.tensor([[end] * gap + prefixes[i] for gap, i in zip(gaps, part, strict=True)])
        mask = (torch.arange(longest) >= torch.tensor(gaps)[:, None]).long()
        with torch.autocast(model.device.type, torch.bfloat16, enabled=recipe.bf16):
            written = model.generate(
                input_ids=ids.to(model.device),
                attention_mask=mask.to(model.device),
                generation_config=settings,
            )
        for i, row in zip(part, written[:, longest:].tolist(), strict=True):
            texts[i] = " ".join(tokenizer.decode(row, skip_special_tokens=True).split())
    return texts
