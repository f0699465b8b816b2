"""What a sentence points at: which sentences before it a reader must have seen.

What it does not see: who "she" is where the sentence before names two, and what is called by
another word than before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarise.common.text.words import FUNCTION_WORDS, tokens
from summarise.generation.extractive.english import (
    CONTINUING,
    DAYS_AND_MONTHS,
    DEFINITE,
    DETERMINERS,
    FURTHER,
    OPENING_STORIES,
    PRONOUNS,
    SAYING,
    SUMMING_UP,
)
from summarise.generation.extractive.prose import unquoted

_AFTER_QUOTATION = re.compile(  # “Why not?” Ann Lee asked in May.
    rf"(?:[A-Z][\w.’'-]* ){{1,4}}(?:{'|'.join(sorted(SAYING))})\b(?:[,.]|(?!.*(?: that |[“\"‘:])))"
)
_FOR_NOTHING = re.compile(  # It is hard to find a voter who ..., There may be plans to ...
    r"\A(?:There(?=(?:['’]s| is| are| was| were| has| have| had| will| would| may| might| could| can| must)\b)"
    r"|It(?=(?:['’]s| is| was| has been| may be| might be| would be| will be| took| takes| seems| appears)\b"
    r".*\b(?:to|that|how|who|when|why|what|since|if)\b))"
)
_CUT = re.compile(r"\b[ap]\.m\.$")  # of a time of day, which ended no sentence
_THIS_QUOTED = re.compile(rf"\b(?:{DEFINITE.partition('|')[2]}) [“\"‘']")  # this “guidance”
_CONTINUES = re.compile(rf"(?:\w+ly, )?(?:{'|'.join(CONTINUING)})\b(?!-)", re.IGNORECASE)
_OPENS_STORY = re.compile(rf"\A(?:{'|'.join(OPENING_STORIES)})\b", re.IGNORECASE)
_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(PRONOUNS))})\b", re.IGNORECASE)
_DEFINITE = re.compile(rf"\b({DEFINITE}) ([a-z-]+(?: [a-z-]+)?)\b", re.IGNORECASE)
_NOUN_PHRASE = re.compile(rf"\b(?:{DETERMINERS}|\d+)\s+[a-z]", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*")
_NAMES = re.compile(rf"{_NAME.pattern}(?:\s+(?:[A-Z]\.\s+)?{_NAME.pattern})*")

_TIMES = re.compile(rf"\b(?:{'|'.join(sorted(DAYS_AND_MONTHS))})\b", re.IGNORECASE)

_BEFORE_OTHERS = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|of)|[A-Z.&-])$")  # names, of no person
_OF_THINGS = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|of|at|in|for|from|to)|[A-Z.&-])$")


class _Definite(NamedTuple):
    """A phrase behind "the" or "this".

    Attributes:
        nouns: its one or two words, of which one is its noun, in the singular.
        opens: whether it is what the sentence begins with, as its subject or in a clause before it.
        sums_up: whether it stands for what another sentence says.
    """

    nouns: frozenset[str]
    opens: bool
    sums_up: bool


class References:
    """What each sentence of an article points at.

    Args:
        sentences: the article's, in order.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = sentences

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(_singular(word) for word in tokens(text)) for text in self.sentences]

    @cached_property
    def _introduced(self) -> list[frozenset[str]]:
        """Surnames that each sentence has behind other names: Ann Lee, Senator Lee."""
        return [
            frozenset(_bare(names.split()[-1]) for names in _NAMES.findall(text) if " " in names)
            for text in self.sentences
        ]

    def needs(self, i: int) -> list[frozenset[int]]:
        """Return sets of sentences before one; without one of each set it can't be understood.

        A set is empty where there is nothing before it that could help.
        """
        sentence = self.sentences[i]
        said = unquoted(sentence)
        before, found = frozenset([i - 1] if i else []), []
        if not i:
            said = _OPENS_STORY.sub("", _FOR_NOTHING.sub("", said))
        if _goes_on(said) or (not said and _goes_on(sentence.lstrip("“\"'‘"))):
            found.append(before)
        if i and (self._goes_on_from(i) or _THIS_QUOTED.search(sentence)):
            found.append(before)
        if i and not FURTHER.isdisjoint(tokens(said)):
            found.append(frozenset(range(i)))
        for phrase in _definite_phrases(said) if i else ():
            mentioned = self._with(phrase.nouns, i)
            if phrase.sums_up:
                found.append(mentioned | before)
            elif phrase.opens:  # where nothing has it, something before says which it is
                found.append(mentioned or frozenset(range(i)))
        for name in _single_names(sentence):
            introduced = frozenset(j for j in range(i) if name in self._introduced[j])
            if introduced and name not in self._introduced[i]:
                found.append(introduced)
        return found

    def _goes_on_from(self, i: int) -> bool:
        """Return whether the sentence before announces one, was cut, or is what it says someone said."""
        before = self.sentences[i - 1]
        if before.endswith(":") or _CUT.search(before):
            return True
        quoted = before.endswith(("'", "’", "”", '"'))
        return quoted and bool(_AFTER_QUOTATION.match(self.sentences[i]))

    def _with(self, words: frozenset[str], end: int) -> frozenset[int]:
        """Return which of the first sentences have one of some words."""
        return frozenset(j for j in range(end) if not words.isdisjoint(self._words[j]))


def _goes_on(said: str) -> bool:
    """Return whether a sentence, quotations aside, opens as one that goes on from another."""
    if _CONTINUES.match(said):
        return True
    pronoun = _PRONOUN.search(said)
    if pronoun is None:
        return False
    return not _names_someone(_TIMES.sub("", said[: pronoun.start()]))


def _names_someone(text: str) -> bool:
    """Return whether a text names someone or something that a pronoun behind it may be for."""
    words = (word.strip(",.'’\"“”()") for word in text.split())
    named = any(word[:1].isupper() and word.lower() not in FUNCTION_WORDS for word in words)
    return named or bool(_NOUN_PHRASE.search(text))


def _definite_phrases(said: str) -> list[_Definite]:
    """Return what stands behind "the" or "this", names left out."""
    found = []
    for match in _DEFINITE.finditer(said):
        words = [word for word in match[2].split() if word not in FUNCTION_WORDS]
        if not words or not all(word.islower() for word in words):
            continue
        before = tokens(said[: match.start()])
        nouns = frozenset(map(_singular, words))
        found.append(
            _Definite(
                nouns,
                opens=not _names_someone(said[: match.start()]),
                sums_up=any(
                    word in SUMMING_UP and _singular(word) not in map(_singular, before)
                    for word in words
                ),
            )
        )
    return found


def names_in_full_again(sentences: Sequence[str]) -> list[bool]:
    """Return of each sentence whether it has someone's full name that one before it has.

    Running text goes on with the surname; captions, which stand anywhere, begin anew.
    """
    found, met = [], set[tuple[str, ...]]()
    for sentence in sentences:
        names = {
            tuple(_bare(name).lower() for name in match[0].split()[-2:])
            for match in _NAMES.finditer(sentence)
            if " " in match[0] and not _OF_THINGS.search(sentence[: match.start()].rstrip())
        }
        found.append(not names.isdisjoint(met))
        met |= names
    return found


def _single_names(sentence: str) -> list[str]:
    """Return names that stand alone, as surnames do; none behind "the" or an initial."""
    found = []
    for match in _NAMES.finditer(sentence):
        alone = " " not in match[0] and not _BEFORE_OTHERS.search(
            sentence[: match.start()].rstrip()
        )
        word = _bare(match[0])
        if alone and word.lower() not in FUNCTION_WORDS:
            found.append(word)
    return found


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


@lru_cache(maxsize=1 << 14)
def _singular(word: str) -> str:
    word = word.lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
