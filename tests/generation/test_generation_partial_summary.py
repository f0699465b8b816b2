"""A record in the making."""

from __future__ import annotations

from dataclasses import replace

from tiny_checkpoint import TEXT, article

from summarise.common.concerns import concerns, gravity
from summarise.evaluation import support
from summarise.generation.partial_summary import PartialSummary, one_or_each


def test_a_dateline_is_no_part_of_the_story_and_counts_in_the_record() -> None:
    given = article(f"QUILL, June 12 (Harbour News) - {TEXT}")
    partial = PartialSummary.of(given)
    assert partial.article.text == TEXT
    assert partial.summary(given, "m").words_kept == len(given.text.split())


def test_capitals_of_the_layout_are_no_part_of_the_story_either() -> None:
    given = article(
        f"QUILL (AP) - A BRIDGE was opened.\n\nNobody had crossed a bridge there. {TEXT}"
    )
    assert PartialSummary.of(given).article.text.startswith("A bridge was opened.\n\nNobody")


def test_what_was_read_is_the_most_that_any_length_read() -> None:
    partial = PartialSummary.of(article())
    partial.note_read(20)
    partial.note_read(12, "headline: ", "sentences that matter most,")
    assert partial.words_read == 20
    assert list(partial.warnings)[1] == (
        f"headline: the model read the sentences that matter most, 12 of {len(TEXT.split())} words"
    )


def test_that_a_writer_reads_as_much_as_ever_is_no_warning() -> None:
    partial = PartialSummary.of(article())
    partial.note_read(20, usual=True)
    assert (partial.words_read, partial.warnings) == (20, {})


def test_one_name_stands_for_all_lengths_and_different_ones_for_their_own() -> None:
    assert one_or_each({"headline": "torch", "paragraph": "torch"}) == "torch"
    assert one_or_each({"headline": "a", "paragraph": "b"}) == "headline: a, paragraph: b"


def test_warnings_and_strategies_are_said_once_each_and_names_that_the_article_lacks() -> None:
    partial = PartialSummary.of(article())
    partial.write("headline", "Zeb and the mayor of Quill opened the bridge", "lead", "odd")
    partial.write("paragraph", "The mayor of Quill opened it.", "lead", "odd")
    summary = partial.summary(article(), "m")
    assert (summary.strategy, summary.warnings) == ("lead", ("odd",))
    assert [found["length"] for found in summary.unsupported] == ["headline"]


def test_a_name_that_only_the_title_has_is_the_articles() -> None:
    given = replace(article(), title="Zeb at the bridge")
    partial = PartialSummary.of(given)
    partial.write("headline", "Zeb opens bridge", "lead")
    assert partial.summary(given, "m").unsupported == ()
    assert support(given, "Zeb opens bridge").unsupported == ()


def test_a_record_has_the_support_of_each_length_that_evaluation_finds() -> None:
    partial = PartialSummary.of(article())
    partial.write("headline", "Zeb opens bridge", "lead")
    partial.write("paragraph", TEXT.split("\n\n")[0], "lead")
    summary = partial.summary(article(), "m")
    assert summary.support == tuple(
        {"length": length, "score": round(support(article(), text).score, 3)}
        for length, text in partial.texts.items()
    )


def test_a_headline_that_the_article_hardly_says_has_low_support_and_is_looked_at_first() -> None:
    partial = PartialSummary.of(article())
    partial.write("headline", "Crowds cheer as rain ruins the summer fair", "lead")
    partial.write("paragraph", TEXT.split("\n\n")[0], "lead")
    summary = partial.summary(article(), "m")
    assert concerns(summary.record()) == [
        "headline: low support, the article hardly says it in one place"
    ]
    assert gravity(summary.record()) > 1


def test_somebody_whom_the_article_clears_or_says_nothing_of_the_kind_of_is_told() -> None:
    given = article("Police are hunting a thief. Zeno Quill was released without charge.")
    partial = PartialSummary.of(given)
    partial.write("headline", "Police hunt Zeno Quill", "lead")
    assert partial.summary(given, "m").warnings == (
        "headline: names Zeno Quill, whom the article clears: see that it says so",
        "headline: no sentence of the article says this of Zeno Quill: see who it is said of",
    )
