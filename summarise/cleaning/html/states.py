"""The states of a page that a script renders, and the stories in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from summarise.cleaning.blocks.prose import PROSE_WORDS
from summarise.cleaning.html.json_values import DEEPEST, json_at, parse_json
from summarise.cleaning.html.passages import is_prose, paragraphs, size
from summarise.cleaning.html.titles import Titles
from summarise.common.text.words import count_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ASSIGNED = re.compile(  # JSON alone: what else a script assigns has bare names
    r"(?:window|self|globalThis|Fusion|var|let|const)\b[^=\n]{0,60}="
    r"\s*(?:(?=\{\s*[\"}]|\[\s*(?:[\"\[\]\d-]|\{\s*[\"}]))|JSON\.parse\(\s*(?=[\"']))"
)
_MOST_TRIES = 200  # failed ones of a script: each takes time in proportion to what is before it
_QUOTED = re.compile(r"'([^'\\]*(?:\\.[^'\\]*)*)'", re.DOTALL)
_ESCAPED = re.compile(r'\\(.)|"', re.DOTALL)
_IN_JSON = {"\\'": "'", "\\x": r"\u00", '"': r"\""}  # what a script may write in single quotes
_LEAST_STORY = 80  # words
_LEAST, _MOST = 2 * _LEAST_STORY, 4_000_000  # characters of a state
_LEAST_TEXT = 2 * PROSE_WORDS  # characters: two are a word of scripts without spaces
_TITLE_WORDS = 2  # fewer may be a kind of thing: "Paragraph"

_Path = tuple[str, ...]


class Story(NamedTuple):
    """The paragraphs that stand in one place of a page's data, and the title of what they are of."""

    title: str
    said: list[str]


def read_states(tree: HtmlElement) -> Iterator[Any]:
    """Yield the states of a page: JSON in scripts, what they assign, and what attributes hold."""
    for script in tree.iter("script"):
        text, kind = script.text or "", script.get("type") or ""
        if _LEAST < len(text) < _MOST:
            yield from [parse_json(text)] if "json" in kind else _assigned(text)
    for element in tree.iter():
        for name, value in element.items():
            if name.startswith("data-") and _LEAST < len(value) < _MOST:
                yield parse_json(value)


def _assigned(script: str) -> Iterator[Any]:
    """Yield the values that a script assigns, one behind the other."""
    at = tries = 0
    while tries < _MOST_TRIES and (found := _ASSIGNED.search(script, at)):
        at = found.end()
        if quoted := _QUOTED.match(script, at):
            said = _ESCAPED.sub(lambda each: _IN_JSON.get(each[0], each[0]), quoted[1])
            value, at = parse_json(f'"{said}"'), quoted.end()
        else:
            value, at = json_at(script, at)
        tries += value is None
        yield parse_json(value) if isinstance(value, str) else value


def stories(state: Any, titles: Titles) -> list[Story]:
    """Return the stories of a state, and what is of none, by the places where they stand.

    An object with a title is a story, but for the stories within it; items of a list, and what is stored by
    identifiers, are in one place.

    Args:
        state: it.
        titles: those of the page.
    """
    found: list[Story] = []
    untitled = _texts(state, titles, found, 0)
    return [*found, *_by_places("", untitled)]


def template_stories(tree: HtmlElement) -> Iterator[Story]:
    """Yield the markup that scripts show, if it is prose for the most part."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "template" in (script.get("type") or "") and _LEAST < len(text) < _MOST:
            said = _said(text)
            if size(said) >= _LEAST_STORY:
                yield Story("", said)


def _texts(value: Any, titles: Titles, found: list[Story], depth: int) -> list[tuple[_Path, str]]:
    """Add the stories in a value to those found, and return its other texts, each with the names that lead to it."""
    if isinstance(value, str):
        if len(value) < _LEAST_TEXT:
            return []
        inside, end = json_at(value, 0) if value[0] in "{[" else (None, 0)
        if inside is None or value[end:].strip():  # a text may begin with "[1]"
            return [((), value)]
        return _texts(inside, titles, found, depth + 1)  # a state in a state
    if depth >= DEEPEST:
        return []
    if isinstance(value, list):
        return [text for inside in value for text in _texts(inside, titles, found, depth + 1)]
    if not isinstance(value, dict):
        return []
    texts = [
        (path if any(map(str.isdigit, name)) else (name, *path), text)
        for name, inside in value.items()
        for path, text in _texts(inside, titles, found, depth + 1)
    ]
    title = titles.of(value) if texts else ""
    told = count_words(title)
    if told < _TITLE_WORDS and not (told and size(text for _, text in texts) >= _LEAST_STORY):
        return texts
    found += _by_places(title, texts)
    return []


def _by_places(title: str, texts: Iterable[tuple[_Path, str]]) -> Iterator[Story]:
    """Yield what is long enough of the texts of an object with a title, by the places where they stand."""
    places: dict[_Path, list[str]] = {}
    for path, text in texts:
        places.setdefault(path, []).extend(_said(text))
    for repeated in places.values():
        said = list(dict.fromkeys(repeated))
        if size(said) >= _LEAST_STORY:
            yield Story(title, said)


def _said(text: str) -> list[str]:
    """Return the paragraphs of a text: all where most is running text, else those that are."""
    said = paragraphs(text)
    prose = list(filter(is_prose, said))
    return said if 2 * size(prose) > size(said) else prose
