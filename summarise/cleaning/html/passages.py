"""Passages in a page's data: a text, or markup in a string, to the paragraphs that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from summarise.cleaning.blocks.prose import reads_as_prose
from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.html.blocks import visible_blocks
from summarise.cleaning.html.tree import parse
from summarise.common.text.characters import UNSPACED
from summarise.common.text.repair import decode_entities, decode_unseen, repair
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import count_words

_ELEMENTS = (
    "p|div|span|h[1-6]|[uod]l|li|d[td]|a|b|i|u|s|q|em|strong|small|su[bp]|cite|mark|abbr|time|blockquote|pre|code|"
    "center|font|section|article|aside|header|footer|figure|figcaption|picture|video|audio|iframe|object|table|"
    "t[rdh]|tbody|thead|caption|noscript|svg|button|form|html|body"
)
# A name in angles alone is none, "The <script> tag is old", and what it begins would have no end
_MARKUP = re.compile(
    rf"</(?:{_ELEMENTS})\s*>|<(?:br|hr|img)\s*/?>|<!--[^<>]*-->|<p>(?![\s,.;:)”’'\"`])"
    r"|<(?:a|p|div|span|font|img|h[1-6]|[uo]l|li|table|t[rd])\s+[a-z][\w:-]*\s*=[^<>]*>"
    r"|\A\s*<(script|style)\b[^<>]*>(?s:.*)</\1>\s*\Z",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"<(?:p|br|div|li|h\d|t[rd]|section|article|blockquote|pre)\b", re.IGNORECASE)
_LINE, _BLANK_LINE = re.compile(r"\n"), re.compile(r"\n[ \t\r]*\n")
_OF_TEXT = (Region.TEXT, Region.QUOTATION)
_WORD, _WORD_OR_LETTER = re.compile(r"\w+"), re.compile(rf"{UNSPACED.pattern}|\w+")
_RUN = 4  # words by which a text is known


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, or of markup in a string, without captions, menus and boxes."""
    if not _MARKUP.search(text):
        text = unescape(text)  # once: tags that are escaped in markup are text
    text, _ = repair(decode_unseen(text))
    if not _MARKUP.search(text):
        return [said for line in text.split("\n") if (said := " ".join(line.split()))]
    # content systems part paragraphs by blank lines, and by any line end where no element does
    broken = (_BLANK_LINE if _BLOCK.search(text) else _LINE).sub("<br><br>", text)
    blocks, _ = visible_blocks(parse(broken))
    return [decode_entities(each.text)[0] for each in blocks if each.region in _OF_TEXT]


def is_prose(paragraph: str) -> bool:
    """Tell whether a paragraph is running text."""
    return reads_as_prose(paragraph, count_words(paragraph), ends_sentence(paragraph))


def size(said: Iterable[str]) -> int:
    """Return how many words paragraphs have."""
    return sum(map(count_words, said))


def runs(text: str) -> set[str]:
    """Return the runs of a few words of a text, or of letters where no spaces part them."""
    parted = text.isascii() or not UNSPACED.search(text)
    words = (_WORD if parted else _WORD_OR_LETTER).findall(text.lower())
    return {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def shares(text: str, other: str) -> bool:
    """Tell whether most of what a text says another says too; an empty one says nothing else."""
    return mostly_in(runs(text), runs(other))


def mostly_in(said: set[str], other: set[str]) -> bool:
    """Tell whether most of what is said another says too."""
    return 2 * len(said & other) >= len(said)
