"""The CTranslate2 engine writes what torch writes, and keeps what it converted."""

from __future__ import annotations

import dataclasses
import functools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from benchmark_families import texts
from tiny_checkpoint import TEXT, article, settings
from tiny_families import build

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.config import LengthConfig, Sampling
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import truncate
from summarise.generation.engines import choose as engines
from summarise.generation.engines.base import Engine
from summarise.generation.engines.ctranslate2 import conversion
from summarise.generation.engines.ctranslate2.conversion import cache, converted
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
    engine = functools.partial(CTranslate2Engine, precision="float32")
    monkeypatch.setattr(engines, "CTranslate2Engine", engine)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one test's own."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctranslate2"


def written(engine: Engine, articles: list[str], settings: LengthConfig) -> list[list[list[int]]]:
    encoded = engine.encode([truncate(engine.checkpoint, text).ids for text in articles])
    free, seeds = [None] * len(articles), range(len(articles))
    return engine.generate(encoded, "headline", settings, (4, 16), free, seeds)


@pytest.mark.parametrize("family", KNOWN)
def test_in_full_precision_it_writes_what_torch_writes(family: str, tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(family, tmp_path / family)), language="en")
    ours = written(CTranslate2Engine(checkpoint, "float32"), texts(), GREEDY)
    theirs = written(TorchEngine(checkpoint), texts(), GREEDY)
    assert len({tuple(beams[0]) for beams in theirs}) > 1  # they do tell articles apart
    assert sum(a == b for a, b in zip(ours, theirs, strict=True)) >= len(ours) - 1  # rounding


def test_a_beam_search_gives_as_many_beams_of_the_length_asked_for(bart: Checkpoint) -> None:
    (beams,) = written(CTranslate2Engine(bart), texts(1), LengthConfig(beams=3))
    assert len(beams) == 3
    assert all(4 <= len(beam) <= 16 for beam in beams)


def test_converting_leaves_the_checkpoint_as_it_was(bart: Checkpoint) -> None:
    before = {name: value.clone() for name, value in bart.model.state_dict().items()}
    converted(bart, "translator", "int8")
    after = bart.model.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def count_conversions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows by each part that is converted."""
    made: list[str] = []
    real = conversion._convert

    def convert(checkpoint: Checkpoint, part: str, precision: Any, folder: Path) -> None:
        made.append(part)
        real(checkpoint, part, precision, folder)

    monkeypatch.setattr(conversion, "_convert", convert)
    return made


def test_a_checkpoint_is_converted_once(bart: Checkpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    made = count_conversions(monkeypatch)
    first = written(CTranslate2Engine(bart), texts(2), GREEDY)
    again = written(CTranslate2Engine(load_checkpoint(bart.name)), texts(2), GREEDY)
    assert first == again
    assert made == ["translator"]


def test_weights_that_change_are_converted_again(bart: Checkpoint) -> None:
    before = converted(bart, "translator", "int8")
    os.utime(Path(bart.name) / "model.safetensors", ns=(0, 0))
    assert converted(bart, "translator", "int8") != before


def test_of_two_processes_that_convert_at_once_the_first_is_kept(
    bart: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = conversion._convert

    def race(checkpoint: Checkpoint, part: str, precision: Any, folder: Path) -> None:
        real(checkpoint, part, precision, folder)
        monkeypatch.setattr(conversion, "_convert", real)
        (converted(checkpoint, part, precision) / "first").touch()

    monkeypatch.setattr(conversion, "_convert", race)
    folder = converted(bart, "translator", "int8")
    assert (folder / "first").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_conversion_that_fails_leaves_nothing(
    bart: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(checkpoint: Checkpoint, part: str, precision: Any, folder: Path) -> None:
        folder.mkdir()
        raise MemoryError

    monkeypatch.setattr(conversion, "_convert", fail)
    with pytest.raises(MemoryError):
        converted(bart, "translator", "int8")
    assert list((cache() / "ctranslate2").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_one_line_with_the_cure(
    bart: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "file"))
    with pytest.raises(SummariseError, match="set SUMMARISE_CACHE to a folder") as error:
        converted(bart, "translator", "int8")
    assert "\n" not in str(error.value)


def test_a_damaged_conversion_is_one_line_with_the_cure(bart: Checkpoint) -> None:
    folder = converted(bart, "translator", "int8")
    (folder / "model.bin").write_bytes(b"")
    with pytest.raises(SummariseError, match="delete the folder, and it is made again"):
        written(CTranslate2Engine(bart), texts(1), GREEDY)


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISE_CACHE", "/a")
    assert cache() == Path("/a")
    monkeypatch.delenv("SUMMARISE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert cache() == Path("/b/summarise")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache() == Path.home() / ".cache" / "summarise"


def test_samples_are_those_of_torch_to_the_letter(bart: Checkpoint) -> None:
    drawn = LengthConfig(beams=2, sampling=Sampling(seed=3))
    engine = CTranslate2Engine(bart)
    assert written(engine, texts(2), drawn) == written(TorchEngine(bart), texts(2), drawn)


@pytest.mark.usefixtures("exact")
def test_what_a_constraint_holds_is_that_of_torch_to_the_letter(tiny: Path) -> None:
    ours, theirs = (
        SummaryGenerator(settings(tiny, engine=engine)).summarise([article()])[0]
        for engine in ("ctranslate2", "torch")
    )
    assert isinstance(ours, Summary)
    assert ours == theirs


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
    assert engine._words(checkpoint.prompt("headline")) == [end]


def test_a_shorter_run_of_tokens_stays_forbidden(bart: Checkpoint) -> None:
    bart.profile = dataclasses.replace(bart.profile, no_repeat=1)
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
    (scored,) = engine._translator.score_batch([engine._words(source)], [engine._words(text)])
    wanted = by_torch(checkpoint, source, text)
    assert scored.log_probs[: len(wanted)] == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("family", ["BART", "T5", "Marian"])
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(family, tmp_path / "model")), "cpu", language="en")
    engine = CTranslate2Engine(checkpoint)
    sources = [truncate(checkpoint, TEXT[: 40 + 20 * n]).ids for n in range(8)]

    def write(some: list[list[int]]) -> list[list[list[int]]]:
        settings, free = LengthConfig(beams=2), [None] * len(some)
        return engine.generate(engine.encode(some), "headline", settings, (4, 12), free)

    together, alone = write(sources), [write([source])[0] for source in sources]
    assert sum(a[0] == b[0] for a, b in zip(together, alone, strict=True)) >= 7  # rounding


def test_another_version_of_the_library_converts_anew(
    tiny: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = load_checkpoint(str(tiny), "cpu")
    before = converted(checkpoint, "translator", "int8")
    monkeypatch.setattr(conversion, "version", lambda name: "0.0")
    assert converted(checkpoint, "translator", "int8") != before


@pytest.mark.slow
def test_two_processes_at_once_both_get_a_whole_copy(tiny: Path, own: Path) -> None:
    code = (
        "import sys; from summarise.generation.checkpoints.loading import load_checkpoint; "
        "from summarise.generation.engines.ctranslate2.engine import CTranslate2Engine; "
        "e = CTranslate2Engine(load_checkpoint(sys.argv[1], 'cpu')); "
        "print(e._translator.translate_batch([['5', '9']], target_prefix=[['4']], max_decoding_length=3) != [])"
    )
    call = [sys.executable, "-c", code, str(tiny)]
    both = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["True\n", "True\n"]
    assert len(list(own.iterdir())) == 1


@pytest.mark.usefixtures("exact")
def test_a_headline_held_to_the_articles_words_is_torchs_to_the_letter(tiny: Path) -> None:
    def headline(engine: str) -> str | None:
        summariser = SummaryGenerator(settings(tiny, engine=engine), ["headline"])
        (result,) = summariser.summarise([article()])
        assert isinstance(result, Summary)
        return result.headline

    assert headline("ctranslate2") == headline("torch")
