"""Names and numbers of a summary that its article does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, NUMBER_OR_WORD, Span, fold, tokens


def unsupported(summary: str, article: str, ordinary: Iterable[str] = ()) -> list[str]:
    """Names and numbers of a summary that are not a whole token of the article.

    Returns:
        the tokens as the summary writes them, in order, each once (see `unsupported_spans`).
    """
    spans = unsupported_spans(summary, article, ordinary)
    return list(dict.fromkeys(summary[start:end] for start, end in spans))


def unsupported_spans(summary: str, article: str, ordinary: Iterable[str] = ()) -> list[Span]:
    """Where a summary has names and numbers that are not a whole token of the article.

    A name is a token with a capital, a number one that has a digit. The first word of a sentence
    has its capital from its place, so there a word of the article, a function word or one of
    `ordinary` (folded) is no name. Tokens are compared as `tokens` gives them.
    """
    known = set(tokens(article))
    plain = FUNCTION_WORDS.union(ordinary)
    starts = {span.start for span in split_sentences(summary)}
    found = []
    for match in NUMBER_OR_WORD.finditer(re.sub(r"['’]s\b", "  ", summary)):
        token = match.group()
        if not (token[0].isdigit() or token != token.lower()) or fold(token) in known:
            continue
        opens = match.start() in starts or summary[match.start() - 1 : match.start()] in "“\"'‘("
        if fold(token) in FUNCTION_WORDS or (opens and fold(token) in plain):
            continue
        found.append(Span(*match.span()))
    return found
