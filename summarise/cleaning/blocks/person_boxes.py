"""Take boxes about a person, which pages open at a name, out of the sentences that they ran into.

Where a scraper took them for text, a name is followed by the whole name, then, mostly without a
space, by the headlines of other stories, then by the box's button:
`Mayor Ada Lindqvist Ada Maria LindqvistFerry strike ends Rain to last MORE said on Monday`.
What it does not know: boxes whose button says something else than MORE.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.cleaning.blocks.segment import Segment, Segments

_BUTTON = " MORE"
_NAME = r"[^\W\d_a-z][\w'’.-]+"
_WORD = rf"(?:\(?{_NAME}\)?|d[aeiu]|de[lr]|van|von|la|bin|al|el)"  # of a whole name
_SUFFIX = r"(?:,? (?:[JS]r\.|I{2,3}|IV))?"
_NO_HEADLINE = r"[a-z]{3}[.!?][”’\"']? [^\W\d_a-z]| (?:READ|SEE|NO|LEARN) MORE"
_HEADLINES = rf"(?=[^\W_a-z]|[‘“'\"])(?:(?!{_NO_HEADLINE}).){{10,1200}}?{_BUTTON}(?!\w)"
# where the whole name ends without a space, its last word tells; else it has to begin as the name in
# the sentence does, and to have a word between
_BOXES = (
    rf"(?<!\w)(?P<name>(?P<last>{_NAME}){_SUFFIX}) ?(?:{_WORD} ){{1,5}}?(?P=last){_HEADLINES}",
    rf"(?<!\w)(?P<name>(?P<first>{_NAME}) (?P<last>{_NAME}){_SUFFIX}) ?"
    rf"(?P=first) (?:{_WORD} ){{1,3}}?(?P=last) {_HEADLINES}",
)
_BOX = tuple(map(re.compile, _BOXES))


def without_person_boxes(
    segments: Sequence[Segment], dump: str
) -> tuple[Sequence[Segment], tuple[str, ...]]:
    """Return blocks without boxes in their sentences, and what was taken out as a warning, if anything.

    Args:
        segments: the blocks.
        dump: what they were cut from, which tells most quickly that there is no box.
    """
    if _BUTTON.strip() not in dump:
        return segments, ()
    left, count = Segments(), 0
    for segment in segments:
        text, boxes = segment.text, 0
        for box in _BOX if _BUTTON in text else ():
            text, found = box.subn(r"\g<name>", text)
            boxes += found
        left.append(segment._replace(text=text) if boxes else segment)
        count += boxes
    if not count:
        return segments, ()
    return left, (f"repaired: {count} box{'es' if count > 1 else ''} about a person in a sentence",)
