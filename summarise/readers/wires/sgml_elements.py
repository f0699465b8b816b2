"""The elements of the corpora in SGML: which a document has beside its text, and which of them are not known."""

from __future__ import annotations

import re

# of AP, the Wall Street Journal, Ziff, the Federal Register, the Financial Times, FBIS, the Los Angeles Times, the
# San Jose Mercury News, the Congressional Record, AQUAINT, Gigaword and CLEF; what of it is read, `sgml` knows
_KNOWN = frozenset(
    """
    DOC DOCNO DOCID ID NO HEADLINE HEAD HL HT H1 H2 H3 H4 H5 H6 H7 H8 TI TITLE SUBTITLE TEXT BODY LP LEADPARA P S BYLINE
    AUTHOR AU DATELINE DATE DATE1 DATE_TIME DATETIME PUBDATE DD SLUG SECTION PUB PAGE CATEGORY KEYWORD DOCTYPE HEADER
    TRAILER ANNOTATION SUBHEAD FILEID FIRST SECOND NOTE UNK AN SO CO IN GV RE ST MS NS G JOURNAL DESCRIPT SUMMARY
    PROFILE CN TP XX ABS FIG F TR TXT5 LENGTH GRAPHIC TYPE SUBJECT CORRECTION CORRECTION-DATE MEMO ACCESS CAPTION
    TTL SPEAKER EDITION RECORDNO SOURCE AGENCY LANGUAGE COUNTRY URL TERMS STORYID CITY EXTRACTED UNIT SUBUNIT
    USDEPT USBUREAU CFRNO RINDOCK ACTION ADDRESS FURTHER SIGNER SIGNJOB FRFILING BILLING FOOTNOTE FOOTCITE FOOTNAME
    TABLE IMPORT DOCTITLE SUPPLEM PARENT ITAG FTAG T2 T3 T4 TC LA LB KW TX LD CL ISSUE PUBLISHER
    """.split()
)
_TEXT = re.compile(r"<TEXT\b[^<>]*>.*?(?:</TEXT\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_SAYS = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s>])[^<>]*>\s*[^<\s]")


def unknown_elements(content: str) -> tuple[str, ...]:
    """Return the names of the elements beside a document's text that say something and are not known, as tags, each once."""
    names = dict.fromkeys(_SAYS.findall(_TEXT.sub(" ", content)))
    return tuple(f"<{name}>" for name in names if name.upper() not in _KNOWN)
