"""Names and numbers from the article while decoding, for byte-level and sentencepiece vocabularies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tiny_checkpoint import TEXT
from tiny_prefix_lm import tiny_tokenizer
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from summarise.generation.decoding.constraint import final_state
from summarise.generation.decoding.names_vocabulary import NamesVocabulary
from summarise.generation.decoding.source_names import SourceNames


def sentencepiece_like() -> Any:
    """A vocabulary that marks words by ▁, as sentencepiece's do."""
    backend = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>"))
    backend.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
    backend.decoder = decoders.Metaspace(prepend_scheme="never")
    special = ["<unk>", "</s>", *(f"<0x{n:02X}>" for n in range(256))]
    letters = sorted(set(TEXT + TEXT.lower() + "PM'\""))
    trainer = trainers.BpeTrainer(
        vocab_size=500, special_tokens=special, initial_alphabet=letters, show_progress=False
    )
    backend.train_from_iterator([TEXT, TEXT.lower()], trainer)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=backend, unk_token="<unk>", eos_token="</s>"
    )


@pytest.fixture(scope="module", params=[tiny_tokenizer, sentencepiece_like])
def vocabulary(request: pytest.FixtureRequest) -> NamesVocabulary:
    tokenizer = request.param()
    return NamesVocabulary(tokenizer, len(tokenizer) + 3, ["bridge", "mayor"])


def ids(vocabulary: NamesVocabulary, text: str) -> list[int]:
    """A text's tokens as they stand behind a prompt."""
    (found,) = vocabulary.spell([f" {text}"])
    return list(found)


def accepts(vocabulary: NamesVocabulary, text: str, only: bool = False) -> bool:
    held = SourceNames(vocabulary, TEXT, 2, 8, only)
    return final_state(held, ids(vocabulary, text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Quill closes the river",
        "Mayor of Quill opens bridge",
        "The Kessel-Road bridge, it said, cost £18,000",
        "Road to Kessel is opened",
        'Council "glad" in 2025',
        "Ada Münch's plan for 3.5 hours",
    ],
)
def test_the_articles_names_and_numbers_and_any_lower_case_word_are_accepted(
    vocabulary: NamesVocabulary, text: str
) -> None:
    assert accepts(vocabulary, text)


@pytest.mark.parametrize(
    "text",
    [
        "Quills closes the river",
        "The river in Paris closed",
        "Bridge cost £18",
        "The council in 202",
        "One",
        "the river was closed to boats for many hours",
    ],
)
def test_other_names_and_numbers_and_lengths_are_refused(
    vocabulary: NamesVocabulary, text: str
) -> None:
    assert not accepts(vocabulary, text)


def test_with_only_the_articles_words_a_lower_case_word_of_ones_own_is_refused(
    vocabulary: NamesVocabulary,
) -> None:
    assert accepts(vocabulary, "The town closed the river", only=True)
    assert not accepts(vocabulary, "The town closes the river", only=True)


@pytest.mark.parametrize("text", ["Quill closes the river", 'Council "glad" in 2025'])
def test_the_bias_allows_what_the_automaton_accepts(vocabulary: NamesVocabulary, text: str) -> None:
    held = SourceNames(vocabulary, TEXT, 2, 8)
    state: Any = held.start
    size = len(vocabulary.pieces) + 3
    for token in ids(vocabulary, text):
        bias = held.bias(state, size)
        assert bias[token] == 0.0
        allowed = {i for i, value in enumerate(bias.tolist()) if value == 0.0}
        accepted = {i for i in range(len(vocabulary.pieces)) if held.advance(state, i) is not None}
        assert allowed == accepted
        state = held.advance(state, token)
    assert held.bias(state, size)[vocabulary.eos] == 0.0


def test_the_bundled_ordinary_words_may_open_a_headline(tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    vocabulary = NamesVocabulary(tokenizer, len(tokenizer), ["storm"])
    held = SourceNames(vocabulary, TEXT, 2, 8)
    assert final_state(held, tokenizer(" Storm closes river").input_ids) is not None
    assert final_state(held, tokenizer(" River in a Storm").input_ids) is None


def test_an_article_without_a_name_or_a_number_allows_none(vocabulary: NamesVocabulary) -> None:
    held = SourceNames(vocabulary, "the river was closed", 2, 8)
    assert final_state(held, ids(vocabulary, "The river was closed")) is not None
    assert final_state(held, ids(vocabulary, "The river in Quill")) is None
