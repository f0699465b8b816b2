"""What Nexis calls the fields of an article, in the languages of its interface."""

from __future__ import annotations

import re

# By field; labels are compared in capitals. What has no field here is about the article, and none of it.
_LABELS = {
    "title": "HEADLINE KOP TITRE TITEL TITLE TITULAR TITOLO ÜBERSCHRIFT",
    "byline": "BYLINE AUTOR AUTORIN AUTEUR AUTORE SIGNATURE AUTEURS",
    "section": "SECTION RUBRIK RUBRIQUE SECCIÓN SECCION SEZIONE SECTIE RUBRIEK SEÇÃO",
    "words": "LENGTH LÄNGE LAENGE LONGUEUR LENGTE LONGITUD LUNGHEZZA EXTENSIÓN COMPRIMENTO",
    "standfirst": "HIGHLIGHT ENCART CHAPEAU HAUPTPUNKT HIGHLIGHTS LEAD INLEIDING",
    "dateline": "DATELINE ORTSZEILE ORIGINE DAGTEKENING DATO",
    "body": "BODY TEXT TEKST TEXTE CORPS HAUPTTEIL VOLLTEXT CUERPO CORPO",
    "language": "LANGUAGE SPRACHE LANGUE TAAL IDIOMA LINGUA",
    "url": "URL",
}
_BEHIND = """
    LOAD-DATE UPDATE DATE-CHARGEMENT LAADDATUM LAAD-DATUM FECHA-CARGA DATA-CARICAMENTO LADEDATUM
    PUBLICATION-TYPE TYPE-PUBLICATION PUB-TYPE PUBLIKATIONSTYP PUBLICATIETYPE TIPO-PUBLICACIÓN
    GRAPHIC GRAFIK GRAFIEK GRAPHIQUE GRÁFICO GRAFICO ILLUSTRATION
    VIEW-ORIGINAL-PAGE JOURNAL-CODE ZEITUNGS-CODE CODE-REVUE TIJDSCHRIFTCODE
    SUBJECT SUJET THEMA TEMA ONDERWERP SCHLAGWÖRTER PUB-SUBJECT
    GEOGRAPHIC LOCALISATION-GEO GEOGRAFIE GEOGRAFISCH GEOGRAPHISCH COUNTRY STATE CITY
    ORGANIZATION ORGANISATION COMPANY SOCIÉTÉ FIRMA BEDRIJF UNTERNEHMEN TICKER INDUSTRY SECTEUR BRANCHE
    PERSON PERSONNE PERSONEN PERSOON DOCUMENT-TYPE TYPE-DOCUMENT ACC-NO CORRECTION-DATE
    SERIES NOTES NOTE TYPE COLUMN KEYWORDS CATEGORY COPYRIGHT ISSN DISTRIBUTION
    DESCRIPTORS CLASSIFICATION NACE NAICS-CODE CONTACTS EDITION PAGE PAGES VOLUME JOURNAL
""".split()
# What stands behind a body under this name corrects it, and is no part of it.
CORRECTION = frozenset(
    "CORRECTION KORREKTUR BERICHTIGUNG RECTIFICATIF RECTIFICATIE CORRECCIÓN CORREZIONE".split()
)
CORRECTED = "the archive adds a correction to this article: look it up"
_ONLY_BEHIND = (
    frozenset(_BEHIND[: _BEHIND.index("ORGANIZATION")])
    | {"LANGUAGE", "SPRACHE", "LANGUE", "TAAL"}
    | CORRECTION
)
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split()}
_LABEL = re.compile(r"\s*([^\W\d_a-z][^\W\d_]*(?:[- ][^\W\d_]+){0,3})\s?:(?:\s+|$)")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*")


def split_label(line: str, capitals: bool = True) -> tuple[str, str] | None:
    """Return the label in capitals that a line opens with, and what follows; None for another line.

    Only labels of Nexis count: an article may say `POLICE: …` too.

    Args:
        line: of an article.
        capitals: whether labels stand in capitals, so that `Note: …` is none.
    """
    found = _LABEL.match(line)
    if not found or (label := found[1].upper().replace(" ", "-")) not in _KNOWN:
        return None
    if capitals and found[1] != found[1].upper():
        return None
    return label, line[found.end() :].strip()


def field_of(label: str) -> str:
    """Return the field that a label stands for, empty for what is none of the article's."""
    return _FIELDS.get(label, "")


def stands_behind(label: str) -> bool:
    """Return whether a label stands behind the body, never above it."""
    return label in _ONLY_BEHIND


def word_count(said: str) -> int | None:
    """Return the number that a length is said by: `1,355 words`, `306 Wörter`."""
    found = _NUMBER.search(said)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits[:9]) if digits else None


_KNOWN = frozenset(_FIELDS) | frozenset(_BEHIND) | CORRECTION
