"""Grade drafts as readers did, by what the writer itself makes of them.

While a draft is written, a layer in the writer's middle already knows much of what a reader will say of
it: a linear classifier of the mean of its tokens there is all that grades. What it learnt from is in
docs/training.md.

Source: of the idea, Alain and Bengio 2016, "Understanding intermediate layers using linear classifier
probes".
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.companions import companion
from summarise.generation.decoding.hypothesis import Hypothesis

WEIGHTS = "grader.safetensors"
GRADES = 3  # false or ungrammatical; true, but not to be printed; to be printed
PRINTED = GRADES - 1  # the best of them
_WRONG = 0.5  # what a draft that is wrong costs, of what one that would be printed gains
_LIKELIHOOD = 0.3  # of the same, for a nat a token


@dataclass(frozen=True)
class DraftGrader:
    """A classifier of drafts by their states: logits [drafts, GRADES] of [drafts, width]."""

    classifier: nn.Linear

    @torch.inference_mode()
    def worth(self, draft: Hypothesis) -> float:
        """Return what a draft is worth: how likely a reader would print it, how unlikely it is wrong,
        and how likely the writer holds it.

        Args:
            draft: one that has a state.
        """
        assert draft.state is not None
        wrong, _, printed = self.classifier(draft.state).softmax(-1).tolist()
        return float(printed - _WRONG * wrong + _LIKELIHOOD * (draft.likelihood or 0))


def load_grader(checkpoint: Checkpoint) -> DraftGrader | None:
    """Load the grader that a checkpoint comes with, None where it has none.

    `summarise_grader` in its `config.json` has the layers by whose states it grades,
    `grader.safetensors` the weights.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    from safetensors.torch import load_file

    if not checkpoint.grader_layers:
        return None
    with companion(checkpoint, WEIGHTS, "grader") as path:
        classifier = nn.Linear(checkpoint.model.config.hidden_size, GRADES)
        classifier.load_state_dict(load_file(path))
    classifier.to(checkpoint.model.device)
    return DraftGrader(classifier.eval().requires_grad_(False))
