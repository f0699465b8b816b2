"""Comparisons in words."""

from __future__ import annotations

from pathlib import Path

from evaluation_files import write_jsonl

from summarise.evaluation import Scores, evaluate
from summarise.evaluation.output.wording import label, verdicts

COUNT = 30


def compared(tmp_path: Path, **texts: str) -> Scores:
    """Two systems or more that write the same of every article."""
    references = [{"id": f"{n}", "headline": "rain shut the road"} for n in range(COUNT)]
    paths = [
        write_jsonl(
            tmp_path / f"{name}.jsonl",
            *({"id": f"{n}", "headline": text} for n in range(COUNT)),
        )
        for name, text in texts.items()
    ]
    return evaluate(paths, write_jsonl(tmp_path / "r.jsonl", *references)).scores


def test_the_better_one_is_named_first(tmp_path: Path) -> None:
    scores = compared(tmp_path, wrong="a mayor sings", right="rain shut the road")
    assert verdicts(scores, "headline") == ["right is better than wrong on 30 articles."]


def test_no_difference_is_said_to_be_none(tmp_path: Path) -> None:
    scores = compared(tmp_path, one="rain shut it", other="rain shut him")
    assert verdicts(scores, "headline") == [
        "No clear difference between one and other on 30 articles."
    ]


def test_where_it_is_by_some_figures_they_are_named(tmp_path: Path) -> None:
    scores = compared(tmp_path, ordered="rain shut the road", turned="road the shut rain")
    (said,) = verdicts(scores, "headline")
    assert said == (
        "ordered is better than turned on 30 articles, but by ROUGE-2, ROUGE-L and ROUGE-Lsum only."
    )


def test_baselines_have_plain_words_and_systems_their_names() -> None:
    assert label("lead-3", baseline=True) == "first three sentences (lead-3)"
    assert label("lead-3", baseline=False) == "lead-3"


def test_many_systems_are_ranked_instead_of_compared_one_by_one(tmp_path: Path) -> None:
    words = "rain shut the road".split()
    texts = {f"s{n}": " ".join(words[:n] + ["so"] * (4 - n)) for n in range(1, 5)}
    texts["twin"] = "rain shut so so"
    scores = compared(tmp_path, **texts)
    assert verdicts(scores, "headline") == [
        "Ranks by ROUGE-1, as far as systems can be told apart: s4 1, s3 2, s2 3–4, twin 3–4, s1 5."
    ]


def test_baselines_beside_many_systems_have_a_sentence_each(tmp_path: Path) -> None:
    text = "Rain shut the road to Harrow. Nobody was hurt."
    references = [{"id": f"{n}", "headline": "rain shut the road"} for n in range(COUNT)]
    paths = [
        write_jsonl(
            tmp_path / f"{name}.jsonl",
            *({"id": f"{n}", "headline": said, "text": text} for n in range(COUNT)),
        )
        for name, said in {"a": "rain shut the road", "b": "a mayor", "c": "rain shut"}.items()
    ]
    scores = evaluate(paths, write_jsonl(tmp_path / "r.jsonl", *references)).scores
    said = verdicts(scores, "headline")
    assert said[1].startswith("Beside first sentence (lead-1) by ROUGE-1, better: a")
    assert said[1].endswith("worse: b, c.")
    assert len(said) == 3
