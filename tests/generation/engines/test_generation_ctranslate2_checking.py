"""A conversion that computes something else is thrown away, once, and torch computes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import transformers
from tiny_checkpoint import article, settings
from tiny_decoder_only import build
from tiny_families import build as build_seq2seq

from summarise.cli import main
from summarise.common.documents import Summary
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.base import PartedError
from summarise.generation.engines.ctranslate2.cache import cache_root, converted
from summarise.generation.engines.ctranslate2.checking import convert_checked

pytest.importorskip("ctranslate2")

# what a converter takes for granted, and these checkpoints have otherwise
PARTED: dict[str, tuple[Any, dict[str, Any]]] = {
    "another activation": (transformers.LlamaConfig, {"hidden_act": "gelu"}),
    "positions scaled as Llama 3's": (
        transformers.LlamaConfig,
        {
            "rope_scaling": {
                "rope_type": "llama3",
                "factor": 8.0,
                "low_freq_factor": 1.0,
                "high_freq_factor": 4.0,
                "original_max_position_embeddings": 256,
            }
        },
    ),
    "queries scaled as Gemma 3 27B's": (
        transformers.Gemma3TextConfig,
        {"query_pre_attn_scalar": 9},
    ),
}


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of one test's own."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))


def free(folder: Path) -> Config:
    """A configuration that asks CTranslate2 for both lengths, held to nothing."""
    config = settings(folder, engine="ctranslate2", precision="auto", source_words="free")
    paragraph = config.paragraph.model_copy(update={"whole_sentences": False})
    return config.model_copy(update={"paragraph": paragraph})


@pytest.mark.parametrize("why", PARTED)
def test_what_a_converter_loses_is_found(why: str, tmp_path: Path) -> None:
    config, more = PARTED[why]
    checkpoint = load_checkpoint(str(build(tmp_path / "model", config, **more)), "cpu")
    with pytest.raises(PartedError, match=r"is 0\.\d+ nats a token off, and is not used"):
        converted(checkpoint, "generator", "int8")


def test_what_it_cannot_convert_at_all_is_said(tmp_path: Path) -> None:
    yarn = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 256}
    folder = build(tmp_path / "model", transformers.LlamaConfig, rope_scaling=yarn)
    with pytest.raises(PartedError, match=r"cannot convert it \(NotImplementedError: RoPE scaling"):
        converted(load_checkpoint(str(folder), "cpu"), "generator", "int8")


def test_torch_computes_then_and_the_records_and_a_line_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = build(tmp_path / "model", transformers.LlamaConfig, hidden_act="gelu")
    generator = SummaryGenerator(free(folder))
    (result,) = generator.summarise([article()])
    by_torch = free(folder).model_copy(update={"engine": "torch", "precision": "float32"})
    (expected,) = SummaryGenerator(by_torch).summarise([article()])
    assert isinstance(result, Summary)
    assert result.engine == "torch"
    assert result == expected
    (doubt,) = generator.doubts
    assert doubt.startswith(f"{folder}: what CTranslate2 makes of it is 0.")
    assert doubt.endswith("and is not used; torch computes it")
    (tmp_path / "c.yaml").write_text(
        f"engine: ctranslate2\nheadline: {{checkpoint: '{folder}', words: [2, 9]}}\n"
    )
    (tmp_path / "a.txt").write_text(article().text)
    with pytest.raises(SystemExit):
        main(["run", str(tmp_path / "a.txt"), "--config", str(tmp_path / "c.yaml"), "--lengths", "headline"])  # fmt: skip
    assert "nats a token off, and is not used; torch computes it" in capsys.readouterr().err


def test_a_conversion_is_checked_once(tmp_path: Path) -> None:
    folder = build(tmp_path / "model", transformers.LlamaConfig, hidden_act="gelu")
    checkpoint = load_checkpoint(str(folder), "cpu")
    tried = []

    def count(checkpoint: Checkpoint, *more: Any) -> None:
        tried.append(checkpoint)
        convert_checked(checkpoint, *more)

    for _ in range(2):
        with pytest.raises(PartedError):
            converted(checkpoint, "generator", "int8", count)
    assert len(tried) == 1
    assert [path.suffix for path in (cache_root() / "ctranslate2").iterdir()] == [".parted"]


def test_a_seq2seq_checkpoint_that_is_computed_otherwise_is_found_too(tmp_path: Path) -> None:
    folder = build_seq2seq("T5", tmp_path / "t5")
    config = json.loads((folder / "config.json").read_text())
    config["layer_norm_epsilon"] = 1.0  # which the converter has no place for
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(PartedError, match="nats a token off"):
        converted(load_checkpoint(str(folder), "cpu"), "translator", "int8")
