"""A prefix LM writes what its decoder-only model writes behind the article and the prompt."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_prefix_lm import tiny_causal_lm, tiny_prefix_lm, tiny_tokenizer

from summarise.generation.prefix_lm.prefix import Prefix

SHORT = "The river was closed."
WRITTEN = " The mayor of Quill"


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return tiny_tokenizer()


@pytest.fixture(scope="module")
def model(tokenizer: Any) -> Any:
    return tiny_prefix_lm(tokenizer)


def rows(tokenizer: Any, texts: list[str], side: str = "right") -> dict[str, torch.Tensor]:
    """Texts as a padded batch."""
    tokenizer.padding_side = side
    found = tokenizer(texts, return_tensors="pt", padding=True, return_token_type_ids=False)
    return dict(found)


def by_causal_lm(tokenizer: Any, article: str, written: list[int]) -> torch.Tensor:
    """The decoder-only model's logits of what stands behind an article."""
    ids = torch.tensor([tokenizer(article).input_ids + written])
    with torch.no_grad():
        logits: torch.Tensor = tiny_causal_lm(tokenizer)(ids).logits[0, -len(written) :]
    return logits


@pytest.mark.parametrize("side", ["right", "left"])
def test_logits_are_those_of_the_causal_lm_on_either_side_of_padding(
    tokenizer: Any, model: Any, side: str
) -> None:
    written = model.config.decoder_prompt + tokenizer(WRITTEN).input_ids
    batch = rows(tokenizer, [TEXT, SHORT], side)
    with torch.no_grad():
        logits = model(**batch, decoder_input_ids=torch.tensor([written] * 2)).logits
    for text, ours in zip([TEXT, SHORT], logits, strict=True):
        torch.testing.assert_close(
            ours, by_causal_lm(tokenizer, text, written), atol=1e-4, rtol=1e-4
        )


def test_generate_goes_on_from_the_prompt(tokenizer: Any, model: Any) -> None:
    output = model.generate(**rows(tokenizer, [TEXT]), max_new_tokens=5, do_sample=False)
    ids = list(model.config.decoder_prompt)
    for _ in range(5):
        ids.append(int(by_causal_lm(tokenizer, TEXT, ids)[-1].argmax()))
    assert output[0].tolist() == ids


def test_the_loss_is_that_of_the_labels(tokenizer: Any, model: Any) -> None:
    written = torch.tensor([model.config.decoder_prompt])
    labels = torch.cat([torch.full((1, written.shape[1] - 1), -100), torch.tensor([[5]])], 1)
    with torch.no_grad():
        output = model(**rows(tokenizer, [TEXT]), decoder_input_ids=written, labels=labels)
    expected = -output.logits[0, -1].log_softmax(-1)[5]
    torch.testing.assert_close(output.loss, expected)


def test_skimming_and_reading_on_is_reading(tokenizer: Any, model: Any) -> None:
    batch = rows(tokenizer, [TEXT, SHORT])
    mask = batch["attention_mask"][:, :20]
    with torch.no_grad():
        at_once = model.read(batch["input_ids"][:, :20], mask).prefix
        in_two = model.read_on(model.skim(batch["input_ids"]), mask)
    assert at_once is not None
    for one, two in zip(at_once.keys + at_once.values, in_two.keys + in_two.values, strict=True):
        torch.testing.assert_close(one, two, atol=1e-5, rtol=1e-5)


def test_prefixes_are_put_together_in_any_order_and_taken_apart(tokenizer: Any, model: Any) -> None:
    batch = rows(tokenizer, [TEXT, SHORT])
    with torch.no_grad():
        whole = model.read(batch["input_ids"], batch["attention_mask"]).prefix
        long, short = (model.read(torch.tensor([tokenizer(t).input_ids])).prefix for t in (TEXT, SHORT))  # fmt: skip
    joined = Prefix.room(short, 2, whole.mask.shape[1])
    joined.put(short, torch.tensor([1]))
    joined.put(long, torch.tensor([0]))
    assert joined.mask.equal(whole.mask)
    seen = whole.mask[:, None, :, None].bool()
    torch.testing.assert_close(joined.keys[-1] * seen, whole.keys[-1] * seen, atol=1e-5, rtol=1e-5)
    second = joined.take(torch.tensor([1]))
    assert second.values[-1].equal(joined.values[-1][1:])
    assert second.mask.equal(joined.mask[1:])
