"""What a text is that was given as text: a dump, the markup of a page, or a story with its highlights."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarise.common.text.repair import decode_entities, repair, without_surrogates
from summarise.common.text.words import count_words

# above each point of a CNN/DailyMail story's summary, also where its words are spaced
_HIGHLIGHT = re.compile(r"^[ \t]*@ ?highlights?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_GOES_ON = re.compile(r"\n(?=[a-zß-öø-ÿ])")  # a line that was wrapped
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_PERHAPS_HIGHLIGHT = re.compile("@ ?highlight", re.IGNORECASE)
_BLOCKS = "p|div|br|li|ul|ol|h[1-6]|article|section|table|tr|td|blockquote|figure|html|body|head"
_INLINE = "a|b|i|u|em|strong|span|font|small|sub|sup|img|hr|th|tbody|pre|code|title|script|style"
_REST = r"(?:\s[^<>]*|\s?/)?>"
_TAG = re.compile(rf"</?({_BLOCKS}|{_INLINE}){_REST}", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS}){_REST}", re.IGNORECASE)
_IN_PLACE = re.compile(  # not named in a sentence: “the tag <p>, too”
    rf"(?<![ \t(“‘'\"`]){_BLOCK_TAG.pattern}|{_BLOCK_TAG.pattern}(?![ \t,.;:)”’'\"`])",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,2000}-->\s*){0,9}(?:<!doctype\s+html\b|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_TAGS = 2
_TAGGED = 0.5  # share of the lines


class Content(NamedTuple):
    """What was given: one of `text` and `html`, and what was found and repaired in it."""

    text: str | None
    html: str | None
    warnings: tuple[str, ...] = ()


def read_content(given: str) -> Content:
    """Tell what a text is, and repair it; markup is left to the parser of pages."""
    if _is_markup(given):
        return _page(given)
    text, decoded = decode_entities(given)
    if decoded and _is_markup(text):  # its tags were escaped
        return _page(text)
    text, repaired = repair(text)
    text, cut = _without_highlights(text)
    return Content(text, None, decoded + repaired + cut + _left_standing(text))


def clean_markup(html: str) -> str:
    """Return markup without what no parser takes: lone surrogates, and NULs, at which one ends."""
    return without_surrogates(html).replace("\0", "")


def _page(markup: str) -> Content:
    return Content(None, clean_markup(markup), ("the text was HTML: read as a page",))


def _is_markup(text: str) -> bool:
    """Return whether a text is a page, or full of tags: in half its lines, so that it does not write about them.

    A page is told by how it begins: most of its lines may be scripts. So is a piece of one, if it
    ends with a tag, too: between tags that have a line to themselves, lines may be many.
    """
    if "<" not in text:
        return False
    if _PAGE.match(text):
        return True
    if len(_BLOCK_TAG.findall(text)) < _LEAST_TAGS:
        return False
    whole = text.strip()
    if _BLOCK_TAG.match(whole) and _BLOCK_TAG.fullmatch(whole, whole.rfind("<")):
        return True
    text = _BLOCK_TAG.sub(lambda tag: " ".join(tag[0].split()), text)  # formatters break tags
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    tagged = sum(bool(_IN_PLACE.search(line)) for line in lines)
    return tagged >= _TAGGED * len(lines)


def _left_standing(text: str) -> tuple[str, ...]:
    """Return the warning that tags are taken for text, if it has any."""
    names = _TAG.findall(text) if "<" in text else []
    if not names:
        return ()
    tags = "tag stands" if len(names) == 1 else "tags stand"
    return (
        f"{len(names)} HTML {tags} in the text, such as <{names[0].lower()}>: "
        "if it is a page, give it as html",
    )


def _without_highlights(text: str) -> tuple[str, tuple[str, ...]]:
    """Leave out the highlights below a story, from which its summary would be told."""
    if not _PERHAPS_HIGHLIGHT.search(text):  # at a hundredth of the price
        return text, ()
    story, number, warnings = split_story(text)
    if not number or not story:
        return text, ()
    return story, (f"left out: {number} highlight{'s' * (number > 1)}", *warnings)


def split_story(text: str) -> tuple[str, int, tuple[str, ...]]:
    """Return what stands before a story's highlights, how many they are, and what else is left out.

    A highlight is the one paragraph below its mark: what follows it is of no summary.
    """
    story, *points = _HIGHLIGHT.split(text)
    parts = (_BLANK_LINE.split(point.strip()) for point in points)
    if not _BLANK_LINE.search(text.strip()):
        parts = (_GOES_ON.sub(" ", point.strip()).split("\n") for point in points)
    behind = sum(count_words(paragraph) for _, *rest in parts for paragraph in rest)
    warning = (
        f"left out: {behind} word{'s' * (behind > 1)} behind its highlights, perhaps of another "
        "article: give it by itself"
    )
    return story.rstrip(), len(points), (warning,) if behind else ()
