"""Ground floor shared by all stages: sentences, words, names and numbers, language detection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from summarise.common.text.characters import IN_UNSPACED, kinds, opens, to_codes

_WORD = re.compile(r"\w+", re.UNICODE)
_NUMBER_OR_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+", re.UNICODE)
_SENTENCE_ENDS = frozenset(".!?…。．｡！？؟۔।॥։።။។")
_CLOSING = "'\"”’»)]」』）】"
_DATELINE = re.compile(  # KESTREL BAY, June 12 (Reuters) -
    r"[A-Z][A-Z .'’/-]{2,40}(?:, ?[A-Z][\w. ]{1,20})*\s?(?:\([^()]{2,30}\)\s?)?\s?[-–—]+\s+(?=[A-Z“\"‘])"
)
_MIN_LETTERS = 20  # below this a language guess is a coin toss
_MIN_WORDS = 20
_ENGLISH_SHARE = 0.2  # of words: function words, many of which other languages have too
_ENGLISH_ALONE = frozenset("the and with that this".split())  # which they have not
_ALONE_SHARE = 0.04

# Closed-class English words: they name nothing, so any summary may use them.
FUNCTION_WORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am amid
    among an and another any are around as at away back be because been before behind being below
    between both but by can cannot could despite did do does doing done down due during each either
    else enough even ever every few first for from further get gets go goes had has have having he
    her here hers herself him himself his how however i if in instead into is it its itself just
    last later least less like many may me might more most much must my near nearly neither never
    new next no nor not now of off on once one only onto or other others our out over own per
    perhaps rather same say says said several she should since so some soon still such than that
    the their theirs them themselves then there these they this those though through throughout
    till to today together tomorrow too toward towards under until up upon us very via was we well
    were what when where whether which while who whom whose why will with within without would yes
    yesterday yet you your
    """.split()
)


class Span(NamedTuple):
    """A piece of a text by offsets: text[start:end]."""

    start: int
    end: int


def sentences(text: str, language: str = "en") -> list[Span]:
    """Sentences of `text` as spans without surrounding white space, in order.

    A line break never ends a sentence by itself, a blank line always does. Rules are those of
    `sentencex` (Wikimedia) for the language, an ISO 639-1 code.
    """
    from sentencex import get_sentence_boundaries

    spans = []
    for boundary in get_sentence_boundaries(language, text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            spans.append(Span(start, end))
    return spans


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: a full stop or its like, closing quotes allowed."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS


def dateline_end(text: str) -> int:
    """Where a text's dateline ends (`LONDON, June 12 (Reuters) - `), 0 when it has none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def count_words(text: str) -> int:
    """Words as a person counts them: what stands between white space.

    Two letters are a word in scripts that put none there.
    """
    if text.isascii():
        return len(text.split())
    found = kinds(to_codes(text))
    spaced, unspaced = np.count_nonzero(opens(found)), np.count_nonzero(found & IN_UNSPACED)
    return int(max(spaced, unspaced // 2))


def words(text: str) -> Iterator[Span]:
    """Runs of letters, digits and underscores, as spans."""
    for match in _WORD.finditer(text):
        yield Span(*match.span())


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case and accents, as an uncased vocabulary has it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def tokens(text: str) -> list[str]:
    """Folded words and numbers, hyphens and apostrophes split, possessive s left out."""
    text = re.sub(r"['’]s\b", "", text)
    return [fold(match.group()) for match in _NUMBER_OR_WORD.finditer(text)]


def unsupported(summary: str, article: str, ordinary: Iterable[str] = ()) -> list[str]:
    """Names and numbers of a summary that are not a whole token of the article.

    Returns:
        the tokens as the summary writes them, in order, each once (see `unsupported_spans`).
    """
    spans = unsupported_spans(summary, article, ordinary)
    return list(dict.fromkeys(summary[start:end] for start, end in spans))


def unsupported_spans(summary: str, article: str, ordinary: Iterable[str] = ()) -> list[Span]:
    """Where a summary has names and numbers that are not a whole token of the article.

    A name is a token with a capital, a number one that has a digit. The first word of a sentence
    has its capital from its place, so there a word of the article, a function word or one of
    `ordinary` (folded) is no name. Tokens are compared as `tokens` gives them.
    """
    known = set(tokens(article))
    plain = FUNCTION_WORDS.union(ordinary)
    starts = {span.start for span in sentences(summary)}
    found = []
    for match in _NUMBER_OR_WORD.finditer(re.sub(r"['’]s\b", "  ", summary)):
        token = match.group()
        if not (token[0].isdigit() or token != token.lower()) or fold(token) in known:
            continue
        opens = match.start() in starts or summary[match.start() - 1 : match.start()] in "“\"'‘("
        if fold(token) in FUNCTION_WORDS or (opens and fold(token) in plain):
            continue
        found.append(Span(*match.span()))
    return found


def detect(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, from its first 500 characters.

    None when fewer than 20 letters are there to judge by.
    """
    from py3langid import classify

    sample = text[:500]  # more costs more than all the rest of cleaning
    if _plainly_english(sample):
        return "en"
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    return str(classify(sample)[0])


def _plainly_english(sample: str) -> bool:
    """Whether function words tell the language, so that the model need not be asked."""
    words = sample.lower().split()
    known = sum(map(FUNCTION_WORDS.__contains__, words))
    alone = sum(map(_ENGLISH_ALONE.__contains__, words))
    latin = 20 * len(sample.encode("ascii", "ignore")) > 19 * len(sample)
    enough = known > _ENGLISH_SHARE * len(words) and alone > _ALONE_SHARE * len(words)
    return latin and enough and len(words) >= _MIN_WORDS
