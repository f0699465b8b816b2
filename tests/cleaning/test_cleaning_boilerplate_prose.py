"""Boilerplate that reads as prose: none of it is kept, inside an article or below it, in a text or on a page."""

from __future__ import annotations

import html

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump


def page(*paragraphs: str) -> str:
    text = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    return f"<html><body><article><h1>{TITLE}</h1>{text}</article></body></html>"


@pytest.mark.parametrize(
    "line",
    [
        "We and our 214 partners store and access personal data, like browsing data or unique identifiers, on your device.",
        "By clicking “Accept all” you agree to the storing of cookies on your device to enhance site navigation and analyse usage.",
        "You can change your mind at any time by clicking the privacy settings link at the bottom of the page.",
        "Our site uses cookies to give you the best experience and to measure how it is used.",
        "Wir und unsere 190 Partner verarbeiten Ihre Daten, um Anzeigen und Inhalte zu personalisieren.",
        "Mit Klick auf „Akzeptieren“ stimmen Sie der Verwendung von Cookies zu.",
        "Nous et nos 87 partenaires utilisons des cookies pour mesurer l’audience de ce site.",
        "Nosotros y nuestros socios almacenamos y accedemos a información en su dispositivo.",
        "Noi e i nostri partner archiviamo informazioni sul tuo dispositivo.",
        "Wij en onze partners slaan gegevens op je apparaat op.",
        "Nós e os nossos parceiros armazenamos informações no seu dispositivo.",
        "To continue reading this article, please subscribe or log in to your account.",
        "You have read three of your five free articles this month.",
        "This story is exclusively available to subscribers of the Skerry Echo.",
        "Get unlimited access to every story on any device for £1 a week.",
        "Already have a subscription? Sign in to read on.",
        "Not a subscriber yet? Choose the plan that suits you.",
        "Register for free to keep reading. It takes less than a minute.",
        "Dieser Artikel ist nur für Abonnenten lesbar. Jetzt vier Wochen gratis testen.",
        "Cet article est réservé aux abonnés. Il vous reste 82 % à lire.",
        "Este contenido es exclusivo para suscriptores. Suscríbete por 1 euro.",
        "Este artigo é exclusivo para assinantes. Assine e leia sem limites.",
        "Questo articolo è riservato agli abbonati. Abbonati per leggerlo tutto.",
        "Dit artikel is alleen voor abonnees. Lees verder vanaf 2 euro per maand.",
        "Join more than 40,000 readers who start their day with our free morning briefing.",
        "Want stories like this in your inbox? Our editors pick the best of the week every Friday.",
        "Enjoying this story? Share it with a friend and help us to reach more people.",
        "Get the day’s top stories e-mailed to you each evening by signing up here.",
        "If you value our journalism, please consider a donation of any size.",
        "Melden Sie sich für unseren wöchentlichen Newsletter an und verpassen Sie keine Geschichte.",
        "Inscrivez-vous à notre lettre du matin pour ne rien manquer.",
        "Apúntate a nuestro boletín y recibe cada mañana lo más importante.",
        "Iscriviti alla nostra newsletter per ricevere le notizie ogni mattina.",
        "Schrijf je in voor onze dagelijkse nieuwsbrief en mis niets.",
        "Inscreva-se na nossa newsletter e receba as notícias todas as manhãs.",
        "Correction: An earlier version of this article gave the wrong year for the opening of the tower.",
        "This article was amended on 4 May 2025 to correct the spelling of Hanna Brodd’s name.",
        "An earlier version of this story said that the lamp was lit with oil.",
        "This story first appeared in the Vessel Bay Weekly.",
        "Clarification, 4 May: the tower is owned by the agency, not by the town.",
        "Dieser Artikel wurde am 4. Mai aktualisiert.",
        "In einer früheren Version dieses Textes hieß es, der Turm sei verkauft.",
        "Une version précédente de cet article indiquait une mauvaise date.",
        "Fe de errores: en una versión anterior se indicaba otra fecha.",
        "Una versione precedente di questo articolo riportava una data sbagliata.",
        "In een eerdere versie van dit artikel stond een verkeerd jaartal.",
        "Uma versão anterior deste texto trazia a data errada.",
        "Download the Skerry Echo app for free from the App Store or Google Play.",
        "Read this story in our app for a better experience.",
        "Please enable JavaScript to view the comments.",
        "Your browser does not support the video element.",
        "It looks like you are using an ad blocker. Please turn it off to support us.",
        "Turn on notifications to hear the news first.",
        "Laden Sie unsere App herunter und bleiben Sie informiert.",
        "Téléchargez notre application pour suivre l’actualité.",
        "Descarga nuestra aplicación y lee sin conexión.",
        "Download onze app en lees offline verder.",
        "Scarica la nostra app per leggere senza pubblicità.",
        "Baixe o nosso aplicativo e leia sem conexão.",
        "This article contains affiliate links, and we may earn a small commission if you buy something.",
        "As an Amazon Associate we earn from qualifying purchases.",
        "Our editors independently select these products; we may receive a commission on purchases.",
        "Prices were correct at the time of publication.",
        "Disclosure: some of the links in this post are affiliate links.",
        "Jetzt mit Plus lesen",
        "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details finden Sie im Impressum.",
    ],
)
def test_what_a_page_says_for_itself_is_dropped_and_nothing_else(line: str) -> None:
    assert cleaned(dump(TITLE, "By Ole Munt", inside=(line,))).text == BODY
    assert cleaned(dump(TITLE, "By Ole Munt", below=(line,))).text == BODY
    assert cleaned(html=page(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:])).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "(function(w,d,s){w[s]=w[s]||[];var j=d.createElement(s);d.head.appendChild(j);})(window,document,'script');",
        "!function(f,b,e){if(f.fbq)return;f.fbq=function(){};}(window,document,'script');",
        "var dataLayer = window.dataLayer || [];",
        "window._taboola = window._taboola || []; _taboola.push({article:'auto'});",
        "jQuery(document).ready(function($){ $('.slider').slick(); });",
        ".promo-box { color: #fff; padding: 0 10px; }",
        "@media (max-width: 600px) { .ad { display: none; } }",
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x"}',
        "document.write('<div id=ad></div>');",
        "gtag('config', 'UA-1234', {'page_path': '/x'});",
        "if (typeof window.ads !== 'undefined') { ads.show(); }",
        '/* <![CDATA[ */ var settings = {"a": 1}; /* ]]> */',
    ],
)
def test_code_of_a_page_is_dropped(line: str) -> None:
    assert cleaned(dump(TITLE, inside=(line,))).text == BODY
    assert cleaned(html=page(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:])).text == BODY


def test_code_of_an_article_about_code_stays() -> None:
    code = [
        "window.lamp = document.getElementById('lamp');",
        "window.lamp.style.color = '#ffd700';",
        "document.body.append(window.lamp);",
        "window.lamp.onclick = function () { window.lamp.remove(); };",
        "document.title = window.lamp.textContent;",
    ]
    article = cleaned(dump(TITLE, inside=tuple(code)))
    assert [block.text for block in article.blocks if block.reason == "is code of the page"] == []


@pytest.mark.parametrize(
    "line",
    [
        "Ole Munt is a staff writer at the Skerry Echo, where he covers fisheries and ports.",
        "Ann Pell is the Echo’s coast correspondent. Follow her on Twitter @annpell.",
        "Hanna Orrell is a freelance journalist based in Vessel Bay who writes about ships.",
        "The author is a professor of history at the University of Hesk.",
        "You can reach him at ole.munt@echo.example or on Signal.",
        "Ole Munt has covered the islands for the Echo since 2011 and is the author of two books.",
        "Contact Ole Munt at ole.munt@echo.example",
        "About the author",
    ],
)
def test_what_tells_of_the_author_is_dropped_below_the_article(line: str) -> None:
    assert cleaned(dump(TITLE, "By Ole Munt", below=(line,))).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The author is at her best when she writes of the storm in which the first tower fell.",
        "Hanna Brodd is a keeper of the old school, and the last one on this coast to say so.",
        "This article of the treaty was read aloud to the 300 people who stood in the rain.",
        "You can change the lamp by hand, the keeper said, but it takes two people and a rope.",
        "Our daily walk to the tower was the best of it, she said, whatever the weather did.",
        "Cookies and coffee were served in the tower, and the agency paid for all of it.",
        "Subscribers to the harbour's radio heard the foghorn once more at about nine o'clock.",
        "The site uses more electricity than the town did in the year in which it was built.",
        "Register offices along the coast were closed on Monday, and so were both of the banks.",
        "The function (which nobody had tested) was to sound the horn whenever fog came in.",
    ],
)
def test_an_article_may_say_such_words(line: str) -> None:
    article = cleaned(dump(TITLE, "By Ole Munt", inside=(line,)))
    assert article.text.split("\n\n") == [*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]
    assert cleaned(dump(TITLE, "By Ole Munt", below=(line,))).text == f"{BODY}\n\n{line}"
