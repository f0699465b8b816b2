"""Factiva: pages of both layouts, text, RTF and XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

NUMBERS = ["HARBP00020200305dp1900j9s", "HARBP00020200305dp1900j9m"]


def page(*articles: str, style: str = "") -> str:
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Factiva</title><style>{style}</style></head>'
    return f"{head}<body>{''.join(articles)}</body></html>"


def plain(
    paragraphs: list[str],
    number: str = NUMBERS[0],
    words: str = "54 words",
    date: str = "<div>5 March 2020</div>",
    language: str = "English",
    end: str = "Document",
    rest: str = "",
) -> str:
    """An article whose fields are not labelled."""
    text = "".join(f'<p class="articleParagraph enarticleParagraph">{p}  </p>' for p in paragraphs)
    return (
        f'<div id="article-{number}" class="article"><div class="article enArticle"><p>\n</p>'
        '<div>News; Front</div><div id="hd"><b class="enHeadline">1) Harbour <b>opens</b>  </b></div>'
        f'<div class="author">By ADA LINDQVIST</div><div>{words}</div>{date}<div>Harbour Post</div>'
        f"<div>HARBP</div><div>4</div><div>{language}</div><div>(c) 2020 Harbour Post.</div>{text}"
        f"{rest}<p>Telmouth Papers Ltd.</p><p>{end} {number}</p></div></div>"
    )


def test_each_article_is_a_document(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.html", page(plain(HARBOUR), plain(MEALS, NUMBERS[1])))
    assert [document.id for document in documents] == ["a.html#1", "a.html#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert not any(document.warnings for document in documents)


def test_unlabelled_lines_are_told_by_the_length_among_them(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.html", page(plain(HARBOUR)))
    assert (document.title, document.byline) == ("Harbour opens", "By ADA LINDQVIST")
    assert (document.outlet, document.section) == ("Harbour Post", "News; Front")
    assert (document.published, document.language) == ("5 March 2020", "en")
    assert (document.words_declared, document.archive_id) == (54, NUMBERS[0])


@pytest.mark.parametrize(
    ("words", "date", "language", "published", "code"),
    [
        ("54 mots", "<div>29 décembre 2011</div>", "Français", "29 décembre 2011", "fr"),
        (
            "1.054 Wörter",
            "<div>5 März 2020</div><div>15:32</div>",
            "Deutsch",
            "5 März 2020 15:32",
            "de",
        ),
        ("54 字", "<div>2018 年 10 月 7 日 17:04</div>", "英文", "2018-10-07T17:04", "en"),
    ],
)
def test_interfaces_in_other_languages_are_read(
    tmp_path: Path, words: str, date: str, language: str, published: str, code: str
) -> None:
    content = page(plain(HARBOUR, words=words, date=date, language=language, end="文件"))
    (document,) = archive(tmp_path, "a.html", content)
    assert (document.published, document.language) == (published, code)
    assert (document.outlet, body(document)) == ("Harbour Post", HARBOUR)


def test_articles_behind_long_style_sheets_are_found(tmp_path: Path) -> None:
    content = page(plain(HARBOUR), style=".icon a { display: block }\n" * 2000)
    (document,) = archive(tmp_path, "a.txt", content)
    assert body(document) == HARBOUR


def test_a_caption_below_the_text_is_no_text(tmp_path: Path) -> None:
    content = page(plain(HARBOUR, rest="<p>Photo: the quay of Telmouth. (Lorne Tasker)</p>"))
    (document,) = archive(tmp_path, "a.html", content)
    assert body(document) == HARBOUR


def test_text_without_a_class_is_body_where_much_of_it_is_missing(tmp_path: Path) -> None:
    long = " ".join(
        ["Ferries sail on, every hour and in all weathers, says the harbour master."] * 9
    )
    content = page(plain(HARBOUR[:1], words="147 words", rest=f"<p>{long}</p>"))
    (document,) = archive(tmp_path, "a.html", content)
    assert body(document) == [HARBOUR[0], long]


def row(code: str, *lines: str) -> str:
    text = (
        "".join(f'<p class="articleParagraph">{line}</p>' for line in lines)
        if len(lines) > 1
        else lines[0]
    )
    return f'<tr><td class="index"><b>{code}</b> </td><td>{text}</td></tr>'


def test_rows_with_codes_are_read(tmp_path: Path) -> None:
    rows = [
        row("HD", '<b class="frHeadline">Harbour opens</b>'),
        row("BY", "Ada Lindqvist") + row("WC", "1,054 mots") + row("PD", "29 décembre 2011"),
        row("ET", "15:32") + row("SN", "Harbour Post") + row("SC", "HARBP") + row("LA", "Anglais"),
        row("SE", "News")
        + row("CY", "(c) 2020")
        + row("LP", *HARBOUR[:2])
        + row("TD", HARBOUR[2], ""),
        row("RF", "1") + row("NS", "gcat : News") + row("AN", f"Document {NUMBERS[0]}"),
    ]
    content = page(f'<div class="article frArticle"><table>{"".join(rows)}</table></div>')
    (document,) = archive(tmp_path, "a.html", content)
    assert body(document) == HARBOUR
    assert (document.title, document.byline, document.section) == (
        "Harbour opens",
        "Ada Lindqvist",
        "News",
    )
    assert (document.published, document.language) == ("29 décembre 2011 15:32", "en")
    assert (document.words_declared, document.archive_id) == (1054, NUMBERS[0])


def test_the_same_number_twice_is_a_warning(tmp_path: Path) -> None:
    first, second = archive(tmp_path, "a.html", page(plain(HARBOUR), plain(HARBOUR)))
    assert not first.warnings
    assert second.warnings == (f"the same article as #1 by its number {NUMBERS[0]}",)


def test_numbers_of_articles_that_are_not_there_are_a_warning(tmp_path: Path) -> None:
    content = page(plain(HARBOUR), f"<p>Document {NUMBERS[1]}</p>")
    (document,) = archive(tmp_path, "a.html", content)
    assert document.warnings == (
        f"{tmp_path / 'a.html'} says it holds 2 articles, 1 were read: compare them",
    )


def test_a_gap_in_the_numbers_of_titles_is_a_warning(tmp_path: Path) -> None:
    second = plain(MEALS, NUMBERS[1]).replace(">1) ", ">3) ")
    documents = archive(tmp_path, "a.html", page(plain(HARBOUR), second))
    assert documents[-1].warnings == (
        f"{tmp_path / 'a.html'} says it holds 3 articles, 2 were read: compare them",
    )


def coded(paragraphs: list[str], number: str) -> str:
    fields = [
        "SE\tNews",
        " HD\t1) Harbour opens",
        " BY\tAda Lindqvist",
        " WC\t54 words",
        " PD\t5 March 2020",
        " SN\tHarbour Post",
        " SC\tHARBP",
        " LA\tEnglish",
        " CY\t(c) 2020 Harbour Post.",
        f" LP\t{paragraphs[0]}",
        f" TD\t{paragraphs[1]}",
        *paragraphs[2:],
        " NS\tgcat : News",
        f" AN\tDocument {number}",
    ]
    return "\n\n".join(fields)


SUMMARY = "\n\nSearch Summary\n\nText\tharbour\n\nResults Found\t2\n"


def test_coded_text_is_read_up_to_the_summary_of_the_search(tmp_path: Path) -> None:
    content = f"{coded(HARBOUR, NUMBERS[0])}\n\f\n{coded(MEALS, NUMBERS[1])}{SUMMARY}"
    first, second = archive(tmp_path, "a.txt", content)
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert (first.title, first.outlet, first.section) == ("Harbour opens", "Harbour Post", "News")
    assert (first.words_declared, first.archive_id) == (54, NUMBERS[0])


def test_text_without_codes_is_read(tmp_path: Path) -> None:
    lines = [
        "Harbour opens again on Monday",
        "By ADA LINDQVIST",
        "54 words",
        "5 March 2020",
        "Harbour Post",
    ]
    lines += ["HARBP", "English", "(c) 2020 Harbour Post.", *HARBOUR, f"Document {NUMBERS[0]}"]
    (document,) = archive(tmp_path, "a.txt", "\n\n".join(lines))
    assert body(document) == HARBOUR
    assert (document.title, document.byline) == (
        "Harbour opens again on Monday",
        "By ADA LINDQVIST",
    )
    assert (document.outlet, document.published) == ("Harbour Post", "5 March 2020")


def test_coded_text_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    content = f"{coded(HARBOUR, NUMBERS[0])}\n\n{coded(MEALS, NUMBERS[1])}"
    documents = archive(tmp_path, "a.txt", content[: content.rindex(" NS")])
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def test_rtf_is_read_as_coded_text_is(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    content = f"{coded(HARBOUR, NUMBERS[0])}\n\n{coded(MEALS, NUMBERS[1])}"
    text = content.replace("\t", r"\tab ").replace("\n\n", r"\par\par ").replace("£", r"\'a3")
    documents = archive(
        tmp_path, "a.rtf", r"{\rtf1\ansi\ansicpg1252{\info{\title Factiva}} " + text + "}"
    )
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def test_rows_of_rtf_are_read_and_bars_in_text_stay(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    fields = coded([*HARBOUR[:2], "Telmouth | Hesk, a timetable"], NUMBERS[0]).split("\n\n")
    rows = [
        each.strip().replace("\t", r"\cell ") + r"\cell\row" if "\t" in each else each + r"\par"
        for each in fields
    ]
    text = "\n".join(rows).replace("£", r"\'a3")
    (document,) = archive(tmp_path, "a.rtf", r"{\rtf1\ansi{\info{\title Factiva}} " + text + "}")
    assert body(document) == [*HARBOUR[:2], "Telmouth | Hesk, a timetable"]
    assert document.title == "Harbour opens"


def test_cells_of_rtf_that_end_on_a_line_of_their_own_leave_no_bar(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    rows = [
        r"HD\cell Harbour opens\cell\row",
        r"WC\cell 54 words\cell\row",
        r"LP\cell " + HARBOUR[0].replace("£", r"\'a3") + "\\\n" + r"\cell\row",
        r"TD\cell " + r"\par ".join(HARBOUR[1:]).replace("£", r"\'a3") + r"\par \cell\row",
        rf"AN\cell Document {NUMBERS[0]}\cell\row",
    ]
    content = r"{\rtf1\ansi{\info{\title Factiva}} " + "\n".join(rows) + "}"
    (document,) = archive(tmp_path, "a.rtf", content)
    assert body(document) == HARBOUR


def xml(*articles: str, count: int = 2) -> str:
    return (
        '\ufeff<?xml version="1.0" encoding="utf-8"?><PPSResponse>'
        '<ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">'
        f'<ppsarticleResultSet count="{count}">{"".join(articles)}</ppsarticleResultSet>'
        "</ppsArticleResponse></PPSResponse>"
    )


def element(paragraphs: list[str], number: str) -> str:
    lead, *tail = (f"<paragraph>{each}</paragraph>" for each in paragraphs)
    return (
        f"<ppsarticle><article><accessionNo>{number}</accessionNo><baseLanguage>EN</baseLanguage>"
        "<headline><paragraph><hlt>Harbour</hlt> opens</paragraph></headline><byline>Ada Lindqvist</byline>"
        f"<leadParagraph>{lead}</leadParagraph><publicationDate><dateTime>2020-03-05T01:35:58Z</dateTime>"
        "</publicationDate><sourceName>Harbour Post</sourceName>"
        f"<tailParagraphs>{''.join(tail)}</tailParagraphs><wordCount>54</wordCount></article></ppsarticle>"
    )


def test_xml_is_read(tmp_path: Path) -> None:
    content = xml(element(HARBOUR, NUMBERS[0]), element(MEALS, NUMBERS[1]))
    first, second = archive(tmp_path, "a.xml", content)
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert (first.title, first.byline, first.outlet) == (
        "Harbour opens",
        "Ada Lindqvist",
        "Harbour Post",
    )
    assert (first.published, first.language) == ("2020-03-05T01:35:58Z", "en")
    assert (first.words_declared, first.archive_id) == (54, NUMBERS[0])


def test_text_that_stands_in_no_element_of_its_own_is_read(tmp_path: Path) -> None:
    wrapped = "\nThe harbour of Telmouth opens\nagain on Monday.\n    Ferries sail from\nseven.\n"
    article = element(HARBOUR[:1], NUMBERS[0]).replace(
        f"<paragraph>{HARBOUR[0]}</paragraph>", wrapped
    )
    (document,) = archive(tmp_path, "a.xml", xml(article, count=1))
    assert body(document) == [
        "The harbour of Telmouth opens again on Monday.",
        "Ferries sail from seven.",
    ]


def test_xml_that_holds_fewer_articles_than_it_says_is_a_warning(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.xml", xml(element(HARBOUR, NUMBERS[0])))
    assert document.warnings[-1].endswith("says it holds 2 articles, 1 were read: compare them")


def test_xml_names_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    doctype = f'<!DOCTYPE PPSResponse [<!ENTITY secret SYSTEM "file://{secret}">]>'
    content = xml(element([*HARBOUR, "&secret;"], NUMBERS[0]), count=1)
    content = content.replace("?><PPS", f"?>{doctype}<PPS")
    documents, _ = archive_with_failures(tmp_path / "archives", "a.xml", content)
    assert documents
    assert not any("a secret" in (document.text or "") for document in documents)


def test_coded_text_whose_last_number_is_missing_is_said(tmp_path: Path) -> None:
    content = f"{coded(HARBOUR, NUMBERS[0])}\n\n{coded(MEALS * 3, NUMBERS[1])}"
    first, last = archive(tmp_path, "a.txt", content[: content.rindex(" NS")])
    assert not first.warnings
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_an_article_that_another_number_closes_is_said(tmp_path: Path) -> None:
    joined = plain(HARBOUR).replace(f"Document {NUMBERS[0]}", f"Document {NUMBERS[1]}")
    (document,) = archive(tmp_path, "a.html", page(joined))
    assert "what ends an article is not behind article 1" in document.warnings[-1]


def test_form_feeds_between_articles_are_no_text(tmp_path: Path) -> None:
    content = f"{coded(HARBOUR, NUMBERS[0])}\n\f{coded(MEALS, NUMBERS[1])}\n\f"
    documents = archive(tmp_path, "a.txt", content)
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert not any(document.warnings for document in documents)


def test_what_is_set_as_it_was_typed_is_a_paragraph(tmp_path: Path) -> None:
    rest = '<p class="articleParagraph"><pre class="articlePre">\n<b>Ferry</b> sails again\n </pre></p>'
    (document,) = archive(tmp_path, "a.html", page(plain(HARBOUR, rest=rest)))
    assert body(document) == [*HARBOUR, "Ferry sails again"]


def test_text_outside_of_articles_is_said(tmp_path: Path) -> None:
    first, second = plain(HARBOUR), plain(MEALS, NUMBERS[1])
    torn = first[: first.index("Divers")] + second
    documents = archive(tmp_path, "a.html", page(torn))
    assert "paragraphs and titles outside of articles" in documents[-1].warnings[-1]


def test_an_article_that_alone_does_not_say_how_long_it_is_is_named(tmp_path: Path) -> None:
    first, second, third = (plain(HARBOUR, NUMBERS[0][:-1] + end) for end in "abc")
    second = second.replace("54 words", "")
    documents = archive(tmp_path, "a.html", page(first, second, third))
    (warning,) = documents[-1].warnings
    assert "it does not say how many words it has of article 2," in warning
    assert not archive(tmp_path, "b.html", page(second))[0].warnings


def test_a_headline_within_an_article_is_said(tmp_path: Path) -> None:
    first, second = (coded(HARBOUR, number) for number in NUMBERS)
    torn = first[: first.index("Divers")] + "\n\n" + second
    (document,) = archive(tmp_path, "a.txt", torn)
    assert document.warnings[0].startswith("perhaps two articles")


def test_words_behind_the_last_article_are_said(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", coded(HARBOUR, NUMBERS[0]) + "\n\nSE\tNew")
    assert "2 words behind the last article" in document.warnings[-1]


@pytest.mark.parametrize(
    ("whole", "torn"),
    [
        (f"AN\tDocument {NUMBERS[0]}", f"AN\tDocument {NUMBERS[0][:9]}outer pier of the harbour."),
        (" NS\tgcat : News", " NS\tgcat : News\n\n NS\tgcat : News"),
        ("SE\tNews", f"{NUMBERS[0][9:]}\n\nSE\tNews"),
        ("1) Harbour opens", "1) Harbour op HD\t2) Free meals"),
    ],
)
def test_a_code_that_is_torn_or_comes_again_is_said(tmp_path: Path, whole: str, torn: str) -> None:
    first, second = (coded(HARBOUR, number) for number in NUMBERS)
    assert not archive(tmp_path, "a.txt", f"{first}\n\n{second}")[0].warnings
    documents = archive(tmp_path, "b.txt", f"{first.replace(whole, torn)}\n\n{second}")
    said = [warning for document in documents for warning in document.warnings]
    assert any(each.startswith("perhaps two articles") for each in said)


def test_an_article_that_lacks_the_outlet_that_others_have_is_said(tmp_path: Path) -> None:
    numbers = (*NUMBERS, "HARBP00020200305dp1900j9k")
    first, second, third = (coded(HARBOUR, number) for number in numbers)
    content = "\n\n".join([first, second.replace(" SN\tHarbour Post\n\n", ""), third])
    *_, last = archive(tmp_path, "a.txt", content)
    assert "it does not say its outlet of article 2," in last.warnings[0]


def test_an_article_whose_number_is_not_the_one_around_it_is_said(tmp_path: Path) -> None:
    torn = plain(MEALS, NUMBERS[1]).replace(f'"article-{NUMBERS[1]}"', f'"article-HAR{NUMBERS[1]}"')
    first, second = archive(tmp_path, "a.html", page(plain(HARBOUR), torn))
    assert not first.warnings
    assert "what ends an article is not behind article 2" in second.warnings[-1]


@pytest.mark.parametrize("damaged", ["clXss=", "class\x06"])
def test_a_paragraph_whose_class_is_damaged_is_said(tmp_path: Path, damaged: str) -> None:
    torn = plain(HARBOUR).replace('<p class="articleP', f'<p {damaged}"articleP', 1)
    (document,) = archive(tmp_path, "a.html", page(torn))
    assert "1 paragraphs of a damaged class" in document.warnings[-1]
