"""Claims made false, each in one way that summaries go wrong in.

Sources: Kryściński et al. 2020, "Evaluating the Factual Consistency of Abstractive Text
Summarization" (entities, numbers, negation); Laban et al. 2023, "SummEdits" (edits); Pagnoni et al.
2021, "Understanding Factuality in Abstractive Summarization with FRANK" (the kinds of errors).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from summarise.common.text.words import Span, tokens
from summarise.training.checker.claim import Claim, replaced
from summarise.training.checker.names import NameKinds, names

_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]?\d)")
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April June July August September October November December".split()
)
_CALENDAR = re.compile(rf"\b(?:{'|'.join(_DAYS + _MONTHS)})\b")
_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|said|says|told) "
)
_NEGATABLE = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had|must)\b")
_NOT = re.compile(
    r"\b(?:is|are|was|were|will|would|could|should|has|have|had|did|does|do)( not|n[’']t)\b"
)
_NEVER = re.compile(r" (?:never|no longer) ")
_PAIRS = [
    tuple(pair.split("/"))
    for pair in (
        "win/lose wins/loses won/lost winning/losing victory/defeat rise/fall rises/falls rose/fell "
        "rising/falling increase/decrease increases/decreases increased/decreased more/fewer "
        "higher/lower highest/lowest largest/smallest biggest/smallest best/worst better/worse "
        "support/oppose supports/opposes supported/opposed approve/reject approves/rejects "
        "approved/rejected accept/refuse accepted/refused accepts/refuses agree/disagree before/after "
        "open/close opens/closes opened/closed begin/end begins/ends began/ended start/stop "
        "starts/stops started/stopped first/last early/late earlier/later buy/sell buys/sells "
        "bought/sold allow/ban allows/bans allowed/banned guilty/innocent arrested/released "
        "convicted/acquitted strong/weak stronger/weaker increase/cut raise/lower raised/lowered "
        "men/women man/woman boy/girl boys/girls son/daughter father/mother brother/sister "
        "husband/wife king/queen north/south east/west northern/southern eastern/western top/bottom "
        "old/new young/old friend/enemy love/hate loves/hates praise/criticise praised/criticised "
        "praises/criticises success/failure successful/failed alive/dead born/died join/leave "
        "joins/leaves joined/left arrive/leave arrived/left enter/leave gain/lose gained/lost "
        "majority/minority most/few public/private legal/illegal liberal/conservative "
        "Democrats/Republicans Democrat/Republican Democratic/Republican likely/unlikely "
        "safe/dangerous rich/poor cheap/expensive hot/cold above/below over/under inside/outside "
        "profit/loss confirmed/denied confirms/denies confirm/deny admitted/denied admits/denies "
        "injured/killed injuring/killing hurt/killed hopes/fears save/spend saved/spent "
        "attack/defend attacks/defends attacked/defended day/night morning/evening month/year "
        "months/years weeks/months hours/days days/weeks million/billion thousands/dozens "
        "hundreds/thousands home/away up/down ahead/behind with/without".split()
    )
]
_SWAPS: dict[str, list[str]] = {}
for _one, _two in _PAIRS:
    _SWAPS.setdefault(_one, []).append(_two)
    _SWAPS.setdefault(_two, []).append(_one)
_OPPOSITE = re.compile(rf"\b(?:{'|'.join(sorted(_SWAPS, key=len, reverse=True))})\b")
_HEDGES = {
    "may": "will", "might": "will", "could": "will", "would": "will",
    "accused of": "convicted of", "suspected of": "guilty of", "charged with": "convicted of",
    "considering": "announcing", "considers": "announces", "proposed": "approved",
    "plans to": "has begun to", "hopes to": "will", "wants to": "will", "seeks to": "will",
    "expected to": "certain to", "alleged": "proven", "allegedly": "certainly", "reportedly": "",
    "threatens to": "decides to", "nearly": "more than", "almost": "more than",
    "at least": "at most", "more than": "fewer than", "up to": "more than", "calls for": "wins",
    "asked": "ordered", "urges": "orders", "urged": "ordered", "some": "all", "many": "all",
    "several": "all", "most": "all", "likely": "certain", "possible": "certain",
}  # fmt: skip
_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(_HEDGES, key=len, reverse=True))})\b")


class Source(NamedTuple):
    """What a claim may be made false with.

    Attributes:
        sentences: the article's, as running text.
        names: the article's names, each once.
        numbers: the article's numbers.
        kinds: of names.
        elsewhere: names of other articles, by kind.
    """

    sentences: Sequence[str]
    names: Sequence[str]
    numbers: Sequence[str]
    kinds: NameKinds
    elsewhere: Mapping[str, Sequence[str]]


Corruption = Callable[[str, Source, random.Random], Claim | None]


def other_name(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Put another name of the same kind for one: the article's own, or one from elsewhere."""
    found = list(names(text))
    if not found:
        return None
    span = draw.choice(found)
    name = text[span.start : span.end]
    kind, own = source.kinds[name], set(tokens(name))
    alike = [n for n in source.names if source.kinds[n] == kind and not own & set(tokens(n))]
    if not alike or draw.random() < 0.35:
        alike = [
            n
            for n in draw.choices(source.elsewhere[kind] or [""], k=5)
            if n and not own & set(tokens(n))
        ]
    return replaced(text, span, draw.choice(alike), "name") if alike else None


def turned_names(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Let two names change places."""
    found = [s for s in names(text) if source.kinds[text[s.start : s.end]] != "place"]
    if len(found) < 2:
        return None
    one, two = sorted(draw.sample(found, 2))
    first, second = text[one.start : one.end], text[two.start : two.end]
    if set(tokens(first)) & set(tokens(second)):
        return None
    turned = text[: one.start] + second + text[one.end : two.start] + first + text[two.end :]
    shift = len(second) - len(first)
    wrong = (Span(one.start, one.start + len(second)), Span(two.start + shift, two.end))
    return Claim(turned, wrong, "roles")


def other_number(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Put another number for one: the article's own, or one nearby."""
    found = [*_NUMBER.finditer(text), *_WORD_NUMBER.finditer(text)]
    if not found:
        return None
    match = draw.choice(found)
    number = match.group()
    span = Span(*match.span())
    if number in _SMALL:
        return replaced(text, span, draw.choice([n for n in _SMALL if n != number]), "number")
    alike = [n for n in source.numbers if n != number and abs(len(n) - len(number)) <= 1]
    if alike and draw.random() < 0.5:
        return replaced(text, span, draw.choice(alike), "number")
    return replaced(text, span, _nearby(number, draw), "number")


def _nearby(number: str, draw: random.Random) -> str:
    """Return a number of like size, written alike."""
    value = float(number.replace(",", ""))
    if number.isdigit() and len(number) == 4 and 1900 <= value <= 2100:
        return str(int(value) + draw.choice([-10, -5, -3, -2, -1, 1, 2, 3]))
    other = value * draw.choice([0.4, 0.5, 0.7, 0.8, 1.2, 1.5, 2, 3, 10]) + draw.choice([0, 1, 2])
    decimals = len(number.partition(".")[2])
    return f"{other:,.{decimals}f}" if "," in number else f"{other:.{decimals}f}"


def other_date(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Put another day of the week, or another month."""
    found = list(_CALENDAR.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    family = _DAYS if match.group() in _DAYS else _MONTHS
    put = draw.choice([name for name in family if name != match.group()])
    return replaced(text, Span(*match.span()), put, "date")


def negated(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Take a negation out, or put one in."""
    out = [(Span(*m.span(1)), "") for m in _NOT.finditer(text)]
    out += [(Span(*m.span()), " ") for m in _NEVER.finditer(text)]
    put = [
        (Span(m.end(), m.end()), draw.choice([" not", " not", " never"]))
        for m in _NEGATABLE.finditer(text)
    ]
    both = out or put
    return replaced(text, *draw.choice(both), "negation") if both else None


def opposite(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Put a word's opposite for it."""
    found = list(_OPPOSITE.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    return replaced(text, Span(*match.span()), draw.choice(_SWAPS[match.group()]), "opposite")


def surer(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Drop a hedge, or say more than what is said."""
    found = list(_HEDGE.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    return replaced(text, Span(*match.span()), _HEDGES[match.group()], "hedge")


def joined_wrongly(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Let the sentence end as another sentence of the article does."""
    here = [m for m in _VERB.finditer(text) if 8 < m.start() < len(text) - 20]
    if not here:
        return None
    match = draw.choice(here)
    endings = [
        (other, m)
        for other in source.sentences
        for m in _VERB.finditer(other)
        if m.group() == match.group() and m.start() > 8 and 20 < len(other) - m.end() < 140
    ]
    own = set(tokens(text))
    endings = [(o, m) for o, m in endings if len(set(tokens(o[m.end() :])) - own) >= 3]
    if not endings:
        return None
    other, there = draw.choice(endings)
    start = match.end()
    return Claim(
        text[:start] + other[there.end() :],
        (Span(start, start + len(other) - there.end()),),
        "joined",
    )


CORRUPTIONS: dict[str, tuple[Corruption, float]] = {
    "name": (other_name, 1.5),
    "roles": (turned_names, 1.2),
    "number": (other_number, 1.0),
    "date": (other_date, 0.4),
    "negation": (negated, 0.5),
    "opposite": (opposite, 1.0),
    "hedge": (surer, 0.6),
    "joined": (joined_wrongly, 1.2),
}


def numbers(text: str) -> list[str]:
    """Return the numbers of a text in digits, each once."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


def corrupted(text: str, source: Source, draw: random.Random) -> Claim | None:
    """Return a claim made false in one of the ways that it allows, drawn by weight; None for none."""
    ways = list(CORRUPTIONS)
    while ways:
        way = draw.choices(ways, [CORRUPTIONS[name][1] for name in ways])[0]
        ways.remove(way)
        made = CORRUPTIONS[way][0](text, source, draw)
        if made and made.text != text:
            return made
    return None
