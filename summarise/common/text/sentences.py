"""Sentences of a text: where they are, how one ends, and the dateline before the first."""

from __future__ import annotations

import re

from summarise.common.text.abbreviations import BEFORE_NAMES, goes_on, goes_on_below, is_one_word
from summarise.common.text.words import Span

_SENTENCE_ENDS = frozenset(".!?…。．｡！？؟۔।॥։።။។")
_STOP = re.compile(r"(?<=[^\s.] )\.(?= [^\s.'’”\"`)])")
_BEHIND, _AHEAD = 60, 40  # characters that tell whether a sentence goes on
_CLOSING = "'\"”’»“‘«›‹)]」』）】》〉 \xa0\u202f"  # in some language: „so.“, »so.«, « so. »
_NOTES = re.compile(r"(?:\s?\[\d{1,3}\])+\Z")  # so.[1][2]
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_PLACE = (  # Ostrey; New Harrow, Norland; HARROW, June 12: no words of a sentence
    r"(?:(?!(?:The|This|An?|At|By|For|From|In|Of|On|To|With|And|But|He|She|It|They|We|When|After)\b)[A-Z][\w.'’-]+ ){0,2}"
    r"(?!(?:The|This|It)\b)[A-Z][\w.'’-]+(?:, ?[A-Z][\w.]+(?: (?:[A-Z][\w.]+|\d{1,2}))?){0,2}"
)
_DATELINE = re.compile(  # KESTREL BAY, June 12 (Reuters) - ; Kestrel Bay, Norland (AP) -- ; (CNN);
    # OSTREY, May 12, 2025 /PRWire/ -- ; Ostrey (CNN) ; Friday May 2, 2025 @ 8:16 AM Europe/Ostrey —
    r"(?:[A-Z][A-Z .'’/-]{2,40}(?:, ?[A-Z][\w. ]{1,20})*\s?(?:\([^()]{2,30}\)\s?)?\s?(?:[-–—]+\s+|--|—)"
    r"|[A-Z][\w .'’/-]{2,40}(?:, ?[A-Z][\w. ]{1,20})*\s?\([A-Z]\w{1,20}\)\s?[-–—]+\s+"
    r"|[A-Z][A-Z .'’/-]{2,40}(?:, ?(?:[A-Z][\w. ]{1,20}|\d{4}))*\s?/[\w. -]{2,30}/\s?[-–—]+\s*"
    rf"|{_PLACE}\s\((?:CNN|AP|AFP|UPI|PTI|ANI)\)\s*"
    rf"|{_DAY},? [A-Z][a-z]{{2,8}}\.? \d{{1,2}},? \d{{4}},? (?:@|at) \d{{1,2}}:\d\d [^—–]{{0,40}}[—–]\s*"
    r"|\([A-Z]{2,5}\)\s?[-–—]*\s*)(?=[A-Z“\"‘])"
)
_BARE_PLACE = re.compile(
    r"(?P<place>[^\W\d_a-zß-ÿ][^\W\d_]{2,}(?:[ -][^\W\d_a-zß-ÿ][^\W\d_]{2,}){0,2})\. (?=[^\W\d_a-zß-ÿ])"
)
_BEFORE_NAME = re.compile(BEFORE_NAMES)
_DASH = re.compile(r"\s[-–—]+\s|\s?(?:--|—)\s?")
_LONG, _LONGEST_ASIDE = 400, 60  # characters
_IS_DATELINE = re.compile(r"[(/,\d]")  # no subject has brackets, a region or a day before its aside
_AUXILIARY = re.compile(
    r"(?:says?|said|(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should)"
    r"(?! (?:he|it|she|there|they|this|we|you)\b))\b"  # that is, no question's
)
_VERB = re.compile(
    rf"\b(?:{_AUXILIARY.pattern}|(?:\w{{2,}}ed|came|cut|fell|found|gave|got|grew|held|hit|kept|left|lost|made|met|paid|rose|"
    r"sank|saw|sent|set|shut|slid|told|took|went|won)\b)"
)
_APPOSITION = re.compile(
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)*(?:['’]s|s['’]) "
)  # Norland's oldest station
_PRESENT = re.compile(r"\w{2,}[^\Ws]s\b")
_NAMED_AGAIN = 400  # characters from a text's beginning


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Return the sentences of `text` as spans without surrounding white space, in order.

    A line break never ends a sentence by itself, a blank line does but behind "Sen." and its like. The rules are those of
    `sentencex` (Wikimedia) for the language, an ISO 639-1 code, and `abbreviations`.
    """
    from sentencex import get_sentence_boundaries

    spans: list[Span] = []
    cased = not text.islower()
    for boundary in get_sentence_boundaries(language, text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end <= start:
            continue
        if spans and text[spans[-1].end - 1] == ".":
            begins = max(spans[-1].start, spans[-1].end - _BEHIND)
            before, after = text[begins : spans[-1].end], text[start : start + _AHEAD]
            between = text[spans[-1].end : start]
            if "\n\n" in between:
                joined = language == "en" and goes_on_below(before, after)
            else:
                joined = goes_on(before, after, language, cased)
                joined = joined or (not between and is_one_word(before, after))
            if joined:
                start = spans.pop().start
        spans += _stops(text, start, end) if " . " in piece else [Span(start, end)]
    return spans


def _stops(text: str, start: int, end: int) -> list[Span]:
    """Return a sentence in pieces where a full stop stands by itself, as tokenised texts have it.

    There the stop ends a sentence, whatever quotes are open: their marks are tokens too.
    """
    ends = [match.end() for match in _STOP.finditer(text, start, end)]
    starts = [start, *(stop + 1 for stop in ends)]
    return [Span(*bounds) for bounds in zip(starts, [*ends, end], strict=True)]


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does: with a full stop or its like, quotes and numbers of notes aside."""
    return last_mark(text) in _SENTENCE_ENDS


def last_mark(text: str) -> str:
    """Return a text's last character, but for what closes a quotation or a bracket behind it; empty where none is left."""
    bare = text.rstrip()
    if bare.endswith("]"):
        bare = _NOTES.sub("", bare)
    return bare.rstrip(_CLOSING)[-1:]


def dateline_end(text: str) -> int:
    """Return where a text's dateline ends (`LONDON, June 12 (Reuters) - `), 0 when it has none.

    A bare name and a full stop (`Oberwalden. `) is one where the lines after it name the place again.
    """
    match = _DATELINE.match(text)
    if match is None:
        return _bare_place_end(text)
    is_subject = _is_spelt_out(match[0]) or (
        not _IS_DATELINE.search(match[0]) and _opens_aside(text[match.end() :][:_LONG])
    )
    return 0 if is_subject else match.end()


def _bare_place_end(text: str) -> int:
    """Return where a bare place's full stop ends that opens a text, 0 where there is none."""
    match = _BARE_PLACE.match(text)
    if not match or _BEFORE_NAME.match(text):
        return 0
    again = rf"(?<=[a-zß-ÿ,] ){re.escape(match['place'])}\b"
    return match.end() if re.search(again, text[match.end() : _NAMED_AGAIN]) else 0


def _is_spelt_out(opening: str) -> bool:
    """Return whether words are what letters behind them stand for: The Anglers' Party (AP)."""
    words, _, letters = opening.removeprefix("The ").partition("(")
    return "".join(word[0] for word in words.split()).lower() == letters.partition(")")[0].lower()


def _opens_aside(behind: str) -> bool:
    """Return whether a dash is the first of two: THE BBC — Norland's oldest station — will move.

    Between them is no verb, and behind them is one; where there is one, a sentence has begun.
    """
    sentence = behind.partition(". ")[0]
    dashes = list(_DASH.finditer(sentence))
    if len(dashes) != 1 or dashes[0].start() > _LONGEST_ASIDE:
        return False
    between, after = sentence[: dashes[0].start()], sentence[dashes[0].end() :]
    if _VERB.search(between):
        return False
    names_again = _APPOSITION.match(between) and (_VERB.match(after) or _PRESENT.match(after))
    return bool(_AUXILIARY.match(after) or names_again)
