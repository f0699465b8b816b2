"""Articles longer than the context: what is read of them, and that nothing is cut in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_checkpoint import article as make
from tiny_checkpoint import build, settings

from summarise.common.documents import Article, Summary
from summarise.common.text.words import count_words
from summarise.config import Config, LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.long import salient_sentences, windows


@pytest.fixture(scope="module")
def bundled() -> Checkpoint:
    return load_checkpoint("bundled")


def story(sentences: int) -> str:
    """Sentences that are told apart by their numbers; most are about the flood."""
    about = ["the harbour", "the school", "the budget", "the library", "the choir", "the market"]
    lines = [
        f"The council said on day {i} that the flood would close the bridge over the river."
        if i % 7 < 4
        else f"Nobody at {about[i % 6]} had anything whatever to add about any of that on the long afternoon {i}."
        for i in range(sentences)
    ]
    return "\n\n".join(lines)


def test_windows_cover_every_sentence_and_fit_the_context(bundled: Checkpoint) -> None:
    text = story(60)
    found, words = windows(bundled, text)
    assert len(found) > 3
    assert words == count_words(text)
    assert all(len(reading.ids) <= bundled.max_source_tokens for reading in found)
    read = " ".join(reading.text for reading in found)
    assert all(line in read for line in text.split("\n\n"))


def test_neighbouring_windows_share_a_sentence(bundled: Checkpoint) -> None:
    (first, second, *_), _ = windows(bundled, story(60))
    assert second.text.split("\n\n")[0] == first.text.split("\n\n")[-1]


def test_salient_takes_the_opening_and_what_is_spoken_of_most_in_order(bundled: Checkpoint) -> None:
    text = story(60)
    reading = salient_sentences(bundled, text)
    lines = reading.text.split("\n")
    assert lines[0] == text.split("\n\n")[0]
    assert all("flood" in line for line in lines[1:])
    assert [text.index(line) for line in lines] == sorted(text.index(line) for line in lines)
    assert len(reading.ids) <= bundled.max_source_tokens


def test_a_sentence_longer_than_the_context_is_still_read(bundled: Checkpoint) -> None:
    text = "word " * 2000 + "end."
    assert salient_sentences(bundled, text).words > 0
    stretches, words = windows(bundled, text)
    assert words == 2001
    assert all(len(reading.ids) <= bundled.max_source_tokens for reading in stretches)
    assert stretches[-1].text.endswith("word end.")


@pytest.mark.parametrize("read", ["windows", "salient"])
def test_names_of_special_tokens_are_counted_as_they_are_read(
    read: str, bundled: Checkpoint
) -> None:
    name = bundled.tokenizer.eos_token
    text = " ".join(f"Ask for {name * 9} in bay {i}." for i in range(120))
    if read == "salient":
        assert salient_sentences(bundled, text).text.endswith(".")
    else:
        assert [one for one in windows(bundled, text)[0] if not one.text.endswith(".")] == []


@pytest.mark.parametrize("gap", [" ", "\n\n\n", "\u3000"])
def test_no_window_is_cut_for_what_stands_between_its_sentences(
    gap: str, bundled: Checkpoint
) -> None:
    text = gap.join(f"Bay {i} is dry." for i in range(400))
    stretches, words = windows(bundled, text)
    assert words == count_words(text)
    assert [one for one in stretches if not one.text.endswith("dry.")] == []


def test_a_word_longer_than_the_context_is_read_in_parts(bundled: Checkpoint) -> None:
    stretches, words = windows(bundled, "Bays: " + "桥" * 3000)
    assert words == count_words("Bays: " + "桥" * 3000)
    assert {letter for one in stretches[1:] for letter in one.text} == {"桥"}


def test_where_what_windows_say_does_not_fit_either_the_start_is_read(tmp_path: Path) -> None:
    config = settings(build(tmp_path / "c", positions=40))
    paragraph = config.paragraph.model_copy(update={"long": "windows", "words": (5, 30)})
    said = [
        f"The mayor {opened} the {bridge} on the {river} and the council said the town on the river was {opened}."
        for opened in ("opened", "closed")
        for bridge in ("bridge", "council", "town")
        for river in ("river", "town", "mayor")
    ]
    text = "\n\n".join(f"Town and river\n\n{sentence}" for sentence in said)
    generator = SummaryGenerator(config.model_copy(update={"paragraph": paragraph}), ["paragraph"])
    (record,) = generator.stream([make(text)])
    assert isinstance(record, Summary)
    assert record.strategy == "lead"
    assert 0 < record.words_read < 40
    assert record.warnings == (
        f"the model read the first {record.words_read} of {record.words_kept} words",
    )


@pytest.mark.parametrize(
    ("strategy", "warning"),
    [
        ("lead", ""),  # as the writer reads every article
        ("salient", "the model read the sentences that matter most, "),
        ("windows", ""),
    ],
)
def test_the_record_says_the_strategy_and_how_much_was_read(strategy: str, warning: str) -> None:
    headline = LengthConfig.model_validate({"long": strategy, "beams": 1})
    article = Article("a", "a", story(30), language="en")
    (record,) = SummaryGenerator(Config(headline=headline), ["headline"]).stream([article])
    assert isinstance(record, Summary)
    assert record.strategy in (strategy, "own clause", "leading sentences")
    assert (record.words_read < record.words_kept) == (strategy != "windows")
    assert [said for said in record.warnings if warning not in said] == []
    assert bool(record.warnings) == bool(warning)


def test_an_article_that_fits_is_read_as_it_is_by_every_strategy() -> None:
    article = Article("a", "a", story(4), language="en")
    found = set()
    for strategy in ("lead", "salient", "windows"):
        headline = LengthConfig.model_validate({"long": strategy, "beams": 1})
        (record,) = SummaryGenerator(Config(headline=headline), ["headline"]).stream([article])
        assert isinstance(record, Summary)
        assert record.words_read == record.words_kept == count_words(article.text)
        found.add((record.headline, record.strategy))
    assert len(found) == 1
