"""Whether a sentence may stand in a paragraph: no heading, label, point of a list or piece of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarise.common.text.abbreviations import BEFORE_NAMES
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import count_words
from summarise.generation.extractive.english import (
    FIRST_PERSON,
    PAGE_OPENINGS,
    PAGE_PHRASES,
    PLACE_IN_BRACKETS,
    SAYING,
    SECOND_PERSON,
)
from summarise.generation.extractive.verbs import tells_what_happened
from summarise.generation.postprocess.paragraphs import is_balanced, straight_marks

FEWEST_WORDS = 5
_CAPITALS = 0.5  # share of words in capitals from which a line is a heading
_SHORT = 3  # letters; titles leave such words small
_OPENING_QUOTE, _CLOSING_QUOTE = "“", "”"
_LONGEST_QUOTATION = 6  # sentences; one that is open for longer was never closed

_WORDS_OF_PAGE = re.compile(
    rf"(?:{'|'.join(PAGE_OPENINGS)})(?!\w)|.*(?:\b(?:{'|'.join(PAGE_PHRASES)})(?!\w))",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\A(?:[(\[*–—-]|\d+[.)] )|[|•▪●_]|(?<!handle )(?<!hashtag )(?<!account )[@#][A-Za-z]|https?:|www\."
    r"|(?:\.{3}|…)(?! ?[a-z])|\d{3}[-.]\d{4}|\?\?| > "
)
_PICTURED = re.compile(  # Ann Lee and the mayor, second from right, on the bridge
    rf"{PLACE_IN_BRACKETS}|, (?:(?:second|third|fourth|far) )?(?:from )?(?:left|right|cent(?:re|er)),|\bseen here\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(rf"\b{BEFORE_NAMES}$")
_LABEL = re.compile(
    r"(?=[A-Z])(?:[\w’'&-]+ ){0,3}([\w’'&-]+): "
)  # of a caption, or who speaks in a list
_OPENS_SINGLE = re.compile(r"(?<!\w)['‘](?=[A-Za-z])|(?<=\s)['‘](?=\s)")
_CLOSES_SINGLE = re.compile(r"(?<=[^\s])['’](?!\w)")
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
    if sentence.endswith("?") or _MARKS.search(sentence):
        return False
    if has_words_of_page(sentence) and not tells_what_happened(sentence):
        return False
    if _has_label(sentence) or not _closes_quotations(sentence):
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
    return bool(_MARKS.search(line)) or has_words_of_page(line)


def has_words_of_page(line: str) -> bool:
    """Return whether a line opens as lines of a page do, or has a phrase of theirs: click here."""
    return bool(_WORDS_OF_PAGE.match(line))


def addresses_reader(sentence: str) -> bool:
    """Return whether a sentence, quotations aside, says "I" or "you"."""
    words = {word.strip('.,;:!?()"“”').lower() for word in unquoted(sentence).split()}
    return not words.isdisjoint(FIRST_PERSON | SECOND_PERSON)


def _has_label(sentence: str) -> bool:
    """Return whether a sentence opens with a label, and not with who says what follows."""
    label = _LABEL.match(sentence)
    return label is not None and label[1] not in SAYING


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
