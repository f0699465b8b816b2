"""`evaluate` from files to SCORES.json."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from evaluation_files import write_jsonl, write_texts

from summarise.common.errors import SummariseError
from summarise.evaluation import Evaluation, Options, Scores, write_details, write_scores
from summarise.evaluation import evaluate as evaluate_files
from summarise.evaluation.data.alignment import Missing
from summarise.evaluation.output.report import write_report
from summarise.evaluation.workers import Workers

TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
TEXT = "Rain fell on Monday. Roads were shut by noon. Schools closed early. Nobody was hurt."


def evaluate(
    predictions: Sequence[Path], references: str | Path, missing: Missing = "stop"
) -> Scores:
    return evaluate_files(predictions, references, Options(missing)).scores


@pytest.fixture
def references(tmp_path: Path) -> Path:
    return write_jsonl(
        tmp_path / "refs.jsonl",
        {"id": "a", "headline": "Rain shuts roads", "paragraph": "Rain fell. Roads shut."},
        {"id": "b", "headline": "Mayor opens bridge", "paragraph": "A bridge opened."},
    )


@pytest.fixture
def scores(tmp_path: Path, references: Path) -> Scores:
    """One perfect headline and one wrong one; no paragraphs."""
    predictions = write_jsonl(
        tmp_path / "half.jsonl",
        {"id": "a", "headline": "Rain shuts roads", "text": TEXT},
        {"id": "b", "headline": "Something else", "text": TEXT},
    )
    return evaluate([predictions], references)


def test_scores_have_the_promised_shape(scores: Scores) -> None:
    assert list(scores)[:4] == ["signature", "systems", "baselines", "comparisons"]
    headline = scores["systems"]["half"]["headline"]
    assert list(headline)[:6] == ["n", "empty", *TYPES]
    assert list(headline["rouge1"]) == ["precision", "recall", "fmeasure", "low", "high"]


def test_scores_are_means_in_percent(scores: Scores) -> None:
    headline = scores["systems"]["half"]["headline"]
    assert (headline["n"], headline["empty"]) == (2, 0)
    assert headline["rouge1"] == {
        "precision": 50.0,
        "recall": 50.0,
        "fmeasure": 50.0,
        "low": 0.0,
        "high": 100.0,
    }


def test_values_have_four_decimals(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain"})
    score = evaluate([predictions], references, missing="skip")["systems"]["s"]["headline"]
    assert score["rouge1"]["recall"] == 33.3333  # 1 of 3 words


def test_one_pair_has_its_own_value_as_bounds_and_no_nan(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain falls"})
    score = evaluate([predictions], references, missing="skip")["systems"]["s"]["headline"]
    assert score["n"] == 1
    assert score["rouge1"]["low"] == score["rouge1"]["fmeasure"] == score["rouge1"]["high"] == 40.0


def test_two_calls_give_the_same_scores(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(
        tmp_path / "s.jsonl",
        {"id": "a", "headline": "Rain"},
        {"id": "b", "headline": "A mayor's bridge"},
    )
    assert evaluate([predictions], references) == evaluate([predictions], references)


def test_order_of_predictions_changes_no_figure(tmp_path: Path, references: Path) -> None:
    lines = [{"id": "a", "headline": "Rain"}, {"id": "b", "headline": "A mayor's bridge"}]
    systems = evaluate(
        [
            write_jsonl(tmp_path / "s.jsonl", *lines),
            write_jsonl(tmp_path / "t.jsonl", *reversed(lines)),
        ],
        references,
    )["systems"]
    assert systems["s"] == systems["t"]


def test_empty_predictions_are_counted_and_pull_the_mean_down(
    tmp_path: Path, references: Path
) -> None:
    predictions = write_jsonl(
        tmp_path / "s.jsonl",
        {"id": "a", "headline": "Rain shuts roads"},
        {"id": "b", "headline": " "},
    )
    score = evaluate([predictions], references)["systems"]["s"]["headline"]
    assert (score["n"], score["empty"], score["rouge1"]["fmeasure"]) == (2, 1, 50.0)


def test_empty_references_are_counted_and_not_dropped(tmp_path: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain"})
    references = write_jsonl(tmp_path / "r.jsonl", {"id": "a", "headline": ["", "…"]})
    score = evaluate([predictions], references)["systems"]["s"]["headline"]
    assert (score["n"], score["empty"], score["rouge1"]["fmeasure"]) == (1, 1, 0.0)


def test_missing_zero_counts_lone_references_as_empty(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain shuts roads"})
    scores = evaluate([predictions], references, missing="zero")
    score = scores["systems"]["s"]["headline"]
    assert (score["n"], score["empty"], score["rouge1"]["fmeasure"]) == (2, 1, 50.0)
    assert "missing:zero" in scores["signature"]


def test_missing_ids_stop_by_default(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain"})
    with pytest.raises(SummariseError, match="system 's', headline: 1 of 2 references has no pred"):
        evaluate([predictions], references)


def test_length_that_cannot_be_scored_is_absent(scores: Scores) -> None:
    assert "paragraph" not in scores["systems"]["half"]


def test_folder_of_references_scores_as_the_file_does(tmp_path: Path, references: Path) -> None:
    headlines = {"a": "Rain falls on roads", "b": "Mayor opens a bridge"}
    by_file = [{"id": f"{id_}.html", "headline": text} for id_, text in headlines.items()]
    by_id = [{"id": id_, "headline": text} for id_, text in headlines.items()]
    folder = write_texts(
        tmp_path, {"headline/a.txt": "Rain shuts roads\n", "headline/b.txt": "Mayor opens bridge\n"}
    )
    from_folder = evaluate([write_jsonl(tmp_path / "s.jsonl", *by_file)], folder)
    from_file = evaluate([write_jsonl(tmp_path / "s.jsonl", *by_id)], references)
    assert from_folder["systems"] == from_file["systems"]


def test_baselines_come_with_the_articles_text_in_the_shape_of_systems(scores: Scores) -> None:
    assert set(scores["baselines"]) == {"lead-1", "first-12-words", "oracle"}
    lead = scores["baselines"]["lead-1"]["headline"]
    assert lead["n"] == 2
    # "Rain fell on Monday" has 1 word of 4 for one reference and none for the other
    assert lead["rouge1"]["precision"] == 12.5


def test_without_text_there_are_no_baselines(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain"})
    scores = evaluate([predictions], references, missing="skip")
    assert scores["baselines"] == {}
    assert "give --articles" in scores["notes"][0]


def test_import_is_quick_because_nltk_and_rich_wait() -> None:
    slow = {"nltk", "rouge_score", "rich"}
    code = f"import sys, summarise.evaluation; print({slow} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_articles_that_are_not_all_at_hand_are_counted(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(
        tmp_path / "s.jsonl",
        {"id": "a", "headline": "Rain", "text": TEXT},
        {"id": "b", "headline": "Mayor"},
    )
    scores = evaluate([predictions], references)
    assert scores["notes"][0].startswith("1 of 2 articles are not at hand")
    assert scores["texts"]["systems"]["s"]["headline"]["articles"] == 1


def test_empty_texts_are_said_in_a_note(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": " ", "text": TEXT})
    notes = evaluate([predictions], references, missing="skip")["notes"]
    assert notes == ["s, headline: 1 of 1 without a word on one side; they score 0."]


def test_references_are_described_beside_the_systems(scores: Scores) -> None:
    assert scores["texts"]["references"]["headline"]["words"] == 3.0
    assert set(scores["texts"]["systems"]) == {"half"}


def test_text_in_another_script_is_scored_and_the_signature_says_how(tmp_path: Path) -> None:
    predictions = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Мост закрыт"})
    references = write_jsonl(tmp_path / "r.jsonl", {"id": "a", "headline": "Мост закрыт"})
    scores = evaluate([predictions], references)
    assert scores["systems"]["s"]["headline"]["rouge1"]["fmeasure"] == 100.0
    assert "|tok:unicode|" in scores["signature"]


def test_processes_change_nothing(tmp_path: Path) -> None:
    lines = [{"id": str(i), "headline": f"Rain {i} falls", "text": TEXT} for i in range(3)]
    predictions = write_jsonl(tmp_path / "s.jsonl", *lines)
    told: list[tuple[str, int, int]] = []
    work = Workers(2, lambda *said: told.append(said), chunk=2, pays_from=0)
    here, there = (
        evaluate_files([predictions], predictions, Options(work=work)) for work in (Workers(), work)
    )
    assert here.scores == there.scores
    assert ("ROUGE", 2, 12) in told  # a system, three baselines, the references are not scored


def test_no_figure_is_nan_when_nothing_is_there(tmp_path: Path) -> None:
    lines = {"id": "a", "headline": "…", "text": ""}
    done: Evaluation = evaluate_files(
        [write_jsonl(tmp_path / "s.jsonl", lines)], write_jsonl(tmp_path / "r.jsonl", lines)
    )
    write_scores(done.scores, tmp_path / "scores.json")  # raises for what JSON has no word for
    assert done.scores["systems"]["s"]["headline"]["empty"] == 1


# --- what evaluation says of texts that are not as they seem


def notes(scores: Scores, about: str) -> list[str]:
    return [note for note in scores["notes"] if about in note]


def test_marks_are_read_and_said(tmp_path: Path, references: Path) -> None:
    predictions = write_jsonl(
        tmp_path / "marked.jsonl",
        {"id": "a", "paragraph": "<t> Rain fell. </t> <t> Roads shut. </t>"},
        {"id": "b", "paragraph": "A bridge opened."},
    )
    scores = evaluate([predictions], references)
    assert scores["systems"]["marked"]["paragraph"]["rougeLsum"]["fmeasure"] == 100.0
    assert notes(scores, "Sentence marks") == [
        "Sentence marks (such as <n>, <q> or <t>) are read as line ends: 1 of marked."
    ]


@pytest.mark.parametrize(("missing", "n", "empty"), [("skip", 1, 0), ("zero", 2, 1)])
def test_a_null_prediction_is_what_missing_says(
    tmp_path: Path, references: Path, missing: Missing, n: int, empty: int
) -> None:
    lines = ({"id": "a", "headline": "Rain shuts roads"}, {"id": "b", "headline": None})
    score = evaluate([write_jsonl(tmp_path / "s.jsonl", *lines)], references, missing)
    found = score["systems"]["s"]["headline"]
    assert (found["n"], found["empty"]) == (n, empty)


def test_a_null_prediction_stops_by_default_with_the_cure(tmp_path: Path, references: Path) -> None:
    lines = ({"id": "a", "headline": "x"}, {"id": "b", "headline": None})
    with pytest.raises(SummariseError, match=r"no prediction \(b\): give --missing skip or zero"):
        evaluate([write_jsonl(tmp_path / "s.jsonl", *lines)], references)


def test_nothing_but_nulls_is_one_line(tmp_path: Path, references: Path) -> None:
    with pytest.raises(SummariseError, match="every headline and paragraph is null"):
        evaluate([write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": None})], references)


@pytest.mark.parametrize(("many", "said"), [(1, "are not in English"), (9, "seem to be in German")])
def test_other_languages_are_compared_whole_and_are_named_where_there_is_enough_of_them(
    tmp_path: Path, many: int, said: str
) -> None:
    lines = [
        {"id": str(n), "headline": f"Möller schließt Bäckerei {n} für immer"} for n in range(many)
    ]
    wrong = [
        {"id": str(n), "headline": f"Müller schließt Bäckerei {n} für immer"} for n in range(many)
    ]
    predictions = write_jsonl(tmp_path / "s.jsonl", *wrong)
    scores = evaluate([predictions], write_jsonl(tmp_path / "r.jsonl", *lines))
    assert scores["systems"]["s"]["headline"]["rouge1"]["fmeasure"] == pytest.approx(500 / 6)
    assert "tok:unicode" in scores["signature"]
    assert notes(scores, said)


def test_accents_in_english_are_said_and_left_to_rouge_score(tmp_path: Path) -> None:
    lines = (
        {
            "id": "a",
            "headline": "The café on the quay was shut by the owner for a week after the storm",
        },
    )
    path = write_jsonl(tmp_path / "s.jsonl", *lines)
    scores = evaluate([path], path)
    assert "tok:rouge-score" in scores["signature"]
    assert notes(scores, "1 of 1 references have words with accents")


def test_lone_surrogates_reach_every_output(tmp_path: Path) -> None:
    line = r'{"id": "\udc80", "headline": "Rain \ud800", "text": "Rain \udfff"}'
    path = write_jsonl(tmp_path / "s.jsonl", line)
    done = evaluate_files([path], path)
    write_scores(done.scores, tmp_path / "scores.json")
    write_details(done, tmp_path / "details.jsonl")
    write_report(done, tmp_path / "report.html")
    assert "\ufffd" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_articles_that_repeat_others_are_left_out_and_told(
    tmp_path: Path, references: Path
) -> None:
    predictions = write_jsonl(
        tmp_path / "marked.jsonl",
        {"id": "a", "headline": "Rain shuts roads", "text": TEXT, "duplicate_of": None},
        {"id": "b", "headline": None, "text": TEXT, "duplicate_of": "a"},
    )
    for missing in ("stop", "zero"):
        scores = evaluate([predictions], references, missing)
        assert scores["systems"]["marked"]["headline"]["n"] == 1
        assert any("1 that repeat others" in note for note in scores["notes"])


def test_a_repeat_of_which_something_was_written_is_scored(
    tmp_path: Path, references: Path
) -> None:
    predictions = write_jsonl(
        tmp_path / "marked.jsonl",
        {"id": "a", "headline": "Rain shuts roads", "text": TEXT},
        {"id": "b", "headline": "Mayor opens bridge", "text": TEXT, "duplicate_of": "a"},
    )
    assert evaluate([predictions], references)["systems"]["marked"]["headline"]["n"] == 2


def test_articles_without_a_title_are_left_out_and_counted_where_titles_are_references(
    tmp_path: Path,
) -> None:
    predictions = write_jsonl(
        tmp_path / "s.jsonl",
        {"id": "a", "title": "Rain shuts roads", "headline": "Rain shuts roads", "text": TEXT},
        {"id": "b", "title": None, "headline": "Mayor opens bridge", "text": TEXT},
    )
    scores = evaluate([predictions], "title")
    assert scores["systems"]["s"]["headline"]["n"] == 1
    assert "1 article has no title and so no reference: left out." in scores["notes"]
