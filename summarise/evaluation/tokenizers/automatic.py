"""Which tokeniser `auto` is for a set of references, and what there is to say about it.

`rouge-score` knows a-z and 0-9 only, so that it splits words at each accent: of Müller and Möller it
compares `m` and `ller`. Its figures are the field's for English; words of other languages are
compared whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from summarise.common.text.detection import detect_language, is_plainly_english
from summarise.common.text.unicode_tokens import is_latin

TokeniserName = Literal["auto", "rouge-score", "unicode"]

_SAMPLE = 200  # references
_PIECE = 300  # characters that a guess of the language is made of
# a word with an accented letter: neither ASCII nor a script that `rouge-score` leaves out as a whole;
# with both cases written out, since ı and ſ fold to i and s
_ACCENTED = re.compile(r"[a-zA-Z][À-ÖØ-öø-ɏḀ-ỿ]|[À-ÖØ-öø-ɏḀ-ỿ][a-zA-Z]")


def choose_tokeniser(
    wanted: TokeniserName, references: Sequence[str]
) -> tuple[TokeniserName, list[str]]:
    """Return the tokeniser for a set of references, and notes on it, at most one.

    `auto` stays what it is where the references are in English, or in no Latin script: then each
    summary's are looked at (see `Rouge.tokeniser`).
    """
    accented = sum(map(has_accents, references))
    if wanted == "unicode" or not accented:
        return wanted, []
    language = foreign_language(references) if wanted == "auto" else None
    if language:
        named = sum(map(len, references)) >= _PIECE  # of less only that it is not English is sure
        what = f"seem to be in {language_name(language)}" if named else "are not in English"
        return "unicode", [
            f"The references {what}: words are compared whole, accents and all. "
            "--tokeniser rouge-score splits them at each accent, as rouge-score does."
        ]
    return wanted, [
        f"{accented:,} of {len(references):,} references have words with accents, which rouge-score "
        "splits there (of Müller it compares m and ller): --tokeniser unicode compares them whole."
    ]


def foreign_language(texts: Sequence[str]) -> str | None:
    """Return the language of references where they are not in English, as an ISO 639-1 code.

    None where they are in English, in no Latin script, too short to tell, or have no word with an
    accent: for those no tokeniser has to be chosen.
    """
    if not any(map(has_accents, texts)):
        return None
    pieces = _pieces(texts)
    if 2 * sum(map(is_plainly_english, pieces)) >= len(pieces):
        return None  # without the model, which takes a second to load
    known = [vote for vote in map(detect_language, pieces) if vote is not None]
    if 2 * known.count("en") >= len(known):
        return None
    return max((vote for vote in known if vote != "en"), key=known.count)


def language_name(code: str) -> str:
    """Return a language's name in English; a code that is not known as it is."""
    from babel import Locale, UnknownLocaleError  # slow to import

    try:
        return Locale(code).english_name or code
    except (UnknownLocaleError, ValueError):
        return code


def has_accents(text: str) -> bool:
    """Tell whether a text in Latin script has a word with an accented letter."""
    return not text.isascii() and _ACCENTED.search(text) is not None and is_latin(text)


def _pieces(texts: Sequence[str]) -> list[str]:
    """Return texts from all over a set, joined until there are enough letters to judge by."""
    pieces = [""]
    for text in texts[:: max(1, len(texts) // _SAMPLE)]:
        if len(pieces[-1]) >= _PIECE:
            pieces.append("")
        pieces[-1] += f"{text}\n"
    return pieces
