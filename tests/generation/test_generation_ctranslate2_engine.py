"""CTranslate2 computes what torch does, from a copy that is converted once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_families import build

from summarise.config import LengthConfig
from summarise.documents import SummariseError
from summarise.generation import ctranslate2_engine
from summarise.generation.checkpoint import Checkpoint, load
from summarise.generation.ctranslate2_engine import CTranslate2Engine, cache, converted
from summarise.generation.engines import Engine
from summarise.generation.reading import lead
from summarise.generation.torch_engine import TorchEngine

KNOWN = ["BART", "mBART", "mBART-50", "PEGASUS", "T5", "FLAN-T5", "mT5", "Marian", "M2M100"]
WRITTEN = [5, 9, 12, 30, 7]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one test's own."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctranslate2"


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
    checkpoint = load(str(build(family, tmp_path / "model")), "cpu", language="en")
    engine = CTranslate2Engine(checkpoint, "float32")
    source, text = lead(checkpoint, TEXT).ids, [*checkpoint.prompt("headline"), *WRITTEN]
    (scored,) = engine._translator.score_batch([engine._words(source)], [engine._words(text)])
    wanted = by_torch(checkpoint, source, text)
    assert scored.log_probs[: len(wanted)] == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("family", ["BART", "T5"])
def test_the_encoder_is_torch_s_to_rounding(family: str, tmp_path: Path) -> None:
    checkpoint = load(str(build(family, tmp_path / "model")), "cpu", language="en")
    sources = [lead(checkpoint, text).ids for text in (TEXT, TEXT[:60])]
    ours = CTranslate2Engine(checkpoint, "float32").encode(sources)
    theirs = TorchEngine(checkpoint).encode(sources)
    assert ours.mask.tolist() == theirs.mask.tolist()
    for row, mask in enumerate(theirs.mask.bool()):
        torch.testing.assert_close(
            ours.hidden[row][mask], theirs.hidden[row][mask], atol=1e-4, rtol=1e-4
        )


@pytest.mark.parametrize("family", ["BART", "T5"])
def test_the_search_is_torch_s_where_runs_may_come_again(family: str, tmp_path: Path) -> None:
    checkpoint = load(str(build(family, tmp_path / "model")), "cpu", language="en")
    checkpoint.habits = replace(checkpoint.habits, no_repeat=0)
    settings, sources = LengthConfig(beams=2), [lead(checkpoint, TEXT).ids]
    engines: list[Engine] = [CTranslate2Engine(checkpoint, "float32"), TorchEngine(checkpoint)]
    ours, theirs = (
        engine.generate(engine.encode(sources), "headline", settings, (4, 12), [None])[0][0]
        for engine in engines
    )
    assert ours == theirs


@pytest.mark.parametrize("family", ["BART", "T5", "Marian"])
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, tmp_path: Path) -> None:
    checkpoint = load(str(build(family, tmp_path / "model")), "cpu", language="en")
    engine = CTranslate2Engine(checkpoint)
    sources = [lead(checkpoint, TEXT[: 40 + 20 * n]).ids for n in range(8)]

    def write(some: list[list[int]]) -> list[list[list[int]]]:
        settings, free = LengthConfig(beams=2), [None] * len(some)
        return engine.generate(engine.encode(some), "headline", settings, (4, 12), free)

    together, alone = write(sources), [write([source])[0] for source in sources]
    assert sum(a[0] == b[0] for a, b in zip(together, alone, strict=True)) >= 7  # rounding


def test_lengths_in_tokens_are_kept(tmp_path: Path) -> None:
    checkpoint = load(str(build("BART", tmp_path / "model")), "cpu")
    engine = CTranslate2Engine(checkpoint)
    encoded = engine.encode([lead(checkpoint, TEXT).ids])
    (beams,) = engine.generate(encoded, "paragraph", LengthConfig(beams=3), (10, 14), [None])
    assert len(beams) == 3
    assert all(10 - 1 <= len(beam) <= 14 for beam in beams)  # the end is a token too


def test_weights_in_memory_stay_what_they_were(tmp_path: Path, own: Path) -> None:
    checkpoint = load(str(build("T5", tmp_path / "model")), "cpu")
    before = {name: tensor.clone() for name, tensor in checkpoint.model.state_dict().items()}
    converted(checkpoint, "translator", "int8")
    for name, tensor in checkpoint.model.state_dict().items():
        assert torch.equal(tensor, before[name]), name


# --- the cache ---------------------------------------------------------------------------------


def test_a_checkpoint_is_converted_once(
    tiny: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = load(str(tiny), "cpu")
    folder = converted(checkpoint, "translator", "int8")
    assert folder.parent == own

    def never(*given: object) -> None:
        raise AssertionError("converted again")

    monkeypatch.setattr(ctranslate2_engine, "_convert", never)
    assert converted(checkpoint, "translator", "int8") == folder


def test_other_weights_under_the_same_name_are_converted_anew(tmp_path: Path, own: Path) -> None:
    folder = build("BART", tmp_path / "model")
    before = converted(load(str(folder), "cpu"), "translator", "int8")
    os.utime(folder / "model.safetensors", ns=(1, 1))
    assert converted(load(str(folder), "cpu"), "translator", "int8") != before


def test_another_version_of_the_library_converts_anew(
    tiny: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = load(str(tiny), "cpu")
    before = converted(checkpoint, "translator", "int8")
    monkeypatch.setattr(ctranslate2_engine, "version", lambda name: "0.0")
    assert converted(checkpoint, "translator", "int8") != before


def test_a_conversion_that_fails_leaves_nothing_behind(
    tiny: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(checkpoint: object, part: str, precision: str, folder: Path) -> None:
        folder.mkdir()
        (folder / "model.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ctranslate2_engine, "_convert", broken)
    with pytest.raises(SummariseError, match=r"No space left on device.*SUMMARISE_CACHE"):
        converted(load(str(tiny), "cpu"), "translator", "int8")
    assert list(own.iterdir()) == []


def test_a_process_that_comes_second_takes_what_the_first_made(
    tiny: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, checkpoint = ctranslate2_engine._convert, load(str(tiny), "cpu")

    def overtaken(given: Checkpoint, part: str, precision: str, folder: Path) -> None:
        monkeypatch.setattr(ctranslate2_engine, "_convert", real)
        converted(checkpoint, "translator", "int8")  # another process, in the meantime
        real(given, "translator", "int8", folder)

    monkeypatch.setattr(ctranslate2_engine, "_convert", overtaken)
    folder = converted(checkpoint, "translator", "int8")
    assert [path.name for path in own.iterdir()] == [folder.name]
    assert (folder / "model.bin").is_file()


@pytest.mark.slow
def test_two_processes_at_once_both_get_a_whole_copy(tiny: Path, own: Path) -> None:
    code = (
        "import sys; from summarise.generation.checkpoint import load; "
        "from summarise.generation.ctranslate2_engine import CTranslate2Engine; "
        "e = CTranslate2Engine(load(sys.argv[1], 'cpu')); "
        "print(e._translator.translate_batch([['5', '9']], target_prefix=[['4']], max_decoding_length=3) != [])"
    )
    call = [sys.executable, "-c", code, str(tiny)]
    both = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["True\n", "True\n"]
    assert len(list(own.iterdir())) == 1


def test_a_damaged_copy_is_one_line_with_the_cure(tiny: Path, own: Path) -> None:
    checkpoint = load(str(tiny), "cpu")
    folder = converted(checkpoint, "translator", "int8")
    (folder / "model.bin").write_bytes(b"")
    with pytest.raises(SummariseError, match=r"cannot be loaded .* delete the folder") as error:
        _ = CTranslate2Engine(checkpoint)._translator
    assert "\n" not in str(error.value)


def test_the_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARISE_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache() == Path("~/.cache/summarise").expanduser()
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache() == Path("/somewhere/summarise")
    monkeypatch.setenv("SUMMARISE_CACHE", "/elsewhere")
    assert cache() == Path("/elsewhere")
