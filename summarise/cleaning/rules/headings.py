"""Lines that end the article: what opens the comment section, or a list of other stories."""

from __future__ import annotations

from collections.abc import Iterable, Set

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.languages import collect
from summarise.cleaning.rules.phrase_search import OpeningPhrases

_MOST_HEADING_WORDS = 8


def _whole_lines(phrases: Iterable[str]) -> OpeningPhrases:
    return OpeningPhrases((0, rf"({phrase})\W*$") for phrase in phrases)


_COMMENTS = _whole_lines(collect(lambda of: of.comments_headings))
_STORIES = _whole_lines(collect(lambda of: of.stories_headings))


def find_comments_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open the comment section."""
    return _COMMENTS.find(texts, _MOST_HEADING_WORDS).keys()


def find_stories_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open a list of other stories."""
    return _STORIES.find(texts, _MOST_HEADING_WORDS).keys()
