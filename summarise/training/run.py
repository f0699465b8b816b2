"""A run that can be stopped at any moment and goes on from its last saved state as it would have.

transformers' `Trainer` does the work. What is fixed here: the order of examples is made before, so
that it needs no random state; epochs are counted over the examples; states are saved whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import Dataset
from transformers import Trainer, TrainingArguments
from transformers.trainer_callback import PrinterCallback, ProgressCallback

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.training.curve import History
from summarise.training.order import batch_order
from summarise.training.recipe import RunRecipe
from summarise.training.weights import no_progress_bars

_LOG_EVERY = 20  # steps, at most
_STATE = "trainer_state.json"  # the last file of a saved state to be written
_OF = "learnt.sha256"  # says of what recipe and examples the states are
# keys that may change on the way; what files are learnt from is asked of their examples
_FREE = {"train", "judged", "dev", "dev_articles", "steps", "save_every"}


class Ordered(Dataset[Any]):
    """Examples in the order of a run, each as often as it comes.

    Args:
        examples: what is learnt from.
        order: indices of them.
    """

    def __init__(self, examples: Sequence[Any], order: Sequence[int]) -> None:
        self.examples, self.order = examples, order

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, place: int) -> Any:
        return self.examples[self.order[place]]


class Run(Trainer):
    """A `Trainer` over examples in a fixed order, whose evaluation is a function.

    Args:
        recipe: what is asked for.
        model: what is trained.
        examples: what it is trained on.
        lengths: of the examples; those of like length come in one batch.
        collate: makes tensors of a batch of examples.
        measure: gives the figures to log, their names beginning with `eval_`; None for none.
        measure_every: steps between them.
        folder: where states are saved.
        more: of `TrainingArguments`.
    """

    def __init__(
        self,
        recipe: RunRecipe,
        model: Any,
        examples: Sequence[Any],
        lengths: Sequence[int],
        collate: Callable[[Sequence[Any]], dict[str, Any]],
        measure: Callable[[], dict[str, float]] | None,
        measure_every: int,
        folder: Path,
        **more: Any,
    ) -> None:
        self.recipe, self.measure, self.folder = recipe, measure, folder
        self.trained, self.examples = model, examples
        self.figures_of: tuple[int, dict[str, float]] = -1, {}  # a step, and its figures
        self.examples_an_epoch = len(examples)
        order = batch_order(lengths, recipe.batch, recipe.steps, recipe.seed)
        schedule: dict[str, Any] = {"lr_scheduler_type": "linear"}
        if recipe.decay:
            schedule = {
                "lr_scheduler_type": "warmup_stable_decay",
                "lr_scheduler_kwargs": {"num_decay_steps": recipe.decay, "decay_type": "linear"},
            }
        arguments = TrainingArguments(
            output_dir=str(folder),
            max_steps=recipe.steps,
            per_device_train_batch_size=recipe.batch,
            train_sampling_strategy="sequential",  # the order is made here
            learning_rate=recipe.learning_rate,
            warmup_steps=recipe.warmup,
            adam_beta2=0.98,
            weight_decay=0.01,
            logging_steps=max(1, min(_LOG_EVERY, recipe.save_every)),
            save_steps=recipe.save_every,
            save_total_limit=2,
            eval_strategy="steps" if measure else "no",
            eval_steps=measure_every,
            seed=recipe.seed,
            dataloader_pin_memory=torch.cuda.is_available(),
            report_to="none",
            remove_unused_columns=False,
            **schedule,
            **more,
        )
        dataset = Ordered(examples, order)
        super().__init__(
            model=model,
            args=arguments,
            train_dataset=dataset,
            eval_dataset=dataset if measure else None,  # `measure` has its own
            data_collator=collate,
        )
        self.remove_callback(ProgressCallback)
        self.add_callback(PrinterCallback)  # one line a log: it reads well in a file too

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        """Log and return the figures of `measure`; the model is in training mode again after.

        `Trainer` asks twice after the last step; the second time nothing is new.
        """
        if self.measure and self.figures_of[0] != self.state.global_step:
            self.figures_of = self.state.global_step, self.measure()
            self.log(self.figures_of[1])
            self.trained.train()
        return self.figures_of[1]

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        """Log figures with the examples seen so far, and the epochs that these make.

        `Trainer` itself would take the whole run, whose order is one long dataset, for one epoch.
        """
        seen = self.state.global_step * self.recipe.batch
        counted, self.state.epoch = self.state.epoch, round(seen / self.examples_an_epoch, 3)
        super().log(logs | {"examples": seen}, start_time)
        self.state.epoch = counted

    def _issue_warnings_after_load(self, load_result: Any) -> None:
        """Warn of a saved state's missing weights, but not of tied ones, which are saved once."""
        tied = set(getattr(self.trained, "all_tied_weights_keys", None) or ())
        load_result.missing_keys[:] = [k for k in load_result.missing_keys if k not in tied]
        super()._issue_warnings_after_load(load_result)

    def go(self) -> History:
        """Train from the last saved state, or from the start, to the end.

        Returns:
            the figures logged on the way, also before it was stopped, oldest first.

        Raises:
            SummariseError: what is saved there is of another recipe, or of other examples.
        """
        self._check_same()
        epochs = self.recipe.steps * self.recipe.batch / self.examples_an_epoch
        print(f"{self.examples_an_epoch} examples, {epochs:.1f} epochs", flush=True)
        with no_progress_bars():
            self.train(resume_from_checkpoint=last_state(self.folder))
        history: History = self.state.log_history
        return history

    def _check_same(self) -> None:
        """Note of what the saved states are, and refuse those of something else."""
        digest, noted = learnt(self.recipe, self.examples), self.folder / _OF
        if last_state(self.folder):
            if not noted.is_file():
                print(
                    f"{self.folder} has states that do not say of what recipe and examples they "
                    "are: they are taken for those of this run",
                    flush=True,
                )
            elif noted.read_text() != digest:
                raise SummariseError(
                    f"{self.folder} has states of another recipe or of other examples: "
                    "give another folder, or remove it to start over"
                )
        atomic_write_text(noted, digest)


def learnt(recipe: RunRecipe, examples: Iterable[Any]) -> str:
    """Return a digest of a recipe and its examples, which are tuples of tensors, texts and numbers.

    A checkpoint that is a folder is the same by whatever path.
    """
    asked = recipe.model_dump(mode="json", exclude=_FREE)
    if (folder := Path(recipe.checkpoint)).is_dir():
        asked["checkpoint"] = str(folder.resolve())
    found = hashlib.sha256(json.dumps(asked, sort_keys=True).encode())
    for example in examples:
        found.update(json.dumps(example, default=_tensor_digest).encode() + b"\n")
    return found.hexdigest()


def _tensor_digest(tensor: torch.Tensor) -> str:
    return hashlib.sha256(tensor.numpy().tobytes()).hexdigest()


def last_state(folder: Path) -> str | None:
    """Return the folder of the newest saved state that was written to its end."""
    found = [path.parent for path in folder.glob(f"checkpoint-*/{_STATE}")]
    newest = max(found, key=lambda path: int(path.name.split("-")[1]), default=None)
    return str(newest) if newest else None
