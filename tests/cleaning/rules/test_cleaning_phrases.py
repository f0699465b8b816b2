"""Lines that a phrase gives away, inside the article and in every language."""

from __future__ import annotations

import pytest
from cleaning_articles import TITLE, blocks_of, dump, labels


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Jetzt abonnieren", "promo"),
        ("Lire aussi : le port ferme", "related"),
        ("Todos los derechos reservados", "legal"),
        ("Compartilhe esta notícia", "share"),
        ("Pubblicità", "promo"),
        ("Foto: Ole Munt", "caption"),
        ("Crédit photo : Ole Munt", "caption"),
        ("Reageer", "comment"),
    ],
)
def test_phrases_of_other_languages_give_their_line_away(line: str, label: str) -> None:
    assert labels(dump(inside=(line,)))[line] == label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("© 2025 Skerry Media Group", "legal"),
        ("Advertisement", "promo"),
        ("Story continues below", "promo"),
        ("Follow us on Facebook", "share"),
        ("Copy link", "share"),
        ("READ MORE: Foghorn sold to a hotel", "related"),
        ("Lee también: Los vecinos piden una farola", "related"),
        ("14 comments", "comment"),
        ("5 min read", "navigation"),
        ("(Adds closing prices, analyst comment)", "navigation"),
        ("(Recasts with keeper's reaction)", "navigation"),
        ("Page 2 of 3", "navigation"),
        ("* * *", "navigation"),
        ("2 / 7", "navigation"),
        ("Subject: The lamp goes out", "navigation"),
        ("From: news@echo.example", "navigation"),
        ("Stuur mij de gratis nieuws brief", "promo"),
    ],
)
def test_a_known_phrase_inside_the_article_gives_its_line_away(line: str, label: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == label


@pytest.mark.parametrize(
    "line",
    [
        "The agency said it would follow the plan that the council had made for the old harbour.",
        "More than 300 people had signed a petition to keep the lamp, and 12 of them came by boat.",
        "Advertisements in three newspapers had offered the tower to anybody who would repair it.",
        "He watched the comments on the harbour page until the battery of his telephone died.",
    ],
)
def test_a_sentence_that_has_such_words_is_kept(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,))) == {TITLE: "title", line: "body"}


def test_a_line_without_a_word_is_dropped_however_long() -> None:
    line = "." * 20_000
    assert labels(dump(TITLE, inside=(line,)))[line] == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "It said that the privacy policy of the firm did not say for how long a photo of the tower was kept.",
        "Scammers write that your inbox is full and ask for your password, the police of Skerry Point said.",
        "She told a court that material of the tower may not be published, and that nobody had asked her.",
    ],
)
def test_a_phrase_in_a_report_leaves_the_decision_to_the_network(line: str) -> None:
    (block,) = [each for each in blocks_of(dump(TITLE, inside=(line,))) if each.text == line]
    assert block.score < 0.9


@pytest.mark.parametrize(
    "line",
    [
        "Copyright holders have sued three search engines in a court at Skerry Point over pictures of the lamp.",
        "Topics such as climate and war will dominate the summit at the lighthouse.",
        "All comments by the minister on the lighthouse will be reviewed by a judge in the spring.",
        "The chief of the harbour police sent what he had to report to the town as newsletters.",
    ],
)
def test_words_of_a_page_that_stories_have_too_give_no_line_away(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == "body"
