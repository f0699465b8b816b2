"""How a decoder-only checkpoint is asked: the article, then an instruction, in its own chat template.

The article stands first, so that both lengths go on from one reading of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.instructions import BEHIND

_ARTICLE, _ASKED, _ANSWER = "<<article>>", "<<instruction>>", "<<answer>>"


@dataclass(frozen=True)
class Chat:
    """A tokenizer's chat template, cut where the article and the instruction stand.

    Attributes:
        tokenizer: turns texts into token ids.
        opening: token ids before the article.
        asking, answering: the template between the article and the instruction, and behind it.
        ends: the token that ends an answer, where the template has one.
        templated: whether the tokenizer has a template; without one the instruction stands behind
            the article, as text.
    """

    tokenizer: Any
    opening: tuple[int, ...]
    asking: str
    answering: str
    ends: int | None
    templated: bool

    def prompt(self, instruction: str) -> list[int]:
        """Return the decoder's first token ids for an instruction."""
        text = self.asking + instruction + self.answering
        return list(self.tokenizer(text, add_special_tokens=False).input_ids)


def find_chat(tokenizer: Any, system: str = "") -> Chat:
    """Find how a decoder-only checkpoint is asked; thinking is turned off where it can be.

    Args:
        tokenizer: has the chat template, if there is one.
        system: what the system prompt says; "" for what the template says by itself.

    Raises:
        SummariseError: the template has no place for a system prompt.
    """
    if not tokenizer.chat_template:
        opening = tuple(tokenizer(system + BEHIND if system else "").input_ids)
        opening = tuple(token for token in opening if token != tokenizer.eos_token_id)
        return Chat(tokenizer, opening, BEHIND, "\n\n", None, False)
    told = [{"role": "system", "content": system}] if system else []
    asked = [*told, {"role": "user", "content": _ARTICLE + BEHIND + _ASKED}]
    how = {"tokenize": False, "enable_thinking": False}
    try:
        text = tokenizer.apply_chat_template(asked, add_generation_prompt=True, **how)
    except TemplateError as error:
        raise SummariseError(f"its chat template refuses what it is given: {one_line(error)}") from error  # fmt: skip
    before, _, rest = text.partition(_ARTICLE)
    if system not in before:
        raise SummariseError("its chat template has no system prompt: say it in `prompt`")
    asking, _, answering = rest.partition(_ASKED)
    opening = tuple(tokenizer(before, add_special_tokens=False).input_ids)
    answered = [*asked, {"role": "assistant", "content": _ANSWER}]
    whole = tokenizer.apply_chat_template(answered, **how)
    behind = tokenizer(whole.partition(_ANSWER)[2], add_special_tokens=False).input_ids
    ends = next((token for token in behind if token in tokenizer.all_special_ids), None)
    return Chat(tokenizer, opening, asking, answering, ends, True)
