"""ROUGE of single summaries: values worked out by hand, and agreement with rouge-score."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from rouge_score.rouge_scorer import RougeScorer

from summarise.evaluation.metrics.base import Score
from summarise.evaluation.metrics.rouge import ROUGE_TYPES, Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings

LINES = [
    ("The mayor opened a bridge.\nShe thanked the builders.", "The mayor thanked builders."),
    ("Rain fell.\nRoads were closed on Monday.", "Roads closed on Monday.\n\nRain was falling."),
    ("Profits rose 3.5% to £2m,\r\nthe firm's owners said", "the firm said profits rose\n3.5%"),
    ("Ünïcode – “quotes” and\nnaïve words", "quotes and words\nnaive"),
]


def score_by_hand(precision: Fraction, recall: Fraction) -> Score:
    """F1 from exact fractions."""
    fmeasure = 2 * precision * recall / (precision + recall) if precision + recall else Fraction(0)
    return Score(float(precision), float(recall), float(fmeasure))


@pytest.mark.parametrize(
    ("rouge_type", "reference", "prediction", "precision", "recall"),
    [
        # one, two, three | one: 1 of 1 words, 1 of 3
        ("rouge1", "one two three", "one", Fraction(1), Fraction(1, 3)),
        # "the" counts at most as often as in the reference: 1 of 3, 1 of 2
        ("rouge1", "the cat", "the the the", Fraction(1, 3), Fraction(1, 2)),
        # bigrams one-two, two-three, three-four | one-two, two-four: 1 of 2, 1 of 3
        ("rouge2", "one two three four", "one two four", Fraction(1, 2), Fraction(1, 3)),
        # a single word has no bigram
        ("rouge2", "one two", "one", Fraction(0), Fraction(0)),
        # Lin 2004, section 3.1: ROUGE-L of S2 and S3 against S1 is 3/4 and 2/4
        ("rougeL", "police killed the gunman", "police kill the gunman", *[Fraction(3, 4)] * 2),
        ("rougeL", "police killed the gunman", "the gunman kill police", *[Fraction(1, 2)] * 2),
        # Lin 2004, section 3.2: the union of w1-w2 and w1-w3-w5 is 4 words; of 10 and of 5
        (
            "rougeLsum",
            "w1 w2 w3 w4 w5",
            "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5",
            *map(Fraction, (".4", ".8")),
        ),
    ],
)
def test_rouge_equals_values_worked_out_by_hand(
    rouge_type: str, reference: str, prediction: str, precision: Fraction, recall: Fraction
) -> None:
    score = Rouge(stemming=False).score([reference], prediction)[rouge_type]
    assert score == pytest.approx(score_by_hand(precision, recall), abs=1e-12)


@pytest.mark.parametrize("stemming", [True, False])
@pytest.mark.parametrize(("reference", "prediction"), LINES)
def test_rouge_equals_rouge_score_to_the_last_digit_on_texts_with_newlines(
    reference: str, prediction: str, stemming: bool
) -> None:
    theirs = RougeScorer(list(ROUGE_TYPES), use_stemmer=stemming).score(reference, prediction)
    ours = Rouge(stemming, splitting=False).score([reference], prediction)
    assert {name: tuple(score) for name, score in ours.items()} == {
        name: tuple(score) for name, score in theirs.items()
    }


def test_rouge_stems_by_default_so_that_inflected_forms_match() -> None:
    assert Rouge().score(["voting ended"], "votes ending")["rouge1"].fmeasure == 1.0


def test_rouge_without_stemming_takes_inflected_forms_for_other_words() -> None:
    assert Rouge(stemming=False).score(["voting ended"], "votes ending")["rouge1"].fmeasure == 0.0


@pytest.mark.parametrize("line_break", ["<n>", " <n> ", "\r\n", "\r"])
def test_line_breaks_of_all_kinds_equal_a_newline(line_break: str) -> None:
    lines = ["Rain fell on Monday", "Roads were closed"]
    reference = "Roads were closed\nRain fell on Monday"
    rouge = Rouge()
    assert rouge.score([reference], line_break.join(lines)) == rouge.score(
        [reference], "\n".join(lines)
    )


def test_pegasus_line_break_is_no_word_of_the_prediction() -> None:
    assert Rouge().score(["rain fell"], "rain<n>fell")["rouge1"].precision == 1.0


def test_lsum_splits_a_text_without_newlines_into_sentences() -> None:
    rouge = Rouge()
    swapped = "Roads were closed. Rain fell on Monday."
    assert rouge.score(["Rain fell on Monday. Roads were closed."], swapped)["rougeLsum"] == Score(
        1.0, 1.0, 1.0
    )


def test_final_newline_does_not_stop_a_text_from_being_split() -> None:
    rouge = Rouge()
    reference = "Rain fell on Monday. Roads were closed."
    prediction = "Roads were closed. Rain fell on Monday."
    assert rouge.score([reference + "\n"], prediction) == rouge.score([reference], prediction)


def test_without_splitting_a_text_is_one_sentence_as_in_published_values() -> None:
    score = Rouge(splitting=False).score(["Rain fell. Roads shut."], "Roads shut. Rain fell.")
    assert score["rougeLsum"] == score["rougeL"] != Score(1.0, 1.0, 1.0)


def test_several_references_take_the_best_for_each_type_by_itself() -> None:
    # against the first all words match in no order, against the second one word and the order
    score = Rouge().score(["c b a", "a b x y"], "a b c")
    assert score["rouge1"].fmeasure == 1.0
    assert score["rouge2"] == pytest.approx(score_by_hand(Fraction(1, 2), Fraction(1, 3)))


def test_order_of_several_references_makes_no_difference() -> None:
    rouge = Rouge()
    assert rouge.score(["c b a", "a b x y"], "a b c") == rouge.score(["a b x y", "c b a"], "a b c")


@pytest.mark.parametrize(("reference", "prediction"), [("a word", ""), ("", "a word"), ("", "")])
def test_empty_texts_score_zero_instead_of_failing(reference: str, prediction: str) -> None:
    scores = Rouge().score([reference], prediction)
    assert set(scores.values()) == {Score(0.0, 0.0, 0.0)}


@pytest.mark.parametrize("text", ["", " \n", "<n>", "…—!"])
def test_text_is_empty_when_there_is_no_word_in_it(text: str) -> None:
    assert Rouge().is_empty(["a word"], text)
    assert Rouge().is_empty([text], "a word")


def test_one_reference_with_a_word_is_enough() -> None:
    assert not Rouge().is_empty(["", "7"], "слово 7")


def random_text(chance: random.Random, newlines: bool) -> str:
    words = "a the runs running national nations ten 10 stopped policy".split()
    gaps = [" ", ", ", "; ", "\n", "\n\n"] if newlines else [" ", ", ", " - "]
    return "".join(chance.choice(words) + chance.choice(gaps) for _ in range(chance.randrange(40)))


@pytest.mark.parametrize("newlines", [True, False])
def test_default_equals_rouge_score_to_the_last_digit_on_random_pairs(newlines: bool) -> None:
    chance = random.Random(newlines)
    ours, theirs = Rouge(), RougeScorer(list(ROUGE_TYPES), use_stemmer=True)
    for _ in range(500):
        reference, prediction = (random_text(chance, newlines) for _ in range(2))
        expected = theirs.score(reference, prediction)
        obtained = ours.score([reference], prediction)
        assert obtained == {name: tuple(map(float, expected[name])) for name in ROUGE_TYPES}


def test_text_in_another_script_is_not_scored_zero() -> None:
    score = Rouge().score(["Мост закрыли в понедельник"], "Мост открыли в понедельник")
    assert score["rouge1"].fmeasure == 0.75


def test_script_without_spaces_is_compared_by_character() -> None:
    assert Rouge().score(["東京都の橋"], "東京の橋")["rouge1"].recall == 0.8


def test_vowel_signs_stay_with_their_word() -> None:
    assert Rouge().tokens("हिन्दी में", "unicode") == ["हिन्दी", "में"]


def test_latin_text_with_a_foreign_name_keeps_rouge_scores_tokens() -> None:
    assert Rouge().tokeniser(["The mayor Сергей spoke of naïveté"]) == "rouge-score"


def test_tokeniser_that_is_asked_for_is_taken() -> None:
    rouge = Rouge(settings=RougeSettings(tokeniser="rouge-score"))
    assert rouge.score(["мост"], "мост")["rouge1"].fmeasure == 0.0
