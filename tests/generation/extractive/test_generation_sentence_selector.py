"""Paragraphs of chosen sentences, by a checkpoint's own network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from tiny_checkpoint import TEXT, article, build, settings

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.common.text.words import count_words
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.generation.extractive.sentence_selector import load_selector

SHAPE = {"width": 8, "layers": 1, "heads": 2}
FIVE = [
    "The bridge over the river opened on Tuesday.",
    "It cost the town a lot.",
    "The council had asked for it for years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def with_selector(folder: Path, positions: int = 192) -> Path:
    """A tiny checkpoint that brings a random selector."""
    build(folder, positions=positions)
    torch.manual_seed(1)
    save_file(SentenceScorer(16, **SHAPE).state_dict(), folder / WEIGHTS)
    config = json.loads((folder / "config.json").read_text())
    config |= {"summarise_selector": SHAPE, "summarise_whole_sentences": ["paragraph"]}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def asking(folder: Path, **paragraph: Any) -> Config:
    """A configuration that leaves it to the checkpoint how paragraphs are written."""
    config = settings(folder)
    given = {"whole_sentences": None} | paragraph
    return config.model_copy(update={"paragraph": config.paragraph.model_copy(update=given)})


def test_a_chosen_paragraph_keeps_to_its_tokens(tmp_path: Path) -> None:
    config = asking(with_selector(tmp_path / "c"), tokens=(40, 60))
    (result,) = SummaryGenerator(config).summarise([article()])
    assert isinstance(result, Summary)
    assert "selected sentences" in result.strategy
    count = load_checkpoint(config.paragraph.checkpoint, "cpu").count_tokens
    assert 40 <= count(f"{result.paragraph}") <= 60


def test_a_checkpoint_without_a_selector_has_none(tiny: Path) -> None:
    assert load_selector(load_checkpoint(str(tiny), "cpu")) is None


def test_a_selector_whose_weights_are_gone_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    folder = with_selector(tmp_path / "c")
    (folder / WEIGHTS).unlink()
    with pytest.raises(SummariseError, match=f"{WEIGHTS}: cannot be loaded as the selector: "):
        load_selector(load_checkpoint(str(folder), "cpu"))


def test_the_paragraph_of_a_checkpoint_with_a_selector_is_chosen_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    from summarise.generation.engines.torch_engine import TorchEngine

    real = TorchEngine.generate

    def spy(self: TorchEngine, *given: Any) -> list[list[Hypothesis]]:
        written.append(given[1])
        return real(self, *given)

    monkeypatch.setattr(TorchEngine, "generate", spy)
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")))
    (result,) = summariser.summarise([article()])
    assert isinstance(result, Summary)
    assert written == ["headline"]
    assert result.strategy.startswith("selected sentences, ")
    assert 5 <= count_words(result.paragraph or "") <= 40


def test_a_configuration_may_ask_for_a_written_paragraph_all_the_same(tmp_path: Path) -> None:
    config = asking(with_selector(tmp_path / "c"), whole_sentences=False)
    (result,) = SummaryGenerator(config, ["paragraph"]).summarise([article()])
    assert isinstance(result, Summary)
    assert "selected" not in result.strategy


def test_a_point_of_a_list_stands_in_a_paragraph_without_its_bullet(tmp_path: Path) -> None:
    text = "\n\n".join(f"• {sentence}" for sentence in FIVE)
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")), ["paragraph"])
    (result,) = summariser.summarise([article(text)])
    assert isinstance(result, Summary)
    assert result.paragraph
    assert "•" not in result.paragraph


def test_a_selector_reads_past_what_the_decoder_does(tmp_path: Path) -> None:
    folder = with_selector(tmp_path / "c", positions=64)
    (result,) = SummaryGenerator(asking(folder)).summarise([article(TEXT * 3)])
    assert isinstance(result, Summary)
    assert result.words_read == count_words(TEXT * 3)
    assert [w for w in result.warnings if w.startswith("headline: the model read the first ")]
    assert not [w for w in result.warnings if w.startswith("paragraph")]


def test_an_article_whose_sentences_cannot_keep_to_the_words_gives_its_opening(
    tmp_path: Path,
) -> None:
    config = asking(with_selector(tmp_path / "c"), words=(3, 4))
    (result,) = SummaryGenerator(config, ["paragraph"]).summarise([article()])
    assert isinstance(result, Summary)
    assert any("the article's opening is given" in w for w in result.warnings)


def test_a_batch_chooses_what_each_article_alone_would(tmp_path: Path) -> None:
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")), ["paragraph"])
    articles = [article(f"{TEXT} {' '.join(FIVE[:n])}", id=str(n)) for n in range(4)]
    together = summariser.summarise(articles)
    alone = [result for a in articles for result in summariser.summarise([a])]
    assert [r.record() for r in together] == [r.record() for r in alone]


def test_a_checkpoints_context_is_not_bounded_by_what_its_decoder_should_see(tiny: Path) -> None:
    checkpoint: Checkpoint = load_checkpoint(str(tiny), "cpu")
    checkpoint.model.config.summarise_source_tokens = 64
    assert (checkpoint.context, checkpoint.max_source_tokens) == (192, 64)


def test_the_bundled_checkpoint_chooses_sentences() -> None:
    assert load_selector(load_checkpoint("bundled", "cpu")) is not None
