"""The dateline before a text's first sentence: `LONDON, June 12 (Reuters) - `."""

from __future__ import annotations

import re

from summarise.common.text.abbreviations import BEFORE_NAMES

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
