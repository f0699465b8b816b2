"""JSON in a page: JSON-LD, and what stands at any place of a script."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 60  # of values in values
_DECODER = json.JSONDecoder(strict=False)
# by which XHTML and old browsers read on
_WRAPPER = re.compile(r"(?:\s|//|/\*|\*/|<!--|<!\[CDATA\[)*")


def read_json_ld(tree: HtmlElement) -> list[Any]:
    """Return the value of each script of JSON-LD of a page, in order; one that is no JSON is passed over."""
    texts = (
        script.text or ""
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    )
    return [value for text in texts if (value := parse_json(text)) is not None]


def parse_json(text: str) -> Any:
    """Return the value that a text begins with, wrapped for XHTML or not; None where it is none."""
    begins = _WRAPPER.match(text)
    return json_at(text, begins.end() if begins else 0)[0]


def json_at(text: str, start: int) -> tuple[Any, int]:
    """Return the value that stands at a place of a text and where it ends; None, and the place, where it is none."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start


def objects(
    value: Any, within: Collection[str] | None = None, depth: int = 0
) -> Iterator[dict[str, Any]]:
    """Yield the objects of a value, each before those in it.

    Args:
        value: it.
        within: the names under which an object is searched for others, by default all.
        depth: how many values are around it; from `DEEPEST` on nothing is searched.
    """
    if depth >= DEEPEST:
        return
    if isinstance(value, list):
        for inside in value:
            yield from objects(inside, within, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in value if within is None else within:
            yield from objects(value.get(name), within, depth + 1)
