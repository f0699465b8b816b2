"""CTranslate2 writes with decoder-only checkpoints what torch writes, both lengths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import transformers
from benchmark_families import TOKENS, Beams, same, texts, write
from tiny_checkpoint import article, settings
from tiny_decoder_only import TEMPLATE, build

from summarise.common.documents import LENGTHS, Summary
from summarise.common.errors import SummariseError
from summarise.config import LengthConfig, Sampling
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import truncate
from summarise.generation.engines.base import Engine
from summarise.generation.engines.choose import choose_engine
from summarise.generation.engines.ctranslate2.generator_engine import GeneratorEngine, near
from summarise.generation.engines.model_spec import ModelSpec
from summarise.generation.engines.prefix_engine import PrefixEngine

pytest.importorskip("ctranslate2")

KNOWN: dict[str, tuple[Any, dict[str, Any]]] = {
    "Llama": (transformers.LlamaConfig, {}),
    "Mistral": (transformers.MistralConfig, {}),
    "Qwen2": (transformers.Qwen2Config, {}),
    "Qwen3": (transformers.Qwen3Config, {}),
    "Gemma 3": (
        transformers.Gemma3TextConfig,
        {"query_pre_attn_scalar": 4, "tie_word_embeddings": False},
    ),
}


def load(family: str, folder: Path) -> Checkpoint:
    config, more = KNOWN[family]
    return load_checkpoint(str(build(folder, config, **more)), "cpu")


def greedy(engine: Engine, checkpoint: Checkpoint) -> Beams:
    """The likeliest words of each article, step by step, both lengths."""
    encoded = engine.encode([truncate(checkpoint, text).ids for text in texts()])
    how, free = LengthConfig(beams=1), [None] * len(texts())
    return {
        length: [beams[0].ids for beams in engine.generate(encoded, length, how, tokens, free)]
        for length, tokens in TOKENS.items()
    }


@pytest.mark.parametrize("family", KNOWN)
def test_in_full_precision_both_lengths_are_torchs(family: str, tmp_path: Path) -> None:
    checkpoint = load(family, tmp_path)
    engine = GeneratorEngine(checkpoint, "float32")
    engine.prepare()  # it is not thrown away
    ours, theirs = greedy(engine, checkpoint), greedy(PrefixEngine(checkpoint), checkpoint)
    assert len(set(map(tuple, theirs["paragraph"]))) > 1  # they do tell articles apart
    assert same(ours, theirs) >= 15  # of 16; rounding may decide a close call


def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(tmp_path: Path) -> None:
    checkpoint = load("Llama", tmp_path)
    engine = GeneratorEngine(checkpoint)
    together = write(engine, checkpoint, texts())
    alone = [write(engine, checkpoint, [text]) for text in texts()]
    apart = {length: [one[length][0] for one in alone] for length in LENGTHS}
    assert same(together, apart) >= 15  # of 16; rounding may decide a close call


def test_a_beam_search_gives_as_many_beams_of_the_length_asked_for(tmp_path: Path) -> None:
    checkpoint = load("Qwen3", tmp_path)
    engine = GeneratorEngine(checkpoint)
    ids = checkpoint.tokenizer(texts(1)[0]).input_ids
    (beams,) = engine.generate(engine.encode([ids]), "headline", LengthConfig(beams=3), (4, 9), [None])  # fmt: skip
    assert len(beams) == 3
    assert all(4 <= len(beam.ids) <= 9 for beam in beams)


def test_samples_are_those_of_torch_to_the_letter(tmp_path: Path) -> None:
    checkpoint, drawn = load("Llama", tmp_path), LengthConfig(sampling=Sampling(), beams=2)
    ids = [checkpoint.tokenizer(text).input_ids for text in texts(2)]
    both: list[Engine] = [GeneratorEngine(checkpoint), PrefixEngine(checkpoint)]
    ours, theirs = (
        engine.generate(engine.encode(ids), "headline", drawn, (3, 9), [None] * 2, [1, 2])
        for engine in both
    )
    assert ours == theirs


def test_rows_of_about_one_length_are_a_batch() -> None:
    assert near([30, 10, 34, 11, 90]) == [[1, 3], [0, 2], [4]]


def test_it_computes_when_asked_to_and_torch_otherwise(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.LlamaConfig, TEMPLATE)
    asked = settings(folder, engine="ctranslate2", precision="auto")
    free = asked.paragraph.model_copy(update={"whole_sentences": False})
    generator = SummaryGenerator(asked.model_copy(update={"paragraph": free}))
    (result,) = generator.summarise([article()])
    assert isinstance(result, Summary)
    assert result.engine == "ctranslate2"
    assert result.headline
    assert generator.doubts == []
    spec = ModelSpec(str(folder), "decoder-only", "llama", device="cpu")
    assert choose_engine("auto", spec).name == "torch"


def test_a_family_that_does_not_convert_is_one_line_with_the_cure() -> None:
    spec = ModelSpec("mine", "decoder-only", "smollm3", device="cpu")
    why = r"does not know smollm3 \(mine\); it knows Gemma 3, Llama, Mistral, Qwen2, Qwen3: use engine torch"
    with pytest.raises(SummariseError, match=why):
        choose_engine("ctranslate2", spec)
