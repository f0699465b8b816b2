"""The language that a multilingual checkpoint reads and writes."""

from __future__ import annotations

import re
from typing import Any

from babel.core import get_global

MULTILINGUAL = ("mbart", "m2m_100", "nllb-moe", "plbart")
# __de__ (M2M100), de_DE (mBART), deu_Latn (NLLB), __en_XX__ (PLBart)
_LANGUAGE_TOKEN = re.compile(r"__([a-z]{2,3})__|_{0,2}([a-z]{2,3})_[A-Z][A-Za-z]{1,3}(?:__)?")


def choose_language(
    family: str,
    tokenizer: Any,
    language: str,
    first: int,
    forced: int | None,
    notes: list[str],
) -> tuple[int, int | None]:
    """Set the source's language, and return the decoder's first tokens for the same as target.

    Args:
        family: one of `MULTILINGUAL`.
        tokenizer: gets `src_lang`.
        language: ISO 639-1 code; "" for the checkpoint's own.
        first, forced: the decoder's start token and the one that must follow, as they are.
        notes: gets what was found.
    """
    known = _language_tokens(tokenizer)
    token = next((token for token, code in known.items() if language and code == language), None)
    if token is None:
        if language:
            notes.append(f"no token for the language {language!r}: its own languages are kept")
        return first, forced
    tokenizer.src_lang = language if token == f"__{language}__" else token
    notes.append(f"reads and writes {token}")
    target = int(tokenizer.convert_tokens_to_ids(token))
    if family == "plbart" or tokenizer.convert_ids_to_tokens(first) in known:
        return target, None  # PLBart, mBART-25: the language is the first token
    return first, target


def _language_tokens(tokenizer: Any) -> dict[str, str]:
    """Return the tokens of a multilingual vocabulary that stand for a language, and its ISO 639-1 code.

    CLDR says which code of three letters is one of two: `deu` is `de`, and `arb` alone of the
    languages of Arabic is `ar`.
    """
    apart = getattr(tokenizer, "lang_token_to_id", {})  # where M2M100's keeps them
    aliases = get_global("language_aliases")
    found = {}
    for token in sorted({*tokenizer.get_vocab(), *apart}):
        if match := _LANGUAGE_TOKEN.fullmatch(token):
            code = match[1] or match[2]
            found[token] = str(aliases.get(code, code))
    return found
