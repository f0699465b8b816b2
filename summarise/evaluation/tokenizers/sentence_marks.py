"""Marks that published outputs put around or between sentences, read as line ends.

PEGASUS writes `<n>`, BertSum `<q>`, fast_abs_rl and bottom-up `<t> … </t>`, the pointer-generator
`<s> … </s>`, UniLM `[X_SEP]`, NeuSum `##SENT##`; others their tokenizer's own.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?:<|&lt;)\s?/?\s?(?:n|q|t|s|p|br|nl|newline|sent(?:ence)?(?:_(?:start|end))?|[sx]?_?sep|split|para"
    r"|[be]os|sos|eo[tp]|pad|cls)\s?/?\s?(?:>|&gt;)"
    r"|\[(?:[sx]_)?(?:sep|cls|pad|[be]os)\]|<\|endoftext\|>|##sent##",
    re.IGNORECASE,
)


def has_marks(text: str) -> bool:
    """Tell whether there is a sentence mark in a text."""
    return _MARK.search(text) is not None


def marks_to_lines(text: str) -> str:
    """Return a text with a line end for its sentence marks; one without any as it is."""
    if not has_marks(text):
        return text
    lines = (line.strip() for line in _MARK.sub("\n", text).splitlines())
    return "\n".join(line for line in lines if line)
