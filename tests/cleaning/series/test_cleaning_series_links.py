"""Links between the entries of a series, or between paragraphs, are of none."""

import pytest

from summarise.cleaning import clean
from summarise.common.documents import Article, RawDocument

_SAID = (
    "The lighthouse of Skerry went dark on Sunday when a cable broke, its keeper told reporters.",
    "Two hundred boats waited outside the bay until the coastguard led them in, one after the other.",
    "The minister for transport, Nils Arden, promised a new cable before the first storms of autumn.",
    "An engineer who looked at the old one found that salt had eaten through the copper long ago.",
    "Residents want the lamp to be lit by hand, as it was until the keeper's grandfather retired.",
)
_OTHERS = (
    "Who let the goats into the library?",
    "Can the orchestra be saved this year?",
    "Where have all the herrings gone?",
    "Why is the new tram always late?",
    "What does the baker know about it?",
)


def _text(pieces: list[str]) -> list[str]:
    """Return the paragraphs of a page whose article has some pieces."""
    body = "".join(pieces)
    page = (
        f"<html><body><article><h1>Skerry lighthouse goes dark</h1>{body}</article></body></html>"
    )
    (article,) = clean([RawDocument("a", "a", html=page)])
    assert isinstance(article, Article)
    return article.text.split("\n\n")


def _pieces(head: str) -> list[str]:
    link = '<div><a href="/{n}">{other}</a></div>'
    return [
        head.format(n=n, year=1950 + 9 * n, hour=20 - n)
        + f"<p>{said}</p>"
        + link.format(n=n, other=other)
        for n, (said, other) in enumerate(zip(_SAID, _OTHERS, strict=True), start=1)
    ]


def test_questions_that_are_links_between_paragraphs_are_no_text() -> None:
    assert _text(_pieces("")) == [*_SAID]


@pytest.mark.parametrize(
    "head",
    [
        "<h2>{n}. Of the {n}th kind</h2>",
        "<h3>{year}</h3>",
        "<h3>{hour}:15</h3>",
        "<h3>And what of {n}?</h3>",
    ],
)
def test_links_in_entries_are_no_text(head: str) -> None:
    kept = _text(_pieces(head))
    assert not set(_OTHERS) & set(kept)
    assert set(_SAID) <= set(kept)


def test_days_of_readers_remarks_are_no_headings() -> None:
    remarks = [
        f"<div><div>{n} May 2025</div><p>I believe that {said.lower()}</p></div>"
        for n, said in enumerate(("It was the salt.", "Goats did it.", "Nobody cares."), start=3)
    ]
    kept = _text([f"<p>{said}</p>" for said in _SAID] + remarks)
    assert kept[: len(_SAID)] == [*_SAID]
    assert not any(line.endswith("2025") for line in kept)
