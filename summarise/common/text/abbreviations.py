"""Abbreviations that end no sentence, beside those that `sentencex` knows.

Of each language those before which it would stop: measured by putting them before a name, a number
and a word in lower case.
"""

from __future__ import annotations

import re

# before a name, a number or a word: by language, whose own words some of them are elsewhere
_TITLES = {
    "en": "Ald Amb Asst Atty Bp Bro Cllr Const Dep Dir Ft Intl Mgr Ms Mx Pte Spc Sub-Lt Treas Ven",
    "fr": "M MM Mme Mmes Mlle Mlles Dr Pr Me St Ste Gal Cdt Cap Lt Col Mgr Ets Cie boul",
    "es": "D Dña Cía Cnel Gral Lic Mons Pdte Pte Dpto Depto Nº nº núm",
    "pt": "Av Cap Cel Cia D Dep Gov Ltda Min Pe Profa Sta Ten R nº núm pág",
    "it": "Dott.ssa S Sig.ra",
    "nl": "burg mevr Mevr",
    "de": "Abg Bgm Dipl Frl",
    "da": "adv cand",
    "sv": "dir S:t",
    "pl": "al dr gen hab im inż kpt ks mgr nr os pl płk por prof red sen św ul",
}
# before a number or a word in lower case, in any language
_BEFORE_NUMBERS = frozenset(
    """
    approx Approx aprox env ca Ca circa kl Kl godz tel tlf incl inkl ekskl exkl excl maks max min est resp
    vol pag pagg pág págs evt ev osv milj mill mdr mrd mln mld tys jfr jf hhv fhv ift pga dvs
    """.split()
)
# what stands before a name, and so ends no sentence, whatever a scraped page makes of its lines
BEFORE_NAMES = r"(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Gen|Lt|Sgt|Col|Capt|Rev|Prof)\."
_DAYS_AND_ZONES = re.compile(  # what may follow 9 a.m. in its sentence, for all its capital
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
    r"|oct|nov|dec)[a-z]*\.? \d|(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|AES?T|IST|JST)\b|(?:Eastern|Central|Pacific|Mountain|local) ",
    re.IGNORECASE,
)
# D-W.Va. and then-U.S., which sentencex ends in their middle
_INITIAL = re.compile(r"-[A-Z]\.$")
_NEXT_INITIAL = re.compile(r"[A-Z][a-z]{0,3}\.")
_CLOCK = re.compile(r"\b[ap]\. ?m\.$", re.IGNORECASE)
_BEFORE_NAME = re.compile(rf"\b{BEFORE_NAMES}$")
_NAME = re.compile(r"(?!(?:The|This|An?|He|She|It|They|We|But|In|On)\b)[A-Z]")
_LAST = re.compile(r"[^\s(\[«“\"'‘’]+(?=\.$)")
_LOWER_CASE = re.compile(r"[\"'“‘(\[«]?[^\W\d_]+")
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _TITLES.items()}


def goes_on(before: str, after: str, language: str, cased: bool) -> bool:
    """Tell whether a sentence goes on behind a full stop at which `sentencex` ends it.

    Args:
        before: the sentence up to and with the full stop.
        after: what stands behind it and the white space.
        language: an ISO 639-1 code.
        cased: the text has capitals, so that no sentence begins in lower case.
    """
    if before[-1:] != ".":
        return False
    if cased and _in_lower_case(after):
        return True
    if _CLOCK.search(before):
        return _DAYS_AND_ZONES.match(after) is not None
    word = _LAST.search(before)
    if word is None:
        return False
    if word[0] in _BEFORE_NUMBERS:
        return after[:1].isdigit() or not cased
    return word[0] in _BY_LANGUAGE.get(language, ())


def goes_on_below(before: str, after: str) -> bool:
    """Tell whether a blank line cuts a title from the name that it belongs to, as links on pages do."""
    return _NAME.match(after) is not None and _BEFORE_NAME.search(before) is not None


def is_one_word(before: str, after: str) -> bool:
    """Tell whether initials behind a hyphen go on right behind their first full stop."""
    return _INITIAL.search(before) is not None and _NEXT_INITIAL.match(after) is not None


def _in_lower_case(text: str) -> bool:
    """Tell whether a text begins with a word in lower case; one as `iPhone` is none."""
    word = _LOWER_CASE.match(text)
    return word is not None and word[0].islower()
