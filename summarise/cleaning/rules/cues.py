"""What a short line is by the phrases in it, and why. To add a phrase, see `summarise.cleaning.languages`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.languages import collect
from summarise.cleaning.languages.base import Language, Phrases
from summarise.cleaning.rules.phrase_search import OpeningPhrases, SearchedPhrase

ASKS_TO_PAY = "asks to pay or sign up to read on"
MOST_CUE_WORDS = 45  # a longer line is never given away by a phrase


class Cue(NamedTuple):
    """A label, the reason a person reads, and the phrases that earn it.

    `of_language` takes a language's phrases from it; `everywhere` are those of no language. From a score
    of 0.9 on no network is asked.
    """

    label: str
    reason: str
    of_language: Callable[[Language], Phrases]
    everywhere: Phrases = ()
    score: float = 0.9

    def phrases(self) -> Phrases:
        """Return the phrases of all languages, in their order."""
        return self.everywhere + collect(self.of_language)


CUES = (
    Cue(
        "legal",
        "copyright or terms of the site",
        lambda of: of.legal,
        everywhere=(
            r"^©",
            r"^\(c\)",
            r"^copyright\b(?! (holder|owner|law|claim|case|suit|rule|reform))",
        ),
    ),
    Cue("navigation", "asks for consent to cookies or the use of data", lambda of: of.consent),
    Cue("promo", ASKS_TO_PAY, lambda of: of.paywall),
    Cue("promo", "tells of an app or the browser", lambda of: of.app),
    Cue(
        "navigation", "says what was corrected, or where it stood first", lambda of: of.corrections
    ),
    Cue("navigation", "says how to reach the author", lambda of: of.biography),
    Cue("promo", "invites to a newsletter or subscription", lambda of: of.newsletter),
    Cue("promo", "advertising", lambda of: of.advertising),
    Cue("share", "says where it appeared first", lambda of: of.feed_ends),
    Cue(
        "share",
        "invites to share or follow",
        lambda of: of.sharing,
        everywhere=(
            r"^(facebook|messenger|instagram|threads|twitter|x|bluesky|whatsapp|telegram)$",
            r"^(linkedin|reddit|pinterest|flipboard|pocket)$",
            r"^follow @",
        ),
    ),
    Cue("related", "points to another story", lambda of: of.other_stories),
    Cue("comment", "part of the comment section", lambda of: of.comments),
    Cue("navigation", "says how long ago something was posted", lambda of: of.age),
    Cue(
        "navigation",
        "belongs to the page, not to the article",
        lambda of: of.navigation,
        everywhere=(r"^\d+ ?/ ?\d+$", r"^[\W\d_]*$"),
    ),
)
_OPENINGS = OpeningPhrases(
    (number, phrase[1:])
    for number, cue in enumerate(CUES)
    for phrase in cue.phrases()
    if phrase.startswith("^")
)
_SEARCHED = SearchedPhrase(
    "|".join(
        f"(?P<n{number}>{'|'.join(searched)})"
        for number, cue in enumerate(CUES)
        if (searched := [p for p in cue.phrases() if not p.startswith("^")])
    )
)


_REPORTS = re.compile(rf"\b(?:{'|'.join(collect(lambda of: of.speech))})\b")


def find_cues(texts: BlockTexts) -> dict[int, Cue]:
    """Return the blocks that a phrase gives away, and as what.

    One that stands within what reports leaves the network to decide: stories have such phrases too.
    """
    found = {i: CUES[number] for i, number in _OPENINGS.find(texts, MOST_CUE_WORDS).items()}
    for i, match in _SEARCHED.find(texts, MOST_CUE_WORDS).items():
        cue = CUES[int((match.lastgroup or "").removeprefix("n"))]
        reports = texts.prose[i] and _REPORTS.search(texts.lowered[i])
        found.setdefault(i, cue._replace(score=0.8) if reports else cue)
    return found
