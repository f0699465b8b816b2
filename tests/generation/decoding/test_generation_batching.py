"""Batches of like length, from sizes alone."""

from summarise.generation.decoding.batching import plan_batches


def test_every_article_is_in_one_batch() -> None:
    sizes = [5, 900, 3, 70, 70, 12]
    assert sorted(i for batch in plan_batches(sizes, 100) for i in batch) == list(range(6))


def test_a_batch_keeps_to_its_budget_as_padded() -> None:
    sizes = [10, 30, 20, 40, 50, 60]
    for batch in plan_batches(sizes, 100):
        assert len(batch) == 1 or len(batch) * max(sizes[i] for i in batch) <= 100


def test_articles_of_like_length_come_together() -> None:
    assert plan_batches([50, 10, 49, 11], 100) == [[1, 3], [2, 0]]


def test_an_article_over_the_budget_is_alone() -> None:
    assert plan_batches([500, 1], 100) == [[1], [0]]


def test_no_articles_are_no_batches() -> None:
    assert plan_batches([], 100) == []
