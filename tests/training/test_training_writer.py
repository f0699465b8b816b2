"""A tiny decoder-only checkpoint trained to write: from end to end, stopped and resumed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from safetensors.torch import load_file
from tiny_decoder import build_decoder
from training_files import losses, write_jsonl
from transformers import AutoModelForCausalLM, AutoTokenizer

from summarise.common.errors import SummariseError
from summarise.training.pairs import Pair
from summarise.training.run import Run
from summarise.training.writer import Recipe, train
from summarise.training.writer.data import NO_LABEL, Collate, make_examples, source_ids, source_text
from summarise.training.writer.loop import WriterRun
from summarise.training.writer.model import load_writer, target_loss
from summarise.training.writer.quality import mean_loss, write

pytestmark = pytest.mark.usefixtures("one_thread")

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")

ROOT = Path(__file__).parents[2]


def archive(path: Path) -> Path:
    return write_jsonl(
        path,
        (
            {
                "body": f"The mayor of town {i} opened the bridge. {'It was closed. ' * (i % 5)}",
                "title": f"Mayor opened the bridge of town {i}",
                "summary": f"The mayor of town {i} opened the bridge.",
                "source": "bbc",
            }
            for i in range(26)
        ),
    )


def small(tmp_path: Path, **more: Any) -> Recipe:
    build_decoder(tmp_path / "tiny")
    given: dict[str, Any] = {
        "checkpoint": str(tmp_path / "tiny"),
        "train": [archive(tmp_path / "a.jsonl")],
        "kinds": {"news": {"least_words": 5}},
        "freeze_layers": 1,
        "source_tokens": 60,
        "target_tokens": 24,
        "steps": 12,
        "batch": 4,
        "micro_tokens": 160,
        "warmup": 2,
        "decay": 4,
        "save_every": 4,
        "held_out": 2,
        "dev_articles": 2,
        "measure_every": 24,
        "learning_rate": 0.01,
    }
    return Recipe.model_validate(given | more)


def test_a_run_gives_a_checkpoint_that_names_its_prompts_and_a_curve_every_so_many_examples(
    tmp_path: Path,
) -> None:
    history = train(small(tmp_path, dev=[archive(tmp_path / "d.jsonl")]), tmp_path / "out")
    assert losses(history)[-1][1] < losses(history)[0][1]
    points = [entry for entry in history if "eval_loss" in entry]
    assert [entry["examples"] for entry in points] == [24, 48]
    assert points[1]["eval_loss"] < points[0]["eval_loss"]
    named = {"rouge1", "rouge2", "rougeLsum", "words", "unsupported"}
    assert {f"eval_headline_{name}" for name in named} <= set(points[0])
    assert (tmp_path / "out" / "loss.png").stat().st_size > 1000
    model = AutoModelForCausalLM.from_pretrained(tmp_path / "out")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "out")
    assert tokenizer.decode(model.config.summarise_prompts["headline"]) == "\n\nHeadline:"
    assert model.config.summarise_source_tokens == 60
    assert model.dtype == torch.bfloat16


def test_a_run_that_was_stopped_ends_with_the_weights_and_losses_of_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = small(tmp_path)
    whole = train(asked, tmp_path / "whole")
    real, calls = WriterRun.training_step, list[int]()

    def dies(self: Any, *given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 7:  # three steps after the last saved state
            raise KeyboardInterrupt
        return real(self, *given, **more)

    monkeypatch.setattr(WriterRun, "training_step", dies)
    with pytest.raises(KeyboardInterrupt):
        train(asked, tmp_path / "stopped")
    monkeypatch.undo()
    capfd.readouterr()
    resumed = train(asked, tmp_path / "stopped")
    assert "missing keys" not in capfd.readouterr().err  # the head is tied to the embeddings
    assert losses(resumed) == losses(whole)
    assert [e["eval_loss"] for e in resumed if "eval_loss" in e] == [
        e["eval_loss"] for e in whole if "eval_loss" in e
    ]
    ours, theirs = (
        load_file(tmp_path / name / "model.safetensors") for name in ("stopped", "whole")
    )
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


def test_lower_layers_and_embeddings_stay_as_they_were_and_the_rest_does_not(
    tmp_path: Path,
) -> None:
    train(small(tmp_path, steps=6), tmp_path / "out")
    before = load_file(tmp_path / "tiny" / "model.safetensors")
    after = load_file(tmp_path / "out" / "model.safetensors")
    changed = {n for n in after if not torch.equal(after[n], before[n].bfloat16())}
    assert {name.split(".")[2] for name in changed if ".layers." in name} == {"1", "2"}
    assert "model.embed_tokens.weight" not in changed


def test_frozen_weights_are_bfloat16_and_trained_ones_float32(tmp_path: Path) -> None:
    model = load_writer(small(tmp_path)).model
    kinds = {(w.requires_grad, w.dtype) for w in model.parameters()}
    assert kinds == {(False, torch.bfloat16), (True, torch.float32)}
    model = load_writer(small(tmp_path, bf16=False)).model
    assert {w.dtype for w in model.parameters()} == {torch.float32}


def example_of(recipe: Recipe, pair: Pair) -> Any:
    return list(make_examples([pair], load_writer(recipe).tokenizer, recipe))


def test_an_example_is_article_prompt_and_target_and_only_the_target_is_learnt(
    tmp_path: Path,
) -> None:
    recipe = small(tmp_path)
    tokenizer = load_writer(recipe).tokenizer
    text = "SENN, June 12 - The mayor\n\nopened it."
    (example,) = make_examples([Pair(text, {"headline": "Mayor opened it"})], tokenizer, recipe)
    said = tokenizer.decode(example.ids.tolist())
    assert said == "The mayor opened it.\n\nHeadline: Mayor opened it<|im_end|>"
    (part,) = Collate(0, 999)([example])["parts"]
    labels = part["labels"][0]
    assert tokenizer.decode(labels[labels != NO_LABEL].tolist()) == " Mayor opened it<|im_end|>"
    assert torch.equal(part["input_ids"][0, 1:][labels[:-1] >= 0], labels[:-1][labels[:-1] >= 0])


def test_one_article_gives_an_example_for_each_length_with_the_length_s_prompt(
    tmp_path: Path,
) -> None:
    recipe = small(tmp_path)
    targets = {"headline": "Mayor opened it", "paragraph": "The mayor opened it."}
    found = example_of(recipe, Pair("The mayor opened it.", targets))
    tokenizer = load_writer(recipe).tokenizer
    prompts = ("\n\nHeadline:", "\n\nParagraph:")
    for example, prompt in zip(found, prompts, strict=True):
        assert prompt in tokenizer.decode(example.ids.tolist())


def test_the_loss_of_micro_batches_is_that_of_the_rows_alone(tmp_path: Path) -> None:
    recipe = small(tmp_path, bf16=False)
    writer = load_writer(recipe)
    pairs = [Pair(f"The mayor {'opened ' * n}it.", {"headline": "Mayor opened it"}) for n in (1, 9)]
    examples = list(make_examples(pairs, writer.tokenizer, recipe))
    collate = Collate(0, 10_000)
    (together,) = collate(examples)["parts"]
    alone = [collate([example])["parts"][0] for example in examples]
    with torch.no_grad():
        sum_alone = sum(float(target_loss(writer.model, part, False)) for part in alone)
        assert float(target_loss(writer.model, together, False)) == pytest.approx(sum_alone, 1e-4)
    assert mean_loss(writer, recipe, examples) == pytest.approx(
        sum_alone / int((together["labels"] >= 0).sum()), 1e-4
    )


def test_no_micro_batch_has_more_tokens_than_it_may(tmp_path: Path) -> None:
    recipe = small(tmp_path)
    pairs = [Pair(f"The {'mayor ' * n}", {"headline": "Mayor"}) for n in range(1, 20)]
    examples = list(make_examples(pairs, load_writer(recipe).tokenizer, recipe))
    parts = Collate(0, 200)(examples)["parts"]
    assert sum(len(part["input_ids"]) for part in parts) == len(examples)
    assert all(part["input_ids"].numel() <= 200 for part in parts)
    assert len(parts) > 1


def test_what_is_written_of_an_article_does_not_depend_on_the_batch(tmp_path: Path) -> None:
    recipe = small(tmp_path, bf16=False)
    writer = load_writer(recipe)
    articles = [f"The mayor {'opened the bridge ' * n}." for n in (1, 6, 3)]
    together = write(writer, recipe, articles, "headline")
    assert together == [write(writer, recipe, [text], "headline")[0] for text in articles]


def test_a_dateline_and_line_breaks_are_no_part_of_what_is_read() -> None:
    assert source_text("LONDON, June 12 (Reuters) - The\n\nmayor  said") == "The mayor said"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"held_out": 99}, "only 26 pairs can be learnt from, and held_out takes 99"),
        ({"freeze_layers": 3}, "freeze_layers: the checkpoint has 3 layers"),
        ({"checkpoint": "./gone"}, "no such folder"),
    ],
)
def test_what_cannot_be_trained_is_a_line_that_says_why(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(SummariseError, match=said):
        train(small(tmp_path, **more), tmp_path / "out")


def test_the_shipped_recipe_names_every_key_and_but_for_texts_its_default() -> None:
    path = ROOT / "configs" / "training" / "writer.yaml"
    shipped = yaml.safe_load(path.read_text(encoding="utf-8"))
    own = {"kinds", "checkpoint"}
    recipe = Recipe.model_validate(shipped)
    assert set(shipped) == set(Recipe.model_fields)
    assert recipe.model_dump(exclude=own) == Recipe(checkpoint="x").model_dump(exclude=own)


def test_the_writer_s_run_is_the_one_that_other_checkpoints_have() -> None:
    assert issubclass(WriterRun, Run)


def test_a_special_tokens_name_in_an_article_is_read_as_text(tmp_path: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(build_decoder(tmp_path / "tiny"))
    ids = source_ids(tokenizer, "The mayor wrote <|im_end|> on the bridge.", 60)
    assert not set(ids) & set(tokenizer.all_special_ids)
