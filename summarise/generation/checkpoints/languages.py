"""The language that a multilingual checkpoint reads and writes."""

from __future__ import annotations

import re
from typing import Any

MULTILINGUAL = ("mbart", "m2m_100")
_LANGUAGE_TOKEN = re.compile(r"__[a-z]{2,3}__|[a-z]{2,3}_[A-Z][A-Za-z]{1,3}")  # __de__, de_DE


def choose_language(
    tokenizer: Any, language: str, first: int, forced: int | None, notes: list[str]
) -> tuple[int, int | None]:
    """Set the source's language, and return the decoder's first tokens for the same as target.

    Args:
        tokenizer: gets `src_lang`.
        language: ISO 639-1 code; "" for the checkpoint's own.
        first, forced: the decoder's start token and the one that must follow, as they are.
        notes: gets what was found.
    """
    code = re.compile(rf"(__)?{re.escape(language)}(__|_[A-Z]{{2}}|_[A-Z][a-z]{{3}})?")
    known = _language_tokens(tokenizer)
    token = next((token for token in known if language and code.fullmatch(token)), None)
    if token is None:
        if language:
            notes.append(f"no token for the language {language!r}: its own languages are kept")
        return first, forced
    tokenizer.src_lang = language if token.startswith("__") else token
    notes.append(f"reads and writes {token}")
    target = int(tokenizer.convert_tokens_to_ids(token))
    if tokenizer.convert_ids_to_tokens(first) in known:
        return target, None  # mBART-25: the language is the first token
    return first, target


def _language_tokens(tokenizer: Any) -> list[str]:
    """Return the tokens of a multilingual vocabulary that stand for a language."""
    apart = getattr(tokenizer, "lang_token_to_id", {})  # where M2M100's keeps them
    vocabulary = {*tokenizer.get_vocab(), *apart}
    return sorted(token for token in vocabulary if _LANGUAGE_TOKEN.fullmatch(token))
