"""Several articles in one text: cut where the caller says, else guessed at and said."""

from __future__ import annotations

import re
from collections import Counter

from summarise.common.errors import SummariseError
from summarise.common.text.words import count_words

_RULE = re.compile(r"^[ \t]*([=_*#-])\1{19,}[ \t\r]*$", re.MULTILINE)
_LEAST_RULES = 3
_LEAST_WORDS = 20  # of what may be an article


def check_split(pattern: str | None) -> None:
    """Raise a `SummariseError` for what is no regular expression."""
    try:
        re.compile(pattern or "", re.MULTILINE)
    except re.error as error:
        raise SummariseError(
            f"--split {pattern!r} is not a regular expression: {error}; give such as '^={{20,}}$'"
        ) from error


def split_text(text: str, pattern: str | None, source: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the articles of a text, and the warning that they may be others.

    Args:
        text: of a file.
        pattern: matches what stands between them, `^` and `$` at lines; None for one article.
        source: the file, for people.

    Returns:
        what stands between matches but for white space, the whole text where there is no match.
    """
    if pattern is None:
        return [text], guess_articles(text, source)
    matches = list(re.finditer(pattern, text, re.MULTILINE))
    if not matches:
        return [text], (
            f"{source}: --split {pattern!r} matches nothing in it, so it is read as one article",
        )
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    parts = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part.strip()], ()


def guess_articles(text: str, source: str) -> tuple[str, ...]:
    """Return the warning that a text looks like many articles, if rules recur between paragraphs."""
    if not any(mark * 20 in text for mark in "=_*#-"):
        return ()
    rules = list(_RULE.finditer(text))
    counts = Counter(rule[1] for rule in rules)
    mark, number = counts.most_common(1)[0] if counts else ("", 0)
    if number < _LEAST_RULES:
        return ()
    parts = re.split(rf"^[ \t]*{re.escape(mark)}{{20,}}[ \t\r]*$", text, flags=re.MULTILINE)
    articles = sum(count_words(part) >= _LEAST_WORDS for part in parts)
    if articles < _LEAST_RULES:
        return ()
    return (
        f"{source} looks like {articles} articles, between lines of {mark!r}, and is in no format "
        f"that is known: give --split '^ *{re.escape(mark)}{{20,}} *$' to read each by itself",
    )
