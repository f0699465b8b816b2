"""A small sheet, its key and verdicts, as the tests of judging need them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evaluation_files import write_jsonl

from summarise.evaluation.judging.articles import SourceArticle
from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.questions import QUESTIONS

ARTICLES = [
    SourceArticle(f"n{n}", f"Rain fell on Harrow on day {n}. Roads were shut.", {"headline": f"Rain {n}"})
    for n in range(12)
]  # fmt: skip
SYSTEMS = {
    "alpha": {article.id: f"Alpha says {article.id}" for article in ARTICLES},
    "beta": {article.id: f"Beta says {article.id}" for article in ARTICLES},
}
NAMES = [question.name for question in QUESTIONS]
# Of two articles, both systems' texts; the second article has one that both wrote.
KEY = [
    KeyText("a1", "one", "headline", ("alpha",)),
    KeyText("b1", "one", "headline", ("beta",)),
    KeyText("ab2", "two", "headline", ("alpha", "beta")),
]


def verdict(answers: str) -> dict[str, bool]:
    """Return a verdict from a letter a question, as `ynyn`."""
    return {name: letter == "y" for name, letter in zip(NAMES, answers, strict=True)}


def write_verdicts(path: Path, answers: Mapping[str, str], judge: str | None = None) -> Path:
    """Write a file of verdicts, each a text's id and its answers; returns the path."""
    named = {"judge": judge} if judge else {}
    return write_jsonl(
        path, *({"id": id_} | named | verdict(said) for id_, said in answers.items())
    )
