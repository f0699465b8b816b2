"""The article in a page's data for machines: JSON-LD, and what a script renders the page of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Any

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.html.entries import live_entries, recipe_lines, stated_entries
from summarise.common.text.repair import repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ASSIGNED = re.compile(
    r"(?:window|self|globalThis|Fusion|var|let|const)\b[^=\n]{0,60}=\s*(?=[{\[])"
)
_MARKUP = re.compile(
    r"</?(p|br|div|h\d|ul|li|a|em|strong|b|i|span|blockquote)\b[^>]*>", re.IGNORECASE
)
_PROSE_LENGTH, _LEAST_PROSE = 60, 500  # characters: of a paragraph, and of an article
_WORD = re.compile(r"\w+")
_RUN = 4  # words by which a text is known
_SENTENCE = re.compile(r"\w{3}[.!?](?!\S)")
_MOST_JSON = 4_000_000  # characters
_DEEPEST = 60
_PAYWALLED = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


def embedded_article(html: str, tree: HtmlElement, visible: str) -> list[str]:
    """Return the paragraphs of the article that only a page's data has; none where it shows them.

    Of several, the one is the page's whose headline its title says.

    Args:
        html: its markup.
        tree: the same, parsed.
        visible: its visible text.
    """
    bodies = list(_json_ld_bodies(tree)) if "articleBody" in html else []
    entries = list[tuple[str, list[str]]]()
    if not bodies and len(visible) < 4 * _LEAST_PROSE:
        states = list(_states(tree))
        entries = [each for state in states for each in _state_entries(state, "", 0)]
        stated = (each for state in states for each in _state_bodies(state))
        found = chain(stated, _template_bodies(tree))
        bodies = [(title, its) for title, its in found if _size(its) >= _LEAST_PROSE]
    if not bodies and not entries:
        return []
    titled = _titles(tree)
    own = [its for title, its in bodies if title and key(title) in titled]
    if not own and len({title for title, _ in bodies}) == 1:
        own = [its for _, its in bodies]
    paragraphs = max(own, key=_size, default=[])
    said, size = _runs(" ".join(paragraphs)), _size(paragraphs)
    if not paragraphs and _SENTENCE.search(visible):
        entries = []  # of other stories, more likely than of what the page shows a piece of
    for title, its in entries:  # say the same, with what is shorter than a paragraph
        if title and key(title) in titled and _size(its) > size:
            runs = _runs(" ".join(its))
            if _mostly_in(said, runs):
                paragraphs, said, size = its, runs, _size(its)
    if not paragraphs or shares(" ".join(paragraphs), visible):
        return []
    return paragraphs


def embedded_recipe(html: str, tree: HtmlElement, visible: str) -> list[str]:
    """Return the ingredients and steps of the recipe that only a page's data has; none where it shows them.

    Args:
        html: its markup.
        tree: the same, parsed.
        visible: its visible text.
    """
    if "recipeInstructions" not in html:
        return []
    titled = _titles(tree)
    recipes = [
        list(recipe_lines(found, _paragraphs))
        for script in _json_ld(tree, "recipeInstructions")
        for found in script
        if "recipeInstructions" in found and key(str(found.get("name", ""))) in titled
    ]
    lines = recipes[0] if len(recipes) == 1 else []
    return [] if shares(" ".join(lines), visible) else lines


def shares(text: str, other: str) -> bool:
    """Tell whether most of what a text says another says too; an empty one says nothing else."""
    return _mostly_in(_runs(text), _runs(other))


def _mostly_in(said: set[str], other: set[str]) -> bool:
    return 2 * len(said & other) >= len(said)


def _runs(text: str) -> set[str]:
    """Return the runs of a few words of a text."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def is_paywalled(html: str) -> bool:
    """Tell whether a page's data says that one pays to read it."""
    return "isAccessibleForFree" in html and _PAYWALLED.search(html) is not None


def _json_ld_bodies(tree: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    """Yield the headlines and paragraphs of articles in JSON-LD."""
    for script in _json_ld(tree, "articleBody"):
        for found in script:
            if isinstance(entries := found.get("liveBlogUpdate"), list) and entries:
                yield _title_of(found), list(live_entries(entries, _paragraphs))
                break
            if isinstance(body := found.get("articleBody"), str):
                yield _title_of(found), list(_paragraphs(body))


def _json_ld(tree: HtmlElement, name: str) -> Iterator[Iterator[dict[str, Any]]]:
    """Yield the objects of each script of JSON-LD in which a name stands."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and name in text:
            yield _objects(_parsed(text))


def _states(tree: HtmlElement) -> Iterator[Any]:
    """Yield the states of a page that is rendered by a script."""
    for script in tree.iter("script"):
        text, kind = script.text or "", script.get("type") or ""
        if not _LEAST_PROSE < len(text) < _MOST_JSON:
            continue
        if "json" in kind:
            yield _parsed(text)
        elif assigned := _ASSIGNED.search(text):
            yield _parsed(text[assigned.end() :])
    for element in tree.iter():
        for name, value in element.items():
            if name.startswith("data-") and _LEAST_PROSE < len(value) < _MOST_JSON:
                yield _parsed(value)


def _template_bodies(tree: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    """Yield the paragraphs of markup that a script shows, if they are prose for the most part."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "template" in (script.get("type") or "") and _LEAST_PROSE < len(text) < _MOST_JSON:
            found = list(_paragraphs(text))
            if 2 * _size(list(filter(_is_prose, found))) > _size(found):
                yield "", found


def _state_bodies(state: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield the paragraphs that stand in one place of a state, and the headline of what they are of."""
    places: dict[tuple[str, ...], list[str]] = {}
    for path, text in _leaves(state, ("",), 0):
        places.setdefault(path, []).extend(p for p in _paragraphs(text) if _is_prose(p))
    yield from ((title, list(dict.fromkeys(found))) for (title, *_), found in places.items())


def _state_entries(value: Any, title: str, depth: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the entries of lists in a state, and the headline of what each is of."""
    if depth < _DEEPEST and isinstance(value, dict):
        title = _title_of(value) or title
        for inside in value.values():
            yield from _state_entries(inside, title, depth + 1)
    elif depth < _DEEPEST and isinstance(value, list):
        if entries := stated_entries(value, _paragraphs):
            yield title, entries
            return
        for inside in value:
            yield from _state_entries(inside, title, depth + 1)


def _leaves(value: Any, path: tuple[str, ...], depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the strings of a state, each with the headline of what it is of and the keys that lead to it.

    Items of a list are in one place, unless they have headlines.
    """
    if isinstance(value, str):
        if len(value) >= _PROSE_LENGTH:
            yield path, value
    elif depth < _DEEPEST:
        if isinstance(value, dict):
            title, *names = path
            title = _title_of(value) or title
            for name, inside in value.items():
                # what is stored by an identifier is one of several
                here = names if any(map(str.isdigit, name)) else [*names, name]
                yield from _leaves(inside, (title, *here), depth + 1)
        elif isinstance(value, list):
            for inside in value:
                yield from _leaves(inside, path, depth + 1)


def _titles(tree: HtmlElement) -> str:
    """Return the key of what a page's title and headlines say."""
    return key(" ".join(each.text_content() for each in tree.iter("title", "h1")))


def _title_of(found: dict[str, Any]) -> str:
    titles = (found.get(name) for name in ("headline", "title"))
    return next((title for title in titles if isinstance(title, str) and " " in title), "")


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if depth < _DEEPEST and isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _objects(inside, depth + 1)


def _parsed(text: str) -> Any:
    """Parse the JSON that a text begins with; None where it is none."""
    decoder = json.JSONDecoder(strict=False)
    try:
        return decoder.raw_decode(text.strip().removeprefix("<!--").strip())[0]
    except (ValueError, RecursionError):
        return None


def _paragraphs(body: str) -> Iterator[str]:
    """Yield the paragraphs of a text, or of markup in a string."""
    from lxml.html import fragment_fromstring

    body, _ = repair(unescape(body))  # JSON escapes characters that markup cannot have
    if _MARKUP.search(body):
        tree = fragment_fromstring(body, create_parent="div")
        for element in tree.iter("p", "br", "div", "li", "h2", "h3", "h4", "blockquote"):
            element.tail = "\n" + (element.tail or "")
            if element.tag != "br":
                element.text = "\n" + (element.text or "")
        body = tree.text_content()
    lines = (" ".join(line.split()) for line in body.split("\n"))
    yield from filter(None, lines)


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _PROSE_LENGTH and paragraph.count(" ") >= 8 and "://" not in paragraph


def _size(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))
