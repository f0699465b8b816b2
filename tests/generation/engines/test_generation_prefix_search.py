"""The search writes what `generate` writes, of many articles what it writes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_prefix_lm import tiny_prefix_lm, tiny_tokenizer

from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.engines.prefix_search import SearchSettings, search
from summarise.generation.postprocess.lengths import Bounds

TEXTS = [TEXT, "The river was closed to boats.", "Nobody was hurt, the council of Quill said."]


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return tiny_tokenizer()


@pytest.fixture(scope="module")
def model(tokenizer: Any) -> Any:
    return tiny_prefix_lm(tokenizer)


def settings(tokenizer: Any, **more: Any) -> SearchSettings:
    return SearchSettings(3, 2, 12, [tokenizer.eos_token_id])._replace(**more)


def written(
    model: Any,
    tokenizer: Any,
    texts: Sequence[str],
    how: SearchSettings,
    constraints: Sequence[Constraint | None] = (),
) -> list[list[Hypothesis]]:
    batch = tokenizer(list(texts), return_tensors="pt", padding=True)
    with torch.inference_mode():
        prefix = model.read(batch.input_ids, batch.attention_mask).prefix
    assert prefix is not None
    return search(model, prefix, model.config.decoder_prompt, how, constraints)


@pytest.mark.parametrize("length_penalty", [1.0, 0.0])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_it_writes_what_generate_writes(tokenizer: Any, seed: int, length_penalty: float) -> None:
    model: Any = tiny_prefix_lm(tokenizer, seed=seed)
    batch = tokenizer(TEXTS, return_tensors="pt", padding=True, return_token_type_ids=False)
    output = model.generate(
        **batch,
        num_beams=3,
        num_return_sequences=3,
        min_new_tokens=2,
        max_new_tokens=12,
        do_sample=False,
        length_penalty=length_penalty,
    )
    prompt = len(model.config.decoder_prompt)
    expected = [tokenizer.decode(ids[prompt:], skip_special_tokens=True) for ids in output]
    ours = written(model, tokenizer, TEXTS, settings(tokenizer, length_penalty=length_penalty))
    assert [tokenizer.decode(found.ids) for some in ours for found in some] == expected


def test_a_batch_writes_what_its_articles_do_one_by_one(tokenizer: Any, model: Any) -> None:
    how = settings(tokenizer, behind=0.25)
    together = written(model, tokenizer, TEXTS, how)
    alone = [written(model, tokenizer, [text], how)[0] for text in TEXTS]
    assert [[found.ids for found in some] for some in together] == [
        [found.ids for found in some] for some in alone
    ]


def test_a_constraint_is_kept_to_and_its_neighbour_is_free(tokenizer: Any, model: Any) -> None:
    sentences = [" The river was closed.", " Nobody was hurt."]
    ids = [tokenizer(text).input_ids for text in sentences]
    held = WholeSentences(sentences, ids, Bounds(3, 8), tokenizer.eos_token_id)
    how = settings(tokenizer, most=60)
    first, second = written(model, tokenizer, TEXTS[:2], how, [held, None])
    allowed = {
        "".join(some) for some in ([sentences[0]], sentences, sentences[::-1], [sentences[1]])
    }
    assert first
    assert {tokenizer.decode(found.ids) for found in first} <= allowed
    assert [found.ids for found in second] == [
        found.ids for found in written(model, tokenizer, TEXTS[1:2], how)[0]
    ]


def test_likelihoods_are_a_tokens(tokenizer: Any, model: Any) -> None:
    ((best, *_),) = written(model, tokenizer, [TEXT], settings(tokenizer))
    assert best.likelihood is not None
    ids = [*model.config.decoder_prompt, *best.ids, tokenizer.eos_token_id]
    batch = tokenizer([TEXT], return_tensors="pt", return_token_type_ids=False)
    with torch.inference_mode():
        logits = model(**batch, decoder_input_ids=torch.tensor([ids])).logits[0].log_softmax(-1)
    start = len(model.config.decoder_prompt)
    size = len(best.ids) + (len(best.ids) < 12)
    total = sum(float(logits[i - 1, ids[i]]) for i in range(start, start + size))
    assert best.likelihood == pytest.approx(total / size, abs=1e-4)


def test_a_texts_state_is_the_mean_of_its_tokens_behind_a_layer(tokenizer: Any, model: Any) -> None:
    layers, prompt = 2, model.config.decoder_prompt
    every = written(model, tokenizer, TEXTS, settings(tokenizer, tap=layers))
    for text, found in zip(TEXTS, every, strict=True):
        with torch.inference_mode():
            prefix = model.read(torch.tensor([tokenizer(text).input_ids])).prefix
        for one in found:
            own = one.ids[
                :11
            ]  # of a text that was stopped at twelve, the last was not gone on from
            with torch.inference_mode():
                states = model.behind(torch.tensor([[*prompt, *own]]), prefix, layers)
            assert one.state is not None
            mean = states[0, len(prompt) :].mean(0)
            torch.testing.assert_close(one.state, mean, atol=1e-4, rtol=1e-4)


def test_a_text_has_no_state_where_no_layer_is_asked(tokenizer: Any, model: Any) -> None:
    ((first, *_),) = written(model, tokenizer, TEXTS[:1], settings(tokenizer))
    assert first.state is None
