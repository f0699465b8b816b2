"""What is given of an article that denies what it repeats: its own title and opening, the denial in them.

A writer leaves out the denial as often as not, and what is left is the falsehood.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from summarise.common.documents import Article, Length
from summarise.common.text.denials import is_negated, takes_back
from summarise.common.text.sentences import split_sentences
from summarise.generation.postprocess.headlines import leading_words
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.postprocess.paragraphs import leading_sentences

_FIRST = 12  # sentences


class Safe(NamedTuple):
    """A text, and how it came about, as a record says it."""

    text: str
    strategy: str


def safe_text(length: Length, article: Article, bounds: Bounds) -> Safe:
    """Return a headline or paragraph that says what the article denies only with its denial.

    The headline is the title, or the first sentence that denies where that is a single word, such as
    "Correction"; the paragraph is the opening, from that sentence on where it would leave it out.
    """
    language = article.language or "en"
    sentences = _Sentences(article.text, language)
    if length == "headline":
        behind = sentences.from_first(
            lambda said: (
                bounds.least <= bounds.size(said)
                and (takes_back(said, language) or is_negated(said))
            )
        )
        title = (article.title or "").split()
        if len(title) > 1 or (title and not behind):
            return Safe(" ".join(title), "own title")
        return Safe(leading_words(behind or article.text, bounds, language), "leading sentences")
    opening = leading_sentences(article.text, bounds, language)
    if not (takes_back(opening, language) or is_negated(opening)):
        behind = sentences.from_first(lambda said: takes_back(said, language))
        opening = leading_sentences(behind or article.text, bounds, language)
    return Safe(opening, "leading sentences")


class _Sentences(NamedTuple):
    """A text by its sentences, of which the first few are looked at."""

    text: str
    language: str

    def from_first(self, is_it: Callable[[str], bool]) -> str:
        """Return the text from the first sentence on that is so; "" where there is none."""
        spans = split_sentences(self.text, self.language)[:_FIRST]
        starts = (start for start, end in spans if is_it(self.text[start:end]))
        return next((self.text[start:] for start in starts), "")
