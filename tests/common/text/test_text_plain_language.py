"""Languages that are told by their commonest words."""

from __future__ import annotations

import pytest

from summarise.common.text.plain_language import plain_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Leuchtturm am Hafen wird nicht mehr gebraucht und ist seit Montag aus. Das Amt will den Turm "
            "verkaufen, sagte eine Sprecherin, aber die Lampe soll mit der Uhr in das Museum.",
            "de",
        ),
        (
            "El faro se apagó el lunes por la noche, y los pescadores lo miraron desde las barcas hasta que "
            "fue de día. La lámpara va a un museo, pero la torre se vende con su jardín y sus dos perros.",
            "es",
        ),
        (
            "Le phare est éteint depuis lundi et les pêcheurs ont regardé sa lampe une dernière fois avec leurs "
            "enfants. La tour est à vendre pour deux millions, mais la lampe part dans un musée.",
            "fr",
        ),
        (
            "Il faro è spento da lunedì, e gli abitanti del porto sono rimasti sul molo a guardare la luce della "
            "torre, che è in vendita. La lampada va nel museo, ha detto anche il sindaco.",
            "it",
        ),
        (
            "Latarnia jest zgaszona od poniedziałku, a rybacy, którzy przez lata widzieli jej światło, mówią, że "
            "była dla nich ważna. Wieża jest już na sprzedaż oraz czeka na kupca, który się zgłosi.",
            "pl",
        ),
        (
            "O farol não acende desde segunda-feira, e uma lâmpada mais moderna também não foi comprada. Até às "
            "dez da noite, pescadores com os filhos olharam para a torre, que são duas horas a pé.",
            "pt",
        ),
    ],
)
def test_a_language_is_plain_where_a_text_has_many_words_of_it(text: str, language: str) -> None:
    assert plain_language(text.lower().split()) == language


@pytest.mark.parametrize(
    "text",
    [
        # English, Dutch, Galician, Catalan, Danish, Czech, Romanian
        "The lamp was put out on Monday and the keeper said that this was the last time with him in it. "
        * 2,
        "De toren is over de brug te zien, en in de haven was men er op maandag in het donker. "
        * 3,
        "O faro apagouse o luns pola noite, e os mariñeiros mirárono dende as barcas ata que foi de día. "
        * 2,
        "El far es va apagar dilluns al vespre, i els pescadors el van mirar des de les barques fins que es "
        "va fer de dia. La torre es ven amb el jardí i dos gossos, i la lluna es veia.",
        "Fyret blev slukket mandag, og for enden af molen stod man under broen for at se det. " * 3,
        "Maják zhasl v pondělí a rybáři se na něj dívali z lodí, dokud nebylo ráno. Věž je na prodej, ale lampa "
        "už jde do muzea, jak řekl starosta.",
        "Farul s-a stins luni seara, iar pescarii l-au privit din bărci până când s-a făcut ziuă. Turnul este de "
        "vânzare, dar lampa merge la muzeu, a spus primarul din port.",
    ],
)
def test_of_other_languages_none_is_plain(text: str) -> None:
    assert plain_language(text.lower().split()) is None


def test_a_text_of_two_languages_is_not_plain() -> None:
    german, french = (
        "der turm und das licht ist mit der uhr im haus",
        "les phares sont dans une tour avec leurs lampes",
    )
    assert plain_language(f"{german} {french} {german} {french}".split()) is None


def test_a_few_words_are_not_plain() -> None:
    assert plain_language("der turm und das licht ist mit der uhr".split()) is None
