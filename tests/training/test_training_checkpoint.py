"""Fine-tuning a tiny seq2seq checkpoint from end to end, and what comes of it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_checkpoint import settings
from training_files import archive, losses, small_recipe

from summarise.common.documents import Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.extractive.sentence_scorer import WEIGHTS
from summarise.training.checkpoint import train
from summarise.training.checkpoint.data import NO_LABEL, Collate, make_examples, read
from summarise.training.checkpoint.loop import measure
from summarise.training.pairs import Pair

pytestmark = pytest.mark.usefixtures("one_thread")

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")


def test_a_run_gives_a_checkpoint_that_summarises_a_curve_and_the_packages_own_scores(
    tmp_path: Path,
) -> None:
    asked = small_recipe(
        tmp_path, dev=[archive(tmp_path / "d.jsonl")], steps=20, learning_rate=0.01
    )
    history = train(asked, tmp_path / "out")
    assert losses(history)[-1][1] < losses(history)[0][1]
    assert any(entry.get("eval_headline_rouge1", 0) > 0 for entry in history)
    assert (tmp_path / "out" / "loss.png").stat().st_size > 1000
    assert json.loads((tmp_path / "out" / "history.json").read_text()) == history
    assert load_file(tmp_path / "out" / "model.safetensors")["model.shared.weight"].dtype == (
        torch.float16
    )
    article = Article("a", "a", "The mayor opened the bridge. It was closed.", language="en")
    (summary,) = SummaryGenerator(settings(tmp_path / "out"), ["headline"]).summarise([article])
    assert isinstance(summary, Summary)
    assert summary.headline


@pytest.mark.parametrize(("prefix", "own"), [(None, "tell: "), ("", ""), ("say: ", "say: ")])
def test_what_is_put_before_articles_is_learnt_with_and_kept(
    tmp_path: Path, prefix: str | None, own: str
) -> None:
    asked = small_recipe(tmp_path, steps=1, prefix=prefix)
    config = tmp_path / "tiny" / "config.json"
    task = {"task_specific_params": {"summarization": {"prefix": "tell: "}}}
    config.write_text(json.dumps(json.loads(config.read_text()) | task))
    start = load_checkpoint(asked.checkpoint, "cpu")
    read_first = make_examples(read(asked), start, asked)[0].input_ids.tolist()
    assert read_first == start.tokenizer(own + read(asked)[0].text.strip()).input_ids
    train(asked, tmp_path / "out")
    assert load_checkpoint(str(tmp_path / "out"), "cpu").profile.prefix == own


def test_an_adapter_of_the_head_alone_is_not_trained_further_where_the_head_is_the_embeddings(
    tmp_path: Path,
) -> None:
    peft = pytest.importorskip("peft", reason="needs the extra `peft`")
    asked = small_recipe(tmp_path)
    model = load_checkpoint(asked.checkpoint, "cpu").model
    kind = peft.LoraConfig(target_modules=["lm_head"], init_lora_weights=False)
    adapted = peft.get_peft_model(model, kind)
    adapted.peft_config["default"].base_model_name_or_path = asked.checkpoint
    adapted.save_pretrained(tmp_path / "lora")
    asked = asked.model_copy(update={"checkpoint": str(tmp_path / "lora")})
    with pytest.raises(SummariseError, match=r"changes lm_head\.weight alone"):
        train(asked, tmp_path / "out")


def test_a_special_tokens_name_in_an_article_is_learnt_from_as_text(tmp_path: Path) -> None:
    asked = small_recipe(tmp_path, known_names=False, least_support=0.0)
    start = load_checkpoint(asked.checkpoint, "cpu")
    pair = Pair("The mayor closed the [SEP] bridge.", {"headline": "mayor closed bridge"})
    (example,) = make_examples([pair], start, asked)
    assert example.input_ids.tolist().count(start.tokenizer.eos_token_id) == 1


def test_an_article_that_cannot_be_written_of_is_in_no_mean_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SummaryGenerator.stream

    def fail_first(
        self: SummaryGenerator, articles: Sequence[Article]
    ) -> Iterator[Summary | Failure]:
        first, *others = articles
        yield Failure(first.id, "", "generation", "out of memory")
        yield from real(self, others)

    asked = small_recipe(tmp_path)
    start, dev = load_checkpoint(asked.checkpoint, "cpu"), read(asked)[:2]
    alone = measure(start, asked, dev[1:])
    assert "eval_failed" not in alone
    monkeypatch.setattr(SummaryGenerator, "stream", fail_first)
    assert measure(start, asked, dev) == {"eval_failed": 1} | alone


def test_articles_of_which_none_can_be_written_of_end_the_measuring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: SummaryGenerator, articles: Sequence[Article]) -> Iterator[Failure]:
        return (Failure(each.id, "", "generation", "out of memory") for each in articles)

    monkeypatch.setattr(SummaryGenerator, "stream", fail)
    asked = small_recipe(tmp_path)
    with pytest.raises(
        SummariseError, match="article 0 of --dev, from 0, and all others: out of memory"
    ):
        measure(load_checkpoint(asked.checkpoint, "cpu"), asked, [Pair("", {"headline": "x"})])


def test_saved_weights_have_the_mode_of_other_new_files(tmp_path: Path) -> None:
    train(small_recipe(tmp_path, steps=1), tmp_path / "out")
    (tmp_path / "other").touch()
    wanted = stat.S_IMODE((tmp_path / "other").stat().st_mode)
    for path in (tmp_path / "out").glob("*.*"):
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name


def test_a_frozen_encoder_stays_as_it_was_and_the_decoder_does_not(tmp_path: Path) -> None:
    train(small_recipe(tmp_path, steps=2), tmp_path / "out")
    before = load_file(tmp_path / "tiny" / "model.safetensors")
    after = load_file(tmp_path / "out" / "model.safetensors")
    changed = {name for name in after if not torch.equal(after[name], before[name].half())}
    assert changed
    assert all(name.startswith("model.decoder.") for name in changed)


def test_a_selector_is_kept_only_while_the_encoder_it_was_trained_on_is(tmp_path: Path) -> None:
    asked = small_recipe(tmp_path, steps=1)
    config = json.loads((tmp_path / "tiny" / "config.json").read_text())
    config["summarise_selector"] = {"width": 8}
    (tmp_path / "tiny" / "config.json").write_text(json.dumps(config))
    (tmp_path / "tiny" / WEIGHTS).write_bytes(b"weights")
    train(asked, tmp_path / "frozen")
    train(asked.model_copy(update={"freeze_encoder": False}), tmp_path / "trained")
    assert (tmp_path / "frozen" / WEIGHTS).is_file()
    assert not (tmp_path / "trained" / WEIGHTS).exists()
    assert "summarise_selector" not in (tmp_path / "trained" / "config.json").read_text()


def test_what_the_decoder_reads_is_its_prompt_and_what_it_is_taught_a_step_behind(
    tmp_path: Path,
) -> None:
    asked = small_recipe(tmp_path)
    start = load_checkpoint(asked.checkpoint, "cpu")
    example = make_examples(read(asked), start, asked)[0]
    prompt = start.prompts["headline"]
    labels = example.labels.tolist()
    taught = labels[len(prompt) - 1 :]
    assert labels[: len(prompt) - 1] == [NO_LABEL] * (len(prompt) - 1)
    assert example.decoder_input_ids.tolist() == [*prompt, *taught[:-1]]
    assert taught[-1] == start.tokenizer.eos_token_id


def test_a_batch_is_padded_and_its_padding_masked(tmp_path: Path) -> None:
    asked = small_recipe(tmp_path)
    examples = make_examples(read(asked), load_checkpoint(asked.checkpoint, "cpu"), asked)
    short, long = sorted(examples[:5], key=lambda example: len(example.input_ids))[::4]
    batch = Collate(0)([short, long])
    assert batch["attention_mask"].sum(1).tolist() == [len(short.input_ids), len(long.input_ids)]
    assert batch["input_ids"].shape == batch["attention_mask"].shape
    assert batch["labels"].shape == batch["decoder_input_ids"].shape


def test_targets_that_no_article_supports_are_a_line_that_says_what_to_change(
    tmp_path: Path,
) -> None:
    asked = small_recipe(tmp_path, headline="text", least_support=1.1)
    with pytest.raises(SummariseError, match="lower least_support"):
        train(asked, tmp_path / "out")


def test_a_fine_tuning_says_nothing_of_pickling_and_counts_epochs_once(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(
        f"checkpoint: {small_recipe(tmp_path).checkpoint}\nsteps: 12\nbatch: 4\nwarmup: 2\n"
    )
    root = Path(__file__).parents[2]
    call = [sys.executable, str(root / "scripts" / "train.py"), "r.yaml", "out", "--train", "a.jsonl"]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "24 examples, 2.0 epochs"
    assert "'epoch': '2'" in lines[-2] or "'epoch': 2.0" in lines[-2]
    assert lines[-1].startswith("done: the checkpoint is in out")
