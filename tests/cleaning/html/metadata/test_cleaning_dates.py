"""When a page says that its article was published, and never another story's date."""

from __future__ import annotations

import json

import pytest
from cleaning_articles import PARAGRAPHS, TITLE, cleaned

from summarise.common.documents import Article

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def article(above: str = "", head: str = "", below: str = "", lang: str = "en") -> Article:
    return cleaned(
        html=f'<html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body><article><h1>{TITLE}</h1>{above}{TEXT}</article>{below}</body></html>"
    )


def data(**said: object) -> str:
    thing = {"@type": "NewsArticle", "headline": TITLE} | said
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


ADDRESS = '<link rel="canonical" href="https://www.example.org/2018/03/18/lamp-912343.html">'


@pytest.mark.parametrize(
    "head",
    [
        data(datePublished="2025-05-03T10:00:00Z", dateModified="2025-05-09"),
        data(dateModified="2025-05-09") + '<meta name="dc.date" content="2025-05-03">',
        '<meta property="article:published_time" content="2025-05-03T23:10:00+02:00">',
        '<meta name="pubdate" content="20250503">',
        '<meta name="date" content="May 3, 2025"><meta name="last-modified" content="2025-05-09">',
        data(datePublished=None) + '<meta itemprop="datePublished" content="2025-05-03">',
    ],
)
def test_what_a_page_claims_is_its_date(head: str) -> None:
    assert article(head=head + ADDRESS).published == "2025-05-03"


@pytest.mark.parametrize("part", ["itemListElement", "hasPart"])
def test_a_list_of_other_stories_before_the_articles_data_does_not_date_it(part: str) -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry halted", "datePublished": "2019-01-01"}
    of_lists = data(**{"@type": "ItemList", part: [{"@type": "ListItem", "item": other}]})
    own = data(datePublished="2025-05-03")
    assert article(head=of_lists + own).published == "2025-05-03"
    assert article(head=own + of_lists).published == "2025-05-03"


@pytest.mark.parametrize(
    "above",
    [
        "<p>Last updated: 9 May 2025</p><p>First published: 3 May 2025</p>",
        "<p>Updated 9 May 2025, first published 3 May 2025</p>",
        "<p>Published 3 May 2025 | Modified 9 May 2025</p>",
        '<time class="updated" datetime="2025-05-09">9 May 2025</time> '
        '<time class="published" datetime="2025-05-03">3 May 2025</time>',
        "<p>Published 5/3/2025 at 9:15 AM EDT</p>",
        "<p>3 May 2025 | 4 min read</p>",
        "<p>Ole Munt on May 3, 2025 at 10:43 am</p>",
        "<p>Posted on May 3, 2025 by the harbour office</p>",
        '<p class="byline">Saturday May 3, 2025 10:05 am PDT by Ole Munt</p>',
        "<ul><li>Ole Munt</li><li>May 3, 2025</li></ul>",
    ],
)
def test_the_day_on_which_it_came_out_goes_before_all_others(above: str) -> None:
    assert (article(above, ADDRESS).published or "")[:10] == "2025-05-03"


def test_the_address_and_a_later_version_are_better_than_nothing() -> None:
    assert article(head=ADDRESS).published == "2018-03-18"
    assert article(head=data(dateModified="2025-05-09")).published == "2025-05-09"
    assert article("<p>Last updated: 9 May 2025</p>").published == "2025-05-09"
    assert article().published is None


def test_another_story_on_the_page_has_a_date_of_its_own() -> None:
    story = (
        '<article><h1>Ferry halted by fog</h1><time datetime="2025-05-01">1 May</time></article>'
    )
    teaser = '<aside><h3>Ferry halted</h3><time datetime="2025-05-01">1 May 2025</time></aside>'
    comment = '<div class="comments"><p>Ann</p><time datetime="2025-05-01">1 May 2025</time></div>'
    assert article(below=comment).published is None
    own = '<time datetime="2025-05-03">3 May 2025</time>'
    assert article(own, below=story + teaser).published == "2025-05-03"
    assert article(below=story).published is None


def test_a_date_with_dots_is_read_day_first_on_a_german_page_with_an_american_theme() -> None:
    said = (
        "Der Stadtrat von Hesk hat am Montag beschlossen, die alte Brücke für zwei Wochen zu sperren.",
        "Der Verkehr fährt über die Schleuse im Norden, sagte die Bürgermeisterin den Anwohnern.",
        "Die Brücke war vor hundert Jahren gebaut worden und braucht nun ein neues Geländer.",
    )
    text = f"<h1>Hesk sperrt die alte Brücke</h1><p>03.05.2024</p><p>{'</p><p>'.join(said)}</p>"
    found = cleaned(html=f'<html lang="en-US"><body><article>{text}</article></body></html>')
    assert (found.published, found.language, found.warnings) == ("2024-05-03", "de", ())


@pytest.mark.parametrize(
    ("line", "lang", "day", "doubtful"),
    [
        ("Posted 03/05/2024 10:15 PM EST", "en", "2024-03-05", False),
        ("03/05/2024 9:15 am", "en", "2024-03-05", False),
        ("03/05/2024", "en-US", "2024-03-05", False),
        ("03/05/2024", "en-GB", "2024-05-03", False),
        ("03/05/2024 21:15 GMT", "en", "2024-05-03", False),
        ("05/05/2024", "en", "2024-05-05", False),
        ("03/05/2024", "en-CA", "2024-05-03", True),
        ("03.05.2024", "en", "2024-05-03", True),
        ("03.05.2024", "en-US", "2024-05-03", True),
        ("03.05.2024", "en-GB", "2024-05-03", False),
        ("03.05.2024", "de", "2024-05-03", False),
        ("03/05/2024", "en", "2024-05-03", True),
        ("3-5-2024", "en", "2024-05-03", True),
        ("05/13/2024", "en", "2024-05-13", False),
    ],
)
def test_a_date_in_numbers_is_read_as_the_page_is_written(
    line: str, lang: str, day: str, doubtful: bool
) -> None:
    found = article(f"<p>{line}</p>", lang=lang)
    assert (found.published or "")[:10] == day
    assert any("read day first" in warning for warning in found.warnings) == doubtful


def test_another_date_of_the_page_may_tell_the_order() -> None:
    found = article("<p>Published 03/05/2024</p><p>Updated 03/15/2024</p>")
    assert found.published == "2024-03-05"
    assert not found.warnings


@pytest.mark.parametrize("line", ["Accepted: 16 December 2022", "Received 3 May 2022"])
def test_a_date_of_an_earlier_step_is_a_date_line_and_no_paragraph(line: str) -> None:
    found = article(f"<p>{line}</p>", '<meta name="dc.date" content="2023-01-02">')
    assert found.published == "2023-01-02"
    assert line not in found.text


def test_times_behind_the_next_headline_are_of_another_story() -> None:
    story = '<div><h1>Tides</h1><time datetime="2025-05-01">soon</time></div>'
    assert article(below=story).published is None
    assert article("<time>3 May 2025</time>", below=story * 2).published == "2025-05-03"


@pytest.mark.parametrize("line", ["3 May 2025", "Published: May 3, 2025"])
def test_a_date_above_the_headline_is_the_articles(line: str) -> None:
    found = cleaned(html=f"<article><p>{line}</p><h1>{TITLE}</h1>{TEXT}</article>")
    assert found.published == "2025-05-03"
    assert line not in found.text
