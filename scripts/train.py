"""Train a seq2seq checkpoint on articles with headlines, paragraphs or both.

    python scripts/train.py configs/training/fine-tune.yaml my-model --train archive.jsonl

The recipe is a YAML file; `configs/training/fine-tune.yaml` explains every key. The folder gets the
checkpoint (float16 safetensors, ready for `checkpoint: ./my-model`), the loss curve `loss.png`, and
`history.json` with every figure of it. Called again with the same folder, a run that was stopped
goes on at its last saved step. Needs the extra `train`: pip install "summarise[train]".
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
import yaml
from datasets import Dataset, concatenate_datasets, disable_progress_bars, load_dataset
from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError
from transformers import Seq2SeqTrainer, Seq2SeqTrainingArguments
from transformers.trainer_callback import PrinterCallback, ProgressCallback
from transformers.utils import logging

from summarise.common.documents import Article, Summary
from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import dateline_end
from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import FUNCTION_WORDS, tokens
from summarise.config import Config
from summarise.evaluation.metrics.rouge import Rouge
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.decoding.salience.network import WEIGHTS as SALIENCE
from summarise.generation.extractive.sentence_scorer import WEIGHTS as SELECTOR

ORDINARY = "ordinary_words.txt"
NOT_TAUGHT = -100  # a label that has no part in the loss
BUCKET = 64  # batches among which examples of like length are put together


class Recipe(BaseModel):
    """A training run; `configs/training/fine-tune.yaml` says what each key means."""

    model_config = ConfigDict(extra="forbid")

    checkpoint: str = "bundled"
    train: list[Path] = []
    dev: list[Path] = []
    text: str = "text"
    headline: str | None = "title"
    paragraph: str | None = None
    prefix: str = ""
    source_tokens: PositiveInt = 192
    target_tokens: PositiveInt = 128
    least_support: float = 0.5
    known_names: bool = True
    freeze_encoder: bool = True
    steps: PositiveInt = 1000
    batch: PositiveInt = 16
    learning_rate: float = 5e-4
    warmup: NonNegativeInt = 100
    label_smoothing: float = 0.05
    bf16: bool = False
    save_every: PositiveInt = 200
    dev_articles: PositiveInt = 200
    seed: int = 0

    @property
    def fields(self) -> dict[str, str]:
        """The record's field for each length that is trained."""
        named = {"headline": self.headline, "paragraph": self.paragraph}
        return {length: field for length, field in named.items() if field}


def read_recipe(path: Path, train: Sequence[Path], dev: Sequence[Path]) -> Recipe:
    """Read a recipe; files given on the command line stand in for its own."""
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        recipe = Recipe.model_validate(tree)
    except OSError as error:
        raise SummariseError(f"{path}: {error.strerror}") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise SummariseError(f"{path}: {one_line(error)}") from error
    recipe = recipe.model_copy(
        update={"train": list(train) or recipe.train, "dev": list(dev) or recipe.dev}
    )
    if not recipe.train:
        raise SummariseError(f"{path}: nothing to train on; give --train FILE.jsonl")
    if not recipe.fields:
        raise SummariseError(f"{path}: name the field of the headline, of the paragraph, or both")
    return recipe


# --- data --------------------------------------------------------------------------------------


def records(paths: Sequence[Path], recipe: Recipe) -> Dataset:
    """The records of JSONL files (.gz and .xz too): `text`, and one column a length."""
    parts = []
    for path in paths:
        if not path.is_file():
            raise SummariseError(f"{path}: no such file")
        try:
            rows = load_dataset("json", data_files=str(path), split="train")
        except Exception as error:  # datasets raises its own, pyarrow's and json's
            raise SummariseError(f"{path}: not JSONL: {one_line(error)}") from error
        for name in (recipe.text, *recipe.fields.values()):
            if name not in rows.column_names:
                known = ", ".join(rows.column_names)
                raise SummariseError(f"{path}: no field {name!r}; it has {known}")
        wanted = {"text": rows[recipe.text]}
        wanted |= {length: rows[field] for length, field in recipe.fields.items()}
        parts.append(Dataset.from_dict({name: list(column) for name, column in wanted.items()}))
    return concatenate_datasets(parts)


def supported(target: str, text: str, ordinary: frozenset[str], recipe: Recipe) -> bool:
    """Whether an article bears a target out; one that it does not teaches a model to invent."""
    known = set(tokens(text))
    content = [word for word in tokens(target) if word not in FUNCTION_WORDS]
    if not content:
        return False
    if recipe.known_names:
        # titles are often in capitals throughout, so where it is known which words name nothing,
        # all others count as names
        foreign = [w for w in content if w not in known and w not in ordinary]
        if foreign if ordinary else unsupported_texts(target, text):
            return False
    return sum(word in known for word in content) >= recipe.least_support * len(content)


def examples(rows: Dataset, checkpoint: Checkpoint, recipe: Recipe) -> Dataset:
    """Tokenised pairs: `input_ids`, `decoder_input_ids`, `labels`; unsupported ones left out."""
    tokenizer, prompts = checkpoint.tokenizer, checkpoint.prompts
    if len(recipe.fields) > 1 and not prompts:
        raise SummariseError(
            f"checkpoint {recipe.checkpoint!r} does not tell lengths apart: give headline or "
            "paragraph, and null for the other"
        )
    config = checkpoint.model.config
    start = config.decoder_start_token_id

    def encode(batch: dict[str, list[Any]]) -> dict[str, list[list[int]]]:
        found: dict[str, list[list[int]]] = {
            "input_ids": [], "decoder_input_ids": [], "labels": []
        }  # fmt: skip
        for i, text in enumerate(batch["text"]):
            for length in recipe.fields:
                target = batch[length][i]
                if not text or not target or not supported(
                    target, text, checkpoint.ordinary, recipe
                ):  # fmt: skip
                    continue
                source = recipe.prefix + text[dateline_end(text) :]
                ids = tokenizer(source, truncation=True, max_length=recipe.source_tokens).input_ids
                if length in prompts:
                    prompt = list(prompts[length])
                    taught = tokenizer(target, add_special_tokens=False).input_ids
                    taught = [*taught[: recipe.target_tokens - 1], tokenizer.eos_token_id]
                else:
                    prompt = [start]
                    taught = tokenizer(
                        text_target=target, truncation=True, max_length=recipe.target_tokens
                    ).input_ids
                found["input_ids"].append(ids)
                found["decoder_input_ids"].append([*prompt, *taught[:-1]])
                found["labels"].append([NOT_TAUGHT] * (len(prompt) - 1) + taught)
        return found

    done = rows.map(encode, batched=True, remove_columns=rows.column_names)
    if not len(done):
        raise SummariseError(
            f"none of {len(rows)} records can be learnt from: their articles do not bear the "
            "targets out; lower least_support, or set known_names: false"
        )
    return done


def order(lengths: Sequence[int], recipe: Recipe) -> list[int]:
    """Which example stands where in the whole run: batches of examples of like length.

    It follows from the seed alone, so that a run that is resumed goes on as it would have.
    """
    shuffle, places = random.Random(recipe.seed), list[int]()
    while len(places) < recipe.steps * recipe.batch:
        once = list(range(len(lengths)))
        shuffle.shuffle(once)
        for at in range(0, len(once), BUCKET * recipe.batch):
            pool = sorted(once[at : at + BUCKET * recipe.batch], key=lengths.__getitem__)
            batches = [pool[b : b + recipe.batch] for b in range(0, len(pool), recipe.batch)]
            shuffle.shuffle(batches)
            places += [i for batch in batches for i in batch]
    return places[: recipe.steps * recipe.batch]


class Collate:
    """Pads a batch of examples to tensors, [rows, longest]."""

    def __init__(self, pad: int) -> None:
        self.padding = {"input_ids": pad, "decoder_input_ids": pad, "labels": NOT_TAUGHT}

    def __call__(self, batch: Sequence[dict[str, list[int]]]) -> dict[str, torch.Tensor]:
        tensors = {
            name: torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(example[name]) for example in batch], True, value
            )
            for name, value in self.padding.items()
        }
        lengths = torch.tensor([len(example["input_ids"]) for example in batch])
        places = torch.arange(tensors["input_ids"].shape[1])
        tensors["attention_mask"] = (places < lengths[:, None]).long()
        return tensors


# --- training ----------------------------------------------------------------------------------


class Trainer(Seq2SeqTrainer):
    """`Seq2SeqTrainer` whose evaluation is the package's: decoded as `summarise` does, ROUGE."""

    def __init__(self, start: Checkpoint, recipe: Recipe, dev: Dataset | None, **more: Any) -> None:
        super().__init__(model=start.model, **more)
        self.start, self.recipe, self.dev = start, recipe, dev

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        """ROUGE F-measures, 0 to 100, of each length on the first development articles."""
        if self.dev is None:
            return {}
        with tempfile.TemporaryDirectory() as folder:
            export(self.start, self.recipe, Path(folder))
            scores = dict(_scores(folder, self.dev, list(self.recipe.fields)))
        self.log(scores)
        self.start.model.train()
        return scores


def _scores(folder: str, dev: Dataset, lengths: list[str]) -> Iterator[tuple[str, float]]:
    config = Config(engine="torch")  # weights that change are not worth converting
    own = {
        name: config.length(name).model_copy(update={"checkpoint": folder, "languages": ()})
        for name in ("headline", "paragraph")
    }
    articles = [Article(str(i), "", text, language="en") for i, text in enumerate(dev["text"])]
    written = list(SummaryGenerator(config.model_copy(update=own), lengths).stream(articles))
    rouge = Rouge()
    for length in lengths:
        scores = [
            rouge.score([reference], getattr(summary, length) or "")
            for reference, summary in zip(dev[length], written, strict=True)
            if reference and isinstance(summary, Summary)
        ]
        for name in ("rouge1", "rouge2", "rougeLsum"):
            mean = sum(score[name].fmeasure for score in scores) / max(1, len(scores))
            yield f"eval_{length}_{name}", round(100 * mean, 2)


def export(start: Checkpoint, recipe: Recipe, folder: Path) -> None:
    """Write the model as a checkpoint of float16 safetensors, with what came beside its start."""
    copy.deepcopy(start.model).half().save_pretrained(folder)
    start.tokenizer.save_pretrained(folder)
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config |= {"dtype": "float16", "summarise_source_tokens": recipe.source_tokens}
    beside = [ORDINARY, SELECTOR, SALIENCE]
    if not recipe.freeze_encoder:  # both networks were trained on the encoder as it was
        for name in ("summarise_selector", "summarise_salience"):
            config.pop(name, None)
        beside = [ORDINARY]
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    for name in beside:
        if (found := Path(locate(start.name)) / name).is_file():
            shutil.copy(found, folder / name)


def train(recipe: Recipe, out: Path) -> list[dict[str, float]]:
    """Train, or go on with, a run; write the checkpoint and its curves to `out`.

    Returns:
        the figures logged on the way, oldest first.
    """
    disable_progress_bars()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    start = load_checkpoint(recipe.checkpoint, "cpu")
    model = start.model
    if recipe.freeze_encoder:
        model.get_encoder().requires_grad_(False)  # with the embeddings that it shares
    data = examples(records(recipe.train, recipe), start, recipe)
    sizes = [len(ids) for ids in data["input_ids"]]
    dev = records(recipe.dev, recipe) if recipe.dev else None
    dev = dev.select(range(min(len(dev), recipe.dev_articles))) if dev else None
    print(f"{len(data)} examples, {recipe.steps * recipe.batch / len(data):.1f} passes", flush=True)
    trainer = Trainer(
        start,
        recipe,
        dev,
        args=Seq2SeqTrainingArguments(
            output_dir=str(out / "run"),
            max_steps=recipe.steps,
            per_device_train_batch_size=recipe.batch,
            train_sampling_strategy="sequential",  # the order is made here
            learning_rate=recipe.learning_rate,
            warmup_steps=recipe.warmup,
            lr_scheduler_type="linear",
            adam_beta2=0.98,
            weight_decay=0.01,
            label_smoothing_factor=recipe.label_smoothing,
            bf16=recipe.bf16,
            logging_steps=max(1, min(20, recipe.save_every)),
            save_steps=recipe.save_every,
            save_total_limit=2,
            eval_strategy="steps" if dev else "no",
            eval_steps=recipe.save_every,
            seed=recipe.seed,
            dataloader_pin_memory=torch.cuda.is_available(),
            report_to="none",
        ),
        train_dataset=data.select(order(sizes, recipe)),
        eval_dataset=dev,
        data_collator=Collate(start.tokenizer.pad_token_id or 0),
    )
    trainer.remove_callback(ProgressCallback)
    trainer.add_callback(PrinterCallback)  # one line a log: it reads well in a file too
    trainer.train(resume_from_checkpoint=last_complete(out / "run"))
    export(start, recipe, out)
    history: list[dict[str, float]] = trainer.state.log_history
    (out / "history.json").write_text(json.dumps(history, indent=1) + "\n", encoding="utf-8")
    draw(history, out / "loss.png")
    return history


def last_complete(run: Path) -> str | None:
    """The newest saved state that was written to its end: `trainer_state.json` comes last."""
    found = [path.parent for path in run.glob("checkpoint-*/trainer_state.json")]
    newest = max(found, key=lambda path: int(path.name.split("-")[1]), default=None)
    return str(newest) if newest else None


def draw(history: Sequence[dict[str, float]], path: Path) -> None:
    """A picture of the loss, and of ROUGE-1 where it was measured, over the steps."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    figure, left = plt.subplots(figsize=(7, 4))
    losses = [(h["step"], h["loss"]) for h in history if "loss" in h]
    left.plot(*zip(*losses, strict=True), color="tab:blue")
    left.set_xlabel("step")
    left.set_ylabel("training loss (nats a token)")
    right = left.twinx()
    for length, style in (("headline", "o-"), ("paragraph", "s--")):
        name = f"eval_{length}_rouge1"
        if points := [(h["step"], h[name]) for h in history if name in h]:
            right.plot(*zip(*points, strict=True), style, color="tab:orange", label=length)
            right.set_ylabel("ROUGE-1 F on the development set")
            right.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def main() -> None:
    """Read the call, train, say where the checkpoint is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("recipe", type=Path, help="a YAML file")
    parser.add_argument("output", type=Path, help="a folder, made if it is not there")
    parser.add_argument("--train", type=Path, nargs="+", default=[], metavar="FILE.jsonl")
    parser.add_argument("--dev", type=Path, nargs="+", default=[], metavar="FILE.jsonl")
    given = parser.parse_args()
    try:
        train(read_recipe(given.recipe, given.train, given.dev), given.output)
    except SummariseError as error:
        sys.exit(f"train.py: {error}")
    print(f"done: the checkpoint is in {given.output}, its curves in {given.output / 'loss.png'}")


if __name__ == "__main__":
    main()
