"""The functions of the package, by themselves and one after the other."""

from __future__ import annotations

import pydoc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from stub_summariser import SMALL, Stub, news, write_news

import summarise
import summarise.generation

FUNCTIONS = ("read", "count", "clean", "summarise", "evaluate", "support")


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("torch", "transformers", "datasets", "trafilatura", "typer", "pydantic")
    code = f"import sys, summarise; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_names_the_functions_and_shows_how_they_follow_each_other() -> None:
    text = pydoc.plain(pydoc.render_doc(summarise))  # without the doubled letters for bold
    for name in FUNCTIONS:
        assert f"    {name}(" in text
    assert 'summarise.read(["dumps/"])' in text


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_says_what_it_takes_gives_and_raises(name: str) -> None:
    text = getattr(summarise, name).__doc__
    assert "Args:" in text
    assert "Raises:" in text or name == "support"  # which takes any text
    assert "Returns:" in text or "Yields:" in text


@pytest.mark.parametrize("name", summarise.__all__)
def test_all_that_is_promised_is_there(name: str) -> None:
    assert hasattr(summarise, name)


def test_stages_follow_each_other_in_input_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)
    write_news(tmp_path, 20)
    (tmp_path / "010.txt").write_bytes(b"")
    articles = summarise.clean(summarise.read([tmp_path]))
    results = list(summarise.summarise(articles, SMALL))
    assert [result.id for result in results] == [f"{n:03}.txt" for n in range(20)]
    assert isinstance(results[10], summarise.Failure)
    assert all(
        isinstance(result, summarise.Summary) for result in results if result.id[:3] != "010"
    )


def test_what_recurs_across_documents_is_counted_first(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{news(number)}\nThe cat of the house is grey.\n")
    counts = summarise.count(summarise.read(tmp_path))
    for article in summarise.clean(summarise.read(tmp_path), counts):
        assert isinstance(article, summarise.Article)
        assert article.blocks[-1].reason == "repeated in 5 documents"


def test_one_path_may_be_given_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news(1))
    (document,) = summarise.read(tmp_path / "a.txt")
    assert document.id == "a.txt"


def test_a_raw_text_gives_its_article() -> None:
    article = summarise.clean(news(1) + "\nShare this article\n")
    assert article.title == "Bridge in district 1 to close"
    assert article.text.count("\n\n") == 1
    assert [block.kept for block in article.blocks] == [False, True, True, False]


def test_a_raw_text_without_an_article_raises() -> None:
    with pytest.raises(summarise.SummariseError, match="no article in it"):
        summarise.clean("Share\n\nComments\n")


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Threads that share a busy machine wait for each other most of the time."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("one_thread")
def test_a_raw_text_gives_its_summary_with_the_bundled_checkpoint() -> None:
    summary = summarise.summarise(news(1, 4))
    assert isinstance(summary, summarise.Summary)
    assert 5 <= len((summary.headline or "").split()) <= 16
    assert 30 <= len((summary.paragraph or "").split()) <= 100
    assert summary.title == "Bridge in district 1 to close"


def test_an_unknown_length_raises_at_once() -> None:
    with pytest.raises(summarise.SummariseError, match="no length 'tweet'"):
        summarise.summarise(news(1), lengths=["tweet"])


def test_an_unknown_configuration_raises_at_once() -> None:
    with pytest.raises(summarise.SummariseError, match="no configuration 'no-such'"):
        summarise.summarise([], "no-such")


def test_evaluate_gives_scores_from_0_to_100(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text('{"id": "a", "headline": "x y", "title": "x z"}\n')
    scores = summarise.evaluate([str(path)], references="title")
    assert scores["systems"]["p"]["headline"]["rouge1"]["fmeasure"] == 50


def test_evaluate_takes_the_articles_from_files(tmp_path: Path) -> None:
    folder = write_news(tmp_path / "in", 2)
    path = tmp_path / "p.jsonl"
    lines = (
        f'{{"id": "{file.name}", "headline": "x", "title": "y"}}\n' for file in folder.iterdir()
    )
    path.write_text("".join(lines))
    scores = summarise.evaluate([path], references="title", articles=folder)
    assert scores["baselines"]["lead-1"]["headline"]["n"] == 2


def test_evaluate_takes_one_file_by_itself(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"id": "a", "headline": "Lamp goes out"}')
    scores = summarise.evaluate(tmp_path / "p.jsonl", tmp_path / "p.jsonl")
    assert scores == summarise.evaluate([tmp_path / "p.jsonl"], tmp_path / "p.jsonl")
    assert scores == summarise.evaluate(str(tmp_path / "p.jsonl"), tmp_path / "p.jsonl")


def test_raw_texts_give_their_articles_in_order() -> None:
    results = list(summarise.clean([news(1), "", news(2)]))
    assert [result.id for result in results] == ["0", "1", "2"]
    assert [type(result).__name__ for result in results] == ["Article", "Failure", "Article"]


def test_what_is_no_text_among_texts_is_a_failure() -> None:
    (failure,) = summarise.clean([None])  # type: ignore[list-item]
    assert isinstance(failure, summarise.Failure)
    assert failure.error == "NoneType is no text: give a string"


@pytest.mark.parametrize("given", [Path("dumps"), None, 5, b"text", {"text": "words"}])
def test_what_is_neither_text_nor_documents_is_refused(given: object) -> None:
    with pytest.raises(summarise.SummariseError, match=r"give a string, or what summarise\.read"):
        summarise.clean(given)  # type: ignore[call-overload]


def test_one_length_may_be_given_by_itself() -> None:
    summariser = summarise.Summariser(lengths="headline")
    assert summariser.map({"text": []}).keys() == {"headline", "error"}


def test_support_scores_and_names_what_the_article_lacks() -> None:
    article = summarise.clean(news(1))
    supported = summarise.support(article, article.text.splitlines()[0])
    invented = summarise.support(article.text, "Zanzibar elects Bob Smith.")
    assert 0 <= invented.score < 0.3 < supported.score <= 1
    assert [found.text for found in invented.unsupported] == ["Zanzibar", "Bob Smith"]
