"""The tokens of Google's `rouge-score`: ASCII words and numbers.

Source: `rouge_score/tokenize.py` (github.com/google-research/google-research/tree/master/rouge).
"""

from __future__ import annotations

import re

from summarise.common.text.stemming import Stem, stem_tokens

_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def ascii_tokens(text: str, stem: Stem | None = None) -> list[str]:
    """Return the runs of a-z and 0-9 in lower case, stemmed above three letters."""
    return stem_tokens(_NOT_ASCII_WORD.sub(" ", text.lower()).split(), stem)
