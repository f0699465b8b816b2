"""SGML of research corpora: the `<DOC>` of TREC, TIPSTER, AQUAINT and Gigaword, and Reuters-21578.

It is no XML: ampersands stand bare, tags may lack their ends, and lines are wrapped.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.decode import text_stream
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wires.numbering import Numbering
from summarise.readers.wires.sgml_elements import unknown_elements
from summarise.readers.wrapping import plain_paragraphs

_START = re.compile(r"<(DOC|REUTERS)\b[^>]{0,500}>", re.IGNORECASE)
_END = re.compile(r"</(DOC|REUTERS)\s*>", re.IGNORECASE)
_PIECE = re.compile(r"</(?:TEXT|DOC|BODY|REUTERS|HEADLINE)\s*>", re.IGNORECASE)
_CUT_START = re.compile(r"<(?:(?:DOC|REUTERS)\b[^<>]*|[A-Z]{0,6})\Z", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_OPENING = re.compile(r"<TEXT>\s*(?:(<P\b)|\S)", re.IGNORECASE)
_LEAST = 3  # others, by which a file's texts are known
_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
# elements that a document has whole, in the corpora that mark their ends
_PAIRED = frozenset(
    "DOCNO DOCID HEADLINE HEAD DATELINE TEXT BODY TITLE BYLINE AUTHOR SLUG HL LP LEADPARA DATE_TIME "
    "FILEID DOCTYPE HEADER TRAILER KEYWORD PROFILE PUB DATE".split()
)
_NO_TAG = re.compile(
    r"</?[A-Za-z][^<>]{150,}>|<(?:DOC|doc)\b[^<>]*<|</[A-Za-z][^<>]*<|<[A-Za-z]+\s*<|<[A-Z]{2,}\s[^<>]*<|<[Pp](?=[^\w\s>])|<[Pp]\s[^<>]*<|</[Pp]\b(?!\s*>)|<P(?!RE|ROFILE|UB)[a-z]"
)
_REST_OF_PARAGRAPH = re.compile(r"(?<![<>/&;A-Z])P>")
_PARAGRAPH = re.compile(r"<P\b[^<>]*>|</P\s*>", re.IGNORECASE)
_OLD_ENTITIES = {"&hyph;": "-", "&blank;": " ", "&sect;": "§", "&para;": "¶", "&bull;": "•"}
_NO_ARTICLES = frozenset({"advis"})  # to editors
_TYPE = re.compile(r"""\btype\s*=\s*["']?(\w+)""", re.IGNORECASE)
_ID = re.compile(r"""\b(?:id|newid)\s*=\s*["']?([\w.-]+)""", re.IGNORECASE)
_DAY_IN_ID = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)|\A[A-Z]{2,3}(\d\d)(\d\d)(\d\d)-")
_REUTERS_ENDS = re.compile(r"\s*reuter[s3]?\s*(?:\x03|&#3;)?\s*\Z", re.IGNORECASE)
_OUTLETS = {  # by how a document's number begins
    "AFP": "Agence France-Presse",
    "APW": "Associated Press",
    "CNA": "Central News Agency of Taiwan",
    "LTW": "Los Angeles Times/Washington Post",
    "NYT": "The New York Times",
    "WPB": "Washington Post/Bloomberg",
    "XIE": "Xinhua",
    "XIN": "Xinhua",
}
# labelled lines above a text of FBIS, and the day above a headline of the Financial Times
_ABOVE = re.compile(
    r"^\s*(?:Language:\s*<F\b[^>]*>.*?</F>|Article Type:\s*\w+|<F\b[^>]*>.*?</F>)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTER = re.compile(r"<F\s+P=106\s*>\s*\[?(.*?)\]?\s*</F>", re.IGNORECASE | re.DOTALL)
_DAY_IN_TITLE = re.compile(r"FT +\d\d [A-Z]{3} \d\d / ")
_SIX_DIGITS = re.compile(r"(\d\d)(\d\d)(\d\d)")
_CUT = "cut off: its end is not marked in the file"
_UNDATED = "it does not say its date, as each text of Reuters does: a piece may be missing"


def is_sgml(head: Head) -> bool:
    """Return whether a file holds documents of such a corpus."""
    text = head.text
    if "<REUTERS" in text and "NEWID" in text:
        return True
    if "<DOC" not in text:
        return False
    if text.lstrip().startswith(("<DOC>", "<DOC ")):
        return True
    marked = "<DOCNO>" in text or "<TEXT>" in text
    return marked and bool(_START.search(text)) and "<html" not in text[:200]


def read_sgml(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the documents of the file; raises `SummariseError` if it has none."""
    left_out = Counter[str]()
    numbering, remarks = Numbering(), list[str]()
    tagged, untagged = (
        0,
        list[str](),
    )  # documents whose text a tag opens; the first two numbers of others

    def entries(text: TextIO) -> Iterator[Entry]:
        nonlocal tagged
        for tag, content, ended in elements(text, left_out):
            number = _number(tag, content)
            numbering.note(number)
            found = _TYPE.search(tag)
            if found and found[1].lower() in _NO_ARTICLES:
                left_out["notes to editors"] += 1
                continue
            is_reuters = tag.lstrip()[1:2] in ("R", "r")
            entry = (_reuters if is_reuters else _doc)(number, content)
            if found := _OPENING.search(content):
                tagged += bool(found[1])
                if not found[1] and len(untagged) < 2:
                    untagged.append(number)
            entry.warnings = () if ended else (_CUT,)
            entry.closed = _is_balanced(tag + content) if ended else None
            if ended and is_reuters and not _body_ends(content):
                entry.closed = False
            if is_reuters and not entry.published:
                entry.warnings += (_UNDATED,)
            if not is_reuters:
                entry.unread = unknown_elements(content)
            yield entry
        remarks.extend(numbering.remarks(location.source))
        if len(untagged) == 1 and tagged >= _LEAST:
            remarks.append(
                f"{location.source} may lack a piece: the text of {untagged[0]} does not open with <P>, "
                "as all others do"
            )

    with text_stream(stream) as (text, warnings):
        yield from documents(
            location,
            entries(text),
            options,
            warnings,
            left_out=left_out,
            remarks=remarks,
            asked=("archive_id",),  # the outlet is known of some corpora's numbers alone
            always=("archive_id",),  # collections without titles are whole
        )


def elements(text: TextIO, outside: Counter[str] | None = None) -> Iterator[tuple[str, str, bool]]:
    """Yield each document's start tag, what is in it, and whether its end is marked.

    Args:
        text: of the file.
        outside: counts what stands between documents and is a piece of one.
    """
    tag, line, lines = "", "", list[str]()
    for line in text:
        start = _START.search(line)
        if (
            outside is not None
            and not tag
            and _PIECE.search(line[: start.start() if start else None])
        ):
            outside["pieces of documents outside of documents"] += 1
        if start:
            if tag:
                yield tag, "".join(lines), False
            tag, lines, line = start[0], [], line[start.end() :]
        if not tag:
            continue
        if end := _END.search(line):
            lines.append(line[: end.start()])
            yield tag, "".join(lines), True
            tag = ""
        else:
            lines.append(line)
    if not tag and _CUT_START.search(line):
        tag, lines = line, []
    if tag:
        yield tag, "".join(lines), False


def _number(tag: str, content: str) -> str:
    named = _ID.search(tag.replace("OLDID", ""))
    return named[1] if named else _line(content, "DOCNO", "DOCID")


def _is_balanced(content: str) -> bool:
    """Return whether as many elements of each name end as begin, but for paragraphs, whose ends may be left out.

    A tag that is longer than any has the text in it of another piece.
    """
    if _NO_TAG.search(content):
        return False
    counts = Counter[str]()
    for end, name in _NAME.findall(content):
        counts[name.upper()] += -1 if end else 1
    if any(count for name, count in counts.items() if name in _PAIRED):
        return False
    # a corpus that marks the ends of paragraphs marks all
    marks_ends = re.search(r"</P\s*>", content, re.IGNORECASE)
    return not marks_ends or not (counts["P"] or _REST_OF_PARAGRAPH.search(content))


def _body_ends(content: str) -> bool:
    """Return whether a body has its end: where the wire's marks are kept, a text begins with &#2; and ends with &#3;."""
    body, ended, _ = content.rpartition("</BODY>")
    return not ended or "&#2;" not in body or body.rstrip().endswith("&#3;")


def _doc(number: str, content: str) -> Entry:
    reporter = _REPORTER.search(content)
    return Entry(
        title=_DAY_IN_TITLE.sub(
            "", _line(content, "HEADLINE", "HEAD", "HL", "H3", "TI", "TITLE"), count=1
        ),
        paragraphs=[
            text
            for name in ("LEADPARA", "LP", "TEXT")
            for each in _all(content, name)
            for text in _paragraphs(_ABOVE.sub("", each))
        ],
        published=_published(content) or _day_of(number),
        byline=_line(content, "BYLINE", "AUTHOR") or (reporter[1] if reporter else ""),
        outlet=_OUTLETS.get(number[:3].upper(), "") or _line(content, "PUB"),
        section=_line(content, "SECTION"),
        archive_id=number,
    )


def _published(content: str) -> str:
    said = _line(content, "DATE_TIME", "DATETIME", "PUBDATE", "DATE", "DATE1", "DD")
    day = _SIX_DIGITS.fullmatch(said)  # 910514
    return f"19{day[1]}-{day[2]}-{day[3]}" if day else said


def _reuters(number: str, content: str) -> Entry:
    (text, *_) = [*_all(content, "TEXT"), content]
    bodies = _all(text, "BODY")
    if not bodies and 'TYPE="UNPROC"' in content:  # no part of it is marked
        bodies = [text]
    return Entry(
        title=_line(text, "TITLE"),
        paragraphs=[
            text
            for body in bodies
            for text in plain_paragraphs(_plain(_REUTERS_ENDS.sub("", body)))
        ],
        published=_line(content, "DATE"),
        byline=_line(text, "AUTHOR"),
        agency="Reuters",
        archive_id=number,
    )


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: by its tags, or where it has none by its lines."""
    if not _PARAGRAPH.search(text):
        return plain_paragraphs(_plain(text))
    parts = (" ".join(_plain(part).split()) for part in _PARAGRAPH.split(text))
    return [part for part in parts if part]


def _all(content: str, name: str) -> list[str]:
    """Return what is in the elements of a name; one that is not ended goes to the end."""
    pattern = rf"<{name}\b[^<>]*>(.*?)(?:</{name}\s*>|\Z)"
    return re.findall(pattern, content, re.DOTALL | re.IGNORECASE)


def _line(content: str, *names: str) -> str:
    """Return the first element of these names that says anything, in one line."""
    for name in names:
        for found in _all(content, name):
            if said := " ".join(_plain(found).split()):
                return said
    return ""


def _plain(text: str) -> str:
    text = _TAG.sub(" ", text)
    for entity, character in _OLD_ENTITIES.items():
        text = text.replace(entity, character)
    return html.unescape(text)


def _day_of(number: str) -> str:
    """Return the day that a document's number names, as `APW19980601.0003` and `AP880212-0001` do."""
    found = _DAY_IN_ID.search(number)
    if not found:
        return ""
    year, month, day = found.groups()[:3] if found[1] else (f"19{found[4]}", found[5], found[6])
    return f"{year}-{month}-{day}"


SGML = Format(
    "SGML of a research corpus",
    read_sgml,
    (".sgm", ".sgml"),
    is_sgml,
    "elements DOC with a DOCNO or a TEXT, or REUTERS with a NEWID",
    records=True,
    markup=True,
)
