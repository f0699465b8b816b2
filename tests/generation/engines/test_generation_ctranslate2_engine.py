"""The CTranslate2 engine writes what torch writes."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from benchmark_families import texts
from tiny_checkpoint import TEXT, article, settings
from tiny_families import build
from transformers import BartForConditionalGeneration

from summarise.common.documents import Summary
from summarise.config import LengthConfig, Sampling
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import truncate
from summarise.generation.engines.base import Engine
from summarise.generation.engines.ctranslate2 import engine as module
from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine
from summarise.generation.engines.torch_engine import TorchEngine

pytest.importorskip("ctranslate2")

KNOWN = "BART mBART mBART-50 PEGASUS T5 FLAN-T5 mT5 Marian M2M100".split()
WRITTEN = [5, 9, 12, 30, 7]
GREEDY = LengthConfig(tokens=(4, 16), beams=1)


@pytest.fixture
def bart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkpoint:
    """A checkpoint and an empty cache."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))
    return load_checkpoint(str(build("BART", tmp_path / "bart")))


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """CTranslate2 in full precision: how far 8 bits are off depends on the processor."""
    exact = functools.partial(CTranslate2Engine, precision="float32")
    monkeypatch.setattr(module, "CTranslate2Engine", exact)


def written(engine: Engine, articles: list[str], settings: LengthConfig) -> list[list[list[int]]]:
    encoded = engine.encode([truncate(engine.checkpoint, text).ids for text in articles])
    free, seeds = [None] * len(articles), range(len(articles))
    found = engine.generate(encoded, "headline", settings, (4, 16), free, seeds)
    return [[beam.ids for beam in beams] for beams in found]


@pytest.mark.parametrize("family", KNOWN)
def test_in_full_precision_it_writes_what_torch_writes(family: str, tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(family, tmp_path / family)), language="en")
    ours = written(CTranslate2Engine(checkpoint, "float32"), texts(), GREEDY)
    theirs = written(TorchEngine(checkpoint), texts(), GREEDY)
    assert len({tuple(beams[0]) for beams in theirs}) > 1  # they do tell articles apart
    assert sum(a == b for a, b in zip(ours, theirs, strict=True)) >= len(ours) - 1  # rounding


def test_a_penalty_for_repetition_does_not_put_off_the_end_that_stands_before_a_text(
    tmp_path: Path,
) -> None:
    folder = build("BART", tmp_path / "bart")
    model = BartForConditionalGeneration.from_pretrained(folder)
    model.final_logits_bias[0, model.config.eos_token_id] = 4.0  # so that texts end
    model.generation_config.repetition_penalty = 1.5
    model.save_pretrained(folder)
    checkpoint = load_checkpoint(str(folder))
    ours = written(CTranslate2Engine(checkpoint, "float32"), texts(), GREEDY)
    theirs = written(TorchEngine(checkpoint), texts(), GREEDY)
    assert len({len(beams[0]) for beams in theirs}) > 1
    assert sum(a == b for a, b in zip(ours, theirs, strict=True)) >= len(ours) - 1  # rounding


def test_a_beam_search_gives_as_many_beams_of_the_length_asked_for(bart: Checkpoint) -> None:
    (beams,) = written(CTranslate2Engine(bart), texts(1), LengthConfig(beams=3))
    assert len(beams) == 3
    assert all(4 <= len(beam) <= 16 for beam in beams)


def test_samples_are_those_of_torch_to_the_letter(bart: Checkpoint) -> None:
    drawn = LengthConfig(beams=2, sampling=Sampling(seed=3))
    engine = CTranslate2Engine(bart)
    assert written(engine, texts(2), drawn) == written(TorchEngine(bart), texts(2), drawn)


def test_a_record_of_samples_says_that_torch_drew_them(tiny: Path) -> None:
    config = settings(tiny, engine="ctranslate2")
    headline = config.headline.model_copy(update={"sampling": Sampling(), "beams": 1})
    generator = SummaryGenerator(config.model_copy(update={"headline": headline}), ["headline"])
    (record,) = generator.summarise([article()])
    assert isinstance(record, Summary)
    assert record.engine == "torch"
    assert (
        "the headline is drawn at random at each token, so torch decodes it" in generator.notes[0]
    )


@pytest.mark.usefixtures("exact")
def test_what_a_constraint_holds_is_that_of_torch_to_the_letter(tiny: Path) -> None:
    ours, theirs = (
        SummaryGenerator(settings(tiny, engine=engine)).summarise([article()])[0]
        for engine in ("ctranslate2", "torch")
    )
    assert isinstance(ours, Summary)
    assert isinstance(theirs, Summary)
    assert ours == dataclasses.replace(theirs, engine=ours.engine)


def test_the_source_is_padded_as_torch_pads_it(bart: Checkpoint) -> None:
    sources = [truncate(bart, text).ids for text in ("The town.", *texts(2))]
    ours, theirs = (
        e.encode(sources) for e in (CTranslate2Engine(bart, "float32"), TorchEngine(bart))
    )
    assert torch.equal(ours.mask, theirs.mask)
    seen = ours.mask.bool()
    assert torch.allclose(ours.hidden[seen], theirs.hidden[seen], atol=1e-4)


def test_a_token_that_marian_lacks_here_is_its_end(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build("Marian", tmp_path / "marian")))
    engine = CTranslate2Engine(checkpoint, "float32")
    end = str(checkpoint.tokenizer.eos_token_id)
    assert engine.names(checkpoint.prompt("headline")) == [end]


def test_a_shorter_run_of_tokens_stays_forbidden(bart: Checkpoint) -> None:
    bart.profile = dataclasses.replace(bart.profile, no_repeat_ngram_size=1)
    ((beam,),) = written(CTranslate2Engine(bart), texts(1), GREEDY)
    assert len(set(beam)) == len(beam)


def by_torch(checkpoint: Checkpoint, source: Sequence[int], text: Sequence[int]) -> list[float]:
    """The log-probability of each token of a text after its first."""
    with torch.inference_mode():
        ids, target = torch.tensor([source]), torch.tensor([text])
        scores = checkpoint.model(input_ids=ids, decoder_input_ids=target).logits
        for (banned,) in checkpoint.model.generation_config.bad_words_ids or []:
            scores[..., banned] = float("-inf")  # Marian's padding, which is not converted
        scores = scores.log_softmax(-1)
    return [float(scores[0, i, token]) for i, token in enumerate(text[1:])]


@pytest.mark.parametrize("family", KNOWN)
def test_a_family_s_probabilities_are_torch_s(family: str, tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(family, tmp_path / "model")), "cpu", language="en")
    engine = CTranslate2Engine(checkpoint, "float32")
    source, text = truncate(checkpoint, TEXT).ids, [*checkpoint.prompt("headline"), *WRITTEN]
    (scored,) = engine.translator.score_batch([engine.names(source)], [engine.names(text)])
    wanted = by_torch(checkpoint, source, text)
    assert scored.log_probs[: len(wanted)] == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("family", ["BART", "T5", "Marian"])
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(family, tmp_path / "model")), "cpu", language="en")
    engine = CTranslate2Engine(checkpoint)
    sources = [truncate(checkpoint, TEXT[: 40 + 20 * n]).ids for n in range(8)]

    def write(some: list[list[int]]) -> list[list[list[int]]]:
        settings, free = LengthConfig(beams=2), [None] * len(some)
        found = engine.generate(engine.encode(some), "headline", settings, (4, 12), free)
        return [[beam.ids for beam in beams] for beams in found]

    together, alone = write(sources), [write([source])[0] for source in sources]
    assert sum(a[0] == b[0] for a, b in zip(together, alone, strict=True)) >= 7  # rounding


@pytest.mark.usefixtures("exact")
def test_a_headline_held_to_the_articles_words_is_torchs_to_the_letter(tiny: Path) -> None:
    def headline(engine: str) -> str | None:
        summariser = SummaryGenerator(settings(tiny, engine=engine), ["headline"])
        (result,) = summariser.summarise([article()])
        assert isinstance(result, Summary)
        return result.headline

    assert headline("ctranslate2") == headline("torch")
