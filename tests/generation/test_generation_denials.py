"""What is given of an article that denies what it repeats."""

from __future__ import annotations

from summarise.common.documents import Article
from summarise.config import LengthConfig
from summarise.generation.denials import safe_text
from summarise.generation.postprocess.lengths import Bounds

HEADLINE = Bounds.of(LengthConfig())
PARAGRAPH = Bounds.of(LengthConfig(words=(12, 30)))
TEXT = (
    "On Monday we reported that Effie Marran had sold the bell of Harrow to a scrap dealer in Ostrey.\n\n"
    "This was wrong. Ms Marran has never sold a bell, and nobody in Ostrey has bought one.\n\n"
    "We apologise to Ms Marran."
)


def article(text: str = TEXT, title: str | None = None) -> Article:
    return Article("a", "a.txt", text, title=title)


def test_its_own_title_is_the_headline() -> None:
    given = safe_text("headline", article(title="Apology to Effie Marran"), HEADLINE)
    assert given == ("Apology to Effie Marran", "own title")


def test_without_a_title_that_says_something_the_denial_is_the_headline() -> None:
    said = "Ms Marran has never sold a bell, and nobody in Ostrey has bought one"
    for title in (None, "Correction"):
        assert safe_text("headline", article(title=title), HEADLINE).text == said


def test_the_paragraph_is_the_opening_with_the_denial() -> None:
    assert "This was wrong." in safe_text("paragraph", article(), PARAGRAPH).text


def test_an_opening_that_would_leave_the_denial_out_begins_with_it() -> None:
    long = TEXT.replace(
        "This", "The story stood on our front page and on our site for three days. This"
    )
    text = safe_text("paragraph", article(long), Bounds.of(LengthConfig(words=(5, 20)))).text
    assert text.startswith("This was wrong. Ms Marran has never")


def test_without_a_denial_in_words_that_are_known_the_title_or_the_opening_stays() -> None:
    plain = "We named Marran on Monday. The seller was Zeno Quill of Ostrey, a dealer in scrap."
    assert safe_text("headline", article(plain, "Correction"), HEADLINE).text == "Correction"
    assert safe_text("paragraph", article(plain), PARAGRAPH).text == plain
