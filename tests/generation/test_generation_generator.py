"""Articles to summaries with a tiny checkpoint: the flow, not the quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tiny_checkpoint import TEXT, article, build, settings
from tiny_families import build as build_family
from tiny_prefix_lm import build_packed

from summarise.common.documents import DENIES, Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.common.text.sentences import split_sentences
from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import count_words
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.decoding.source_names import SourceNames
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.engines.prefix_engine import PrefixEngine
from summarise.generation.engines.torch_engine import EncodedBatch, TorchEngine


def one(summariser: SummaryGenerator, given: Article) -> Summary:
    (result,) = summariser.summarise([given])
    assert isinstance(result, Summary), result
    return result


def spy_on_encoder(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Sequence[int]]]:
    """A list that grows by what the encoder reads, a batch at a time."""
    read: list[Sequence[Sequence[int]]] = []
    real = TorchEngine.encode

    def spy(self: TorchEngine, sources: Sequence[Sequence[int]]) -> EncodedBatch:
        read.append(sources)
        return real(self, sources)

    monkeypatch.setattr(TorchEngine, "encode", spy)
    return read


def test_both_lengths_are_written_and_keep_to_their_words(tiny: Path) -> None:
    result = one(SummaryGenerator(settings(tiny)), article())
    assert result.headline is not None
    assert result.paragraph is not None
    assert 3 <= count_words(result.headline) <= 8
    assert 5 <= count_words(result.paragraph) <= 40


def test_a_length_that_has_fewer_words_than_asked_for_is_a_warning(tiny: Path) -> None:
    lengths = settings(tiny)
    headline = lengths.headline.model_copy(update={"words": (20, 30), "languages": ("en",)})
    lengths = lengths.model_copy(update={"headline": headline})
    result = one(SummaryGenerator(lengths), article(language="de"))
    assert "headline: 10 words, fewer than the 20 asked for" in result.warnings
    whole = one(SummaryGenerator(settings(tiny)), article())
    assert not any("fewer than" in warning for warning in whole.warnings)


def test_even_random_weights_name_nothing_that_the_article_does_not(tiny: Path) -> None:
    result = one(SummaryGenerator(settings(tiny)), article())
    assert not unsupported_texts(f"{result.headline}", TEXT)
    assert result.unsupported == ()


def test_a_paragraph_of_whole_sentences_is_copied_to_the_letter(tiny: Path) -> None:
    result = one(SummaryGenerator(settings(tiny)), article())
    originals = [" ".join(TEXT[a:b].split()) for a, b in split_sentences(TEXT)]
    paragraph = result.paragraph or ""
    chosen = [original for original in originals if original in paragraph]
    assert " ".join(chosen) == paragraph


def test_the_encoder_runs_once_for_both_lengths(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = spy_on_encoder(monkeypatch)
    one(SummaryGenerator(settings(tiny)), article())
    assert len(read) == 1


def test_identical_bodies_are_read_once_and_each_gets_its_record(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = spy_on_encoder(monkeypatch)
    articles = [article(id="a"), article(f"{TEXT} More.", id="b"), article(id="c")]
    results = SummaryGenerator(settings(tiny)).summarise(articles)
    assert [len(sources) for sources in read] == [2]
    records = [result.record() for result in results]
    assert [record["id"] for record in records] == ["a", "b", "c"]
    assert records[0] | {"id": "c", "source": "c"} == records[2]


def test_a_body_under_another_title_is_written_as_it_is_alone(tiny: Path) -> None:
    text = "HARBOUR officials said on Monday that the bridge was closed. The mayor opened it on Tuesday."
    articles = [
        replace(article(text, id=title), title=title)
        for title in ("The bridge opens in May", "May opening for harbour building")
    ]
    summariser = SummaryGenerator(settings(tiny))
    alone = [one(summariser, given) for given in articles]
    assert alone[0].paragraph != alone[1].paragraph
    assert summariser.summarise(articles) == alone


def test_each_length_is_read_and_written_in_its_own_language(tmp_path: Path) -> None:
    config = settings(build_family("mBART-50", tmp_path / "mbart"))
    lengths = {
        "headline": config.headline.model_copy(update={"languages": ("en",)}),
        "paragraph": config.paragraph.model_copy(update={"languages": ("de", "en")}),
    }
    notes = SummaryGenerator(config.model_copy(update=lengths)).notes
    assert len(notes) == 2
    for note, token in zip(notes, ("en_XX", "de_DE"), strict=True):
        assert f"reads and writes {token}" in note


@pytest.mark.parametrize("given", [{"prompt": "A headline, please."}, {"system": "Be brief."}])
def test_a_checkpoint_that_is_not_asked_has_no_use_for_words_to_ask_it(
    given: dict[str, str], tiny: Path
) -> None:
    config = settings(tiny)
    asked = {"headline": config.headline.model_copy(update=given)}
    with pytest.raises(SummariseError, match=r"is not asked for its headline: .* is `prefix`"):
        SummaryGenerator(config.model_copy(update=asked)).load()


def test_two_checkpoints_each_read_the_article(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = build(tmp_path / "other", seed=1)
    config = settings(tiny)
    paragraph = config.paragraph.model_copy(update={"checkpoint": str(other)})
    result = one(SummaryGenerator(config.model_copy(update={"paragraph": paragraph})), article())
    assert result.model == f"headline: {tiny}, paragraph: {other}"
    assert result.headline
    assert result.paragraph


def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(tiny: Path) -> None:
    texts = [f"{TEXT} The council met {'again ' * n}in the town." for n in range(1, 9)]
    articles = [article(text, id=str(n)) for n, text in enumerate(texts)]
    summariser = SummaryGenerator(settings(tiny))
    together = summariser.summarise(articles)
    alone = [one(summariser, a) for a in articles]
    assert [r.record() for r in together] == [r.record() for r in alone]


def test_a_length_not_asked_for_is_null(tiny: Path) -> None:
    result = one(SummaryGenerator(settings(tiny), ["headline"]), article())
    assert result.paragraph is None
    assert result.headline


def test_an_unknown_length_is_an_error_that_names_the_known(tiny: Path) -> None:
    with pytest.raises(SummariseError, match="no length 'tweet': give one or more of headline"):
        SummaryGenerator(settings(tiny), ["tweet"])


def test_an_article_shorter_than_the_length_gives_its_own_text_and_says_so(tiny: Path) -> None:
    result = one(SummaryGenerator(settings(tiny)), article("The bridge is open."))
    assert result.paragraph == "The bridge is open."
    assert result.strategy.startswith("own text")
    assert any("paragraph: the article is shorter" in w for w in result.warnings)


def test_of_a_correction_its_own_title_and_opening_are_given(tiny: Path) -> None:
    told = replace(article(), warnings=(DENIES,))
    result = one(SummaryGenerator(settings(tiny)), told)
    assert result.headline == told.title
    assert result.paragraph
    assert TEXT.startswith(result.paragraph)
    assert (result.strategy, result.warnings[0]) == ("own title, leading sentences", DENIES)


def test_another_language_gets_the_opening_and_a_warning_never_a_guess(tiny: Path) -> None:
    text = "El puente se abrió el martes. La alcaldesa cortó la cinta. Nadie resultó herido ayer."
    result = one(SummaryGenerator(settings(tiny)), article(text, language="es"))
    assert result.paragraph == text[:57] or result.paragraph == text
    assert result.headline == "El puente se abrió el martes"
    assert any("does not read 'es'" in w for w in result.warnings)


def test_a_record_names_what_wrote_it_and_what_computed_that(tiny: Path) -> None:
    config = settings(tiny).model_copy(update={"engine": "torch"})
    result = one(SummaryGenerator(config), article())
    assert (result.model, result.engine) == (str(tiny), "torch")


def test_what_did_not_fit_is_reported_not_silently_cut(tmp_path: Path) -> None:
    small = build(tmp_path / "small", positions=64)
    result = one(SummaryGenerator(settings(small)), article(TEXT * 3))
    assert 0 < result.words_read < result.words_kept
    assert any(
        w == f"the model read the first {result.words_read} of {result.words_kept} words"
        for w in result.warnings
    )


def test_the_articles_own_title_is_never_shown_to_the_model(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = spy_on_encoder(monkeypatch)
    summariser = SummaryGenerator(settings(tiny))
    one(summariser, article())
    tokenizer = load_checkpoint(str(tiny)).tokenizer
    assert read == [[tokenizer(TEXT).input_ids]]


def test_a_stream_keeps_its_order_and_lets_failures_through(tiny: Path) -> None:
    failure = Failure("b", "b", "reading", "empty file")
    long, short = article(TEXT * 2, id="a"), article(id="c")
    results = list(SummaryGenerator(settings(tiny)).stream([long, failure, short]))
    assert [r.id for r in results] == ["a", "b", "c"]
    assert results[1] is failure


def test_a_prefix_is_read_but_not_counted(tiny: Path) -> None:
    config = settings(tiny)
    headline = config.headline.model_copy(update={"prefix": "the town: "})
    result = one(SummaryGenerator(config.model_copy(update={"headline": headline})), article())
    assert result.words_read == result.words_kept == count_words(TEXT)


def test_free_words_lift_the_constraint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build_packed(tmp_path / "packed")
    held: dict[str, list[object]] = {}
    real = PrefixEngine.generate

    def spy(self: PrefixEngine, *given: Any) -> list[list[Hypothesis]]:
        held[given[1]] = [type(constraint) for constraint in given[4]]
        return real(self, *given)

    monkeypatch.setattr(PrefixEngine, "generate", spy)
    one(SummaryGenerator(settings(folder)), article())
    assert held == {"headline": [SourceNames], "paragraph": [WholeSentences]}
    one(SummaryGenerator(settings(folder, source_words="free")), article())
    assert held == {"headline": [type(None)], "paragraph": [WholeSentences]}


def test_one_poisoned_article_does_not_sink_its_batch(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    class Writer:
        """A writer of batches that one of the articles breaks."""

        def __init__(self, *_: object) -> None: ...

        def write(self, articles: Sequence[Article]) -> list[Summary]:
            seen.append([article.id for article in articles])
            if any(article.text == "poison" for article in articles):
                raise ValueError("cannot\nread it")
            return [Summary(article.id, article.source) for article in articles]

    monkeypatch.setattr("summarise.generation.batch_writer.BatchWriter", Writer)
    articles = [Article(id, id, text) for id, text in [("a", "x"), ("b", "poison"), ("c", "y")]]
    assert SummaryGenerator(settings(tiny)).summarise(articles) == [
        Summary("a", "a"),
        Failure("b", "b", "generation", "ValueError: cannot read it"),
        Summary("c", "c"),
    ]
    assert seen == [["a", "b", "c"], ["a"], ["b", "c"], ["b"], ["c"]]  # halves, so memory suffices
