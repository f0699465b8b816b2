"""A record of JSONL, CSV or Parquet to a `RawDocument`: the one place for the rules of fields.

A record in a dialect of JSON (`dialects.py`) is read by that dialect's names, and by the usual ones
(`plain.py`) where they say nothing; the fields that the caller names go before both.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import DEFAULT, Limits
from summarise.common.nulls import is_blank, is_null
from summarise.common.text.repair import decode_entities, repair, without_surrogates
from summarise.readers.content import clean_markup, read_content
from summarise.readers.dialects import (
    LINE_FIELDS,
    find_dialect,
    is_withheld,
    lacks_title,
    language_of_tag,
    translate,
    without_count,
)
from summarise.readers.json_values import is_scalar
from summarise.readers.location import SourceLocation
from summarise.readers.moments import read_moment
from summarise.readers.plain import NAMES, PLAIN, besides, in_small_letters, is_summary, unread
from summarise.readers.two_records import torn_record
from summarise.readers.wordpress import UNPUBLISHED, is_unpublished

_TEXT_FIELDS = ("text", "html")

# What lists of links, of readers' apps and services, call theirs.
_LINKS = ("url", "URL", "link", "webUrl", "web_url", "resolved_url", "given_url")
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (Mapping, "an object"),
    ((list, tuple), "a list"),
    (bool, "true or false"),
    ((int, float, Decimal), "a number"),
)
_REST_OF_ESCAPE = re.compile(r"(?<!\\)u00[a-f89][0-9a-f]\w*")
_LONG = 400  # characters: what is longer is no title, link or description


class ReaderOptions(NamedTuple):
    """What a caller asks of all readers.

    Attributes:
        fields: column by field, in place of `plain.NAMES`.
        needs_cleaning: whether texts are dumps that are still to be cleaned.
        limits: of what one document may take.
        split: matches what stands between the articles of a text; None where a text is one.
    """

    fields: Mapping[str, str] = {}
    needs_cleaning: bool = True
    limits: Limits = DEFAULT
    split: str | None = None


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


def given_twice(
    names: Iterable[str], options: ReaderOptions, is_dialect: bool = False
) -> tuple[str, ...]:
    """Return a warning for each column or key that is read, of a dialect for any, and given more than once."""
    read = {name for field in NAMES for name in _names(field, options)}
    twice = [
        name for name, count in Counter(names).items() if count > 1 and (is_dialect or name in read)
    ]
    return tuple(f"{name!r} is given twice: the last of them was read" for name in twice)


def is_text(value: object) -> bool:
    """Return whether a value can be a record's text: a string, or a list of its paragraphs."""
    paragraphs = value if isinstance(value, (list, tuple)) and value else [value]
    return all(isinstance(each, str) for each in paragraphs)


def text_columns(options: ReaderOptions) -> list[str]:
    """Return what a record may call its text or page, in order of preference."""
    return [name for field in _text_fields(options) for name in _names(field, options)]


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
    dialect = find_dialect(record)
    if is_unpublished(record):
        return location.failure(f"it is one of {UNPUBLISHED}: leave it out")
    said = translate(record, dialect) if dialect else {}
    known = in_small_letters(record, options.fields.values())
    warnings += unread(record, known)
    rest = besides(known, dialect) if dialect else known
    try:
        if identifier := _scalar(known, "id", options):
            location = location._replace(id=identifier)
        elif unfit := next(_given(known, "id", options), None):
            warnings += (f"its id is {_kind(unfit[1])}, not a string: {location.id} in its place",)
        text, html = _content(record, known, said, options)
        title, url, published = (
            _scalar(
                known if field in options.fields else said if field in said else rest,
                field,
                options,
            )
            for field in ("title", "url", "published")
        )
    except SummariseError as error:
        return location.failure(error)
    if text is not None:
        text, html, found = read_content(text)
        warnings += found
        if not (text or html or "").strip():
            return location.failure("record's text is empty once repaired: leave the record out")
        if text and is_withheld(text):
            return location.failure("the service gives no text in its free plan: fetch the page")
        if text and (escape := _rest_of_escape(text)):
            warnings += (f"perhaps damaged: the rest of a character stands in it, “{escape}”",)
        if text:
            text, cut = without_count(text)
            warnings += (cut,) if cut else ()
    if dialect:
        warnings += torn_record(record, dialect.name)
        if title is None and "title" not in options.fields and lacks_title(record, dialect, said):
            warnings += (
                f"perhaps damaged: it has no title, as most records of {dialect.name} have",
            )
    clean = dialect is not None and dialect.clean and text is not None
    lines = _line_fields(translate(rest, PLAIN) | said)
    return RawDocument(
        id=location.id,
        source=location.source,
        text=text,
        html=html,
        title=_without_outlet(title, lines.get("outlet")),
        url=url,
        published=published,
        folder=folder,
        needs_cleaning=options.needs_cleaning and not clean,
        archived=options.needs_cleaning and clean,
        warnings=warnings,
        **lines,
    )


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a title without its outlet behind a dash or a bar, where services of news put it."""
    for mark in "-–—|":
        if title and outlet:
            title = title.removesuffix(f" {mark} {outlet}")
    return title


def _rest_of_escape(text: str) -> str | None:
    """Return what stays of `\\u00a3` where a piece of JSON is missing before it, None where nothing does."""
    found = _REST_OF_ESCAPE.search(text) if "u00" in text else None
    return found[0] if found else None


def _content(
    record: Mapping[str, Any],
    known: Mapping[str, Any],
    said: Mapping[str, Any],
    options: ReaderOptions,
) -> tuple[str | None, str | None]:
    """Return the text and the HTML of a record: one is a string, the other None.

    Args:
        record: as it is given.
        known: with its known names in small letters.
        said: by our names, where it is in a dialect.
        options: the caller's.
    """
    asked = any(field in options.fields for field in _TEXT_FIELDS)
    if not asked and isinstance(text := said.get("text"), str):
        return text, None
    unfit = None
    for field in _text_fields(options):
        for column, value in _given(known, field, options):
            if not isinstance(value, str):
                unfit = unfit or (column, value)
            elif field == "text":
                return value, None
            else:
                return None, clean_markup(value)
    if unfit and is_text(unfit[1]):
        return "\n\n".join(unfit[1]), None
    if unfit:
        raise SummariseError(
            f"{unfit[0]!r} is not a string but {_kind(unfit[1])}: "
            "name a column of text with --fields text=COLUMN"
        )
    if (dialect := find_dialect(record)) and not asked:
        raise SummariseError(f"record of {dialect.name} has an empty text: leave it out")
    looked = text_columns(options)
    if empty := [name for name in looked if name in known]:
        raise SummariseError(f"record's text is empty ({', '.join(empty)}): leave the record out")
    if not asked and any(map(record.get, _LINKS)) and not _has_prose(record):
        raise SummariseError(
            f"links only: fetch the pages first; the record has {_columns(record)} and no text"
        )
    raise SummariseError(
        f"record has no text: looked for {', '.join(looked)}; it has {_columns(record)}"
        " — name the column with --fields text=COLUMN"
    )


def _has_prose(record: Mapping[str, Any]) -> bool:
    """Return whether any column could be a text."""
    return any(isinstance(value, str) and len(value) > _LONG for value in record.values())


def _scalar(record: Mapping[str, Any], field: str, options: ReaderOptions) -> str | None:
    """Return a field that is one line of text; numbers and dates are written out.

    What is no such value is passed over, unless the caller named its column.
    """
    for column, value in _given(record, field, options):
        if isinstance(value, datetime) and field == "id" and value.time() == time():
            value = value.date()  # a table took it for a moment
        if isinstance(value, date):  # a datetime too
            return value.isoformat()
        if is_scalar(value):
            if field == "published" and (moment := read_moment(value)):
                return moment
            if field == "id":  # it names the record elsewhere, so it stays as it is
                return without_surrogates(str(value))
            return repaired_line(value)
        if field in options.fields:
            raise SummariseError(
                f"{column!r} is not a string but {_kind(value)}: "
                f"name another column with --fields {field}=COLUMN"
            )
    return None


def _line_fields(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what else a record says of its article, each a line or None."""
    lines = {name: repaired_line(said.get(name)) for name in LINE_FIELDS}
    return lines | {"language": language_of_tag(lines["language"])}


def repaired_line(value: object) -> str | None:
    """Return a value as one line of repaired text, None for an empty one."""
    if is_null(value):
        return None
    return " ".join(repair(decode_entities(str(value))[0])[0].split()) or None


def _given(
    record: Mapping[str, Any], field: str, options: ReaderOptions
) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a field that are not empty, and their values."""
    names = _names(field, options)
    if field in options.fields and names[0] not in record:
        raise SummariseError(
            f"no column {names[0]!r}, which --fields names for {field}; it has {_columns(record)}"
        )
    for name in names:
        if name == "headline" and field not in options.fields and is_summary(record):
            continue
        value = record.get(name)
        if not is_blank(value):
            yield name, value


def _text_fields(options: ReaderOptions) -> Iterable[str]:
    """Return those of text and html that the caller names, both where it names none."""
    return [field for field in _TEXT_FIELDS if field in options.fields] or _TEXT_FIELDS


def _names(field: str, options: ReaderOptions) -> tuple[str, ...]:
    return (options.fields[field],) if field in options.fields else NAMES[field]


def _columns(record: Mapping[str, Any]) -> str:
    return ", ".join(map(str, record)) or "none"


def _kind(value: Any) -> str:
    """Return what a value is, in JSON's words."""
    named = (name for of, name in _KINDS if isinstance(value, of))
    return next(named, f"a {type(value).__name__}")
