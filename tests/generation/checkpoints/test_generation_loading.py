"""Checkpoints load from folders and the hub; what cannot be loaded is one line with the cure."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
import torch
from tiny_checkpoint import build
from transformers import AutoModelForSeq2SeqLM

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import BUNDLED


def test_a_local_folder_loads(tiny: Path) -> None:
    checkpoint = load_checkpoint(str(tiny))
    assert checkpoint.max_source_tokens == 192
    assert not checkpoint.cased
    assert list(checkpoint.prompts) == ["headline", "paragraph"]


def test_a_checkpoint_may_ask_to_read_less_than_it_could(tmp_path: Path) -> None:
    folder = build(tmp_path / "modest")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config |= {"summarise_source_tokens": 64, "summarise_whole_sentences": ["paragraph"]}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    checkpoint = load_checkpoint(str(folder))
    assert checkpoint.max_source_tokens == 64
    assert checkpoint.whole_sentences == {"paragraph"}


def test_weights_that_are_not_safetensors_are_refused(tmp_path: Path) -> None:
    folder = build(tmp_path / "pickled")
    weights = folder / "model.safetensors"
    weights.rename(folder / "kept.bak")
    torch.save({}, folder / "pytorch_model.bin")
    with pytest.raises(SummariseError, match=r"no \.safetensors in it"):
        load_checkpoint(str(folder))


def test_a_damaged_folder_is_one_line(tmp_path: Path) -> None:
    folder = build(tmp_path / "damaged")
    (folder / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(SummariseError, match="cannot be loaded as a seq2seq model") as error:
        load_checkpoint(str(folder))
    assert "\n" not in str(error.value)


def test_a_hub_out_of_reach_names_the_bundled_default_and_the_folder_form(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unreachable(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("no network")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    with pytest.raises(SummariseError, match="hub cannot be reached") as error:
        load_checkpoint("someone/never-downloaded-model")
    assert "local folder" in str(error.value)
    assert "--config default" in str(error.value)


def test_code_from_a_repository_is_never_run(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    real = AutoModelForSeq2SeqLM.from_pretrained

    def spy(*args: Any, **kwargs: Any) -> Any:
        asked.update(kwargs)
        return real(*args, **kwargs)

    monkeypatch.setattr(AutoModelForSeq2SeqLM, "from_pretrained", spy)
    load_checkpoint(str(tiny))
    assert asked["trust_remote_code"] is False
    assert asked["use_safetensors"] is True


def test_the_bundled_checkpoint_is_small_enough_to_ship() -> None:
    sizes = [file.stat().st_size for file in BUNDLED.glob("*")]
    assert sum(sizes) <= 130e6
    assert max(sizes) <= 50e6


def test_a_hub_checkpoint_is_loaded_from_the_cache_where_the_hub_is_out_of_reach(
    hub_cache: Callable[[str], Path], tiny: Path
) -> None:
    shutil.copytree(tiny, hub_cache("1" * 40), dirs_exist_ok=True)
    checkpoint = load_checkpoint("someone/model", "cpu")
    assert (checkpoint.name, checkpoint.source.commit) == ("someone/model", "1" * 40)
    assert checkpoint.profile.family == "BART"


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize("shard", ["10KB", "1GB"])
def test_shards_and_halves_are_computed_in_the_precision_asked_for(
    dtype: torch.dtype, shard: str, tiny: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "copy"))
    (folder / "model.safetensors").unlink()
    model = AutoModelForSeq2SeqLM.from_pretrained(tiny, dtype=dtype)
    model.save_pretrained(folder, max_shard_size=shard)
    assert (len(list(folder.glob("*.safetensors"))) > 1) == (shard == "10KB")
    checkpoint = load_checkpoint(str(folder), "cpu")
    assert checkpoint.model.dtype is torch.float32
    name = "model.decoder.layers.0.fc1.weight"
    expected = model.state_dict()[name].float()
    assert torch.equal(checkpoint.model.state_dict()[name], expected)
    halved = load_checkpoint(str(folder), "cpu", precision="bfloat16")
    assert halved.model.dtype is torch.bfloat16


def test_a_shard_that_lacks_is_one_line(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "copy"))
    (folder / "model.safetensors").unlink()
    AutoModelForSeq2SeqLM.from_pretrained(tiny).save_pretrained(folder, max_shard_size="10KB")
    min(folder.glob("*.safetensors")).unlink()
    with pytest.raises(SummariseError, match="copy' ") as error:
        load_checkpoint(str(folder), "cpu")
    assert "\n" not in str(error.value)
