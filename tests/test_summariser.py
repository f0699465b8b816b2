"""`summarise.Summariser`: one object for texts, articles, streams and `datasets`."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from stub_summariser import SMALL, Stub, news

import summarise
import summarise.generation


@pytest.fixture
def summariser(monkeypatch: pytest.MonkeyPatch) -> summarise.Summariser:
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)
    return summarise.Summariser(SMALL)


def test_a_text_is_cleaned_and_gives_its_summary(summariser: summarise.Summariser) -> None:
    summary = summariser(news(7))
    assert summary.title == "Bridge in district 7 to close"
    assert summary.headline == "The council of district 7 said"


def test_an_article_is_taken_as_it_is(summariser: summarise.Summariser) -> None:
    article = summarise.Article("a", "a.txt", "One two three.")
    assert summariser(article).id == "a"


def test_a_stream_of_both_comes_out_in_order_and_a_failure_in_its_place(
    summariser: summarise.Summariser,
) -> None:
    given: list[str | summarise.Article | summarise.Failure] = [
        news(1),
        summarise.Article("a", "a.txt", "One."),
        "Share\n\nComments",
        news(2),
    ]
    results = list(summariser(given))
    assert [result.id for result in results] == ["0", "a", "2", "3"]
    assert [isinstance(result, summarise.Failure) for result in results] == [0, 0, 1, 0]


def test_results_come_while_the_stream_goes_on(summariser: summarise.Summariser) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield news(taken)

    assert next(summariser(endless()))
    assert taken == SMALL.window


def test_one_text_without_an_article_is_an_error(summariser: summarise.Summariser) -> None:
    with pytest.raises(summarise.SummariseError, match="no article"):
        summariser("Share\n\nComments")


def test_a_batch_of_columns_gets_columns_and_the_errors(summariser: summarise.Summariser) -> None:
    columns = summariser.map({"text": [news(1), "Share"], "other": [1, 2]})
    assert list(columns) == ["headline", "paragraph", "error"]
    assert columns["headline"] == ["The council of district 1 said", None]
    assert columns["error"][0] is None
    assert "no article" in columns["error"][1]


def test_a_null_in_a_column_is_an_error_of_its_row(summariser: summarise.Summariser) -> None:
    columns = summariser.map({"text": [None, news(1)]})
    assert columns["headline"] == [None, "The council of district 1 said"]
    assert columns["error"] == ["NoneType is no text: give a string", None]


def test_a_batch_without_texts_is_told_the_cure(summariser: summarise.Summariser) -> None:
    with pytest.raises(summarise.SummariseError, match="rename_column"):
        summariser.map({"body": []})


def test_a_dataset_is_mapped_in_batches_by_two_processes() -> None:
    import datasets

    dataset = datasets.Dataset.from_dict({"text": [news(n) for n in range(4)]})
    short = summarise.Summariser(lengths=["paragraph"])
    mapped = dataset.map(short.map, batched=True, batch_size=2, num_proc=2)
    assert all(mapped["paragraph"])


def test_what_is_loaded_stays_behind_when_it_is_pickled() -> None:
    loaded = summarise.Summariser(lengths=["paragraph"])
    before = loaded(news(3, sentences=4))
    copy = pickle.loads(data := pickle.dumps(loaded))
    assert len(data) < 10_000
    assert copy(news(3, sentences=4)) == before


def test_a_dataset_can_be_mapped_row_by_row_too(summariser: summarise.Summariser) -> None:
    from datasets import Dataset

    mapped = Dataset.from_dict({"text": [news(1), "Share", None]}).map(summariser.map)
    assert mapped["headline"] == ["The council of district 1 said", None, None]
    assert [bool(error) for error in mapped["error"]] == [False, True, True]
