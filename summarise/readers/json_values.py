"""Records of JSON, decoded, and ways to find a value in one, by which its dialect is described."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeGuard

from summarise.readers.markup import body_paragraphs, is_picture, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

Record = Mapping[str, Any]
Getter = Callable[[Record], Any] | str  # a string is the path of a key: "fields.bodyText"

# What stands in a body and is no part of it: links to other stories, and promotions.
_BESIDE = frozenset("aside experimental ft-related promo-box pull-quote web-pull-quote".split())


class Repeated(dict[str, Any]):
    """An object in which a key is given more than once, the last of which counts; `names` has each."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.names = [name for name, _ in pairs]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    return record if len(record) == len(pairs) else Repeated(pairs)


DECODER = json.JSONDecoder(object_pairs_hook=_object)


def is_scalar(value: object) -> TypeGuard[str | float | Decimal]:
    """Return whether a value can be a line of text: a string or a number, and not true or false."""
    return isinstance(value, (str, int, float, Decimal)) and not isinstance(value, bool)


def at(record: Record, path: str) -> Any:
    """Return what stands at a path of keys, None where there is no such key."""
    found: Any = record
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def has(record: Record, path: str) -> bool:
    """Return whether a record has the last key of a path of keys, whatever its value."""
    parent, _, key = path.rpartition(".")
    holder = at(record, parent) if parent else record
    return isinstance(holder, Mapping) and key in holder


def _is_beside(element: _Element) -> bool:
    return is_picture(element) or local_name(element) in _BESIDE


def markup(path: str) -> Getter:
    """Find a body in HTML: its paragraphs."""

    def get(record: Record) -> str | None:
        value = at(record, path)
        return "\n\n".join(body_paragraphs(value, _is_beside)) if isinstance(value, str) else None

    return get


def inline(path: str) -> Getter:
    """Find a line that may have tags in it."""

    def get(record: Record) -> str | None:
        value = at(record, path)
        return " ".join(body_paragraphs(value)) if isinstance(value, str) else None

    return get


def names(path: str) -> Getter:
    """Find the names of authors, however they are given: a string, objects, a list of either."""
    return lambda record: ", ".join(dict.fromkeys(_names_in(at(record, path))))


def first_name(path: str) -> Getter:
    """Find the first of such names."""
    return lambda record: next(iter(_names_in(at(record, path))), None)


def _names_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [name] if (name := value.strip()) and name != "None" else []
    if isinstance(value, Mapping):
        return _names_in(value.get("name"))
    if isinstance(value, Sequence):
        return [name for each in value for name in _names_in(each)]
    return []


def epoch_milliseconds(path: str) -> Getter:
    """Find a moment that is counted in milliseconds since 1970."""

    def get(record: Record) -> Any:
        value = at(record, path)
        if isinstance(value, str) or not is_scalar(value):
            return value
        try:
            return datetime.fromtimestamp(float(value) / 1000, UTC).isoformat(timespec="seconds")
        except (ValueError, OverflowError, OSError):
            return None

    return get


def objects(record: Record, path: str) -> list[Record]:
    """Return the objects of a list; what else stands in it, such as null, is passed over."""
    value = at(record, path)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def strings(value: Any) -> list[str]:
    """Return the strings of a list; what else stands in it is passed over."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def by_role(path: str, role: str | None) -> Getter:
    """Find a text among those that ninjs 2 and 3 tell by their roles: HTML before plain text.

    Several of a role are the same text in several forms. Without a role: the main one, else the
    first.
    """

    def get(record: Record) -> str | None:
        items = [each for each in objects(record, path) if isinstance(each.get("value"), str)]
        if role is None:
            roles = [each.get("role") for each in items]
            wanted = next((r for r in ("main", "body", None) if r in roles), (*roles, None)[0])
        else:
            wanted = role
        items = [each for each in items if each.get("role") == wanted]
        items.sort(key=lambda each: "html" not in _content_type(each))
        for each in items:
            if "html" in _content_type(each) or each["value"].lstrip().startswith("<"):
                return "\n\n".join(body_paragraphs(each["value"]))
            return str(each["value"])
        return None

    return get


def _content_type(item: Record) -> str:
    return str(item.get("contenttype") or item.get("contentType") or "").lower()
