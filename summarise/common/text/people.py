"""People of whom a summary may say what its article says of somebody else.

An editor is told of them; how much of a summary its article says is not changed by it. English alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarise.common.text.names import DAYS, TITLES, Name, full_names, name_runs
from summarise.common.text.ordinary_words import is_ordinary
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import content_stems, stemmer
from summarise.common.text.words import NEGATIONS, tokens

_CLEARS = re.compile(  # in a sentence of an article
    r"\b(?:(?:released|freed) without charge|(?:no longer|not) a suspect|acquitted|found not guilty|exonerated"
    r"|cleared of (?!injur|concussion|snow|debris|fog)|eliminated from (?:\w+ )?(?:inquir|enquir|investigat)"
    r"|(?:wrongly|mistakenly|falsely) (?:arrested|accused|named|identified|convicted|jailed))",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(  # between a name and what clears it: nobody and nothing else is its subject
    r"(?:,[^;:]{1,80},)?(?:,? who)?(?: (?:is|was|were|has|have|had|been|later|since|also|then|now))* \Z"
)
_SAYS_SO = re.compile(  # how a word begins by which a summary tells of it
    r"\b(?:clear|acquit|releas|freed|exonerat|drop|wrong|mistak|false|witness|innocen|guilty)", re.IGNORECASE
)  # fmt: skip
_GOES_ON = frozenset("he she him his her hers they them their".split())
_FEWEST = 2  # words of a headline beside a name
_MOST_BEHIND = 2  # sentences that go on about somebody
_WORD = re.compile(r"[^\W\d_]{4,}")  # titles leave shorter ones small


class _Sentence(NamedTuple):
    text: str
    words: frozenset[str]
    stems: frozenset[str]


def cleared_people(summary: str, article: str) -> list[str]:
    """Return whom a summary names and its article clears, where the summary says nothing of that."""
    people = list(full_names(summary)) if _CLEARS.search(article) else []
    if not people or _SAYS_SO.search(summary) or not NEGATIONS.isdisjoint(tokens(summary)):
        return []
    cleared = list(_cleared(article))
    return [
        summary[first.start : surname.end]
        for first, surname in people
        if (first.word, surname.word) in cleared or ("", surname.word) in cleared
    ]


def _cleared(article: str) -> Iterator[tuple[str, str]]:
    """Yield the first name and the surname, folded, of whom an article clears; "" for one that it leaves out."""
    for sentence in _sentences(article):
        text = sentence.text
        for clears in _CLEARS.finditer(text):
            before = text[: clears.start()]
            runs = [run for run in name_runs(before) if not _is_no_name(run[-1].word)]
            if runs and _OF_SUBJECT.match(before, runs[-1][-1].end):
                *firsts, surname = (name.word for name in runs[-1])
                yield firsts[-1] if firsts and not _is_no_name(firsts[-1]) else "", surname


def _is_no_name(word: str) -> bool:
    return word in TITLES or word in DAYS or is_ordinary(word)


def said_apart(headline: str, article: str, language: str = "en") -> list[str]:
    """Return whom a headline names, where the article says the rest in one sentence, and none of it of them.

    What goes on about somebody ("He has ...") is of them too, as English alone is known to. A headline of more than one, or with a
    capital for each word, names too much to tell, and one in other words says what no sentence says.
    """
    people = list(full_names(headline)) if language == "en" else []
    of_one = all(one[1] == other[0] for one, other in pairwise(people))
    if not people or not of_one or _is_title_case(headline, people):
        return []
    first, surname = people[-1]
    names = {stemmer("rouge-score")(name.word) for name in (first, surname)}
    rest = content_stems(tokens(headline)) - names
    said = set[str]().union(*(each.stems for each in _about(surname.word, article)))
    if len(rest) < _FEWEST or not said or not rest.isdisjoint(said):
        return []
    of_others = any(rest <= each.stems for each in _sentences(article))
    return [headline[first.start : surname.end]] if of_others else []


def _about(word: str, article: str) -> Iterator[_Sentence]:
    """Yield the sentences with a word, and those behind one that go on."""
    behind = _MOST_BEHIND
    for sentence in _sentences(article):
        behind = 0 if word in sentence.words else behind + 1
        if behind > _MOST_BEHIND or (behind and _GOES_ON.isdisjoint(sentence.words)):
            behind = _MOST_BEHIND
            continue
        yield sentence


@lru_cache(maxsize=4)
def _sentences(article: str) -> tuple[_Sentence, ...]:
    """Return an article's sentences, kept for its next summary."""
    texts = (article[start:end] for start, end in split_sentences(article))
    split = ((text, tokens(text)) for text in texts)
    return tuple(_Sentence(text, frozenset(words), content_stems(words)) for text, words in split)


def _is_title_case(headline: str, people: list[tuple[Name, Name]]) -> bool:
    """Return whether most words of a headline have a capital, its first and its names aside."""
    names = {name.start for pair in people for name in pair}
    words = [m for m in _WORD.finditer(headline) if m.start() and m.start() not in names]
    return sum(match.group()[0].isupper() for match in words) * 2 > len(words)
