"""Checkpoints in GGUF compute what the model that they were converted from does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from tiny_checkpoint import article, settings
from tiny_gguf import write_gguf
from tiny_parts import t5_like, t5_tokenizer
from tiny_prefix_lm import tiny_tokenizer

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve

IDS = torch.arange(5, 45)[None]
DECODER_ONLY: dict[str, Any] = {
    "llama": transformers.LlamaConfig,
    "qwen2": transformers.Qwen2Config,
    "qwen3": transformers.Qwen3Config,
    "gemma3": transformers.Gemma3TextConfig,
}


def causal_lm(family: str, **more: Any) -> tuple[Any, Any]:
    """A random decoder-only model whose norms and biases are not what they begin as."""
    tokenizer = tiny_tokenizer()
    tokenizer.chat_template = "{% for m in messages %}{{ m.content }}{% endfor %}<|start|>"
    shape = {
        "vocab_size": len(tokenizer),
        "hidden_size": 16,
        "intermediate_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 8,
        "max_position_embeddings": 1024,
        "tie_word_embeddings": False,
        "eos_token_id": tokenizer.eos_token_id,
    }
    torch.manual_seed(0)
    kind: Any = transformers.AutoModelForCausalLM
    return _shaken(kind.from_config(DECODER_ONLY[family](**(shape | more)))), tokenizer


def t5(folder: Path, kind: str = "T5", **more: Any) -> tuple[Any, Any]:
    tokenizer = t5_tokenizer(folder, None)
    torch.manual_seed(0)
    shape = t5_like(tokenizer) | {"num_layers": 2, "num_decoder_layers": 2} | more
    config = getattr(transformers, f"{kind}Config")(**shape)
    model = getattr(transformers, f"{kind}ForConditionalGeneration")(config)
    if not more.get("tie_word_embeddings", True):  # which transformers ties at first all the same
        model.lm_head.weight = torch.nn.Parameter(model.lm_head.weight.detach().clone())
        model.config.tie_word_embeddings = False
    return _shaken(model), tokenizer


def _shaken(model: Any) -> Any:
    with torch.no_grad():
        for weight in model.parameters():
            weight += 0.2 * torch.randn_like(weight)
    return model.eval()


@torch.inference_mode()
def logits(model: Any) -> torch.Tensor:
    """The model's logits of some ids, and a prefix LM's of them behind some of them."""
    if not hasattr(model, "read"):
        more = {"decoder_input_ids": IDS[:, 20:]} if model.config.is_encoder_decoder else {}
        return torch.as_tensor(model(IDS, **more).logits)
    read = model.read(IDS[:, :20])
    return torch.as_tensor(model(decoder_input_ids=IDS[:, 20:], encoder_outputs=read).logits)


def close(ours: torch.Tensor, theirs: torch.Tensor) -> bool:
    theirs = theirs[:, -ours.shape[1] :]
    return bool((ours - theirs).abs().max() < 1e-4 * theirs.abs().max())


@pytest.mark.parametrize("family", DECODER_ONLY)
@pytest.mark.parametrize("tied", [False, True])
def test_a_decoder_only_file_computes_what_its_model_does(
    family: str, tied: bool, tmp_path: Path
) -> None:
    own: dict[str, Any] = {}
    if family == "gemma3":
        own = {"sliding_window": 64, "query_pre_attn_scalar": 8}
    model, tokenizer = causal_lm(family, tie_word_embeddings=tied, **own)
    keys: dict[str, Any] = {"attention__sliding_window": 64} if own else {}
    theta = model.config.rope_parameters.get("rope_theta", 1e6)  # Gemma's has one for each kind
    file = write_gguf(
        model, tokenizer, tmp_path / "a.gguf", family, rope__freq_base=float(theta), **keys
    )
    assert kind_of(resolve(str(file))).name == "decoder-only"
    checkpoint = load_checkpoint(str(file), "cpu")
    assert close(logits(checkpoint.model), logits(model))
    assert checkpoint.tokenizer("The town.").input_ids == tokenizer("The town.").input_ids
    assert checkpoint.chat
    assert checkpoint.chat.templated


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("T5", {}),  # the first T5: tied, no gates
        ("T5", {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}),  # FLAN-T5
        ("UMT5", {"feed_forward_proj": "gated-gelu"}),
        ("UMT5", {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}),
    ],
)
def test_a_t5_keeps_its_activation_its_depth_and_its_head(
    kind: str, own: dict[str, Any], tmp_path: Path
) -> None:
    model, tokenizer = t5(tmp_path, kind, **own)
    file = write_gguf(
        model,
        tokenizer,
        tmp_path / "a.gguf",
        "t5",
        feed_forward_length=16,
        decoder_block_count=2,
        decoder_start_token_id=0,
        attention__key_length=8,
        attention__relative_buckets_count=32,
        attention__layer_norm_epsilon=1e-6,
    )
    assert kind_of(resolve(str(file))).name == "seq2seq"
    checkpoint = load_checkpoint(str(file), "cpu")
    assert close(logits(checkpoint.model), logits(model))
    assert checkpoint.profile.family == kind
    assert checkpoint.tokenizer("the town").input_ids == tokenizer("the town").input_ids


def test_positions_stretched_as_llama_3_does_it_are_kept(tmp_path: Path) -> None:
    rope = {
        "rope_type": "llama3",
        "rope_theta": 10000.0,
        "factor": 32.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    }
    model, tokenizer = causal_lm("llama", head_dim=64, rope_parameters=rope)
    plain = 10000.0 ** -(torch.arange(0, 64, 2) / 64)
    factors = plain / model.base_model.rotary_emb.inv_freq
    assert factors.max() > 30
    file = write_gguf(
        model,
        tokenizer,
        tmp_path / "a.gguf",
        "llama",
        more_tensors={"rope_freqs.weight": factors},
        rope__freq_base=10000.0,
    )
    assert close(logits(load_checkpoint(str(file), "cpu").model), logits(model))
    odd = write_gguf(
        model,
        tokenizer,
        tmp_path / "odd.gguf",
        "llama",
        more_tensors={"rope_freqs.weight": torch.linspace(1, 9, 32)},
        rope__freq_base=10000.0,
    )
    with pytest.raises(SummariseError, match=r"odd\.gguf' stretches its positions in a way"):
        load_checkpoint(str(odd), "cpu")


def test_positions_scaled_by_a_factor_are_kept(tmp_path: Path) -> None:
    rope = {"rope_type": "linear", "rope_theta": 10000.0, "factor": 4.0}
    model, tokenizer = causal_lm("qwen2", rope_parameters=rope)
    scaling: dict[str, Any] = {"rope__scaling__type": "linear", "rope__scaling__factor": 4.0}
    file = write_gguf(
        model, tokenizer, tmp_path / "a.gguf", "qwen2", rope__freq_base=10000.0, **scaling
    )
    assert close(logits(load_checkpoint(str(file), "cpu").model), logits(model))


def test_a_tensor_without_a_place_is_named(tmp_path: Path) -> None:
    model, tokenizer = causal_lm("llama")
    bias = {"blk.0.attn_q.bias": torch.zeros(32)}  # which transformers leaves out without a word
    file = write_gguf(
        model, tokenizer, tmp_path / "a.gguf", "llama", more_tensors=bias, rope__freq_base=1e4
    )
    with pytest.raises(SummariseError, match=r"has no place for blk\.0\.attn_q\.bias"):
        load_checkpoint(str(file), "cpu")


def test_both_lengths_are_written_by_a_file_and_its_bytes_are_in_the_runs_identity(
    tmp_path: Path,
) -> None:
    model, tokenizer = causal_lm("llama")
    file = write_gguf(model, tokenizer, tmp_path / "a.gguf", "llama", rope__freq_base=1e4)
    (result,) = SummaryGenerator(settings(file)).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline
    assert result.paragraph
    before = fingerprint(resolve(str(file)))
    (tmp_path / "other.gguf").write_bytes(b"GGUF")
    assert fingerprint(resolve(str(file))) == before
    write_gguf(model, tokenizer, file, "llama", rope__freq_base=1e5)
    assert fingerprint(resolve(str(file))) != before


def test_a_damaged_file_and_an_encoder_are_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.gguf"
    file.write_bytes(b"GGUF\3\0\0\0")
    with pytest.raises(SummariseError, match=r"cannot be read as GGUF: .*; get it again"):
        load_checkpoint(str(file), "cpu")
    model, tokenizer = causal_lm("llama")
    write_gguf(model, tokenizer, file, "llama", rope__freq_base=1e4)
    file.write_bytes(file.read_bytes().replace(b"llama", b"nomic"))
    with pytest.raises(SummariseError, match="nomic is not supported yet"):
        load_checkpoint(str(file), "cpu")


def test_without_the_extra_the_error_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.gguf").write_bytes(b"GGUF")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SummariseError, match=r'is in GGUF: pip install "summarise-news\[gguf\]"'):
        load_checkpoint(str(tmp_path / "a.gguf"), "cpu")


def test_of_a_folder_the_file_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(b"GGUF")
    with pytest.raises(SummariseError, match=r"is in GGUF: give the file, such as .*a\.gguf"):
        load_checkpoint(str(tmp_path), "cpu")
