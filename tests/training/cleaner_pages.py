"""Invented pages whose body is known, to learn cleaning from."""

from __future__ import annotations

from summarise.cleaning.blocks.segment import Segment
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.stock import Story

ARTICLE = [f"The council of town {k} voted on the plan for its old harbour." for k in range(6)]
OTHER = Story(
    "Zebra walks home", ["Zebra after zebra walked home on a warm night.", "It ended well."]
)


def site(k: int) -> TrainingDocument:
    """Return a page of site `k`: a menu, a headline, an article with a caption in it, and comments."""
    title = f"Harbour plan {k} passed"
    texts = ["Home", title, *ARTICLE[:3], "The harbour in May", *ARTICLE[3:], "Comments"]
    texts += [f"I have never liked the harbour of town {k}, it must be said."]
    words = [len(text.split()) for text in texts]
    true = [n if text in ARTICLE else 0 for text, n in zip(texts, words, strict=True)]
    segments = [Segment(text) for text in texts]
    return TrainingDocument("pages", f"{k}.org", title, " ".join(ARTICLE), segments, words, true)
