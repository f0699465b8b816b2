"""A headline held to the article's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_checkpoint import TEXT
from transformers import AutoTokenizer

from summarise.generation.decoding.constraint import final_state
from summarise.generation.decoding.source_words import SourceWords
from summarise.generation.decoding.spelling import SpellingTrie, Vocabulary


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
