"""Short lines around the article are dropped, those inside it are headings, lists and quotes."""

from __future__ import annotations

from cleaning_articles import TITLE, dump, kept, labels


def test_a_newsletter_box_inside_the_article_is_dropped_with_its_short_lines() -> None:
    box = (
        "The Skerry Letter",
        "Sign up to our newsletter for free",
        "Your morning in brief",
        "Email address",
        "By continuing you agree to our Terms and Privacy Policy.",
    )
    found = labels(dump(TITLE, inside=box))
    assert [found[line] for line in box] == ["promo", "promo", "promo", "promo", "promo"]


def test_short_lines_around_the_article_are_dropped() -> None:
    found = labels(dump("Coast and sea", TITLE, "Harbour news", below=("Skerry Echo",)), TITLE)
    assert found == {
        "Coast and sea": "navigation",
        TITLE: "title",
        "Harbour news": "navigation",
        "Skerry Echo": "navigation",
    }


def test_headings_lists_and_quotes_inside_the_article_are_kept() -> None:
    inside = ("• The lamp weighs 940kg", "“I will miss the noise”", "A lamp for the museum")
    found = labels(dump(TITLE, inside=inside))
    assert [found[line] for line in inside] == ["list", "quote", "heading"]
    assert kept(dump(TITLE, inside=inside))[2:5] == list(inside)


def test_topics_parted_by_bars_are_dropped_around_the_article_and_kept_inside() -> None:
    above, inside, below = "News | Harbour", "Lamp | Weight", "LOCAL NEWS | PLANNING | SKERRY"
    found = labels(dump(above, TITLE, inside=(inside,), below=(below,)))
    assert (found[above], found[below]) == ("navigation", "navigation")
    assert inside in kept(dump(above, TITLE, inside=(inside,), below=(below,)))
