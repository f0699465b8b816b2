"""A page's markup gives the article, its metadata, and every other block as dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import trafilatura
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, refused

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEAD = f"""<head><meta charset="utf-8"><title>{TITLE} | Skerry Echo</title>
<meta property="og:title" content="{TITLE}"><meta name="author" content="Ole Munt">
<meta name="description" content="The last keeper went home.">
<meta property="article:published_time" content="2025-05-05T18:00:00+02:00">
<link rel="canonical" href="https://www.example.org/lighthouse">
</head>"""
ARTICLE = "<h1>" + TITLE + "</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str = f"<article>{ARTICLE}</article>", head: str = HEAD) -> str:
    return f'<!DOCTYPE html><html lang="en">{head}<body>{body}</body></html>'


NAVIGATION = '<nav><ul><li><a href="/">Harbour news</a></li><li>Tides today</li></ul></nav>'


def test_the_article_of_a_page_is_its_text() -> None:
    assert cleaned(html=page()).text == BODY


@pytest.mark.parametrize("element", ["article", "main", "section", "header", "harbour-story"])
def test_a_page_without_the_tags_that_html_lets_it_omit_is_read_alike(element: str) -> None:
    inner = f"<meta charset=utf-8><title>{TITLE}</title>"
    opening = f"<{element}>{ARTICLE}</{element}>"
    behind = "<div><h2>Opinions</h2><p>Nobody asked the keeper.</p></div>"
    full = page(opening + behind, f"<head>{inner}</head>")
    for body in (opening, opening + behind):
        article = cleaned(html=f"<!doctype html><html lang=en>{inner}{body}")
        assert article.text.startswith(BODY)
    assert article.text == cleaned(html=full).text
    assert article.title == TITLE


@pytest.mark.parametrize("place", ['id="p{}"', 'name="p{}"'])
def test_a_paragraph_that_is_the_place_of_a_link_is_none(place: str) -> None:
    anchors = (f"<p><a {place.format(i)}>{said}</a></p>" for i, said in enumerate(PARAGRAPHS))
    assert cleaned(html=page(f"<h1>{TITLE}</h1>{''.join(anchors)}")).text == BODY


def test_the_markup_gives_the_metadata() -> None:
    article = cleaned(html=page())
    assert article.title == TITLE
    assert article.byline == "Ole Munt"
    assert article.published == "2025-05-05"
    assert article.standfirst == "The last keeper went home."
    assert article.url == "https://www.example.org/lighthouse"
    assert article.language == "en"


@pytest.mark.parametrize("link", ["https://[site]/x", "https://", "/lighthouse"])
def test_an_address_that_is_none_costs_the_page_nothing_else(link: str) -> None:
    head = HEAD.replace("https://www.example.org/lighthouse", link)
    article = cleaned(html=page(head=head))
    assert (article.title, article.byline, article.published) == (TITLE, "Ole Munt", "2025-05-05")
    assert article.url is None
    other = '<meta property="og:url" content="https://www.example.org/light"></head>'
    assert cleaned(html=page(head=head.replace("</head>", other))).url == (
        "https://www.example.org/light"
    )


def test_characters_that_json_escapes_are_repaired_in_the_metadata() -> None:
    data = r'{"@type": "NewsArticle", "headline": "A dark\u0003 lighthouse", "author": "Ole\u00a0Munt"}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    article = cleaned(html=page("".join(f"<p>{each}</p>" for each in PARAGRAPHS), head))
    assert (article.title, article.byline) == ("A dark lighthouse", "Ole Munt")


def test_a_standfirst_that_is_escaped_twice_is_read_as_it_was_written() -> None:
    said = "The &amp;ldquo;light&amp;rdquo; of Brodd &amp;amp; Munt is dark."
    head = f'<head><title>{TITLE}</title><meta name="description" content="{said}"></head>'
    html = f"<html>{head}<body><h1>{TITLE}</h1>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</body></html>"
    assert cleaned(html=html).standfirst == "The “light” of Brodd & Munt is dark."


def test_a_year_somewhere_on_the_page_is_no_date_but_a_byline_may_have_it() -> None:
    bare = f"<head><title>{TITLE}</title></head>"
    imprint = "<footer><p>Copyright 2019 Skerry Media</p></footer>"
    dated = f"<h1>{TITLE}</h1><p>By Ole Munt, 5 May 2025</p>{ARTICLE}{imprint}"
    assert cleaned(html=page(ARTICLE + imprint, bare)).published is None
    assert cleaned(html=page(dated, bare)).published == "2025-05-05"


def test_what_the_record_says_goes_before_what_the_markup_says() -> None:
    article = cleaned(html=page(), title="Given", url="u", published="1 May 2025")
    assert (article.title, article.url, article.published) == ("Given", "u", "2025-05-01")


def test_blocks_outside_the_article_are_explained() -> None:
    article = cleaned(html=page(f"{NAVIGATION}<article>{ARTICLE}</article><p>© Skerry Media</p>"))
    outside = {block.text: (block.label, block.kept) for block in article.blocks}
    assert outside["Harbour news"] == outside["Tides today"] == ("navigation", False)
    assert outside["© Skerry Media"] == ("legal", False)
    assert all(block.reason for block in article.blocks)
    assert [block.text for block in article.blocks if block.kept] == list(PARAGRAPHS)


def test_a_block_outside_the_article_says_so_when_nothing_else_is_known_of_it() -> None:
    aside = "A reader from Vessel Bay has knitted a lighthouse for each of her grandchildren."
    article = cleaned(html=page(f"<article>{ARTICLE}</article><footer><p>{aside}</p></footer>"))
    (block,) = [block for block in article.blocks if block.text == aside]
    assert (block.label, block.reason) == ("related", "outside the article's part of the page")


def test_blocks_stand_where_the_page_has_them() -> None:
    first, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    figure = "<figure><img><figcaption>Hanna Brodd with her two dogs</figcaption></figure>"
    html = page(
        f"{NAVIGATION}<h1>{TITLE}</h1>{first}{figure}{''.join(others)}<p>© Skerry Media</p>"
    )
    blocks = cleaned(html=html).blocks
    assert [block.text for block in blocks] == [
        "Harbour news",
        "Tides today",
        TITLE,
        PARAGRAPHS[0],
        "Hanna Brodd with her two dogs",
        *PARAGRAPHS[1:],
        "© Skerry Media",
    ]
    assert blocks[4].label == "caption"


def test_no_block_of_the_page_is_given_twice() -> None:
    texts = [block.text for block in cleaned(html=page(NAVIGATION + ARTICLE)).blocks]
    assert len(texts) == len(set(texts)) == len(PARAGRAPHS) + 3  # two links and the headline


def test_scripts_and_styles_are_no_blocks() -> None:
    unseen = "<style>.hidden { display: none }</style><script>var secret = 1;</script>"
    blocks = cleaned(html=page(f"{unseen}<article>{ARTICLE}</article>{unseen}")).blocks
    assert not any("secret" in block.text or "hidden" in block.text for block in blocks)


def test_the_words_of_the_whole_page_are_counted() -> None:
    more = cleaned(html=page(f"{NAVIGATION}<article>{ARTICLE}</article>"))
    assert more.words_in == cleaned(html=page()).words_in + 4


def test_characters_of_the_page_are_repaired_and_counted() -> None:
    broken = page().replace("“My", "â€œMy").replace("“", "“", 1)
    article = cleaned(html=broken)
    assert article.text == BODY
    assert article.warnings == ("repaired: 1 mojibake sequence",)


def test_a_fragment_of_a_page_is_enough() -> None:
    assert cleaned(html=f"<div>{ARTICLE}</div>").text == BODY


def test_an_encoding_declaration_is_no_obstacle() -> None:
    assert cleaned(html='<?xml version="1.0" encoding="latin-1"?>' + page()).text == BODY


@pytest.mark.parametrize(
    "body", [NAVIGATION, "<form><label>Password</label><button>Log in</button></form>"]
)
def test_a_page_without_an_article_fails_and_says_what_was_dropped(body: str) -> None:
    assert refused(html=page(body)).startswith("no article in it, only ")


@pytest.mark.parametrize("html", ["", "<html></html>", "<!-- nothing -->", "<br><img>", "\x00"])
def test_markup_without_text_fails(html: str) -> None:
    assert refused(html=html) == "no text in it"


def test_words_without_markup_are_no_article() -> None:
    assert refused(html="just words").startswith("no article in it, only ")


@pytest.mark.parametrize("depth", [300, 1500, 5000])
def test_an_article_nested_deep_is_found(depth: int) -> None:
    html = page("<div>" * depth + ARTICLE + "</div>" * depth)
    assert cleaned(html=html).text == BODY


def test_an_article_nested_deep_is_found_below_blocks_that_are_not() -> None:
    html = page(NAVIGATION + "<div>" * 1500 + ARTICLE + "</div>" * 1500)
    assert cleaned(html=html).text == BODY


def test_divs_that_are_never_closed_are_no_obstacle() -> None:
    assert cleaned(html=page("<div>" * 5000 + ARTICLE)).text == BODY


def test_the_extractor_is_asked_only_where_the_others_are_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[object]()

    def extract(tree: HtmlElement, **options: Any) -> object:
        asked.append(tree)
        return real(tree, **options)

    real = trafilatura.bare_extraction
    monkeypatch.setattr(trafilatura, "bare_extraction", extract)
    assert cleaned(html=page()).text == BODY
    assert asked == []
    stories = "".join(
        f"<div><h2>Story {k}</h2><p>{each}</p></div>" for k, each in enumerate(PARAGRAPHS)
    )
    cleaned(html=page(f"{NAVIGATION}<p>Five stories of Monday.</p>{stories}", ""))
    assert asked


def test_a_page_that_the_extractor_stumbles_over_is_cleaned_without_it_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def extract(tree: HtmlElement, **options: Any) -> object:
        raise ValueError

    monkeypatch.setattr(trafilatura, "bare_extraction", extract)
    stories = "".join(
        f"<div><h2>Story {k}</h2><p>{each}</p></div>" for k, each in enumerate(PARAGRAPHS)
    )
    article = cleaned(html=page(f"{NAVIGATION}<p>Five stories of Monday.</p>{stories}", ""))
    assert "the extractor's answer could not be read (ValueError)" in article.warnings


def test_lists_nested_too_deep_for_the_extractor_are_left_to_the_rules() -> None:
    menu = "<ul><li>" * 900 + "Tides today" + "</li></ul>" * 900
    article = cleaned(html=page(f"<article>{ARTICLE}{menu}</article>"))
    assert (article.text, article.title) == (BODY, TITLE)


@pytest.mark.parametrize(
    "paragraph",
    [
        "شهرداری روز سه‌شنبه گفت چراغ را به موزه می‌برند و برج را در بهار می‌فروشند.",
        "समिति ने कहा कि मीनार को बेचा जाएगा और क्‍या होगा यह वसंत में तय होगा।",
        "The harbour master posted a family 👨\u200d👩\u200d👧 and a flag 🏳️\u200d🌈 on Monday evening.",
    ],
    ids=["persian", "hindi", "emoji"],
)
def test_joiners_stay_where_words_and_emoji_are_spelled_with_them(paragraph: str) -> None:
    assert "\u200d" in paragraph or "\u200c" in paragraph
    html = page(f"{NAVIGATION}<article>{ARTICLE}<p>{paragraph}</p></article>")
    assert cleaned(html=html).text == f"{BODY}\n\n{paragraph}"


@pytest.mark.parametrize("entity", ["&shy;", "&#173;", "&#xAD;", "&#8203;", "&#x200b;"])
def test_what_nobody_sees_is_taken_out_of_words_when_it_is_an_entity_too(entity: str) -> None:
    article = cleaned(html=page(ARTICLE.replace("lighthouse", f"light{entity}house")))
    assert (article.text, article.title) == (BODY, TITLE)
    assert any("zero-width character" in warning for warning in article.warnings)


@pytest.mark.parametrize("joiner", ["\u200d", "&zwj;", "&#8205;"])
def test_a_paragraph_of_a_joiner_alone_is_none(joiner: str) -> None:
    article = cleaned(html=page(ARTICLE.replace("</p>", f"{joiner}</p><p>{joiner}</p>")))
    assert article.text == BODY
    assert all(block.text.strip("\u200d") for block in article.blocks)


def test_joiners_of_a_page_that_spells_its_letters_by_entities_stay() -> None:
    said = "شهرداری روز سه‌شنبه گفت چراغ را به موزه می‌برند و برج را در بهار می‌فروشند."
    spelled = "".join(f"&#{ord(letter)};" for letter in said)
    html = page(f"{NAVIGATION}<article>{ARTICLE}<p>{spelled}</p></article>")
    assert cleaned(html=html).text == f"{BODY}\n\n{said}"


@pytest.mark.parametrize("name", ["standfirst", "article__chapo", "subHeadline", "entradilla"])
def test_a_page_without_a_description_shows_its_standfirst(name: str) -> None:
    said = "The last keeper went home with her dogs and with a mouse."
    shown = ARTICLE.replace("</h1>", f"</h1><p class='{name}'>{said}</p><p>By Ole Munt</p>")
    article = cleaned(html=page(shown, head=""))
    assert (article.standfirst, article.text) == (said, BODY)
    assert cleaned(html=page(shown)).standfirst == "The last keeper went home."


@pytest.mark.parametrize("above", ["Skerry Point", "Harbour news of Monday"])
def test_a_kicker_that_is_called_like_it_does_not_end_the_search(above: str) -> None:
    said = "The last keeper went home with her dogs and with a mouse."
    both = f"<p class='subtitle'>{above}</p><p class='standfirst'>{said}</p>"
    shown = ARTICLE.replace("</h1>", f"</h1>{both}")
    assert cleaned(html=page(shown, head="")).standfirst == said


@pytest.mark.parametrize("rel", ["canonical", "Canonical", "CANONICAL", "canonical bookmark"])
def test_the_address_of_a_page_is_the_canonical_one_however_it_is_spelt(rel: str) -> None:
    head = f'<head><link rel="{rel}" href="https://www.example.org/lamp"></head>'
    assert cleaned(html=page(head=head)).url == "https://www.example.org/lamp"


@pytest.mark.parametrize("name", ["card-deck", "share-subtitle", "subhead-body", "decor"])
def test_an_element_whose_class_is_only_like_it_is_no_standfirst(name: str) -> None:
    said = "Send this story of the lighthouse to your friends at once."
    shown = ARTICLE.replace("</h1>", f"</h1><div class='{name}'>{said}</div>")
    assert cleaned(html=page(shown, head="")).standfirst is None


def test_cards_below_the_headline_are_no_standfirst() -> None:
    cards = "".join(f"<div>Story {k} of the week</div>" for k in range(3))
    shown = ARTICLE.replace("</h1>", f"</h1><div class='deck'>{cards}</div>")
    assert cleaned(html=page(shown, head="")).standfirst is None
