"""A blind sheet: some articles, each with several systems' texts in random order, without names."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.common.errors import SummariseError
from summarise.evaluation.judging.articles import SourceArticle
from summarise.evaluation.judging.questions import FormName
from summarise.evaluation.judging.systems import Texts


@dataclass(frozen=True)
class SheetText:
    """A text of an article and the systems that wrote it, which are for the key only.

    Its `id` tells nothing of them, and no other text of any sheet has it.
    """

    id: str
    text: str
    systems: tuple[str, ...]


@dataclass(frozen=True)
class SheetArticle:
    """An article with its texts, in the order in which they are shown.

    What people wrote of it, its `references`, is for the key only.
    """

    id: str
    text: str
    texts: tuple[SheetText, ...]
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """Articles in the order in which they are shown.

    Attributes:
        length: of its texts, `headline` or `paragraph`.
        articles: in order.
        notes: what was left out or is judged once, if anything.
        form: what is asked of each text.
    """

    length: str
    articles: tuple[SheetArticle, ...]
    notes: tuple[str, ...] = ()
    form: FormName = "verdicts"


def draw_sheet(
    articles: Sequence[SourceArticle],
    systems: Mapping[str, Texts],
    length: str,
    limit: int,
    seed: int,
    form: FormName = "verdicts",
) -> Sheet:
    """Draw articles at random of which every system has a text, and shuffle the texts of each.

    Texts that differ in nothing but white space are one text. The same call draws the same sheet.

    Args:
        articles: to draw from, with different ids.
        systems: what each wrote by id, at least one system.
        length: `headline` or `paragraph`.
        limit: how many articles, at most; at least 1.
        seed: of the draw.
        form: what is asked of each text.

    Raises:
        SummariseError: there is no article of which every system has a text, or none is wanted.
    """
    if limit < 1:
        raise SummariseError(f"--limit {limit}: give 1 or more")
    able = [a for a in articles if all(a.id in texts for texts in systems.values())]
    notes = tuple(
        f"{name} has no {length} of {lacking} of {len(articles)} articles, which are left out"
        for name, texts in systems.items()
        if (lacking := sum(article.id not in texts for article in articles))
    )
    if not able:
        said = "; ".join(notes) or "there are none"
        raise SummariseError(f"no article has a {length} of every system: {said}: compare the ids")
    chance = random.Random(seed)
    drawn = chance.sample(able, min(limit, len(able)))
    shown = tuple(_shown(article, systems, length, chance) for article in drawn)
    if same := len(drawn) * len(systems) - sum(len(article.texts) for article in shown):
        notes += (
            f"texts that are another system's too, and are judged once for all who wrote them: {same}",
        )
    return Sheet(length, shown, notes, form)


def _shown(
    article: SourceArticle, systems: Mapping[str, Texts], length: str, chance: random.Random
) -> SheetArticle:
    writers: dict[str, list[str]] = {}
    for name, texts in systems.items():
        # line breaks go too, since they would tell a system
        writers.setdefault(" ".join(texts[article.id].split()), []).append(name)
    shown = [
        SheetText(_text_id(length, article.id, text), text, tuple(names))
        for text, names in writers.items()
    ]
    chance.shuffle(shown)
    reference = article.references.get(length)
    return SheetArticle(article.id, article.text, tuple(shown), (reference,) if reference else ())


def _text_id(length: str, article: str, text: str) -> str:
    said = "\n".join((length, article, text)).encode(errors="replace")
    return hashlib.sha256(said).hexdigest()[:8]
