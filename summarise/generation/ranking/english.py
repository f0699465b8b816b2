"""The English words by which drafts are judged; everything else in this package knows no language."""

from __future__ import annotations

from summarise.common.text.words import NEGATIONS as PLAIN_NEGATIONS

NEGATIONS = PLAIN_NEGATIONS | set("deny refuse reject fail unable unlikely".split())

# what says the opposite of each other, by stems
OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("support back favor favour", "oppose against"),
        ("rise rose grow grew increase gain higher more up", "fall fell drop decline decrease cut lower less down"),
        ("win won beat", "lose lost"),
        ("approve pass accept uphold upheld allow", "reject block ban bar prohibit"),
        ("open start begin began", "close end stop"),
        ("guilty convict", "innocent acquit clear"),
        ("buy bought", "sell sold"),
        ("before", "after"),
        ("first", "last"),
        ("legal", "illegal"),
        ("likely", "unlikely"),
        ("democrat", "republican"),
    )
)  # fmt: skip

# a headline that begins with one of these points at what it does not say, or speaks to its reader
POINTING = frozenset(
    "and but or so yet nor he her his i it its my our she that their there these they this those we "
    "which who you your however meanwhile also still because here".split()
)

# one that ends with one of these waits for more
WAITING = frozenset(
    "sen rep sens reps gov mr mrs ms dr gen lt col sgt capt vs st he she they we i "
    "according will would could should may might can must also very more most every this these "
    "those both such so other another".split()
)

SAID = frozenset("say says said".split())  # who says it, stands behind a comma at the end

READER = frozenset("i my me we our us you your".split())  # who speaks, and who is spoken to

_ENDINGS = (
    "ations ation ingly ments ment ings ing ions ion ied ies ers er ed es ly s e y d".split()
)  # longest first, of those that end alike
_SHORTEST_STEM = 3


def stem(word: str) -> str:
    """Return what forms of a folded word share, roughly: decide, decides, decided, decision."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2]
    return word[:-1] if doubled else word
