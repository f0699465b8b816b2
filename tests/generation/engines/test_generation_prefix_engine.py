"""The engine of prefix LMs: both lengths of one reading, batches as their articles, drawn drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from tiny_checkpoint import TEXT, article
from tiny_prefix_lm import LAYERS, build_packed

from summarise.common.documents import Summary
from summarise.config import Config, LengthConfig, Sampling
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.prefix_engine import PrefixEngine

TEXTS = [f"{TEXT} The council met {'again ' * n}in the town." for n in range(8)]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_packed(tmp_path_factory.mktemp("packed"), summarise_source_tokens=40)


@pytest.fixture(scope="module")
def engine(packed: Path) -> PrefixEngine:
    return PrefixEngine(load_checkpoint(str(packed)))


def settings(folder: Path, **more: Any) -> Config:
    headline = LengthConfig(checkpoint=str(folder), words=(2, 8), beams=3, **more)
    paragraph = LengthConfig(
        checkpoint=str(folder), words=(5, 40), beams=2, whole_sentences=True, **more
    )
    return Config(headline=headline, paragraph=paragraph, precision="float32")


def test_the_lowest_layers_read_all_and_the_others_the_start(engine: PrefixEngine) -> None:
    long, short = list(range(100, 160)), list(range(110, 120))
    batch = engine.encode([long, short])
    assert batch.hidden.shape[:2] == (2, 60)
    assert batch.mask.sum(1).tolist() == [60, 10]
    assert len(batch.prefix.keys) == LAYERS
    assert batch.prefix.mask.sum(1).tolist() == [40, 10]


def test_what_is_read_in_slices_is_what_is_read_at_once(engine: PrefixEngine) -> None:
    rows = [[100 + (i + j) % 200 for j in range(50 + i)] for i in range(60)]
    together = engine.encode(rows)
    for i in (0, 31, 59):
        alone = engine.encode([rows[i]])
        torch.testing.assert_close(
            together.hidden[i, : len(rows[i])], alone.hidden[0], atol=1e-4, rtol=1e-4
        )
        torch.testing.assert_close(
            together.prefix.keys[-1][i], alone.prefix.keys[-1][0], atol=1e-4, rtol=1e-4
        )


def test_both_lengths_are_written_of_a_batch_as_of_its_articles(packed: Path) -> None:
    generator = SummaryGenerator(settings(packed))
    articles = [article(text, id=str(n)) for n, text in enumerate(TEXTS)]
    together = generator.summarise(articles)
    alone = [generator.summarise([a])[0] for a in articles]
    assert [r.record() for r in together] == [r.record() for r in alone]
    assert all(isinstance(r, Summary) and r.headline and r.paragraph for r in together)


def test_headlines_name_nothing_that_the_article_does_not(packed: Path) -> None:
    generator = SummaryGenerator(settings(packed), ["headline"])
    (result,) = generator.summarise([article()])
    assert isinstance(result, Summary)
    assert result.unsupported == ()


def test_drafts_drawn_at_random_follow_from_the_seed(packed: Path) -> None:
    generator = SummaryGenerator(settings(packed, sampling=Sampling(seed=3)), ["headline"])
    articles = [article(text, id=str(n)) for n, text in enumerate(TEXTS[:3])]
    together = [result.record() for result in generator.summarise(articles)]
    assert together == [generator.summarise([a])[0].record() for a in articles]


def test_a_precision_is_chosen_by_the_processor_unless_asked_for(packed: Path) -> None:
    from summarise.generation.checkpoints.source import resolve
    from summarise.generation.engines.model_spec import ModelSpec
    from summarise.generation.precision import fastest_precision

    source = resolve(str(packed))
    assert ModelSpec.of(source, "auto", "cpu").precision == fastest_precision("cpu")
    assert ModelSpec.of(source, "float32", "cpu").precision == "float32"


def test_bfloat16_writes_both_lengths(packed: Path) -> None:
    config = settings(packed).model_copy(update={"precision": "bfloat16"})
    (result,) = SummaryGenerator(config).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline
    assert result.paragraph
