"""The formats that are read: a line each here, and a file each beside this one."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from summarise.common.compression import without_compression
from summarise.common.errors import SummariseError
from summarise.readers.archives.apa import APA_RTF, APA_TEXT
from summarise.readers.archives.europresse import EUROPRESSE
from summarise.readers.archives.factiva_html import FACTIVA_HTML
from summarise.readers.archives.factiva_text import FACTIVA_RTF, FACTIVA_TEXT
from summarise.readers.archives.factiva_xml import FACTIVA_XML
from summarise.readers.archives.mediargus import MEDIARGUS
from summarise.readers.archives.nexis_html import NEXIS_HTML
from summarise.readers.archives.nexis_text import NEXIS_RTF, NEXIS_TEXT
from summarise.readers.archives.nexis_uni import NEXIS_DOCX, NEXIS_UNI_RTF
from summarise.readers.archives.proquest_html import PROQUEST_HTML
from summarise.readers.archives.proquest_text import PROQUEST_TEXT
from summarise.readers.archives.proquest_xml import PROQUEST_XML
from summarise.readers.archives.retriever import RETRIEVER
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.html import read_html
from summarise.readers.jsonl import read_json, read_jsonl
from summarise.readers.office import DOCX, RTF
from summarise.readers.references import RIS
from summarise.readers.story import read_story
from summarise.readers.tables import read_csv, read_parquet
from summarise.readers.text import read_text
from summarise.readers.web.mail import MAIL, MBOX, MHTML
from summarise.readers.web.warc import WARC
from summarise.readers.wires.english_corpora import ENGLISH_CORPORA
from summarise.readers.wires.sgml import SGML
from summarise.readers.wires.trec_web import TREC_WEB
from summarise.readers.wires.wiki_extractor import WIKI_EXTRACTOR
from summarise.readers.wires.xml import WIRE_XML
from summarise.readers.zipped import is_zip, read_zip


class Found(NamedTuple):
    """The format of a file, and for people how it was told."""

    format: Format
    why: str


TEXT = Format("plain text", read_text, (".txt", ".text"))
HTML = Format("HTML page", read_html, (".html", ".htm", ".xhtml"))
JSON = Format("JSON", read_json, (".json",), records=True)
PARQUET = Format("Parquet", read_parquet, (".parquet",), records=True, text=False, certain=True)

# Those with `is_own` are asked in this order, so what is more particular stands first.
FORMATS = (
    TEXT,
    HTML,
    Format("JSON Lines", read_jsonl, (".jsonl", ".ndjson", ".jl"), records=True, certain=True),
    JSON,
    Format("CSV or TSV", read_csv, (".csv", ".tsv"), records=True, certain=True),
    PARQUET,
    Format("CNN/DailyMail story", read_story, (".story",), certain=True),
    NEXIS_HTML,
    NEXIS_DOCX,
    NEXIS_UNI_RTF,
    NEXIS_RTF,
    FACTIVA_HTML,
    FACTIVA_RTF,
    FACTIVA_TEXT,
    FACTIVA_XML,
    PROQUEST_HTML,
    PROQUEST_TEXT,
    PROQUEST_XML,
    EUROPRESSE,
    RETRIEVER,
    APA_RTF,
    APA_TEXT,
    MEDIARGUS,
    NEXIS_TEXT,
    DOCX,
    RTF,
    Format(
        "zip file",
        read_zip,
        (".zip", ".wacz"),
        is_zip,
        "the first bytes of a zip file",
        records=True,
        text=False,
    ),
    WARC,
    WIRE_XML,
    TREC_WEB,
    WIKI_EXTRACTOR,
    SGML,
    ENGLISH_CORPORA,
    RIS,
    MHTML,
    MAIL,
    MBOX,
)

_BY_ENDING = {ending: format_ for format_ in FORMATS for ending in format_.endings}
_BY_CONTENT = [format_ for format_ in FORMATS if format_.is_own]
_BY_CONTENT_BUT_MARKUP = [format_ for format_ in _BY_CONTENT if not format_.markup]
_ENDING = re.compile(r"\.[A-Za-z]\w{0,9}")  # not the end of "minutes 12.05" or "Mr. Smith"
# what people keep articles in, and as what the program that shows it saves them
_SAVED_AS = {
    **dict.fromkeys((".doc", ".odt", ".pages", ".wps"), ".docx"),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), ".csv"),
    **dict.fromkeys((".pdf", ".md", ".epub"), ".txt"),
}
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_JSON = re.compile(r"\s*(\[\s*)?\{\s*\"")


def find_format(path: PurePath, head: Head) -> Found:
    """Return the format of a file, by what it begins with and, where that says nothing, its name.

    Raises:
        SummariseError: files of such a name are not read, and the content is in no known format.
    """
    ending = _ending(path)
    named = _BY_ENDING.get(ending)
    if not (named and named.certain):
        for format_ in _BY_CONTENT if "<" in head.text else _BY_CONTENT_BUT_MARKUP:
            if format_.is_own and format_.is_own(head):
                return Found(format_, f"it has {format_.mark}")
    is_page = _LOOKS_LIKE_HTML.match(head.text)  # a .txt may be one too, and a mirror's .php is
    if named is None and _ENDING.fullmatch(ending) and not (is_page and ending not in _SAVED_AS):
        if ending in _SAVED_AS:
            raise SummariseError(
                f"not a format that is read ({ending}): save it as {_SAVED_AS[ending]} and give that"
            )
        *usual, last = (format_.endings[0] for format_ in FORMATS if format_.endings)
        raise SummariseError(
            f"not a format that is read ({ending}): give {', '.join(usual)} or {last}"
        )
    by_name = f"its name ends in {ending}"
    if named and named is not TEXT:
        return Found(named, by_name)
    if is_page:
        return Found(HTML, "it begins as a page")
    if named:
        return Found(TEXT, by_name)
    if head.data.startswith(b"PAR1"):
        return Found(PARQUET, "it begins with PAR1")
    if _LOOKS_LIKE_JSON.match(head.text):
        return Found(JSON, "it begins as an object of JSON does")
    return Found(TEXT, "nothing says that it is anything else")


def holds_one_document(path: PurePath) -> bool:
    """Return whether a file's name says that it holds one document."""
    named = _BY_ENDING.get(_ending(path))
    return named is not None and not named.records


def _ending(path: PurePath) -> str:
    """Return a name's ending in lower case, without one that says that it is compressed."""
    return without_compression(path).suffix.lower()
