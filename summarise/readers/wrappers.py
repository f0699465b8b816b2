"""Wrappers of JSON: an object that holds records in a list, as services answer and scrapers save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarise.readers.dialects import find_dialect
from summarise.readers.json_values import Record, at
from summarise.readers.plain import in_small_letters
from summarise.readers.record import ReaderOptions, is_text, text_columns

# Where the records stand, in order of preference.
_LISTS = (
    "articles",
    "results",
    "items",
    "response.results",
    "response.docs",
    "docs",
    "articles.results",
    "stories",
    "posts",
    "objects",
    "hits.hits",
    "data",
    "news",
    "value",
    "_items",
    "_embedded.items",
)
_WRAPPING = frozenset(key for path in _LISTS for key in path.split("."))
_GRAPH = "@graph"  # of JSON-LD: a page's article among what else is said of the page


def records_in(value: Any, options: ReaderOptions) -> list[Any] | None:
    """Return the records that an object wraps, None for an object that is a record itself."""
    if not isinstance(value, Mapping) or is_record(value, options):
        return None
    for path in _LISTS:
        if _is_list_of_objects(found := at(value, path)):
            return [stored(each) for each in found]
    graph = value.get(_GRAPH)
    if isinstance(graph, list):
        return [
            each for each in graph if isinstance(each, Mapping) and "articleBody" in each
        ] or None
    if isinstance(one := at(value, "response.content"), Mapping):
        return [one]
    return _by_publisher(value)


def stored(value: Any) -> Any:
    """Return what an index has stored of a document, which stands in its `_source`."""
    source = value.get("_source") if isinstance(value, Mapping) else None
    return source if isinstance(source, Mapping) else value


def is_wrapping_key(key: object) -> bool:
    """Return whether a key is one that wraps records, or what holds them."""
    return key in _WRAPPING


def is_record(value: Any, options: ReaderOptions) -> bool:
    """Return whether a value is a record with a text, by the caller's names or in a dialect."""
    if not isinstance(value, Mapping):
        return False
    known = in_small_letters(value, options.fields.values())
    has_text = any(is_text(known.get(name)) for name in text_columns(options))
    return has_text or find_dialect(value) is not None


def _by_publisher(value: Record) -> list[Any] | None:
    """Return the records of an object that has nothing but a list of them for each publisher."""
    if not any(value.values()) or not all(isinstance(each, list) for each in value.values()):
        return None
    if not all(isinstance(each, Mapping) for listed in value.values() for each in listed):
        return None
    return [{"publisher": name, **each} for name, listed in value.items() for each in listed]


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
