"""The language of an article, in whatever language an archive names it, as an ISO 639-1 code."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED_IN = (
    "en de fr nl es it pt sv da nb fi pl ru zh zh_Hant ja ko".split()
)  # by interfaces of archives
_CODE = re.compile(r"[a-z]{2}(?:[-_]\w{2,8})*", re.IGNORECASE)


@lru_cache(maxsize=256)
def named_language(said: str) -> str | None:
    """Return the code of the first language that is named: `ENGLISH; ENGLISCH`, `Anglais`, `en-GB`.

    None where nothing known is.
    """
    for name in re.split(r"[;,/]", said):
        name = name.strip()
        if _CODE.fullmatch(name):
            return name[:2].lower()
        if code := _code_of(name.casefold()):
            return code
    return None


def _code_of(name: str) -> str | None:
    if not name:
        return None
    for language in _NAMED_IN:
        if code := _names(language).get(name):
            return code
    return None


@lru_cache
def _names(language: str) -> dict[str, str]:
    """Return the codes of languages by their names in one of them, by CLDR."""
    from babel import Locale  # a tenth of a second to import

    names = Locale.parse(language).languages
    return {name.casefold(): code for code, name in reversed(list(names.items())) if len(code) == 2}
