"""Records of a JSON dialect that are damaged and still JSON: two records' pieces in one, or a key that is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summarise.readers.json_values import Record, Repeated, objects
from summarise.readers.torn import never_begun

# Keys that one dialect has and no other, by its name.
_OWN = {
    "news-please": frozenset({"maintext", "date_publish", "date_download", "source_domain"}),
    "fundus": frozenset({"plaintext", "publishing_date", "free_access"}),
    "JSON-LD": frozenset(
        "articleBody @type datePublished articleSection inLanguage mainEntityOfPage".split()
    ),
    "ninjs 2 or 3": frozenset({"bodies", "headlines", "versionCreated", "by"}),
    "ninjs 1": frozenset(
        {"body_text", "body_html", "body_xhtml", "description_text", "description_html"}
    ),
    "Washington Post of TREC": frozenset({"contents", "article_url", "published_date"}),
    "Guardian": frozenset({"webTitle", "webPublicationDate", "sectionName"}),
    "NewsAPI": frozenset({"publishedAt", "urlToImage"}),
    "Financial Times": frozenset({"bodyXML", "publishedDate", "canonicalWebUrl"}),
    "Wallabag": frozenset({"is_archived", "published_by", "domain_name", "published_at"}),
}
# of them, those of which a record has no two
_TELLING = frozenset(
    "maintext plaintext articleBody @type bodies body_text body_html body_xhtml contents bodyXML".split()
)
_CONTENT = frozenset({"NewsAPI", "Wallabag"})  # whose text is `content`
_MARKUP = ("body_html", "body_xhtml", "bodyXML", "content")
_SHORT = 3  # characters
_LEAST_OWN = 2  # keys of another dialect: one may be somebody's own
# what the standard lets a body of ninjs 2 and 3 have
_OF_A_BODY = frozenset(
    "role value contenttype contentType charcount charCount wordcount wordCount".split()
)
_OF_ITEMS = {"Washington Post of TREC": ("contents", ("content", "subtype", "type"))}
_DATES = ("date_publish", "publishing_date", "datePublished", "versioncreated", "versionCreated")
_MOST_DATE = 40  # characters
_BEGINNING, _END = re.compile(r"<p(?=[\s>])"), re.compile(r"</p\s*>")
_IN_A_TAG = re.compile(r"<(?:[A-Za-z/][^<>]*)?(?:\Z|<)")


def torn_record(record: Record, dialect: str) -> tuple[str, ...]:
    """Return the warning that a record of a dialect is damaged, none where nothing shows it."""
    why = next(_signs(record, dialect), None)
    return (f"perhaps damaged: {why}",) if why else ()


def _signs(record: Record, dialect: str) -> Iterator[str]:
    for element in objects(record, "content_elements"):
        if element.get("type") == "list" and not objects(element, "items"):
            yield "one of its lists has no items"
    if dialect not in _OWN:
        return
    own = _OWN[dialect]
    for other, keys in _OWN.items():
        both = sorted(keys & record.keys()) if other != dialect else []
        if len(both) >= _LEAST_OWN or not _TELLING.isdisjoint(both):
            yield f"its {', '.join(map(repr, both))} are of another kind of record ({other})"
    if isinstance(record.get("content"), str) and dialect not in _CONTENT:
        yield "it has a second text, 'content', which was not read"
    if (key := _misspelt(record, own)) is not None:
        yield key
    if dialect in _OF_ITEMS:
        path, names = _OF_ITEMS[dialect]
        for item in objects(record, path):
            if (key := _misspelt(item, frozenset(names))) is not None:
                yield key
            elif "type" not in item:
                yield f"one of its {path} does not say what it is"
    bodies = record.get("bodies")
    if isinstance(bodies, list) and not all(map(_is_body, bodies)):
        yield "one of its bodies is none by the standard"
    values = [each.get("value") for each in objects(record, "bodies")]
    for markup in (*map(record.get, _MARKUP), *values):
        if isinstance(markup, str) and _is_torn(markup):
            yield "the markup of its text is torn"
    for name in _DATES:
        if isinstance(said := record.get(name), str) and len(said) > _MOST_DATE:
            yield f"its {name!r} is longer than a date"


def _misspelt(record: Record, known: frozenset[str]) -> str | None:
    """Return what is to be said of a key that differs in one character from a known one that is missing."""
    missing = known - record.keys()
    for key in record.keys() - known:
        for name in missing:
            alike = len(key) == len(name) > _SHORT and key.lower() != name.lower()
            if alike and sum(map(str.__ne__, key, name)) == 1:
                return f"its {key!r} may be {name!r}"
    return None


def _is_body(item: Any) -> bool:
    whole = isinstance(item, dict) and not isinstance(item, Repeated)
    return whole and "value" in item and item.keys() <= _OF_A_BODY


def _is_torn(markup: str) -> bool:
    if "<" not in markup:
        return False
    ended = len(_END.findall(markup))
    unended = ended > 0 and len(_BEGINNING.findall(markup)) == ended + 1
    return (
        unended
        or never_begun(markup) is not None
        or markup.count("<figure") != markup.count("</figure")
        or bool(_IN_A_TAG.search(markup))
    )
