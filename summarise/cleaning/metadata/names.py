"""The names alone of who wrote an article: without roles, addresses, outlets and degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarise.cleaning.languages import alternatives

_ADDRESS = re.compile(
    r"\(?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b\)?|(?<![\w@])@\w[\w.]*|\b(?:https?://|www\.)\S+"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FIRM_END = re.compile(r"\s+[|•·⋅—–/-]\s+|\s*[|•·⋅]\s*|:\s")  # what stands behind is no name
_AND = rf"(?:{alternatives(lambda of: of.between_names)})"
_BETWEEN = re.compile(
    rf"(\s*[,;]\s*(?:(?:&|\b{_AND}\b)\s*)?|\s+(?:&|{_AND})\s+|\s*[\n\t]\s*)", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_ENDS_SHORT = re.compile(r"(?:^|\s)(?:[JS]r|\w)\.$")
_DEGREES = frozenset(
    "phd md do rn bsn msn dvm dds dmd mba ma ms msc ba bsc mph cpa cfp cfa esq facp rd rdn ldn lcsw "
    "pmp cissp".split()
)
_BY = re.compile(
    rf"^(?:\w+ )?(?:{alternatives(lambda of: of.by)})\s*:?\s+(?=[^\W\d_])", re.IGNORECASE
)
_CAPITAL = r"(?=(?-i:[^\W\d_a-z]))"
_FOR = re.compile(
    rf"\s+(?:{alternatives(lambda of: of.before_outlet)})\s+(?:[a-z]{{2,3}} )?{_CAPITAL}.*$"
)
_ROLE = rf"(?:{alternatives(lambda of: (*of.roles, *of.jobs))})"
_BEAT = re.compile(rf"^(?:{alternatives(lambda of: of.beats)})$", re.IGNORECASE)
_LEADING_ROLE = re.compile(rf"^(?:[\w’'-]+\s+){{0,3}}?{_ROLE}\s+{_CAPITAL}", re.IGNORECASE)
_ROLE_ON = re.compile(rf"(?:^|\s+){_ROLE}\b.*$", re.IGNORECASE)
_NO_PERSON = frozenset(
    "inc llc ltd gmbh corp corporation company group media press times post news newsroom courier herald "
    "tribune gazette journal chronicle magazine network agency institute university foundation association "
    "society ministry department centre center clinic hospital college school team staff service services "
    "solutions studio studios marketing blog admin administrator webmaster editor editors redaktion rédaction "
    "redacción redazione redactie contributor contributors guest user author authors unknown anonymous "
    "undefined none null category posted published updated view by on in learn more read".split()
)
_OURS = re.compile(
    r"^(?:(?:from|von|de|van|dal?) )?"
    r"(?:our|unser(?:e[rmn])?|notre|nos|nuestr[oa]|nostr[oa]|noss[oa]|onze) (?P<rest>.*)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "al bin da dal dalla das de degli del della den der di do dos du e el la las le los och op ten ter van vom "
    "von y zu zum zur ’t 't".split()
)
_MOST_TOKENS, _MOST_LETTERS = 6, 30


@lru_cache(maxsize=256)
def names_alone(who: str, sites: frozenset[str] = frozenset()) -> str:
    """Return the names that a line says, with what stands between them; empty where it has none.

    `Ole Munt and Ann Pell` of `Ole Munt and Ann Pell, staff writers for The Skerry Echo`.

    Args:
        who: a byline without its `By`, or an author as markup gives one.
        sites: names of the site and its publisher, which are no authors.
    """
    ours = _OURS.match(_BY.sub("", who))
    if ours and _ROLE_ON.search(ours["rest"]):  # our correspondent, who may have no name
        who = _LEADING_ROLE.sub("", ours["rest"])
        if _ROLE_ON.search(who) or not is_names(who):
            return ""
    firms = {_folded(site) for site in sites}
    names = [
        (_name(part, firms, first=not i), separator)
        for i, (part, separator) in enumerate(_parts(who))
    ]
    whole = [name for name, _ in names if _is_whole(name)]
    lone = [name for name, _ in names if name and not _SUFFIX.match(name)]
    known = frozenset(whole or lone)
    beside = names[0][1].strip() if names else ""
    if not whole and (len(lone) > 1 or beside not in ("", ",")):
        return ""  # of several, each has more than a word
    found, between, skipped = "", "", False
    for name, separator in names:
        if name and found and _SUFFIX.match(name):
            found += (between if between.strip() == "," else " ") + name
        elif name in known and not (skipped and between.strip() == ","):
            found += (_SPACE.sub(" ", between) if between.strip() else ", ") * bool(found) + name
            skipped = False
        else:  # where one works may follow what one is
            skipped = bool(found)
        between = separator
    return found


def _is_whole(name: str) -> bool:
    """Return whether a name has more than a word, or is of a script without capitals."""
    return " " in name or (bool(name) and name.upper() == name.lower())


def is_name(text: str) -> bool:
    """Return whether a text has the form of a person's name: letters, each word with a capital."""
    tokens = text.split()
    if not 0 < len(tokens) <= _MOST_TOKENS or any(map(str.isdigit, text)):
        return False
    return all(map(_of_name, tokens)) and tokens[-1] not in _PARTICLES


def is_names(text: str) -> bool:
    """Return whether a text is names of persons and nothing else, each of two words or more."""
    return all(" " in name and is_name(name) for name in _BETWEEN.split(text.strip())[::2])


def _parts(who: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line and what stands behind each."""
    text = _BRACKETS.sub("", _ADDRESS.sub("", who)).strip(" ,;|-–—·•")
    text = _FOR.sub("", _BY.sub("", text))
    text = _FIRM_END.split(text, maxsplit=1)[0]
    pieces = _BETWEEN.split(text)
    yield from zip(pieces[::2], [*pieces[1::2], ""], strict=True)


def _name(part: str, firms: set[str], first: bool) -> str:
    """Return the name in a part of a line, empty where there is none."""
    part = _LEADING_ROLE.sub("", part.strip(" ,;:|-–—*"))
    words = _ROLE_ON.sub("", part).split()
    if " ".join(words) != part:  # what is before the role may be of it
        while words and _BEAT.match(words[-1]):
            words.pop()
        if len(words) < 2 or (not first and any(map(_BEAT.match, words))):
            return ""
    while first and words and words[0].islower() and words[0] not in _PARTICLES:
        words.pop(0)  # of a role that is not known
    degrees = (i for i, word in enumerate(words) if i and _folded(word) in _DEGREES)
    words = words[: next(degrees, None)]
    name = " ".join(words)
    if not _ENDS_SHORT.search(name):
        name = name.rstrip(".")
    no_person = any(word.casefold().strip(".’'") in _NO_PERSON for word in words)
    return "" if no_person or not is_name(name) or _folded(name) in firms else name


def _of_name(token: str) -> bool:
    letters = [each for each in token if each.isalpha()]
    if not letters:
        return False
    if token in _PARTICLES or token.startswith(("d'", "d’", "al-", "el-")):
        return True
    return (
        not letters[0].islower()
        and len(token) <= _MOST_LETTERS
        and not re.search(r"[\d_#:!?=]", token)
    )


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
