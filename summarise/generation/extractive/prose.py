"""Whether a sentence may stand in a paragraph: no caption, heading, point of a list or piece of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarise.common.text.abbreviations import BEFORE_NAMES
from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.generation.extractive.english import (
    BEFORE_NO_CAPTIONS_VERB,
    FIRST_PERSON,
    IN_PICTURES,
    IRREGULAR_PASTS,
    NOUNS_TOO,
    PAGE_OPENINGS,
    PAGE_PHRASES,
    PLACE_IN_BRACKETS,
    SECOND_PERSON,
    SOMEONE_AT_SIDE,
    SPELT_OUT,
)
from summarise.generation.postprocess.paragraphs import is_balanced, straight_marks

FEWEST_WORDS = 5
_CAPITALS = 0.5  # share of words in capitals from which a line is a heading
_SHORT = 3  # letters; titles leave such words small
_OPENING_QUOTE, _CLOSING_QUOTE = "“", "”"
_LONGEST_QUOTATION = 6  # sentences; one that is open for longer was never closed

_PAGE = re.compile(
    rf"(?:{'|'.join(PAGE_OPENINGS)})(?!\w)|[(\[•*–—-]|\d+[.)] |.*(?:\b(?:{'|'.join(PAGE_PHRASES)})(?!\w))",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"[|•▪●_]|(?<!handle )(?<!hashtag )(?<!account )[@#][A-Za-z]|https?:|www\."
    r"|(?:\.{3}|…)(?! ?[a-z])|\d{3}[-.]\d{4}|\?\?| > "
)
_PICTURED = re.compile(  # Ann Lee (left) and the mayor, second from right, on the bridge
    rf"{PLACE_IN_BRACKETS}|{SOMEONE_AT_SIDE}|, (?:(?:second|third|fourth|far) )?(?:from )?(?:left|right|cent(?:re|er)),|\bseen here\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(rf"\b{BEFORE_NAMES}$")
_LABEL = re.compile(r"[A-Z][\w’'&-]*(?: [\w’'&-]+){0,3}: ")  # of a caption, or who speaks in a list
_OPENS_SINGLE = re.compile(r"(?<!\w)['‘](?=[A-Za-z])|(?<=\s)['‘](?=\s)")
_CLOSES_SINGLE = re.compile(r"(?<=[^\s])['’](?!\w)")
_SUBJECT_WORDS = 7  # that stand before the verb of a caption, at most
_QUOTATION = re.compile(r"“[^”]*”?|(?<!\d)\"[^\"]*\"?|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")


@lru_cache(maxsize=1 << 12)
def is_prose(sentence: str) -> bool:
    """Return whether a text is a whole sentence of running text."""
    words = sentence.split()
    if (
        count_words(sentence) < FEWEST_WORDS
        or not ends_sentence(sentence)
        or not is_balanced(sentence)
    ):
        return False
    if sentence.endswith("?") or is_of_page(sentence):
        return False
    if _LABEL.match(sentence) or _is_caption(sentence) or not _closes_quotations(sentence):
        return False
    if _PICTURED.search(sentence) or _CUT_OFF.search(sentence):
        return False
    if count_words(unquoted(sentence)) < 2:  # a quotation whose speaker another sentence names
        return False
    bare = [word.strip("“”\"'‘’()") for word in words]
    if not any(len(word) > _SHORT and not word[:1].isupper() for word in bare):  # Each of a Title
        return False
    first = sentence.lstrip("“\"'‘(")[:1]
    capitals = sum(word.isupper() and len(word) > 2 for word in words)
    return not first.islower() and capitals < _CAPITALS * len(words)


def is_of_page(line: str) -> bool:
    """Return whether a line has words or marks of the page around an article."""
    return bool(_PAGE.match(line) or _MARKS.search(line))


def addresses_reader(sentence: str) -> bool:
    """Return whether a sentence, quotations aside, says "I" or "you"."""
    words = {word.strip('.,;:!?()"“”').lower() for word in unquoted(sentence).split()}
    return not words.isdisjoint(FIRST_PERSON | SECOND_PERSON)


def _is_caption(sentence: str) -> bool:
    """Return whether a sentence says what is to be seen in a picture."""
    words = sentence.split()
    for i, word in enumerate(words[: _SUBJECT_WORDS + 1]):
        if i and word in IN_PICTURES and not _is_noun(words, i):
            return any(w[:1].isupper() for w in words[:i])
        if i and word.strip(",.;:’”\"'") in SPELT_OUT:
            return False
    return False


def _is_noun(words: Sequence[str], i: int) -> bool:
    """Return whether a word that captions have as a verb is a noun here, or no caption's: talks, it looks."""
    below = words[i + 1] if i + 1 < len(words) else ""
    tells = below in SPELT_OUT or below in IRREGULAR_PASTS
    delayed = words[i] in NOUNS_TOO and below.endswith("ed")
    return words[i - 1].lower() in BEFORE_NO_CAPTIONS_VERB or tells or delayed


def _closes_quotations(sentence: str) -> bool:
    """Return whether each single quotation mark that opens something has one that closes it."""
    return len(_OPENS_SINGLE.findall(sentence)) <= len(_CLOSES_SINGLE.findall(sentence))


def unquoted(sentence: str) -> str:
    """Return what of a sentence is in no quotation marks."""
    return " ".join(_QUOTATION.sub(" ", sentence).split()).strip(" ,")


def inside_quotations(sentences: Sequence[str]) -> list[bool]:
    """Return of each sentence whether it stands in a quotation that another one opened."""
    found, open_for, straight = [], 0, False
    for sentence in sentences:
        found.append(open_for > 0 and _QUOTATION.search(sentence) is None)
        curly = sentence.rfind(_OPENING_QUOTE) > sentence.rfind(_CLOSING_QUOTE)
        marks = straight_marks(sentence, straight)
        odd = marks % 2 == 1
        straight = straight != odd if odd else straight and not marks
        closed = sentence.rfind(_CLOSING_QUOTE) > sentence.rfind(_OPENING_QUOTE)
        if curly or straight:
            open_for = open_for + 1 if open_for < _LONGEST_QUOTATION else 0
            straight = straight and open_for > 0
        elif closed or _QUOTATION.search(sentence) or not open_for or odd:
            open_for = 0
        else:
            open_for = (open_for + 1) % _LONGEST_QUOTATION
    return found
