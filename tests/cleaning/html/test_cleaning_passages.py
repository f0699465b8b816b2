"""A text in a page's data, with markup or without, is read as a reader would see it."""

from __future__ import annotations

from html import escape

import pytest

from summarise.cleaning.html.passages import paragraphs, shares

FIRST = "The mill at Ostrey stopped at noon on Tuesday, and its wheel was taken down."
LAST = "Its owner, Runa Holt, said that the river had been too low since the spring."


@pytest.mark.parametrize(
    "between",
    ["\n", "\n\n", "<br>", "<br/><br/>", "</p><p>", "</p>\n<p class='a'>", "</div><div>"],
)
def test_paragraphs_end_where_lines_or_elements_do(between: str) -> None:
    assert paragraphs(FIRST + between + LAST) == [FIRST, LAST]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Its <em>wheel</em> was\ntaken down.", ["Its wheel was", "taken down."]),
        ("Its <a href='/w'>wheel</a>.\n\nIt rains.", ["Its wheel.", "It rains."]),
        (
            "<p>Its wheel was\ntaken down.</p><p>It rains.</p>",
            ["Its wheel was taken down.", "It rains."],
        ),
        ("<h2>Wheel</h2>It rains.\n\nIt pours.", ["Wheel", "It rains.", "It pours."]),
        ("<section>It rains.</section><section>It pours.</section>", ["It rains.", "It pours."]),
        ("<ul><li>Wheels</li><li>Mills</li></ul>", ["Wheels", "Mills"]),
        ("&lt;p&gt;It rains.&lt;/p&gt;&lt;p&gt;It pours.&lt;/p&gt;", ["It rains.", "It pours."]),
    ],
)
def test_markup_in_a_line_does_not_end_it(markup: str, text: list[str]) -> None:
    assert paragraphs(markup) == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>load('a b c');</script>",
        "<style>.a { color: red }</style>",
        '<img src="a.jpg" alt="The mill">',
        "<figure><img><figcaption>The mill in May. Ann Lee</figcaption></figure>",
        "<!-- note to editors -->",
        "<aside>Read more of mills</aside>",
        "<noscript>Switch on scripts</noscript>",
    ],
)
def test_what_is_no_text_of_the_article_is_left_out(unseen: str) -> None:
    assert paragraphs(f"<p>{FIRST}</p>{unseen}<p>{LAST}</p>") == [FIRST, LAST]
    assert paragraphs(unseen) == []


def test_rows_of_a_table_are_lines() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in (("Ostrey", 5), ("Hesk", 3))
    )
    said = paragraphs(f"<p>{FIRST}</p><table>{rows}</table><p>{LAST}</p>")
    assert said == [FIRST, "Ostrey, 5", "Hesk, 3", LAST]


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 4.",
        "Write to <ann@mill.example>.",
        "I <3 mills.",
        "She wrote to Bob <bob> of <Runa Holt> and said so.",
        "The <style> element and the <b> one are old.",
        "A <p> is a paragraph, and a <title> or <!-- has an end.",
        "<script> is the tag that runs code, and </script> its end.",
    ],
)
def test_signs_that_are_no_tags_stay(text: str) -> None:
    assert paragraphs(text) == [text]
    assert paragraphs(f"{FIRST}\n{escape(text)}\n{LAST}") == [FIRST, text, LAST]
    assert paragraphs(f"<p>{FIRST}</p><p>{escape(text)}</p><p>{LAST}</p>") == [FIRST, text, LAST]
    assert paragraphs(f"{FIRST}<br>{escape(text)}<br />{LAST}") == [FIRST, text, LAST]


@pytest.mark.parametrize(
    "markup",
    [
        f"{FIRST}<p>{LAST}",
        f"<p>{FIRST}\n\n<p>{LAST}",
        f'<p class="a">{FIRST}<p class="a">{LAST}',
        f"<!-- wp:paragraph -->{FIRST}\n{LAST}",
        f"<b>{FIRST}</b>\n\n{LAST}",
        f"<P>{FIRST}</P><P>{LAST}</P>",
    ],
)
def test_markup_is_read_as_such_with_few_tags_and_escaped_too(markup: str) -> None:
    assert paragraphs(markup) == [FIRST, LAST]
    assert paragraphs(escape(markup)) == [FIRST, LAST]


def test_characters_that_were_escaped_again_are_decoded() -> None:
    assert paragraphs("<p>The mill&amp;#8217;s wheel &amp;amp; weir</p>") == [
        "The mill’s wheel & weir"
    ]


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        (FIRST, f"{LAST} {FIRST}", True),
        (FIRST, LAST, False),
        ("磨坊在周二中午停了下来。", "周一下雨。磨坊在周二中午停了下来，水轮被拆走。", True),
        ("磨坊在周二中午停了下来。", "河水自春天以来一直太浅。", False),
    ],
)
def test_a_text_is_known_by_runs_of_its_words_in_any_script(
    text: str, other: str, told: bool
) -> None:
    assert shares(text, other) is told
