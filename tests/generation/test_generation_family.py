"""Each family of checkpoints is used as it was trained, through the one command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from tiny_checkpoint import TEXT, article
from tiny_families import FAMILIES, build
from typer.testing import CliRunner

from summarise.cli import app
from summarise.config import Config, LengthConfig
from summarise.documents import Summary
from summarise.generation import Summariser
from summarise.generation.checkpoint import Checkpoint, load
from summarise.generation.reading import lead
from summarise.generation.torch_engine import TorchEngine

ALIKE = 7  # of 8: where floating point makes a beam differ, one may


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A tiny checkpoint of each family."""
    root = tmp_path_factory.mktemp("families")
    return {name: build(name, root / name) for name in FAMILIES}


def loaded(folders: dict[str, Path], family: str, language: str = "en") -> Checkpoint:
    return load(str(folders[family]), "cpu", language)


def said(checkpoint: Checkpoint) -> str:
    return "; ".join(checkpoint.notes)


def words(ids: list[int], checkpoint: Checkpoint) -> list[str]:
    return list(checkpoint.tokenizer.convert_ids_to_tokens(ids))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_writes_both_lengths_through_the_command(
    family: str, folders: dict[str, Path], tmp_path: Path
) -> None:
    dump, output, config = tmp_path / "dump", tmp_path / "out.jsonl", tmp_path / "own.yaml"
    dump.mkdir()
    (dump / "one.txt").write_text(f"A bridge opens\n\n{TEXT}\n", encoding="utf-8")
    own = {"checkpoint": str(folders[family]), "beams": 2}
    tree = {
        "source_words": "free",
        "headline": own | {"tokens": [4, 12]},
        "paragraph": own | {"tokens": [8, 30]},
    }
    config.write_text(yaml.safe_dump(tree), encoding="utf-8")
    call = ["run", str(dump), "--output", str(output), "--config", str(config), "--engine", "torch"]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 0, done.output
    record = json.loads(output.read_text(encoding="utf-8"))
    assert record["headline"]
    assert record["paragraph"]
    assert done.stderr.count(f"{folders[family]}: ") == 1  # what it did, once


@pytest.mark.parametrize("family", FAMILIES)
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(
    family: str, folders: dict[str, Path]
) -> None:
    engine = TorchEngine(loaded(folders, family))
    sources = [lead(engine.checkpoint, TEXT[: 40 + 25 * n]).ids for n in range(8)]

    def write(some: list[list[int]]) -> list[list[int]]:
        free, settings = [None] * len(some), LengthConfig(beams=2)
        rows = engine.generate(engine.encode(some), "headline", settings, (4, 12), free)
        return [beams[0] for beams in rows]

    alone = [write([source])[0] for source in sources]
    assert sum(a == b for a, b in zip(write(sources), alone, strict=True)) >= ALIKE


def test_a_checkpoint_s_own_lengths_give_way_to_those_asked_for(folders: dict[str, Path]) -> None:
    checkpoint = loaded(folders, "BART")  # which asks for 56 to 142 tokens, as BART-CNN does
    engine = TorchEngine(checkpoint)
    encoded = engine.encode([lead(checkpoint, TEXT).ids])
    settings = LengthConfig(beams=2)
    (beams,) = engine.generate(encoded, "headline", settings, (4, 12), [None])
    assert all(len(beam) <= 12 for beam in beams)
    assert "min_length 56, max_length 142" in said(checkpoint)
    assert "give way" in said(checkpoint)


def test_twenty_tokens_are_no_limit_where_more_are_asked_for(folders: dict[str, Path]) -> None:
    checkpoint = loaded(folders, "T5")  # whose max_length is 20
    engine = TorchEngine(checkpoint)
    encoded = engine.encode([lead(checkpoint, TEXT).ids])
    (beams,) = engine.generate(encoded, "paragraph", LengthConfig(beams=2), (30, 40), [None])
    assert all(len(beam) >= 29 for beam in beams)


def test_forced_first_and_last_tokens_are_kept(folders: dict[str, Path]) -> None:
    checkpoint = loaded(folders, "BART")
    tokenizer = checkpoint.tokenizer
    assert checkpoint.prompt("headline") == [tokenizer.eos_token_id, tokenizer.bos_token_id]
    assert checkpoint.model.generation_config.forced_eos_token_id == tokenizer.eos_token_id


@pytest.mark.parametrize(("given", "read"), [(None, "summarize: "), ("", ""), ("Sum up: ", "Sum up: ")])  # fmt: skip
def test_a_prefix_is_the_checkpoint_s_unless_the_configuration_gives_one(
    given: str | None, read: str, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def spy(checkpoint: Checkpoint, text: str, prefix: str = "") -> Any:
        asked.append(prefix)
        return lead(checkpoint, text, prefix)

    monkeypatch.setattr("summarise.generation.summariser.lead", spy)
    own = LengthConfig(checkpoint=str(folders["T5"]), tokens=(4, 12), beams=1, prefix=given)
    config = Config(engine="torch", source_words="free", headline=own)
    (result,) = Summariser(config, ["headline"]).summarise([article()])
    assert isinstance(result, Summary)
    assert asked == [read]


def test_a_family_without_a_prefix_gets_none(folders: dict[str, Path]) -> None:
    assert loaded(folders, "mT5").habits.prefix == ""


def test_pegasus_writes_its_own_sign_for_a_new_line(folders: dict[str, Path]) -> None:
    checkpoint = loaded(folders, "PEGASUS")
    sign = checkpoint.tokenizer.convert_tokens_to_ids("<n>")
    town = checkpoint.tokenizer.convert_tokens_to_ids("▁town.")
    assert checkpoint.text([town, sign, town]) == "town. town."
    assert "<n>" in said(checkpoint)


@pytest.mark.parametrize(
    ("family", "prompt", "before"),
    [
        ("mBART", ["de_DE"], "de_DE"),
        ("mBART-50", ["</s>", "de_DE"], "de_DE"),
        ("M2M100", ["</s>", "__de__"], "__de__"),
    ],
)
def test_a_language_is_read_and_written_as_the_family_marks_it(
    family: str, prompt: list[str], before: str, folders: dict[str, Path]
) -> None:
    checkpoint = loaded(folders, family, "de")
    assert words(checkpoint.prompt("paragraph"), checkpoint) == prompt
    assert before in words(lead(checkpoint, TEXT[:40]).ids, checkpoint)
    assert f"reads and writes {before}" in said(checkpoint)


def test_a_language_that_a_checkpoint_lacks_is_said(folders: dict[str, Path]) -> None:
    assert "no token for the language 'xx'" in said(loaded(folders, "mBART", "xx"))


def test_led_looks_at_its_first_token_from_everywhere(folders: dict[str, Path]) -> None:
    checkpoint = loaded(folders, "LED")
    given: list[torch.Tensor | None] = []
    checkpoint.model.get_encoder().register_forward_pre_hook(
        lambda module, args, named: given.append(named.get("global_attention_mask")),
        with_kwargs=True,
    )
    engine = TorchEngine(checkpoint)
    engine.encode([[5, 6, 7, 8], [5, 6]])
    (mask,) = given
    assert mask is not None
    assert mask.tolist() == [[1, 0, 0, 0], [1, 0, 0, 0]]


@pytest.mark.parametrize(("size", "attention"), [(28, "original_full"), (29, "block_sparse")])
def test_bigbird_attends_in_blocks_only_where_there_are_enough_of_them(
    size: int, attention: str, folders: dict[str, Path]
) -> None:
    checkpoint = loaded(folders, "BigBird-Pegasus")  # blocks of 4, 7 of them at least
    TorchEngine(checkpoint).encode([[9] * size])
    assert checkpoint.model.get_encoder().attention_type == attention


@pytest.mark.parametrize(
    ("family", "context", "room"),
    [
        ("BART", 96, 96),
        ("LED", 256, 96),  # a limit a side
        ("T5", 96, 1024),  # relative positions: the tokenizer's, and no limit to write
        ("mT5", 1024, 1024),  # neither states any
        ("LongT5", 256, 1024),
        ("ProphetNet", 96, 96),  # 97, less the padding's
    ],
)
def test_no_more_is_read_and_written_than_there_are_positions(
    family: str, context: int, room: int, folders: dict[str, Path]
) -> None:
    checkpoint = loaded(folders, family)
    assert (checkpoint.context, checkpoint.max_target_tokens) == (context, room)
    assert len(lead(checkpoint, TEXT * 40).ids) <= context


def test_an_encoder_decoder_starts_and_ends_by_its_tokenizer_s_marks(
    folders: dict[str, Path],
) -> None:
    checkpoint = loaded(folders, "EncoderDecoder")
    assert words(checkpoint.prompt("headline"), checkpoint) == ["[CLS]"]
    assert checkpoint.model.generation_config.eos_token_id == checkpoint.tokenizer.sep_token_id
    assert "[SEP] ends a text" in said(checkpoint)
