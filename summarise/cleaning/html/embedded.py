"""The article in a page's data for machines: JSON-LD, and what a script renders the page of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from summarise.cleaning.blocks.keys import long_words, subjects
from summarise.cleaning.html.entries import live_entries, recipe_lines, stated_entries
from summarise.cleaning.html.json_values import DEEPEST, objects
from summarise.cleaning.html.metadata.claims import Claims
from summarise.cleaning.html.passages import (
    is_prose,
    mostly_in,
    paragraphs,
    runs,
    shares,
    size,
)
from summarise.cleaning.html.states import Story, read_states, stories, template_stories
from summarise.cleaning.html.titles import Titles

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_SHOWN = 2000  # characters: a page that shows more is not rendered by a script
_PAYWALLED = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


def embedded_article(tree: HtmlElement, claims: Claims, shown: Sequence[str]) -> list[str]:
    """Return the paragraphs of the article that only a page's data has; none where it shows them.

    Of several, the one is the page's that has its title; without one it must say what the page says.

    Args:
        tree: the page.
        claims: what it claims for machines.
        shown: its visible texts.
    """
    titles = Titles(tree, claims)
    found = list(_json_ld_stories(claims, titles))
    if found:
        own = _titled(found, titles) or _alone(found)
    elif sum(map(len, shown)) < _MOST_SHOWN:
        own = _stated(tree, titles, shown)
    else:
        return []
    return _unless_shown(max((story.said for story in own), key=size), shown) if own else []


def embedded_recipe(tree: HtmlElement, claims: Claims, shown: Sequence[str]) -> list[str]:
    """Return the ingredients and steps of the recipe that only a page's data has; none where it shows them.

    Args:
        tree: the page.
        claims: what it claims for machines.
        shown: its visible texts.
    """
    titles = Titles(tree, claims)
    recipes = [
        list(recipe_lines(found, paragraphs))
        for value in claims.json_ld
        for found in objects(value)
        if "recipeInstructions" in found and titles.has(titles.of(found))
    ]
    return _unless_shown(recipes[0], shown) if len(recipes) == 1 else []


def is_paywalled(html: str) -> bool:
    """Tell whether a page's data says that one pays to read it."""
    return "isAccessibleForFree" in html and _PAYWALLED.search(html) is not None


def _json_ld_stories(claims: Claims, titles: Titles) -> Iterator[Story]:
    """Yield the articles in JSON-LD, and its live blogs, of each script all or the first live blog."""
    for value in claims.json_ld:
        for found in objects(value):
            if isinstance(entries := found.get("liveBlogUpdate"), list) and entries:
                yield Story(titles.of(found), list(live_entries(entries, paragraphs)))
                break
            if isinstance(body := found.get("articleBody"), str):
                yield Story(titles.of(found), paragraphs(body))


def _stated(tree: HtmlElement, titles: Titles, shown: Sequence[str]) -> list[Story]:
    """Return what may be the article in the states and templates of a page.

    A state has the texts of its notices too: what has a title of the page goes before what has none, and of
    either what says what the page says.
    """
    states = list(read_states(tree))
    found = [
        *chain.from_iterable(stories(state, titles) for state in states),
        *template_stories(tree),
    ]
    prose = list(filter(is_prose, shown))
    titled = _titled(found, titles)
    own = [
        story
        for story in titled or _alone(found)
        if (titled and not prose) or _is_about(story, titles, prose)
    ]
    posts = _titled([each for state in states for each in _posts(state, titles)], titles)
    if not own:
        # where the page shows a paragraph they are of other stories, more likely than of it
        return [] if prose else posts
    said = runs(" ".join(max((story.said for story in own), key=size)))
    return own + [each for each in posts if mostly_in(said, runs(" ".join(each.said)))]


def _unless_shown(said: list[str], shown: Sequence[str]) -> list[str]:
    return [] if shares(" ".join(said), " ".join(shown)) else said


def _titled(found: Sequence[Story], titles: Titles) -> list[Story]:
    return [story for story in found if titles.has(story.title)]


def _alone(found: Sequence[Story]) -> list[Story]:
    """Return the stories if they have one title, or none, among them."""
    return list(found) if len({story.title for story in found}) == 1 else []


def _is_about(story: Story, titles: Titles, prose: Sequence[str]) -> bool:
    """Tell whether a story says a paragraph that the page shows, or half the words of one of its titles, two at least."""
    said = runs(" ".join(story.said))
    words = subjects(story.said)
    wanted = filter(None, map(long_words, titles.keys))
    return any(mostly_in(runs(each), said) for each in prose) or any(
        mostly_in(each, words) and len(each & words) >= min(2, len(each)) for each in wanted
    )


def _posts(
    value: Any, titles: Titles, around: tuple[dict[str, Any], ...] = (), depth: int = 0
) -> Iterator[Story]:
    """Yield the entries of lists in a state, however short, and the title of the nearest object that has one."""
    if depth < DEEPEST and isinstance(value, dict):
        for inside in value.values():
            yield from _posts(inside, titles, (value, *around), depth + 1)
    elif depth < DEEPEST and isinstance(value, list):
        if entries := stated_entries(value, paragraphs):
            yield Story(next(filter(None, map(titles.of, around)), ""), entries)
            return
        for inside in value:
            yield from _posts(inside, titles, around, depth + 1)
