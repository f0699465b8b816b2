"""Phrases are found wherever a plain search for all of them finds one."""

from __future__ import annotations

import re

import pytest
from cleaning_articles import PARAGRAPHS

from summarise.cleaning import clean_document
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Vocabulary
from summarise.cleaning.rules.credits import Credit, find_caption_openings, find_credits
from summarise.cleaning.rules.cues import ASKS_TO_PAY, CUES, Cue, find_cues
from summarise.cleaning.rules.headings import find_comments_headings, find_stories_headings
from summarise.common.documents import RawDocument

LINES = (
    *("© 2024 Kestrel Bay Gazette", "(c) Kestrel Bay Gazette", "Copyright notice"),
    *("12 / 30", "…", "4 comments", "5 min read", "Sign-up for our newsletters", "Signup here"),
    *("À lire aussi : le phare", "Lire également", "Todos os direitos reservados", "AGB"),
    *("Enter your e-mail", "Your email", "S’abonner", "Je m'abonne", "Schrijf je nu in"),
    *("Click here to follow us", "Get it in your inbox", "They put it in their inbox", "X"),
    *("Xylophone", "Sharing is easy", "Home", "Homes", "Menu", "Newsletter", "Newsletters!"),
    *("12 Kommentare schreiben", "Über uns", "Qui sommes-nous", "Recibe nuestro boletín"),
    *("Photo: Ole Munt", "Photographer: none", "Foto’s: ANP", "Image courtesy of NASA / ESA"),
    *("GETTY IMAGES", "Reuters/Ole Munt", "File photo: the lamp", "Légende : le phare"),
    *(
        "2 days ago at 07:52 am",
        "1h ago",
        "vor 3 Stunden",
        "hace 2 días",
        "2 giorni fa",
        "Rating: 36 Votes",
    ),
    *(
        "5 points",
        "5",
        "Comments (12)",
        "Vos commentaires",
        "Join the conversation",
        "Most read this week",
    ),
    *("Related", "The latest edition", "Les articles les plus lus", "Around the web", "Also read"),
)


def plainly(line: str) -> Cue | None:
    """The first phrase that matches by itself, those that open a line before all others."""
    every = [(cue, p) for cue in CUES for p in cue.phrases()]
    opening = ((cue, p) for cue, p in every if p.startswith("^") and re.match(p, line.lower()))
    anywhere = [(cue, p) for cue, p in every if not p.startswith("^")]
    places = [
        (found.start(), n, cue)
        for n, (cue, p) in enumerate(anywhere)
        if (found := re.search(rf"\b(?:{p})", line.lower()))
    ]
    first = min(places, key=lambda place: place[:2], default=(0, 0, None))
    return next((cue for cue, _ in opening), first[2])


@pytest.mark.parametrize("line", [*LINES, *PARAGRAPHS])
def test_a_phrase_is_found_where_a_plain_search_finds_it(line: str) -> None:
    assert find_cues(BlockTexts(["Another line", line])).get(1) == plainly(line)


def test_some_of_these_lines_are_found_and_some_are_not() -> None:
    found = find_cues(BlockTexts(LINES))
    assert {"legal", "promo", "share", "related", "comment", "navigation"} <= {
        cue.label for cue in found.values()
    }
    assert not {LINES.index(line) for line in ("Xylophone", "Homes", "Sharing is easy")} & set(
        found
    )


@pytest.mark.parametrize(
    "line",
    [
        "The post Skerry lamp is lit again appeared first on Kestrel Bay Gazette.",
        "Der Beitrag Die Lampe brennt wieder erschien zuerst auf Kestrelbote.",
        "L’article La lampe est rallumée est apparu en premier sur Le Faucon.",
        "La entrada La lámpara vuelve a lucir se publicó primero en El Cernícalo.",
        "L’articolo La lampada è di nuovo accesa proviene da Il Gheppio.",
        "O post A lâmpada acende-se de novo apareceu primeiro em O Peneireiro.",
        "Het bericht De lamp brandt weer verscheen eerst op De Torenvalk.",
        "Artykuł Lampa znów świeci pochodzi z serwisu Pustułka.",
        "This e-mail and any files with it are confidential. If it is not for you, delete it.",
        "The information in this message is intended only for those whom it names.",
        "Kestrel Bay writer Ole Munt in Hesk contributed to this report.",
        "Ole Munt and Ada Rook contributed reporting.",
        "(Transcript of the speech, word for word)",
        "WARNING: This story contains an account of a shipwreck.",
        "If you’ve been affected by any of the issues in this story, ring the harbour on 555-0100.",
        "The Gazette is not responsible for the content of external sites.",
        "Ads by Lamplight",
        "Archivado en: Faro · Puerto",
        "Étiquettes : phare, port",
        "Argomenti: faro, porto",
        "Trefwoorden: vuurtoren, haven",
    ],
)
def test_a_line_of_the_page_is_none_of_the_article(line: str) -> None:
    assert find_cues(BlockTexts([line]))


@pytest.mark.parametrize(
    "line",
    [
        "The post, which appeared first on Facebook, was deleted on Monday after the mayor complained.",
        "The post that appeared first on the council's own page said the ferry was late.",
        "The post about the ferry appeared first on Facebook.",
        "The post the mayor wrote appeared first on the council's page.",
        "Der Beitrag der Forscher erschien zuerst auf dem Server der Universität und dann in Hesk.",
        "Der Beitrag der Forscher erschien zuerst auf einer Seite in Hesk.",
        "L’article du maire est apparu en premier sur son blog.",
        "La entrada de la alcaldesa se publicó primero en una revista de Hesk.",
        "L’articolo rubato proviene da una collezione privata di Hesk, hanno detto i carabinieri.",
        "L’articolo del sindaco proviene da Hesk.",
        "O post do prefeito apareceu primeiro em sua página.",
        "Het bericht over de boot verscheen eerst op Facebook.",
        "Artykuł o latarni pochodzi z serwisu, który prowadzi miasto.",
        "This message was intended only for the harbour master, the court heard.",
        "This communication was confidential, the minister told the court.",
        "This message is confidential, the minister wrote above it.",
        "The court held that a paper is not responsible for the content of external sites.",
        "To read the full story of the ferry one must go back to 1962, when it was built.",
        "Warning: this story is not for the faint of heart, the captain said.",
        "If you have been affected by the issue of the ferry’s tickets, the town owes you money.",
        "Transcript of the speech was leaked to a paper in Hesk.",
        "Stichwort: Die Fähre fährt seit 1962 nach Hesk.",
        "Argomenti: la nave, il faro e il porto. Così il sindaco ha aperto la seduta.",
    ],
)
def test_a_sentence_with_such_words_stays(line: str) -> None:
    assert not find_cues(BlockTexts([line]))
    paragraphs = [*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]
    archived = RawDocument("a", "a", "\n".join(paragraphs), needs_cleaning=False, archived=True)
    assert clean_document(archived).text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "To read the full story, log in.",
        "Abonnez-vous pour lire la suite.",
        "Jetzt abonnieren, um weiterzulesen",
        "Suscríbete para seguir leyendo",
        "Abbonati per continuare a leggere",
        "Assine para continuar lendo",
        "Word abonnee om verder te lezen",
    ],
)
def test_what_asks_to_pay_says_so_in_any_language(line: str) -> None:
    assert find_cues(BlockTexts([line]))[0].reason == ASKS_TO_PAY


def test_a_long_line_is_given_away_by_no_phrase() -> None:
    assert not find_cues(BlockTexts(["All rights reserved " * 20, "Home " + "and away " * 40]))


def test_credits_are_where_they_stand() -> None:
    texts = BlockTexts(["The lamp. Photo: Ole Munt", "A photographer: tall", "GETTY IMAGES"])
    assert find_credits(texts) == {0: Credit(10, 25, 17), 2: Credit(0, 12, 0)}


def test_captions_comments_and_stories_are_told_by_how_they_open() -> None:
    lines = ["File photo: the lamp", "Vos commentaires 12", "Les articles les plus lus", "x"]
    texts = BlockTexts(
        [*lines, "Você pode gostar...", "También te puede gustar", "Weitere Beiträge"]
    )
    assert set(find_caption_openings(texts)) == {0}
    assert set(find_comments_headings(texts)) == {1}
    assert set(find_stories_headings(texts)) == {2, 4, 5, 6}


def test_what_was_learnt_of_words_is_bounded() -> None:
    at_once, most = 5_000, 1 << 16
    for start in range(0, 3 * most, at_once):
        line = " ".join(f"word{n}" for n in range(start, start + at_once))
        assert set(find_cues(BlockTexts([line, "Put it in your inbox"]))) == {1}
        assert len(Vocabulary.current().words) <= most + at_once + 10
