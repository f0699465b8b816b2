"""An article, and a draft of its headline, as they are compared: by the stems of what their words say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, tokens
from summarise.generation.ranking import english

_OPENING = 4000  # characters of an article that a headline is compared with
stem = lru_cache(maxsize=1 << 15)(english.stem)


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, function words left out."""
    return content_stems(tokens(text))


def content_stems(words: list[str]) -> list[str]:
    """Return the stems of folded words, function words left out."""
    return [stem(word) for word in words if word not in FUNCTION_WORDS]


@dataclass(frozen=True)
class SourceText:
    """An article's opening.

    Attributes:
        text: as it stands.
        words: each sentence's words, folded.
        sentences: each sentence's stems.
        language: of the text, ISO 639-1.
    """

    text: str
    words: list[list[str]]
    sentences: list[frozenset[str]]
    language: str = "en"

    @classmethod
    def of(cls, text: str, language: str = "en") -> SourceText:
        """Read an article."""
        opening = text[:_OPENING]
        words = [tokens(opening[a:b]) for a, b in split_sentences(opening, language)]
        stems = [frozenset(content_stems(sentence)) for sentence in words]
        return cls(text, words, stems, language)

    def opens_with(self, draft: str) -> bool:
        """Return whether a draft's first word is one that the article has in some form, or may be any."""
        first = next(iter(tokens(draft)), "")
        return first in FUNCTION_WORDS or stem(first) in self.all_stems

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(map(stem, tokens(self.text)))

    def share(self, said: frozenset[str], sentence: int) -> float:
        """Return the share of some stems that a sentence has."""
        return len(said & self.sentences[sentence]) / max(1, len(said))

    def nearest(self, said: frozenset[str]) -> int | None:
        """Return the sentence that has most of some stems, the earliest of equals; None without any."""
        places = range(len(self.sentences))
        return max(places, key=lambda i: (self.share(said, i), -i), default=None)
