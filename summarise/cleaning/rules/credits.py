"""Credits of images, and how captions open."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.languages import alternatives, collect
from summarise.cleaning.rules.phrase_search import OpeningPhrases, SearchedPhrase

MOST_CAPTION_WORDS = 70
# Agencies that are a credit by themselves.
_CREDITED = (
    r"(getty( images)?|shutterstock|istock|alamy|unsplash|wikimedia commons)\b"
    r"(?!['’]s\b| (?!(for|via|by)\b)[a-z]+ [a-z])",  # a firm that does something
    r"(ap photo|afp via|reuters/[a-z]|epa(/|-efe\b)|pa (wire|media|images)|aap image)\b",
)
_CREDIT = SearchedPhrase(
    rf"(?:{alternatives(lambda of: of.credit_words)})\s*"
    rf"({alternatives(lambda of: of.after_credit_word)})?\s*"
    rf"(:|/|\b(?:{alternatives(lambda of: of.credit_links)})|©)\s*(?P<who>\S)[^)]{{0,40}}"
    rf"|{'|'.join(_CREDITED)}"
)
_CAPTIONS = OpeningPhrases((0, phrase) for phrase in collect(lambda of: of.caption_openings))


class Credit(NamedTuple):
    """An image credit in a block: text[start:end], who is credited from text[who] on.

    A picture's agency, which needs no word before it, has `who` where it starts.
    """

    start: int
    end: int
    who: int


def find_credits(texts: BlockTexts) -> dict[int, Credit]:
    """Return the blocks that have what looks like an image credit, and where."""
    found = {}
    for i, match in _CREDIT.find(texts, MOST_CAPTION_WORDS).items():
        if len(texts.lowered[i]) == len(texts.raw[i]):
            begins = int(texts.ends[i]) - len(texts.raw[i])
            who = match.start("who" if match["who"] else 0)
            found[i] = Credit(match.start() - begins, match.end() - begins, who - begins)
    return found


def find_caption_openings(texts: BlockTexts) -> Set[int]:
    """Return the blocks that open as an image caption does."""
    return _CAPTIONS.find(texts, MOST_CAPTION_WORDS).keys()
