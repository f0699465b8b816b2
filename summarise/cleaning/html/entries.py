"""Entries that a page's data for machines has: of a live blog, of a recipe, of a list that a script renders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from summarise.cleaning.html.json_values import DEEPEST
from summarise.cleaning.metadata.stamps import is_stamp
from summarise.common.text.sentence_ends import ends_sentence

Paragraphs = Callable[[str], Iterable[str]]

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_DATED = ("datePublished", "publishedAt", "published", "createdAt", "date", "time", "timestamp")
_TITLED = ("headline", "title", "heading", "name")
_LEAST_ENTRIES = 3


def live_entries(entries: Sequence[Any], paragraphs: Paragraphs) -> Iterator[str]:
    """Yield the entries of a live blog in JSON-LD in order, each below its time and headline.

    Args:
        entries: its `liveBlogUpdate`.
        paragraphs: cuts a text, or markup, into paragraphs.
    """
    found = [
        each
        for each in entries
        if isinstance(each, dict) and isinstance(each.get("articleBody"), str)
    ]
    for entry, when in zip(found, _times([_said(each, _DATED[:1]) for each in found]), strict=True):
        yield from filter(None, (when, _said(entry, ("headline",))))
        yield from paragraphs(entry["articleBody"])


def recipe_lines(recipe: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[str]:
    """Yield the ingredients and then the steps of a recipe in JSON-LD."""
    for name in ("recipeIngredient", "recipeInstructions"):
        for text in _texts(recipe.get(name)):
            yield from paragraphs(text)


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the texts of steps, which may be strings, `HowToStep`s, or sections of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < DEEPEST:
        for each in value:
            yield from _texts(each, depth + 1)
    elif isinstance(value, dict) and depth < DEEPEST:
        steps = value.get("itemListElement")
        yield from _texts(value.get("name" if steps else "text") or value.get("name"), depth + 1)
        yield from _texts(steps, depth + 1)


def stated_entries(items: Sequence[Any], paragraphs: Paragraphs) -> list[str]:
    """Return the entries of a list in the state of a page, each below its time and headline; none of other lists.

    An entry has a time and a text that ends as a sentence.
    """
    if len(items) < _LEAST_ENTRIES or not all(isinstance(item, dict) for item in items):
        return []
    dated = [_said(item, _DATED) for item in items]
    if not all(dated):
        return []
    bodies = [list(_body(item, paragraphs)) for item in items]
    if 2 * sum(map(bool, bodies)) < len(items):
        return []
    found = list[str]()
    for item, when, body in zip(items, _times(dated), bodies, strict=True):
        if body:
            found += [*filter(None, (_shown_time(item) or when, _said(item, _TITLED))), *body]
    return found


def _body(item: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[str]:
    """Yield the paragraphs of an entry: what is no title and has a sentence."""
    for name, value in item.items():
        if name not in (*_TITLED, *_DATED):
            for text in _texts(list(value.values()) if isinstance(value, dict) else value):
                said = list(paragraphs(text)) if " " in text else []
                if any(map(ends_sentence, said)):
                    yield from said


def _said(item: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((said for name in names if isinstance(said := item.get(name), str) and said), "")


def _shown_time(item: Mapping[str, Any]) -> str:
    """Return the time of an entry as its reader sees it, if it has one."""
    return next((each for each in item.values() if isinstance(each, str) and is_stamp(each)), "")


def _times(dates: Sequence[str]) -> list[str]:
    """Return the times of dates in ISO 8601, with the day where there are several."""
    found = [_ISO.match(each) for each in dates]
    several = len({each[1] for each in found if each}) > 1
    return [
        " ".join(filter(None, each.groups()[not several :])) or each[1] if each else date
        for each, date in zip(found, dates, strict=True)
    ]
