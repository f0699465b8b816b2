"""Constraints let through what they promise, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT
from transformers import AutoTokenizer

from summarise.generation.decoding.constrained_processor import ConstrainedDecoding
from summarise.generation.decoding.constraint import final_state
from summarise.generation.decoding.source_words import SourceWords
from summarise.generation.decoding.spelling import SpellingTrie, Vocabulary, word_forms
from summarise.generation.decoding.whole_sentences import WholeSentences

EOS = 9
SENTENCES = [[1, 2, 3], [1, 2, 4], [5, 6], [7]]
TEXTS = ["It is open.", "It is shut.", "Nobody came.", "They all went home."]


def whole(least: int = 2, most: int = 10, **more: float) -> WholeSentences:
    return WholeSentences(TEXTS, SENTENCES, least, most, EOS, **more)


def test_a_summary_of_whole_sentences_is_accepted() -> None:
    constraint = whole(most=8)
    state = final_state(constraint, [1, 2, 4, 5, 6, EOS])
    assert constraint.text(state) == "It is shut. Nobody came."


@pytest.mark.parametrize("ids", [[1, 2], [1, 3], [5, 6, 5, 6], [1, 2, 3, 9, 5]])
def test_half_strange_and_repeated_sentences_are_refused(ids: list[int]) -> None:
    assert final_state(whole(), ids) is None


def test_too_few_words_cannot_end() -> None:
    assert final_state(whole(least=3), [5, 6]) is None
    assert final_state(whole(least=2, most=4), [5, 6]) is not None


def test_a_summary_goes_on_to_the_middle_of_its_bounds_while_a_sentence_fits() -> None:
    assert final_state(whole(least=2, most=10), [5, 6]) is None  # the last sentence still fits
    assert final_state(whole(least=2, most=10), [5, 6, 7]) is not None


def test_a_sentence_that_would_be_too_long_is_not_offered() -> None:
    constraint = whole(most=5)
    state = constraint.start
    for token in (1, 2, 3):
        state = constraint.advance(state, token)
    allowed = (~constraint.bias(state, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [5]  # two words fit, three or four do not


def test_an_earlier_sentence_comes_back_only_when_the_rest_cannot_fill_the_length() -> None:
    after_last = whole().advance(whole().start, 7)
    allowed = (~whole().bias(after_last, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [EOS]
    needy = whole(least=6)
    allowed = (~needy.bias(after_last, 10).isneginf()).nonzero().flatten().tolist()
    assert allowed == [1, 5]


def test_passing_over_sentences_costs_as_many_times_the_skip() -> None:
    bias = whole(skip=0.5).bias(whole().start, 10)
    assert [bias[1].item(), bias[5].item(), bias[7].item()] == [0.0, -1.0, -1.5]


def test_words_are_spelled_whole_with_what_stands_inside_them() -> None:
    forms = dict(word_forms("“Kim’s £18,000 Rolls-Royce,” the U.S. said (3.5%)."))
    assert list(forms) == ["Kim’s", "£18,000", "Rolls-Royce", "the", "U.S.", "said", "3.5%"]
    assert forms["Kim’s"] == ["Kim"]
    assert forms["Rolls-Royce"] == ["Rolls-Royce", "Rolls", "Royce"]


@pytest.fixture
def words(tiny: Path) -> SourceWords:
    vocabulary, free = Vocabulary(AutoTokenizer.from_pretrained(tiny)), SpellingTrie()
    for ids in vocabulary.spell(["will"]):
        free.add(ids)
    return SourceWords(vocabulary, TEXT, free, least=3, most=8, cost=3.0, jump=1.0)


def accepts(words: SourceWords, tiny: Path, text: str) -> bool:
    tokenizer = AutoTokenizer.from_pretrained(tiny)
    return final_state(words, tokenizer(text, add_special_tokens=False).input_ids) is not None


@pytest.mark.parametrize(
    "text", ["mayor of Quill opened bridge", "bridge cost £18,000, town said", "3.5 hours in 2025"]
)
def test_the_articles_words_are_accepted(words: SourceWords, tiny: Path, text: str) -> None:
    assert accepts(words, tiny, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mayor of Quilt opened bridge", "a name that the article lacks"),
        ("bridge cost £18 in town", "a part of a number"),
        ("bridge cost 19,000 in town", "another number"),
        ("bridge and bridge and bridge", "a content word twice"),
        ("mayor opened", "too few words"),
        ("the mayor of Quill opened the bridge in the town", "too many words"),
        ("mayor opened , , bridge", "two separators in a row"),
        ("mayor: Quill: bridge", "a separator twice"),
    ],
)
def test_everything_else_is_refused(words: SourceWords, tiny: Path, text: str, why: str) -> None:
    assert not accepts(words, tiny, text), why


def test_going_on_as_the_article_does_is_free_and_other_words_cost(
    words: SourceWords, tiny: Path
) -> None:
    tokenizer = AutoTokenizer.from_pretrained(tiny)
    vocabulary = tokenizer.get_vocab()
    state = words.advance(words.start, vocabulary["mayor"])
    bias = words.bias(state, len(vocabulary))
    assert bias[vocabulary["of"]] == 0.0  # "mayor of" is in the article
    assert bias[vocabulary["bridge"]] == -1.0  # elsewhere in it
    assert bias[vocabulary["will"]] == -1.0
    assert bias[vocabulary["mayor"]] == float("-inf")  # used


def test_each_row_is_held_to_its_own_constraint() -> None:
    processor = ConstrainedDecoding([whole(), None], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0], [0]]), torch.zeros(2, 10))
    assert scores[0].isneginf().sum() == 7  # all but the three first tokens
    assert not scores[1].isneginf().any()


def test_renormalised_choices_share_the_whole_probability() -> None:
    processor = ConstrainedDecoding([whole()], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0]]), torch.full((1, 10), -5.0))
    assert scores.exp().sum().item() == pytest.approx(1.0)


def test_a_beam_without_a_way_on_is_ended_behind_all_others() -> None:
    processor = ConstrainedDecoding([whole()], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0, 8]]), torch.zeros(1, 10))
    assert scores[0].argmax() == EOS
    assert scores[0, EOS] < -1000
