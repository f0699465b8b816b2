"""News agencies: a line that names one and nothing else, and the one in a dateline."""

from __future__ import annotations

import re

from summarise.cleaning.languages import alternatives, collect

_NAMES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "aap": "AAP",
    "australian associated press": "AAP", "pa": "PA", "pa media": "PA",
    "press association": "PA", "dpa": "dpa", "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg", "upi": "UPI", "xinhua": "Xinhua", "tass": "TASS", "efe": "EFE",
    "ansa": "ANSA", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap", "pti": "PTI",
    "ani": "ANI", "ians": "IANS", "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press", "cna": "CNA", "interfax": "Interfax",
}  # fmt: skip
_KEYS = tuple(_NAMES)
AGENCY_LAST_WORDS = frozenset(re.split(r"\W", name)[-1] for name in _NAMES)
"""Every line that names an agency ends with one of these."""
_MOST_CHARACTERS = 80
_BETWEEN = "".join(rf"|\b{word}\b" for word in collect(lambda of: of.between_agencies))
_JOINERS = re.compile(rf"\s*(?:,|/|\||&{_BETWEEN})\s*", re.IGNORECASE)
# Harbour Post with AFP: an outlet of up to four words, each with a capital
_OUTLET_WITH = re.compile(
    rf"^(?:[A-Z][\w.'’&-]* ){{1,4}}(?:{alternatives(lambda of: of.with_agency)}) (?=[A-Z(])"
)
_DATELINE = re.compile(r"^[^a-z]{0,60}[^()]{0,40}\((?P<agency>[A-Za-z .-]{2,30})\)\s*[-–—]")


def parse_agency(line: str) -> str | None:
    """Return the agencies that a line names, if it names nothing else but an outlet.

    `Reuters` for `Reuters`, `AFP` for `Harbour Post with AFP`, `AAP, AP` for `AAP with AP`.
    """
    line = line.strip()
    if len(line) > _MOST_CHARACTERS or not line.rstrip(" ).").casefold().endswith(_KEYS):
        return None
    if not line.lstrip(" (").casefold().startswith(_KEYS):
        line = _OUTLET_WITH.sub("", line)
    parts = [part.strip(" ().") for part in _JOINERS.split(line) if part]
    names = [_NAMES.get(part.casefold()) for part in parts]
    return ", ".join(dict.fromkeys(n for n in names if n)) if names and all(names) else None


def dateline_agency(paragraph: str) -> str | None:
    """Return the agency in a dateline: `Reuters` of `LONDON, June 12 (Reuters) - ...`."""
    match = _DATELINE.match(paragraph)
    return parse_agency(match["agency"]) if match else None
