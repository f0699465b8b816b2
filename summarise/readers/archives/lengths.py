"""How archives count the words that they say an article has, measured on their exports.

What they count beside the text differs from source to source. So what was read is as many words as are nearest
to those declared, of the least and the most that the archive may count; both together are within 2% of what
is declared for nearly all articles. What ProQuest counts, the pieces of its own markup with its pictures', is
not in its files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # kana and ideographs
_PIECE = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ADDRESS = re.compile(r"\[?\bhttps?://\S+")
_CHARACTERS = 6  # a word of Nexis
_BETWEEN = 4  # characters between paragraphs that some sources count, others none
_AROUND = 15  # and around the text


def sixths_of_characters(paragraphs: Sequence[str], declared: int | None = None) -> int:
    """Return the length of a body as Nexis counts: six characters are a word, whatever they are."""
    characters = sum(len(" ".join(each.split())) for each in paragraphs)
    most = characters + _BETWEEN * len(paragraphs) + _AROUND
    return _nearest(declared, characters // _CHARACTERS, round(most / _CHARACTERS))


def runs_of_letters(
    texts: Iterable[str], perhaps: Iterable[str] = (), declared: int | None = None
) -> int:
    """Return the words of texts as Factiva counts: `co-op's` has three.

    Of scripts without spaces, each letter is a word.

    Args:
        texts: what is always counted, but for the addresses in it, which are at times.
        perhaps: what is counted of some sources: captions, the section, the publisher's name.
        declared: how many words there are, the archive says.
    """
    least = most = 0
    for text in texts:
        least += len(_PIECE.findall(_ADDRESS.sub("", text)))
        most += len(_PIECE.findall(text))
    return _nearest(declared, least, most + sum(len(_PIECE.findall(text)) for text in perhaps))


def _nearest(declared: int | None, least: int, most: int) -> int:
    return least if declared is None else min(max(declared, least), most)
