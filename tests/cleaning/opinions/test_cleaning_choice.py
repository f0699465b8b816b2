"""What decides beside the network: each step of a choice, where the network's chances are given."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from cleaning_articles import PARAGRAPHS, TITLE

from summarise.cleaning.html.page import parse_page
from summarise.cleaning.opinions.fusion import Fusion
from summarise.cleaning.opinions.page import Choice, choose
from summarise.cleaning.opinions.voices import Heard, Rows
from summarise.cleaning.rules.document import MarkedDocument
from summarise.cleaning.rules.taggers import mark

ARTICLE = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
HEADLINE = f"<h1>{TITLE}</h1>"
KEEPER = "The keeper said that she would stay in the tower for as long as she was let."
CONSENT = (
    "We and our partners store what you read on this site, and show you what we think you want. "
    * 6
)


class _Given(Fusion):
    """Chances that are given."""

    def __init__(self, chances: Rows) -> None:
        super().__init__({})
        self._chances = chances

    def weigh(self, heard: Heard) -> Rows:
        return self._chances


def _choice(
    body: str,
    chances: Mapping[str, float],
    labelled: Mapping[str, float] | None = None,
    found: Collection[str] = (),
) -> tuple[list[str], Choice]:
    """Return what is kept of a page, where all not said otherwise is the article's, and the choice."""
    page = parse_page(f"<html><body>{body}</body></html>")
    dump = mark(page.segments, TITLE)
    vars(page)["extracted"] = [text in found for text in dump.texts]
    given = _Given(_of_each(dump, chances))
    choice = choose(dump, dump.marks, _of_each(dump, labelled or {}), page, [], given)
    texts = zip(dump.texts, choice.keep.tolist(), strict=True)
    return [text for text, kept in texts if kept and text != TITLE], choice


def _of_each(dump: MarkedDocument, chances: Mapping[str, float]) -> Rows:
    return np.array([chances.get(text, 0.95) for text in dump.texts])


def test_an_extractor_that_found_another_article_is_a_warning() -> None:
    body = f"<main>{HEADLINE}{ARTICLE}</main><div><p>{CONSENT}</p></div>"
    consent = CONSENT.strip()
    chances = dict.fromkeys(PARAGRAPHS, 0.7) | {consent: 0.05}
    kept, choice = _choice(body, chances, found=[consent])
    assert kept == list(PARAGRAPHS)
    assert any(text.startswith("two candidates for the article") for text in choice.warnings)
    _, choice = _choice(body, chances, found=[consent, *PARAGRAPHS])
    assert not choice.warnings


def test_what_stands_above_the_headline_is_kept_where_it_is_nearly_certain() -> None:
    body = f"<div><p>{KEEPER}</p></div><main>{HEADLINE}{ARTICLE}</main>"
    assert _choice(body, {KEEPER: 0.7})[0] == list(PARAGRAPHS)
    assert _choice(body, {KEEPER: 0.9})[0] == [KEEPER, *PARAGRAPHS]


def test_an_article_whose_headline_stands_below_it_is_kept() -> None:
    body = f"<main>{ARTICLE}{HEADLINE}<p>{KEEPER}</p></main>"
    assert _choice(body, dict.fromkeys(PARAGRAPHS, 0.7))[0] == [*PARAGRAPHS, KEEPER]


def test_a_quotation_among_paragraphs_is_kept_where_the_labeller_reads_it_so() -> None:
    quoted = f"<blockquote><p>{KEEPER}</p></blockquote>"
    body = f"<main>{HEADLINE}{ARTICLE.replace('</p>', '</p>' + quoted, 1)}</main>"
    assert KEEPER in _choice(body, {KEEPER: 0.2}, labelled={KEEPER: 0.9})[0]
    assert KEEPER not in _choice(body, {KEEPER: 0.2}, labelled={KEEPER: 0.6})[0]


def test_where_the_voices_say_little_what_the_extractor_found_is_kept() -> None:
    body = f"<main>{HEADLINE}{ARTICLE}<p>{KEEPER}</p></main>"
    unsure = dict.fromkeys(PARAGRAPHS, 0.6) | {KEEPER: 0.2}
    assert KEEPER in _choice(body, unsure, found=[KEEPER])[0]
    assert KEEPER not in _choice(body, unsure)[0]
    surer = dict.fromkeys(PARAGRAPHS, 0.85) | {KEEPER: 0.2}
    assert KEEPER not in _choice(body, surer, found=[KEEPER])[0]
