"""Lines that end the article: what opens the comment section, a list of other stories, a press release's end."""

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
# below the end of a press release, in the languages in which agencies send most
_RELEASES = _whole_lines(
    (
        *(r"notes? (?:to|for) (?:the )?editors?", r"notes? aux rédactions"),
        *(r"forward[- ]looking (?:statements?|information)", r"safe harbou?r statement"),
        r"cautionary (?:note|statement)s? (?:on|about|regarding|concerning) forward[- ]looking statements",
        r"hinweise? (?:an|für) die redaktion(?:en)?",
    )
)


def find_comments_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open the comment section."""
    return _COMMENTS.find(texts, _MOST_HEADING_WORDS).keys()


def find_stories_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open a list of other stories."""
    return _STORIES.find(texts, _MOST_HEADING_WORDS).keys()


def find_release_headings(texts: BlockTexts) -> Set[int]:
    """Return the headings of what stands below the end of a press release, and in no article."""
    return _RELEASES.find(texts, _MOST_HEADING_WORDS).keys()
