"""What readers said of drafts: read, its losses, and a tiny writer trained by it, stopped and resumed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from tiny_prefix_lm import build_packed
from training_files import losses, write_jsonl

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.ranking.grader import GRADES, WEIGHTS, load_grader
from summarise.training.preferences import Recipe, train
from summarise.training.preferences.data import read_examples
from summarise.training.preferences.loss import log_probabilities, loss_of
from summarise.training.weights import write_half

pytestmark = pytest.mark.usefixtures("one_thread")

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")

RECORDS = [
    {
        "body": f"Mayor Ada Lindqvist opened bridge {i} in Telmouth on Tuesday. It had been closed.",
        "drafts": [
            {"text": "Mayor opens bridge in Telmouth", "grade": 2},
            {"text": "Mayor closes bridge", "grade": 0},
            {"text": "Mayor in Telmouth", "grade": 1},
        ],
        "headline": "Mayor opens bridge that was closed" if i % 2 else None,
    }
    for i in range(10)
]


def tiny(folder: Path) -> str:
    return str(build_packed(folder, summarise_source_tokens=24))


def small(tmp_path: Path, **more: Any) -> Recipe:
    given: dict[str, Any] = {
        "checkpoint": tiny(tmp_path / "tiny"),
        "train": [write_jsonl(tmp_path / "a.jsonl", RECORDS)],
        "steps": 8,
        "batch": 4,
        "micro_articles": 2,
        "warmup": 1,
        "decay": None,
        "save_every": 4,
        "held_out": 2,
        "measure_every": 16,
        "learning_rate": 0.01,
        "bf16": False,
    }
    return Recipe.model_validate(given | more)


def test_an_article_is_read_as_far_as_the_writer_reads(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(tiny(tmp_path / "tiny"))
    path = write_jsonl(tmp_path / "a.jsonl", RECORDS)
    first, second, *_ = read_examples(path, ["text", "body"], checkpoint)
    assert len(first.source) <= 24
    assert [draft.grade for draft in first.drafts] == [2, 0, 1]
    assert not first.written
    assert second.written[-1] == checkpoint.tokenizer.eos_token_id


def test_an_article_is_read_to_its_end_where_the_checkpoint_says_no_less(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build_packed(tmp_path / "tiny")))
    path = write_jsonl(tmp_path / "a.jsonl", RECORDS)
    (first, *_) = read_examples(path, ["body"], checkpoint)
    assert len(first.source) > 24


@pytest.mark.parametrize(
    "wrong",
    [
        {"drafts": [{"text": "Mayor opens bridge", "grade": 3}]},
        {"drafts": [{"text": 7, "grade": 1}]},
        {"drafts": None},
        {"body": ""},
    ],
)
def test_a_record_that_is_not_so_is_named(wrong: dict[str, Any], tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [RECORDS[0], RECORDS[0] | wrong])
    with pytest.raises(SummariseError, match=r"a\.jsonl#2: no judged drafts"):
        read_examples(path, ["text", "body"], load_checkpoint(tiny(tmp_path / "tiny")))


def test_a_draft_is_as_likely_beside_others_as_the_model_itself_says(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(tiny(tmp_path / "tiny"))
    path = write_jsonl(tmp_path / "a.jsonl", RECORDS)
    example, *_ = read_examples(path, ["body"], checkpoint)
    prompt = checkpoint.prompt("headline")
    with torch.no_grad():
        totals, sizes = log_probabilities(checkpoint.model, prompt, [example])
        for place, draft in enumerate(example.drafts):
            written = torch.tensor([[*prompt, *draft.ids]])
            model: Any = checkpoint.model
            logits = model(torch.tensor([example.source]), decoder_input_ids=written[:, :-1]).logits
            chances = logits[0, len(prompt) - 1 :].log_softmax(-1)
            expected = chances.gather(1, torch.tensor(draft.ids)[:, None]).sum()
            assert totals[0, place].item() == pytest.approx(expected.item(), abs=1e-3)
            assert sizes[0, place] == len(draft.ids)
    assert totals[0, -1] == 0  # nothing that a reader wrote


def test_drafts_of_one_grade_have_no_order_to_learn(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(tiny(tmp_path / "tiny"))
    same = [RECORDS[0] | {"drafts": RECORDS[0]["drafts"][:1]}]  # type: ignore[index]
    path = write_jsonl(tmp_path / "a.jsonl", same)
    examples = read_examples(path, ["body"], checkpoint)
    found = loss_of(checkpoint.model, checkpoint.prompt("headline"), examples, 0.4)
    assert found.order.item() == 0
    assert found.ordered == 0
    assert found.written.item() > 0


def test_a_run_writes_a_writer_that_puts_printed_drafts_first(tmp_path: Path) -> None:
    history = train(small(tmp_path, steps=24), tmp_path / "out")
    points = [entry for entry in history if "eval_first" in entry]
    assert points[-1]["eval_order"] < points[0]["eval_order"]
    written = load_checkpoint(str(tmp_path / "out" / "checkpoint"))
    before = load_checkpoint(str(tmp_path / "tiny"))
    new, old = written.model.state_dict(), before.model.state_dict()
    changed = {name.split(".")[3] for name in new if ".layers." in name and not torch.equal(new[name], old[name])}  # fmt: skip
    assert changed == {"2"}  # the lowest two are skimmed


def test_what_graded_the_drafts_of_the_writer_before_is_left_behind(tmp_path: Path) -> None:
    recipe = small(tmp_path)
    folder = build_packed(
        tmp_path / "graded", summarise_source_tokens=24, summarise_grader={"layers": 2}
    )
    write_half(torch.nn.Linear(16, GRADES), folder / WEIGHTS)
    train(recipe.model_copy(update={"checkpoint": str(folder)}), tmp_path / "out")
    assert load_grader(load_checkpoint(str(folder)))
    assert load_grader(load_checkpoint(str(tmp_path / "out" / "checkpoint"))) is None
    assert not (tmp_path / "out" / "checkpoint" / WEIGHTS).exists()


def test_a_run_that_was_stopped_goes_on_as_it_would_have(tmp_path: Path) -> None:
    whole = losses(train(small(tmp_path), tmp_path / "whole"))
    train(small(tmp_path), tmp_path / "parts")
    for state in (tmp_path / "parts" / "run").glob("checkpoint-8"):
        for file in state.iterdir():
            file.unlink()
        state.rmdir()
    assert losses(train(small(tmp_path), tmp_path / "parts")) == whole
    for shard in (tmp_path / "whole" / "checkpoint").glob("*.safetensors"):
        again = load_file(tmp_path / "parts" / "checkpoint" / shard.name)
        assert all(torch.equal(weight, again[name]) for name, weight in load_file(shard).items())


def test_there_must_be_articles_beside_those_held_out(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="only 10 articles can be learnt from"):
        train(small(tmp_path, held_out=10), tmp_path / "out")
