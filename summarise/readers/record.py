"""A record of JSONL, CSV or Parquet to a `RawDocument`: the one place for the rules of fields."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import DEFAULT, Limits
from summarise.common.text.repair import decode_entities, repair, without_surrogates
from summarise.readers.content import clean_markup, read_content
from summarise.readers.location import SourceLocation

# What a record may call each field, in order of preference.
NAMES = {
    "id": ("id",),
    "text": ("text", "body", "article", "document", "content"),
    "html": ("html",),
    "title": ("title",),
    "url": ("url",),
    "published": ("published", "date"),
}


class ReaderOptions(NamedTuple):
    """What a caller asks of all readers.

    Attributes:
        fields: column by field, in place of `NAMES`.
        needs_cleaning: whether texts are dumps that are still to be cleaned.
        limits: of what one document may take.
    """

    fields: Mapping[str, str] = {}
    needs_cleaning: bool = True
    limits: Limits = DEFAULT


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise a `SummariseError` for a field that does not exist or has no column."""
    for field, column in fields.items():
        if field not in NAMES:
            near = difflib.get_close_matches(field, NAMES, n=1, cutoff=0.0)[0]
            raise SummariseError(
                f"unknown field {field!r}: did you mean {near!r}? The fields are {', '.join(NAMES)}"
            )
        if not column:
            raise SummariseError(f"field {field!r} has no column: give {field}=COLUMN")


def to_document(
    record: Mapping[str, Any],
    location: SourceLocation,
    options: ReaderOptions,
    warnings: tuple[str, ...] = (),
) -> RawDocument | Failure:
    """Return the document that a record holds, or why it holds none.

    Args:
        record: column to value.
        location: where the record stands; its id serves a record that has none.
        options: the caller's.
        warnings: what was repaired already.
    """
    folder = location.folder
    try:
        if identifier := _scalar(record, "id", options):
            location = location._replace(id=identifier)
        text, html = _content(record, options)
        title, url, published = (
            _scalar(record, field, options) for field in ("title", "url", "published")
        )
    except SummariseError as error:
        return location.failure(error)
    if text is not None:
        text, html, found = read_content(text)
        warnings += found
        if not (text or html or "").strip():
            return location.failure("record's text is empty once repaired: leave the record out")
    return RawDocument(
        id=location.id,
        source=location.source,
        text=text,
        html=html,
        title=title,
        url=url,
        published=published,
        folder=folder,
        needs_cleaning=options.needs_cleaning,
        warnings=warnings,
    )


def _content(record: Mapping[str, Any], options: ReaderOptions) -> tuple[str | None, str | None]:
    """Return the text and the HTML of a record: one is a string, the other None."""
    asked = [field for field in ("text", "html") if field in options.fields]
    for field in asked or ("text", "html"):
        column, value = _find(record, field, options)
        if value is None:
            continue
        if not isinstance(value, str):
            raise SummariseError(
                f"{column!r} is not a string but {_kind(value)}: "
                "name a column of text with --fields text=COLUMN"
            )
        return (value, None) if field == "text" else (None, clean_markup(value))
    looked = [name for field in asked or ("text", "html") for name in _names(field, options)]
    if empty := [name for name in looked if name in record]:
        raise SummariseError(f"record's text is empty ({', '.join(empty)}): leave the record out")
    raise SummariseError(
        f"record has no text: looked for {', '.join(looked)}; it has {_columns(record)}"
        " — name the column with --fields text=COLUMN"
    )


def _scalar(record: Mapping[str, Any], field: str, options: ReaderOptions) -> str | None:
    """Return a field that is one line of text; numbers and dates are written out."""
    column, value = _find(record, field, options)
    if value is None:
        return None
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if not isinstance(value, (str, int, float)):
        raise SummariseError(
            f"{column!r} is not a string but {_kind(value)}: "
            f"name another column with --fields {field}=COLUMN"
        )
    if field == "id":  # it names the record elsewhere, so it stays as it is
        return without_surrogates(str(value))
    return " ".join(repair(decode_entities(str(value))[0])[0].split()) or None


def _find(record: Mapping[str, Any], field: str, options: ReaderOptions) -> tuple[str, Any]:
    """Return the first column of a field that is not empty, and its value, None if all are."""
    names = _names(field, options)
    if field in options.fields and names[0] not in record:
        raise SummariseError(
            f"no column {names[0]!r}, which --fields names for {field}; it has {_columns(record)}"
        )
    for name in names:
        value = record.get(name)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return name, value
    return names[0], None


def _names(field: str, options: ReaderOptions) -> tuple[str, ...]:
    return (options.fields[field],) if field in options.fields else NAMES[field]


def _columns(record: Mapping[str, Any]) -> str:
    return ", ".join(map(str, record)) or "none"


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, (list, tuple)) else f"a {type(value).__name__}"
