"""Rules where they are sure, else the classifier; every block with label, reason and score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, dump

from summarise.cleaning import label as stage
from summarise.cleaning.blocks.classifier import Probabilities
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.segment import Segment, segment
from summarise.common.documents import LABELS, Block

CAPTION = "Hanna Brodd leaves the lighthouse at Skerry Point on Monday evening"
NEWSLETTER = "Sign up for our newsletter to get the news in your inbox."
MENU = "Bakers and sugar"
STRAY = "A line of another page about bakers."


def label(
    segments: Sequence[Segment], title: str | None = None, recurring: dict[int, int] | None = None
) -> list[Block]:
    """The blocks of one document."""
    [decision] = stage.label_all([SegmentedDocument(segments, title, recurring or {})])
    return decision.blocks


def labelled(text: str) -> dict[str, Block]:
    return {block.text: block for block in label(segment(text))}


def decide(
    monkeypatch: pytest.MonkeyPatch,
    chances: dict[str, float],
    headline: dict[str, float] | None = None,
) -> None:
    """Let the classifier say this of blocks, and of all others that they are the article's."""

    class Said:
        def probabilities(self, texts: list[str]) -> Probabilities:
            article = [chances.get(text, 0.95) for text in texts]
            titles = [(headline or {}).get(text, 0.0) for text in texts]
            return Probabilities(np.array(article, np.float32), np.array(titles, np.float32))

    monkeypatch.setattr(stage, "features", lambda texts, labels: texts.raw)
    monkeypatch.setattr(stage, "bundled", Said)


OTHER = "Harbour festival moved to June"


def test_a_headline_that_the_classifier_is_sure_of_goes_before_that_of_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, {}, {OTHER: 0.9})
    blocks = label(segment(dump(TITLE, OTHER, below=(OTHER,))))
    titles = [block for block in blocks if block.label == "title"]
    assert [block.text for block in titles] == [OTHER, OTHER]
    assert not any(block.kept for block in titles)
    assert "headline" in titles[0].reason


def test_a_headline_that_it_is_not_sure_of_or_that_was_given_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, {}, {OTHER: 0.05})
    blocks = label(segment(dump(TITLE, OTHER)))
    assert [block.text for block in blocks if block.label == "title"] == [TITLE]
    decide(monkeypatch, {}, {OTHER: 0.9})
    blocks = label(segment(dump(TITLE, OTHER)), TITLE)
    assert [block.text for block in blocks if block.label == "title"] == [TITLE]


def test_every_block_has_a_known_label_a_reason_and_a_score() -> None:
    text = dump(TITLE, "Share", "By Ole Munt", CAPTION, CAPTION, below=("Home", STRAY))
    for block in label(segment(text)):
        assert block.label in LABELS
        assert block.reason
        assert 0 < block.score <= 1


def test_all_blocks_come_back_in_order() -> None:
    segments = segment(dump(TITLE, "Home", below=("Comments", "12 comments")))
    assert [block.text for block in label(segments)] == [s.text for s in segments]


def test_no_blocks_give_none() -> None:
    assert label([]) == []


def test_an_article_without_anything_around_it_is_kept_whole() -> None:
    assert all(block.kept for block in label(segment(BODY)))


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_single_paragraph_is_kept(paragraph: str) -> None:
    assert all(block.kept for block in label(segment(paragraph)))


def test_a_sure_rule_is_not_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    decide(monkeypatch, {NEWSLETTER: 0.99})
    assert labelled(dump(TITLE, NEWSLETTER))[NEWSLETTER].label == "promo"


def test_what_a_rule_is_sure_of_is_kept_whatever_the_classifier_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, dict.fromkeys(PARAGRAPHS, 0.0))
    blocks = label(segment(dump(TITLE, below=(" ".join(PARAGRAPHS),))))
    assert [block.text for block in blocks if block.kept] == list(PARAGRAPHS)


def test_a_paragraph_beside_one_that_is_kept_is_kept_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, dict.fromkeys(PARAGRAPHS[1:], 0.1))
    assert all(block.kept for block in label(segment(BODY)))
    apart = BODY.replace(PARAGRAPHS[1], f"Home\n\n{PARAGRAPHS[1]}")
    decide(monkeypatch, {**dict.fromkeys(PARAGRAPHS[1:], 0.1), "Home": 0.0})
    assert [block.text for block in label(segment(apart)) if block.kept] == [PARAGRAPHS[0]]


def test_a_box_that_a_rule_is_sure_of_does_not_part_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, dict.fromkeys(PARAGRAPHS[1:], 0.1))
    box = "Follow us on Twitter @SkerryNews"
    parted = BODY.replace(PARAGRAPHS[1], f"{box}\n\n{PARAGRAPHS[1]}")
    assert [block.text for block in label(segment(parted)) if not block.kept] == [box]


def test_a_block_that_no_rule_knows_goes_by_the_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    decide(monkeypatch, {PARAGRAPHS[0]: 0.01})
    block = labelled(BODY)[PARAGRAPHS[0]]
    assert not block.kept
    assert block.score == pytest.approx(0.99)


def test_a_paragraph_inside_the_article_needs_more_to_be_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, {PARAGRAPHS[1]: 0.1, PARAGRAPHS[2]: 0.01})
    found = labelled(BODY)
    assert found[PARAGRAPHS[1]].kept
    assert not found[PARAGRAPHS[2]].kept


@pytest.mark.parametrize(("others", "kept"), [(0.99, False), (0.6, True)])
def test_where_little_can_be_expected_less_is_enough(
    others: float, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(monkeypatch, {**dict.fromkeys(PARAGRAPHS, others), STRAY: 0.42})
    assert labelled(f"{BODY}\n\n{STRAY}")[STRAY].kept == kept


def test_an_unsure_rule_gives_way_to_the_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    decide(monkeypatch, {})
    assert labelled(f"{TITLE}\n\n{BODY}\n\nWho tends the harbour now")[
        "Who tends the harbour now"
    ].kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{STRAY}\n\n{BODY}", "related"),
        (f"{BODY}\n\n{MENU}", "navigation"),
        (f"{BODY}\n\n{STRAY[:-1]} who fear the price of sugar.", "related"),
        (
            f"{PARAGRAPHS[0]}\n\n{STRAY[:-1]} who fear the price of sugar.\n\n{PARAGRAPHS[1]}",
            "caption",
        ),
    ],
)
def test_what_the_classifier_drops_is_named_by_its_place(
    text: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = next(s.text for s in segment(text) if s.text not in PARAGRAPHS)
    decide(monkeypatch, {stray: 0.01})
    assert labelled(text)[stray].label == name


def test_where_the_classifier_keeps_nothing_the_rules_decide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide(monkeypatch, dict.fromkeys(PARAGRAPHS, 0.01))
    assert [b.text for b in label(segment(BODY)) if b.kept] == list(PARAGRAPHS)


def test_blocks_that_recur_are_dropped_whatever_the_classifier_says() -> None:
    segments = [*segment(BODY), Segment(STRAY)]
    found = {b.text: b for b in label(segments, None, {len(segments) - 1: 7})}
    assert found[STRAY].reason == "repeated in 7 documents"
