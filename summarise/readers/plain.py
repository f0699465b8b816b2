"""Records in no dialect: what they call their fields, whether in capitals or not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from summarise.common.nulls import is_blank
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
    """Return a record whose known names have no capitals: `Text` is `text`.

    Of names that differ in nothing else one stays, the first that has a value: `text` goes before `Text`.

    Args:
        record: of JSON or a table.
        kept: names that stay as they are, since a caller gave them.
    """
    if not any(isinstance(name, str) and not name.islower() for name in record):
        return record
    found = dict[Any, Any]()
    for name, value in record.items():
        small = name if name in kept or _small(name) in kept else _small(name)
        first = small not in found or is_blank(found[small])
        if first or (name == small and not is_blank(value)):
            found[small] = value
    return found


def unread(record: Record, known: Record) -> tuple[str, ...]:
    """Return a warning for each value of a record that gave way to another's of the same name in other letters."""
    if len(known) == len(record):
        return ()
    return tuple(
        f"{name!r} was not read: the record has the name in other letters too"
        for name, value in record.items()
        if not is_blank(value) and value != known.get(name, known.get(_small(name)))
    )


def _small(name: Any) -> Any:
    """Return a known name without its capitals, any other as it is."""
    small = name.lower() if isinstance(name, str) else name
    return small if small in _KNOWN else name


def besides(record: Record, dialect: Dialect) -> Record:
    """Return what a record of a dialect has beside what the dialect reads: there a `title` may be the paper's."""
    read = {key for getters in dialect.fields.values() for key in getters if isinstance(key, str)}
    return {name: value for name, value in record.items() if name not in read}


def is_summary(record: Record) -> bool:
    """Return whether a record has our summaries: then its headline is one, and not the article's title."""
    return "headline" in record and "paragraph" in record
