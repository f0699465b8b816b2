"""Records of a JSON dialect that are damaged and still JSON: two records' pieces in one, or a key that is misspelt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from summarise.readers.dialect import Dialect
from summarise.readers.dialects import DIALECTS
from summarise.readers.json_values import Record, Repeated, at, objects
from summarise.readers.torn import (
    WHOLE_TAG,
    alone,
    never_begun,
    open_paragraph,
    torn_paragraphs,
)

# Keys that one dialect has and no other, by its name.
_OWN = {
    "news-please": frozenset({"maintext", "date_publish", "date_download", "source_domain"}),
    "fundus": frozenset({"plaintext", "publishing_date", "free_access"}),
    "JSON-LD": frozenset(
        "articleBody @type datePublished articleSection inLanguage mainEntityOfPage".split()
    ),
    "ninjs 2 or 3": frozenset(
        {"bodies", "headlines", "versioncreated", "versionCreated", "by", "descriptions"}
    ),
    "ninjs 1": frozenset(
        "body_text body_html body_xhtml description_text description_html versioncreated".split()
    ),
    "Washington Post of TREC": frozenset({"contents", "article_url", "published_date"}),
    "Guardian": frozenset({"webTitle", "webPublicationDate", "sectionName"}),
    "NewsAPI": frozenset({"publishedAt", "urlToImage"}),
    "Financial Times": frozenset({"bodyXML", "publishedDate", "canonicalWebUrl"}),
    "Wallabag": frozenset({"is_archived", "published_by", "domain_name", "published_at"}),
    "Webz.io": frozenset({"thread", "uuid", "highlightText", "ord_in_thread", "crawled"}),
    "Event Registry": frozenset({"dateTime", "dateTimePub", "eventUri", "isDuplicate"}),
    "AYLIEN": frozenset({"links", "published_at"}),
    "NewsCatcher": frozenset({"clean_url", "domain_url", "name_source"}),
    "NewsData": frozenset({"pubDate", "source_id", "source_name", "article_id"}),
    "Factiva's snapshots": frozenset(
        {"an", "snippet", "publication_date", "source_name", "language_code"}
    ),
    "WordPress": frozenset({"date_gmt", "modified_gmt", "guid"}),
    "JSON Feed": frozenset({"content_html", "content_text", "date_published"}),
    "Arc XP": frozenset({"content_elements", "display_date", "canonical_url", "subheadlines"}),
    "Diffbot": frozenset({"pageUrl", "humanLanguage", "diffbotUri"}),
    "trafilatura": frozenset({"source-hostname", "raw_text"}),
    "Chronicling America": frozenset({"ocr_eng"}),
}
# and what it never has, though another may
_NEVER = {"ninjs 2 or 3": frozenset({"headline"})}
# of them, those of which a record has no two
_TELLING = frozenset(
    "maintext date_publish plaintext articleBody @type bodies body_text body_html body_xhtml versioncreated contents "
    "article_url bodyXML thread content_elements content_html pageUrl source-hostname ocr_eng".split()
)
# whose text is `content`, or in it
_CONTENT = frozenset({"NewsAPI", "Wallabag", "NewsCatcher", "NewsData", "WordPress"})
# whose markup people write, and editors and plugins change
_BY_PEOPLE = frozenset({"WordPress", "JSON Feed"})
_CUT_OFF = frozenset({"NewsAPI"})  # anywhere, by the service
_MARKUP = (
    "body_html",
    "body_xhtml",
    "bodyXML",
    "content",
    "content.rendered",
    "content_html",
    "fields.body",
)
_SHORT = 3  # characters
_LEAST_READ = 5  # characters of a key that is read: shorter ones are near other words
_LEAST_OWN = 2  # keys of another dialect: one may be somebody's own
# what the standard lets a body of ninjs 2 and 3 have
_OF_A_BODY = frozenset(
    "role value contenttype contentType charcount charCount wordcount wordCount".split()
)
_OF_ITEMS = {"Washington Post of TREC": ("contents", ("content", "subtype", "type"))}
_OF_PICTURES = frozenset({"fullcaption", "blurb", "imageURL"})
_OF_STORY = ("text", "header", "list", "quote")
_OF_AN_ITEM = frozenset(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified "
    "author authors tags language attachments".split()
)
_OF_A_SECTION = frozenset({"headline", "paragraphs"})
_DATES = tuple(
    "date_publish publishing_date datePublished versioncreated versionCreated publishedAt publishedDate pubDate "
    "published_at date_published display_date date_gmt".split()
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_LETTERS_OF_A_DATE = re.compile(
    r"(?<=\d)[Tt](?=\d)|(?<=\d)[Zz]\b|(?<=\d)\s*[AaPp]\.?\s?[Mm]\b"
    r"|(?<=\d\s)[A-Za-z]{2,5}(?:\s[A-Z]{2,5})?\b|\b[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)+|[(\[][^()\[\]<>]*[)\]]"
)
_LETTER_OR_MARKUP = re.compile(r"[^\W\d_]|[<>{}\"]")
_ADDRESSES = ("url", "link", "webUrl", "article_url", "canonical_url", "pageUrl")
_ADDRESS = re.compile(r"https?:(?!//[^\s/])|\S*\s")
_TAG_OF_ITS_OWN = re.compile(r"<(/?)([a-z]+-[a-z-]+)\b[^<>]*(?<!/)>")
_LEAST_PIECE = 4  # letters of a key by which it is known
_LEAST_BEFORE = 3  # letters of one whose end is missing
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_IN_A_TAG = re.compile(r"<(?:[A-Za-z/][^<>]*)?(?:\Z|<)")
_NO_END = re.compile(r"</(?![A-Za-z])")
_COMMON = (
    "title text body content headline author authors byline language description publisher source section summary "
    "date dates name keywords image images tags type types category topic topics"
)
_KNOWN = frozenset[str]().union(*_OWN.values(), _ADDRESSES, _DATES, _COMMON.split())
# that are near others
_WELL_KNOWN = _KNOWN | {
    "publisher",
    "published",
    "context",
    "contest",
    "consent",
}
# cut within a word
_BEGINNINGS = (
    frozenset(
        key[:i]
        for key in _KNOWN
        for i in range(_LEAST_BEFORE, len(key))
        if key[i - 1].islower() and key[i].islower()
    )
    - _KNOWN
)
_ENDS = (
    frozenset(
        key[i:]
        for key in _KNOWN
        for i in range(1, len(key) - _LEAST_PIECE)
        if key[i - 1].islower() and key[i].islower()
    )
    - _KNOWN
)
# of which people make keys
_WORDS = frozenset(word.lower() for key in _KNOWN for word in _WORD.findall(key)) | frozenset(
    "publish publication modify modified update updated create creation edit edited post posted sub main meta full "
    "time day list count code length".split()
)


def _read_of(dialect: Dialect) -> dict[str, frozenset[str]]:
    """Return the keys that are read of records of a dialect, by the path of the object that has them."""
    paths = {
        each for getters in dialect.fields.values() for each in getters if isinstance(each, str)
    }
    read = dict[str, frozenset[str]]()
    for path in paths:
        parent, _, key = path.rpartition(".")
        if len(key) > _LEAST_READ:
            read[parent] = read.get(parent, frozenset()) | {key}
    return read


_READ = {dialect.name: _read_of(dialect) for dialect in DIALECTS}


def torn_record(record: Record, dialect: str) -> tuple[str, ...]:
    """Return the warning that a record of a dialect is damaged, none where nothing shows it."""
    why = next(_signs(record, dialect), None)
    return (f"perhaps damaged: {why}",) if why else ()


def _signs(record: Record, dialect: str) -> Iterator[str]:
    for element in objects(record, "content_elements"):
        if dialect == "Arc XP" and not all(
            "type" in each for each in (element, *objects(element, "items"))
        ):
            yield "one of its elements does not say what it is"
        if (key := _misspelt(element, frozenset({"content", "type"}))) is not None:
            yield key
        if element.get("type") == "list" and not objects(element, "items"):
            yield "one of its lists has no items"
    if dialect not in _OWN:
        return
    own = _OWN[dialect]
    for other, keys in _OWN.items():
        both = sorted(keys & record.keys() - own)
        if len(both) >= _LEAST_OWN or not _TELLING.isdisjoint(both):
            yield f"its {', '.join(map(repr, both))} are of another kind of record ({other})"
    if never := sorted(_NEVER.get(dialect, frozenset()) & record.keys()):
        yield f"its {', '.join(map(repr, never))} are of another kind of record"
    second = record.get("content")
    says_more = dialect not in _CONTENT and list(record.values()).count(second) == 1
    if isinstance(second, str) and second.strip() and says_more:
        yield "it has a second text, 'content', which was not read"
    if (key := _misspelt(record, own) or _joined(record)) is not None:
        yield key
    for parent, read in _READ[dialect].items():
        holder = at(record, parent) if parent else record
        if (
            isinstance(holder, Mapping)
            and (key := _misspelt(holder, read, _WELL_KNOWN)) is not None
        ):
            yield key
    if dialect == "JSON Feed" and "title" not in record:
        own_keys = (key for key in record if not key.startswith("_"))
        if (key := next((key for key in own_keys if key not in _OF_AN_ITEM), None)) is not None:
            yield f"a JSON Feed has no {key!r}, and it has no title"
    for section in objects(record, "body.sections"):
        if other_keys := sorted(section.keys() - _OF_A_SECTION):
            yield f"one of its sections has {', '.join(map(repr, other_keys))}"
        if "paragraphs" not in section or isinstance(section, Repeated):
            yield "one of its sections has no paragraphs, or two of them"
    if dialect in _OF_ITEMS:
        path, names = _OF_ITEMS[dialect]
        for item in objects(record, path):
            if (key := _misspelt(item, frozenset(names))) is not None:
                yield key
            elif any(isinstance(said, str) and never_begun(said) for said in item.values()):
                yield f"the markup of one of its {path} is torn"
            elif item.get("subtype") == "paragraph" and not _OF_PICTURES.isdisjoint(item):
                yield f"one of its {path} is a paragraph and a picture"
            elif "type" not in item:
                yield f"one of its {path} does not say what it is"
    bodies = record.get("bodies")
    if isinstance(bodies, list) and not all(map(_is_body, bodies)):
        yield "one of its bodies is none by the standard"
    values = [each.get("value") for each in objects(record, "bodies")]
    values += [each.get("content") for each in objects(record, "content_elements")]
    for element in objects(record, "content_elements"):
        if (kind := _near(str(element.get("type")), _OF_STORY)) is not None:
            yield f"one of its elements is a {element['type']!r}, which may be {kind!r}"
    for markup in (*(at(record, path) for path in _MARKUP), *values):
        if isinstance(markup, str) and "<" in markup and _is_torn(alone(markup), dialect):
            yield "the markup of its text is torn"
    for name in _DATES:
        if isinstance(said := record.get(name), str) and not _is_date(said):
            yield f"its {name!r} is no date"
    if isinstance(said := record.get("description_text"), str) and "</" in said:
        yield "markup stands in its 'description_text'"
    for name in _ADDRESSES:
        if isinstance(said := record.get(name), str) and _ADDRESS.match(said.strip()):
            yield f"its {name!r} is no address"


def _misspelt(
    record: Record, known: frozenset[str], besides: frozenset[str] = frozenset()
) -> str | None:
    """Return what is to be said of a key that differs in one character from a known one that is missing.

    Args:
        record: or an object within one.
        known: the keys that it may have.
        besides: other keys that are spelt as they should be.
    """
    missing = known - record.keys()
    for key in record.keys() - known - besides:
        if (name := _near(key, missing)) is not None:
            return f"its {key!r} may be {name!r}"
    return None


def _near(key: str, names: Iterable[str]) -> str | None:
    """Return the name that a key differs from in one character, None without one."""
    for name in names:
        alike = len(key) == len(name) > _SHORT and key.lower() != name.lower()
        if alike and sum(map(str.__ne__, key, name)) == 1:
            return name
    return None


def _joined(record: Record) -> str | None:
    """Return what is to be said of a key that is the pieces of two known ones, none where none is."""
    found = next((key for key in record if key not in _KNOWN and _is_joined(key)), None)
    return f"its {found!r} looks like pieces of two keys" if found else None


@lru_cache(maxsize=4096)
def _is_joined(key: str) -> bool:
    """Return whether a key is the pieces of two known ones, cut within a word, and not of whole words."""
    if any(key.lower() in known.lower() for known in _KNOWN) or all(
        map(_is_of_words, _WORD.findall(key))
    ):
        return False
    whole = max((len(known) for known in _KNOWN if key.startswith(known)), default=0)
    places = [whole] if whole else range(_LEAST_BEFORE, len(key) - _LEAST_PIECE + 1)
    return any(_are_pieces(key[:i], key[i:]) for i in places)


def _is_of_words(run: str) -> bool:
    """Return whether letters are a known word, or two of them without anything between."""
    letters = run.lower()
    return letters in _WORDS or any(
        letters[:i] in _WORDS and letters[i:] in _WORDS for i in range(2, len(letters) - 1)
    )


def _are_pieces(before: str, behind: str) -> bool:
    if behind in _ENDS:
        return len(before) + len(behind) >= 2 * _LEAST_PIECE and (
            before in _KNOWN or before in _BEGINNINGS
        )
    return len(before) >= _LEAST_PIECE and before in _BEGINNINGS and behind in _KNOWN


def _is_date(said: str) -> bool:
    """Return whether what begins as a date by ISO 8601 goes on as one; people write others in many ways."""
    begun = _ISO.match(said.strip())
    return not begun or not _LETTER_OR_MARKUP.search(_LETTERS_OF_A_DATE.sub("", said.strip()))


def _is_body(item: Any) -> bool:
    whole = isinstance(item, dict) and not isinstance(item, Repeated)
    return whole and "value" in item and item.keys() <= _OF_A_BODY


def _is_torn(markup: str, dialect: str) -> bool:
    if dialect in _CUT_OFF:
        return False
    if dialect in _BY_PEOPLE:
        from lxml.html.defs import tags  # a twentieth of a second to import

        torn_end = never_begun(markup, tags) or "-"  # a plugin's own elements have a hyphen
        return bool(open_paragraph(markup) or "-" not in torn_end or _NO_END.search(markup))
    own = Counter[str]()
    for end, name in _TAG_OF_ITS_OWN.findall(markup):
        own[name] += -1 if end else 1
    return (
        torn_paragraphs(markup, 1) is not None
        or ("</p>" in markup and "<p" not in markup)
        or never_begun(markup) is not None
        or any(own.values())
        or markup.count("<figure") != markup.count("</figure")
        or bool(_IN_A_TAG.search(WHOLE_TAG.sub(" ", markup)))
    )
