"""Notices of consent and reprints are told by how many of their words they have."""

from __future__ import annotations

import pytest
from cleaning_articles import PARAGRAPHS, labels

CONSENT = {
    "en": "We and our partners store information on your device, such as cookies, and process "
    "personal data for advertising and measurement. You may consent or change your preferences.",
    "de": "Wir und unsere Partner speichern Cookies auf Ihrem Gerät und verarbeiten "
    "personenbezogene Daten für Werbung. Sie können Ihre Einwilligung jederzeit widerrufen.",
    "es": "Nosotros y nuestros socios guardamos cookies en su dispositivo y tratamos datos "
    "personales para publicidad. Usted puede retirar su consentimiento cuando quiera.",
}
REPRINT = (
    "This text may be reprinted free of charge, provided that its source is named. All other rights "
    "are with the publisher, who gives permission to reproduce the pictures."
)


@pytest.mark.parametrize("language", CONSENT)
def test_a_notice_of_consent_is_legal(language: str) -> None:
    text = "\n\n".join([CONSENT[language], *PARAGRAPHS])
    assert labels(text)[CONSENT[language]] == "legal"


def test_a_notice_of_reprints_is_legal() -> None:
    assert labels("\n\n".join([*PARAGRAPHS, REPRINT]))[REPRINT] == "legal"


def test_an_article_about_consent_stays() -> None:
    about = (
        "Your consent is worth little, our reader writes: cookies, partners and personal data are "
        "all that advertising knows of you.",
        "We asked you for your privacy settings, and our survey of data and devices found that few "
        "withdraw consent.",
    )
    assert "legal" not in labels("\n\n".join(about)).values()
