"""Records in no dialect: what they call their fields, whether in capitals or not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from summarise.readers.dialect import Dialect
from summarise.readers.json_values import Record, first_name, names

# What a record may call each field that a caller can name a column for, in order of preference.
NAMES = {
    "id": ("id",),
    "text": ("text", "body", "article", "document", "content", "body_text"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url",),
    "published": ("published", "date"),
}
# What else it may say of its article.
PLAIN = Dialect(
    "plain",
    (),
    {
        "byline": ("byline", names("author"), names("authors")),
        "agency": ("agency",),
        "standfirst": ("standfirst",),
        "outlet": ("outlet", first_name("publisher"), first_name("publication")),
        "section": ("section",),
        "language": ("language",),
        "archive_id": ("archive_id",),
    },
)
_KNOWN = frozenset(
    ["author", "authors", "publisher", "publication", *PLAIN.fields, *sum(NAMES.values(), ())]
)


def in_small_letters(record: Record, kept: Collection[str] = ()) -> Record:
    """Return a record whose known names have no capitals: `Text` is `text`, unless it has both.

    Args:
        record: of JSON or a table.
        kept: names that stay as they are, since a caller gave them.
    """
    if not any(isinstance(name, str) and not name.islower() for name in record):
        return record
    return {_small(name, record, kept): value for name, value in record.items()}


def _small(name: Any, record: Record, kept: Collection[str]) -> Any:
    small = name.lower() if isinstance(name, str) and name not in kept else name
    return small if small in _KNOWN and small not in record else name


def besides(record: Record, dialect: Dialect) -> Record:
    """Return what a record of a dialect has beside what the dialect reads: there a `title` may be the paper's."""
    read = {key for getters in dialect.fields.values() for key in getters if isinstance(key, str)}
    return {name: value for name, value in record.items() if name not in read}


def is_summary(record: Record) -> bool:
    """Return whether a record has our summaries: then its headline is one, and not the article's title."""
    return "headline" in record and "paragraph" in record
