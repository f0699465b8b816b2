"""Europresse, pages of both layouts."""

from __future__ import annotations

from pathlib import Path

from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body


def article(paragraphs: list[str], number: str = "1", authors: str = "Ada Lindqvist") -> str:
    first = paragraphs[0].replace("harbour", "<mark>harbour</mark>", 1)
    text = "".join(f"<p>{each}</p>" for each in [first, *paragraphs[1:]])
    return (
        '<article><header><div><span class="DocPublicationName">Harbour Post, no. 123   </span></div>'
        '<div><span class="DocHeader">Communication, mardi 14 mars 2006, p. 16</span></div>'
        '<div class="titreArticle"><p class="titreArticleVisu">The <mark>harbour</mark> opens</p></div>'
        f'<div class="docAuthors">{authors}</div></header>'
        f"<section><div class='DocText'><div class='docOcurrContainer'>{text}</div></div></section>"
        f"<footer><small>© 2006 Harbour Post. Tous droits réservés.</small><p>Numéro de document : "
        f"news·20060314·LM·{number}</p></footer></article>"
    )


def page(*articles: str) -> str:
    style = ".DocPublicationName{color:#83724e}"
    return f"<!DOCTYPE html><html><head><style>{style * 400}</style></head><body>{''.join(articles)}</body></html>"


def test_each_article_is_a_document(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.html", page(article(HARBOUR), article(MEALS, "2")))
    assert [document.id for document in documents] == ["a.html#1", "a.html#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def test_the_header_is_said_of_the_article(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.html", page(article(HARBOUR)))
    assert (document.title, document.byline) == ("The harbour opens", "Ada Lindqvist")
    assert (document.outlet, document.section) == ("Harbour Post", "Communication")
    assert (document.published, document.archive_id) == ("14 mars 2006", "news·20060314·LM·1")


def test_a_name_of_a_publication_without_its_article_is_a_warning(tmp_path: Path) -> None:
    content = page(article(HARBOUR), '<span class="DocPublicationName">Carrow News</span>')
    (document,) = archive(tmp_path, "a.html", content)
    assert document.warnings[-1].endswith("says it holds 2 articles, 1 were read: compare them")


def test_the_older_layout_is_read(tmp_path: Path) -> None:
    text = "<p></p>".join(HARBOUR)
    content = (
        '<html><body><table><tr><td><span class="DocPublicationName">Harbour Post</span><br>'
        '<span class="DocHeader">Politique, </span><span class="DocHeader">jeudi </span>'
        '<span class="DocHeader">5 octobre 2013</span><br><br>'
        '<span class="TitreArticleVisu">The harbour opens</span><br><br>Ada Lindqvist<br><p></p>'
        f"{text}<p></p><b><i>© 2012 Harbour Post. Tous droits réservés.</i></b><p></p>"
        "Numéro de document : news·20121004·PO·7<br><table><tr><td>news·20121004·PO·7</td></tr></table>"
        "</td></tr></table></body></html>"
    )
    (document,) = archive(tmp_path, "a.html", content)
    assert body(document) == HARBOUR
    assert (document.title, document.byline) == ("The harbour opens", "Ada Lindqvist")
    assert (document.outlet, document.published) == ("Harbour Post", "5 octobre 2013")
    assert document.archive_id == "news·20121004·PO·7"


def test_an_article_without_its_number_is_said(tmp_path: Path) -> None:
    second = article(MEALS, "2").replace("Numéro de document : news·20060314·LM·2", "")
    first, last = archive(tmp_path, "a.html", page(article(HARBOUR), second))
    assert not first.warnings
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_a_page_without_one_of_its_classes_is_known_by_the_others(tmp_path: Path) -> None:
    content = page(article(HARBOUR), article(MEALS, "2")).replace("DocPublicationName", "DocPN")
    documents = archive(tmp_path, "a.html", content)
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def test_an_article_with_two_publications_is_said(tmp_path: Path) -> None:
    torn = (article(HARBOUR) + article(MEALS, "2")).replace("</article><article>", "")
    (document,) = archive(tmp_path, "a.html", page(torn))
    assert document.warnings[0].startswith("perhaps two articles")


def test_an_article_in_whose_text_a_title_stands_is_said(tmp_path: Path) -> None:
    title = '<p class="titreArticleVisu">Free meals</p>'
    torn = article(HARBOUR).replace(
        "</p></div></div></section>", f"</p>{title}</div></div></section>"
    )
    (document,) = archive(tmp_path, "a.html", page(torn))
    assert document.warnings[0].startswith("perhaps two articles")


def test_a_page_of_which_only_the_style_is_left_has_no_article(tmp_path: Path) -> None:
    content = page(article(HARBOUR, "1"))
    torn = content[: content.index("<article")] + content[content.index("says.") :]
    _, (failure,) = archive_with_failures(tmp_path, "a.html", torn)
    assert "no articles in it" in failure.error
