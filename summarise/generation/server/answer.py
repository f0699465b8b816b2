"""What a server answered: the text, without a model's thoughts, and what makes one doubt it."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.sentences import split_sentences

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_OPENED_BEFORE = re.compile(  # a thought that the model's prompt opened
    r"\A(?:(?!<think(?:ing)?>).)*?</think(?:ing)?>", re.DOTALL
)
_LABEL = re.compile(r"^(?:headline|title|summary)\s*:\s*(?=\S)", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\*|__|^#+\s|^```\w*$|`", re.MULTILINE)
_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'"}


class Answer(NamedTuple):
    """A chat completion.

    Attributes:
        text: what is to be shown of it.
        cut: whether its tokens were up before it had ended.
        thought: whether it has thoughts as well.
        tokens_read: of the request, None where the server does not say.
    """

    text: str
    cut: bool
    thought: bool
    tokens_read: int | None


def parse_answer(body: bytes) -> Answer:
    """Parse a server's body; raises `ValueError` where it is no chat completion."""
    try:
        found = json.loads(body)
        choice = found["choices"][0]
        message = choice["message"]
        content = message.get("content") or ""
        usage = found.get("usage") or {}
        read = usage.get("prompt_tokens")
        thoughts = message.get("reasoning_content") or message.get("reasoning")
        text = _THOUGHT.sub("", _OPENED_BEFORE.sub("", content))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("its answer is no chat completion") from error
    return Answer(
        text=plain(text),
        cut=choice.get("finish_reason") == "length",
        thought=bool(thoughts) or text != content,
        tokens_read=read if isinstance(read, int) else None,
    )


def whole_part(answer: Answer, language: str = "en") -> str:
    """Return an answer's text, or, where it was cut off, the sentences of it that are whole."""
    if not answer.cut:
        return answer.text
    ends = [b for a, b in split_sentences(answer.text, language) if ends_sentence(answer.text[a:b])]
    return answer.text[: ends[-1]] if ends else ""


def plain(text: str) -> str:
    """Return a text without the label, marks and quotation marks that models put around it."""
    line = " ".join(_MARKDOWN.sub("", text).split())
    line = _LABEL.sub("", line)
    inner = line[1:-1]
    if line[-1:] and line[-1] == _QUOTES.get(line[:1]) and not {line[0], line[-1]} & set(inner):
        line = inner.strip()
    return line


def error_message(body: bytes) -> str:
    """Return what a server says of an error, in its JSON or as it stands; "" for nothing."""
    text = body[:2000].decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "" if "<" in text else text
    error = found.get("error", found) if isinstance(found, dict) else found
    if isinstance(error, dict):
        error = error.get("message") or error.get("detail") or ""
    return error if isinstance(error, str) else ""
