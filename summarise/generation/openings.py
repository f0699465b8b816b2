"""Headlines that the article has written itself: its first sentence, cut where a phrase ends.

What a title leaves out is left out: asides in brackets, the day, an article at the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.config import LengthConfig
from summarise.generation.lengths import complete, fits, phrase_ends, without_full_stop
from summarise.language import sentences

_READ = 2000  # characters to find the first sentence in
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_DAY = re.compile(
    r",?\s+(?:(?:on|late|early|last|this)\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"day(?:\s+(?:morning|afternoon|evening|night))?)\b,?(?!['’])"
)
_ARTICLE = re.compile(r"(?:the|an?)\s(?=\w)", re.IGNORECASE)
_SUBORDINATE = re.compile(  # what opens a phrase that comes before the subject
    r"(?:after|although|amid|as|at|because|before|by|despite|during|even|following|for|from|if|in|"
    r"just|like|on|once|prior|since|though|to|under|unlike|until|when|where|while|with)\s",
    re.IGNORECASE,
)
_POINTING = re.compile(  # what opens a sentence that does not stand by itself
    r"(?:and|but|he|her|his|i|it|its|my|or|our|she|so|that|their|there|these|they|this|those|we|"
    r"which|who|you|your)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\s\w+\s(?:year|month|week|day|hour|minute)s?(?=\s(?:after|before)\s)")


def openings(text: str, settings: LengthConfig, language: str = "en") -> list[str]:
    """Headlines cut from the article's first sentence, the shortest first; [] when none fits."""
    spans = sentences(text[:_READ], language)
    if not spans:
        return []
    sentence = " ".join(text[spans[0].start : spans[0].end].split())
    sentence = _DAY.sub("", " " + _ASIDE.sub("", sentence)).strip()
    if _SUBORDINATE.match(sentence):  # After a vote, the council ... : from the subject on
        sentence = sentence.partition(", ")[2]
    return list(dict.fromkeys(_cuts(sentence, settings))) if not _POINTING.match(sentence) else []


def _cuts(sentence: str, settings: LengthConfig) -> Iterator[str]:
    article = _ARTICLE.match(sentence)
    ends = {*phrase_ends(sentence), len(sentence)}
    for how_long in _HOW_LONG.finditer(sentence):  # six months after: one phrase
        ends = ends - {how_long.end()} | {how_long.start()}
    for end in sorted(ends):
        for start in (article.end() if article else 0, 0):
            line = without_full_stop(sentence[start:end])
            line = line[:1].upper() + line[1:]
            if complete(line) and fits(line, settings):
                yield line
