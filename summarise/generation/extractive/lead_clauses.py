"""Headlines that the article has written itself: its first sentence, cut where a phrase ends.

What a title leaves out is left out: asides, the day, an article at the start, first names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.common.text.sentences import split_sentences
from summarise.generation.postprocess.headlines import is_complete, phrase_ends, without_full_stop
from summarise.generation.postprocess.lengths import Bounds

_READ = 2000  # characters to find the first sentence in
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ASIDE = re.compile(  # between two commas, behind a noun: says who or what that is, or how old
    r"(?:, (?:(?:an?|the|who|whose|which|one of|including|\d{2})\b[^,;:–—“”\"]{0,120}"
    r"(?:, (?:and|or|[A-Z])[^,;:–—“”\"]{0,60}){0,2}))+, (?=(?!and\b|or\b|but\b)[a-z])"
)
_DAY = re.compile(
    r",?\s+(?:(?:on|late|early|last|this)\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"day(?:\s+(?:morning|afternoon|evening|night))?)\b,?(?!['’])"
)
_ARTICLE = re.compile(r"(?:the|an?)\s(?=\w)", re.IGNORECASE)
_SUBORDINATE = re.compile(  # what opens a phrase that comes before the subject
    r"(?:(?:after|although|amid|as|at|because|before|by|despite|during|even|following|for|from|if|in|"
    r"just|like|on|once|prior|since|though|to|today|under|unlike|until|when|where|while|with)\b|"
    r"[a-z]+(?<!k)ing\s(?!(?:has|have|had|is|was|are|were|will|would)\b)"
    r"(?-i:[^,]*, (?=[A-Z])(?![^,]*\b(?:said|says|reported|told)(?:\.?$| (?:on|in|at|after)\b))))",
    # but King, and Boeing said so, the union claims; Sterling fell, the bank said
    re.IGNORECASE,
)
_NAME_IN_TWO = re.compile(  # In Quill, Norland, the council ...; On June 3, 2024, the council ...
    r"\A[^,]*(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom) [A-Z][\w’' -]*, (?=[A-Z][\w. ]*, )|\d, (?=\d{4}, ))"
)
_POINTING = re.compile(  # what opens a sentence that does not stand by itself
    r"(?:and|but|he|her|his|i|it|its|my|or|our|she|so|that|their|there|these|they|this|those|we|"
    r"which|who|you|your)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\s\w+\s(?:year|month|week|day|hour|minute)s?(?=\s(?:after|before)\s)")
_ONE_NAME = re.compile(r"[A-Z][\w’'-]* and (?=[A-Z])")  # the Department of Energy and Water
_OFFICE = (
    r"(?:President|Vice President|Prime Minister|Secretary of State|Chancellor|Gov\.|Governor|"
    r"Sen\.|Senator|Rep\.|Congressman|Congresswoman|Mayor|Speaker)"
)
_GIVEN_NAMES = re.compile(rf"\b({_OFFICE}) (?:[A-Z](?:[\w’'-]+|\.) ){{1,3}}(?=[A-Z][\w’'-]+)")
_HOLDER = re.compile(rf"(?:[A-Z][\w.]+ ){{0,3}}{_OFFICE} (?=[A-Z])")


def lead_clauses(text: str, bounds: Bounds, language: str = "en") -> list[str]:
    """Return headlines cut from an article's first sentence, the shortest first; [] when none fits."""
    spans = split_sentences(text[:_READ], language)
    if not spans:
        return []
    sentence = " ".join(text[spans[0].start : spans[0].end].split())
    sentence = _DAY.sub(_between, " " + _BRACKETS.sub("", sentence)).strip(" ,")
    sentence = _ASIDE.sub(" ", sentence)
    while _SUBORDINATE.match(sentence):  # After a vote, the council ... : from the subject on
        sentence = _NAME_IN_TWO.sub("", sentence).partition(", ")[2]
    if _POINTING.match(sentence):
        return []
    found = [cut for said in _by_name(sentence) for cut in _cuts(said, bounds)]
    return sorted(dict.fromkeys(found), key=len)


def _between(day: re.Match[str]) -> str:
    """Return the comma behind a day, where none before it goes with it: it divides what is around it."""
    return "," if day[0].endswith(",") and not day[0].startswith(",") else ""


def _by_name(sentence: str) -> Iterator[str]:
    """Yield a sentence as it stands; by surnames; and without the office of the one it opens with."""
    yield sentence
    surnames = _GIVEN_NAMES.sub(r"\1 ", sentence)
    yield surnames
    if holder := _HOLDER.match(surnames):
        yield surnames[holder.end() :]


def _cuts(sentence: str, bounds: Bounds) -> Iterator[str]:
    """Yield the headlines that a sentence can be cut to, with and without its article."""
    article = _ARTICLE.match(sentence)
    ends = {*phrase_ends(sentence), len(sentence)}
    for how_long in _HOW_LONG.finditer(sentence):  # six months after: one phrase
        ends = ends - {how_long.end()} | {how_long.start()}
    ends -= {name.end() - len(" and ") for name in _ONE_NAME.finditer(sentence)}
    for end in sorted(ends):
        for start in (article.end() if article else 0, 0):
            line = without_full_stop(sentence[start:end])
            line = line[:1].upper() + line[1:]
            if is_complete(line) and bounds.fits(line):
                yield line
