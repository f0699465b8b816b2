"""A checkpoint's checker for any article: how likely it says a sentence, from 0 to 1."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.generation.checking.claim_checker import ClaimChecker, load_checker
from summarise.generation.checking.passages import passages
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.prefix_lm.prefix import Prefix

_KEY = "summarise_checker"  # of config.json
_AT_ONCE = 8  # passages that are read together


class ArticleChecker:
    """Judges a sentence by the passage of an article that says it best.

    Args:
        checkpoint: a folder, a hub name or `bundled`; a prefix LM with a checker.

    Raises:
        SummariseError: it cannot be loaded, or has no checker.
    """

    def __init__(self, checkpoint: str = "bundled") -> None:
        self.checkpoint = checkpoint
        _load(checkpoint)

    def __call__(self, article: str, sentence: str) -> float:
        """Return how likely the article says the sentence."""
        checker = _load(self.checkpoint)  # by name, so that it can be sent to other processes
        false = min(
            verdict.false
            for prefix in _read(self.checkpoint, article)
            for (verdict,) in checker.judge(prefix, [[sentence]] * len(prefix.mask))
        )
        return 1 / (1 + math.exp(min(false, 700)))


def has_checker(checkpoint: str) -> bool:
    """Return whether a checkpoint is here and comes with a checker."""
    config = Path(locate(checkpoint)) / "config.json"
    return config.is_file() and _KEY in json.loads(config.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _load(name: str) -> ClaimChecker:
    checker = load_checker(load_checkpoint(name))
    if checker is None:
        raise SummariseError(f"--checker {name}: this checkpoint has no checker")
    return checker


@lru_cache(maxsize=2)
def _read(name: str, article: str) -> tuple[Prefix, ...]:
    """Return what was read of an article, kept for its next sentence."""
    checker = _load(name)
    found = passages(checker.checkpoint.tokenizer, article)
    return tuple(checker.read(found[i : i + _AT_ONCE]) for i in range(0, len(found), _AT_ONCE))
