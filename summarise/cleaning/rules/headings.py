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
# of a press release's end, in the languages in which agencies send most
_RELEASES = _whole_lines(
    (
        *(
            r"notes? (?:to|for) (?:the )?editors?",
            r"forward[- ]looking (?:statements?|information)",
        ),
        *(r"safe harbou?r(?: statement)?", r"cautionary (?:note|statement)s?\b.{0,60}"),
        *(r"(press|media|investor)( relations)? contacts?", r"ends", "-ends?-", "- ends? -"),
        *("###", "# # #", "-30-", "- 30 -", r"source .{2,60}", r"about .{2,60}"),
        *("pressekontakt", r"hinweise? (?:an|für) die redaktion(?:en)?", r"über .{2,60}"),
        *(r"contacts? presse", r"à propos (?:de |d['’]).{2,60}", r"notes? aux rédactions"),
        *(r"contacto de prensa", r"acerca de .{2,60}", r"contatti stampa"),
    )
)


def find_comments_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open the comment section."""
    return _COMMENTS.find(texts, _MOST_HEADING_WORDS).keys()


def find_stories_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that open a list of other stories."""
    return _STORIES.find(texts, _MOST_HEADING_WORDS).keys()


def find_release_headings(texts: BlockTexts) -> Set[int]:
    """Return the lines that may stand at the end of a press release, above what is said of the company."""
    return _RELEASES.find(texts, _MOST_HEADING_WORDS).keys()
