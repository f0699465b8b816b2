"""Beam search behind a prefix: `generate`'s own, but for what it costs.

The articles' keys are neither copied nor reordered for the beams, and articles that are done leave
the batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import NamedTuple

import torch
from transformers import DynamicCache

from summarise.generation.decoding.constraint import Constraint, State
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.prefix_lm.model import PrefixLM
from summarise.generation.prefix_lm.prefix import Prefix
from summarise.generation.prefix_lm.tap import tapped

_FEW = 0.6  # when fewer than this share of a batch's articles are left, the others leave it
_DEAD = -1e9  # the score of a beam that there is not


class SearchSettings(NamedTuple):
    """How a search goes.

    Attributes:
        beams: texts that are looked for of each article.
        least, most: tokens of a text.
        ends: the end tokens.
        length_penalty: texts are compared by their log-probability divided by their tokens to this
            power.
        behind: how much less likely, in nats a token, what is still written may be than the best
            that is finished, for the search to go on; None to go on while anything may still be
            better, as `generate` does.
        no_repeat: tokens of the shortest run that may not come twice in a text that nothing
            constrains; 0 for none.
        tap: layers, the lowest, whose states of a text's tokens are averaged for it; 0 for none.
    """

    beams: int
    least: int
    most: int
    ends: Sequence[int]
    length_penalty: float = 1.0
    behind: float | None = None
    no_repeat: int = 0
    tap: int = 0


class _Beam(NamedTuple):
    """A text in the making: which one it goes on from, its last token, and its log-probability."""

    parent: int
    token: int
    score: float


class _Article:
    """The search of one article's texts."""

    def __init__(self, constraint: Constraint | None, settings: SearchSettings) -> None:
        self.constraint, self.settings = constraint, settings
        beams = settings.beams
        self.beams = [_Beam(0, 0, 0.0)] + [_Beam(0, 0, _DEAD)] * (beams - 1)
        self.states: list[State | None] = [constraint.start if constraint else None] * beams
        self.texts: list[list[int]] = [[]] * beams
        self.finished: list[tuple[float, Hypothesis]] = []
        self.done = False

    def hold(self, chances: torch.Tensor) -> None:
        """Take from log-probabilities [beams, vocabulary], in place, what may not follow."""
        if self.constraint is None:
            for row, text in zip(chances, self.texts, strict=True):
                if banned := repeating(text, self.settings.no_repeat):
                    row[banned] = float("-inf")
                    row -= row.logsumexp(-1)  # what is left of the probability is shared out
            return
        for row, state in zip(chances, self.states, strict=True):
            if state is None:
                row.fill_(float("-inf"))
                continue
            row += self.constraint.bias(state, len(row)).to(row.device)
            if self.constraint.renormalise and not row.isneginf().all():
                row.copy_(row.log_softmax(-1))

    def take(
        self, candidates: Sequence[_Beam], size: int, states: torch.Tensor | None = None
    ) -> None:
        """Go on with the best candidates of `size` tokens, twice as many as there are beams.

        Args:
            candidates: the best first.
            size: tokens of each, an end token among them.
            states: of each beam's tokens so far, added up, [beams, width].
        """
        settings = self.settings
        width, on = settings.beams, list[_Beam]()
        for rank, beam in enumerate(candidates):
            ended = beam.token in settings.ends
            if not ended and size < settings.most:
                on.append(beam)
            elif rank < width and beam.score > _DEAD / 2 and not self.done:
                text = self.texts[beam.parent] + ([] if ended else [beam.token])
                state = None if states is None else states[beam.parent] / max(1, size - 1)
                found = Hypothesis(text, beam.score / size, state)
                self.finished.append((beam.score / size**settings.length_penalty, found))
        self.finished = sorted(self.finished, key=lambda found: -found[0])[:width]
        self.beams = (on + [_Beam(0, settings.ends[0], _DEAD)] * width)[:width]
        self.done |= self._enough(self.beams[0].score, size)
        self.texts = [[*self.texts[beam.parent], beam.token] for beam in self.beams]
        self.states = [self._advance(beam) for beam in self.beams]

    def _enough(self, best: float, size: int) -> bool:
        """Return whether the search is over; `best` is of what is still written."""
        settings = self.settings
        best_a_token = best / size**settings.length_penalty
        full = len(self.finished) == settings.beams
        if settings.behind is None:
            return best < _DEAD / 2 or (full and best_a_token <= self.finished[-1][0])
        hopeless = bool(self.finished) and best_a_token < self.finished[0][0] - settings.behind
        return best < _DEAD / 2 or full or hopeless

    def _advance(self, beam: _Beam) -> State | None:
        """Return the constraint's state behind a beam; None where it has none."""
        state = self.states[beam.parent]
        if self.constraint is None or state is None or beam.score < _DEAD / 2:
            return None
        return self.constraint.advance(state, beam.token)


def repeating(text: Sequence[int], size: int) -> list[int]:
    """Return the tokens that would end a run of a text's last tokens for the second time.

    Args:
        text: token ids.
        size: of a run; 0 where all may repeat themselves.
    """
    if not 0 < size <= len(text):
        return []
    last = list(text[len(text) - size + 1 :])
    starts = range(len(text) - size + 1)
    return [text[i + size - 1] for i in starts if list(text[i : i + size - 1]) == last]


@torch.inference_mode()
def search(
    model: PrefixLM,
    prefix: Prefix,
    prompt: Sequence[int],
    settings: SearchSettings,
    constraints: Sequence[Constraint | None] = (),
) -> list[list[Hypothesis]]:
    """Write texts of each article.

    Args:
        model, prefix: the model, and what it has read.
        prompt: the decoder's first tokens.
        settings: how it goes.
        constraints: one an article, None for one that is free; none where all are.

    Returns:
        for each article its texts, the best first.
    """
    every = [_Article(held, settings) for held in constraints or [None] * len(prefix.mask)]
    with tapped(model, settings.tap) if settings.tap else nullcontext() as states:
        _search(model, prefix, prompt, settings, every, states)
    return [[found for _, found in article.finished] for article in every]


def _search(
    model: PrefixLM,
    prefix: Prefix,
    prompt: Sequence[int],
    settings: SearchSettings,
    every: list[_Article],
    states: Callable[[], torch.Tensor] | None,
) -> None:
    """Write the texts of each article; see `search`. `states` are those of the last tokens, if any."""
    device, beams = prefix.mask.device, settings.beams
    going, sums = every, None
    cache, ids = DynamicCache(), torch.tensor([list(prompt)] * len(every), device=device)
    for size in range(1, settings.most + 1):
        chances = model.step(ids, prefix, cache, last=True).float().log_softmax(-1)
        if size == 1:  # all beams go on from the prompt
            chances = chances.repeat_interleave(beams, 0)
        elif states:
            sums = states() if sums is None else sums + states()
        if size <= settings.least:
            chances[:, list(settings.ends)] = float("-inf")
        vocabulary = chances.shape[-1]
        by_article = chances.view(len(going), beams, vocabulary)
        for article, rows in zip(going, by_article, strict=True):
            article.hold(rows)
        scores = torch.tensor([[b.score for b in a.beams] for a in going], device=device)
        total = (by_article + scores[:, :, None]).flatten(1)
        best, which = total.topk(2 * beams)
        so_far = [None] * len(going) if sums is None else sums.view(len(going), beams, -1)
        each = zip(going, best.tolist(), which.tolist(), so_far, strict=True)
        for article, row, places, its_sums in each:
            pairs = zip(places, row, strict=True)
            found = [_Beam(p // vocabulary, p % vocabulary, score) for p, score in pairs]
            article.take(found, size, its_sums)
        left = [i for i, article in enumerate(going) if not article.done]
        if not left or size == settings.most:
            break
        if len(left) < _FEW * len(going):
            prefix = prefix.take(torch.tensor(left, device=device))
        else:
            left = list(range(len(going)))
        parents = [i if size == 1 else i * beams + b.parent for i in left for b in going[i].beams]
        going = [going[i] for i in left]
        cache.reorder_cache(torch.tensor(parents, device=device))  # type: ignore[arg-type]
        sums = None if sums is None else sums[parents]
        ids = torch.tensor([[beam.token] for a in going for beam in a.beams], device=device)
