"""Packed weights: what is read is nearly what was written, and a folder is a checkpoint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_prefix_lm import build_packed, tiny_prefix_lm, tiny_tokenizer
from transformers import AutoTokenizer

from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.prefix_lm.packed import (
    dequantise,
    is_packed,
    quantise,
    read_packed,
    write_packed,
)

SCRIPT = """
import sys
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
import summarise.generation.prefix_lm
model, tokenizer = (auto.from_pretrained(sys.argv[1]) for auto in (AutoModelForSeq2SeqLM, AutoTokenizer))
article = tokenizer(sys.argv[2], return_tensors="pt")
print(model.generate(**article, max_new_tokens=4).tolist())
"""


def test_a_code_is_half_a_step_away_at_most() -> None:
    weight = torch.randn(5, 40, generator=torch.Generator().manual_seed(0))
    codes, scale = quantise(weight)
    step = scale.float()[:, None]
    error = (dequantise(codes, scale, torch.float32) - weight).abs()
    assert codes.dtype == torch.int8
    assert bool((error <= 0.51 * step).all())


def test_shards_keep_to_their_size_and_are_replaced_together(tmp_path: Path) -> None:
    weights = {f"layer.{i}": torch.full((4, 100), float(i)) for i in range(5)}
    assert len(write_packed(weights, tmp_path, shard_bytes=900)) == 3
    assert all(path.stat().st_size < 1600 for path in tmp_path.glob("*.safetensors"))
    (only,) = write_packed(weights, tmp_path)
    assert list(tmp_path.glob("*.safetensors")) == [only]
    found = dict(read_packed(tmp_path, torch.float32))
    assert set(found) == set(weights)
    torch.testing.assert_close(found["layer.3"], weights["layer.3"], rtol=1e-3, atol=1e-3)


def test_a_shared_tensor_is_written_once(tmp_path: Path) -> None:
    weight = torch.ones(2, 3)
    write_packed({"embedding": weight, "head": weight}, tmp_path)
    assert [name for name, _ in read_packed(tmp_path, torch.float32)] == ["embedding"]


def test_a_packed_folder_gives_the_model_back(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "packed")
    assert is_packed(folder)
    model = PrefixLM.from_pretrained(folder, dtype=torch.float32)
    tokenizer = tiny_tokenizer()
    batch = dict(tokenizer([TEXT], return_tensors="pt", return_token_type_ids=False))
    written = torch.tensor([model.config.decoder_prompt])
    with torch.no_grad():
        ours = model(**batch, decoder_input_ids=written).logits
        exact = tiny_prefix_lm(tokenizer)(**batch, decoder_input_ids=written).logits
    assert (ours - exact).abs().mean() < 0.1 * exact.abs().mean()
    assert AutoTokenizer.from_pretrained(folder)(TEXT).input_ids == tokenizer(TEXT).input_ids


def test_transformers_own_format_gives_the_model_back_exactly(tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    model = tiny_prefix_lm(tokenizer)
    model.save_pretrained(tmp_path)
    again = PrefixLM.from_pretrained(tmp_path)
    batch = dict(tokenizer([TEXT], return_tensors="pt", return_token_type_ids=False))
    written = torch.tensor([model.config.decoder_prompt])
    with torch.no_grad():
        expected = model(**batch, decoder_input_ids=written).logits
        torch.testing.assert_close(again(**batch, decoder_input_ids=written).logits, expected)


def test_a_folder_without_some_weights_says_which(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "packed")
    write_packed({"lm.model.norm.weight": torch.ones(16)}, folder)
    with pytest.raises(OSError, match=r"no weights for lm\.model\.embed_tokens"):
        PrefixLM.from_pretrained(folder)


@pytest.mark.slow
def test_a_script_of_six_lines_writes_with_a_packed_folder(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "packed")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), TEXT],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("[[")
