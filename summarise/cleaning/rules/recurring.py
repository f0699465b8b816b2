"""Blocks that many documents of a site have: boilerplate, whatever they say, and when that is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarise.cleaning.blocks.keys import key, long_words
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.rules.headline import HEADLINE_WORDS, choose_headline
from summarise.cleaning.rules.titles import could_be_title
from summarise.common.documents import Block

_UNNAMED = "navigation"  # what recurs and no rule names
_LEAST_SHARE = 0.25  # of an article's running text: as much is no box of the page
_FEW_WORDS = 20  # that are no article's loss


def recurring_blocks(document: MarkedDocument, label_alone: Callable[[str], str]) -> Iterator[Mark]:
    """Mark blocks that many documents of the site have, unless they are what this document says.

    Args:
        label_alone: gives the label of a text that stands by itself.
    """
    if not document.recurring:
        return
    title = key(document.title or "")
    found = [i for i in document.recurring if document.key(i) != title]
    prose = sum(
        words for words, is_prose in zip(document.words, document.prose, strict=True) if is_prose
    )
    # an article and its later versions have most of their text in common
    if 3 * sum(document.words[i] for i in found if document.prose[i]) > 2 * prose:
        return
    for i in found:
        reason = f"repeated in {document.recurring[i]} documents"
        yield Mark(i, label_alone(document.texts[i]), reason, 1.0)


def recurring_headline(document: MarkedDocument) -> int | None:
    """Return the line that heads a story told of many places, None where nothing shows that it does.

    The name of a site recurs as well: a headline has a word of what its own article says.
    """
    if not document.recurring:
        return None
    batch, here = document.batch, slice(document.start, document.end)
    said = {word for i in document.body() for word in long_words(document.key(i))}
    return choose_headline(
        batch.scores[here],
        document.counts,
        batch.running[here],
        lambda i: (
            _is_unnamed(document, i)
            and document.words[i] >= HEADLINE_WORDS
            and could_be_title(document, i)
            and not said.isdisjoint(long_words(document.key(i)))
        ),
        lambda i: i in document.dates or bool(document.byline(i)),
    )


def recurring_doubts(document: MarkedDocument, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return warnings of what was taken for boilerplate, or for the headline, and may not be.

    Args:
        document: whose blocks were marked.
        blocks: the same, labelled.
    """
    doubts = []
    if not document.title and any(blocks[i].label == "title" for i in document.recurring):
        doubts.append(
            "the headline is a line that many documents of the site have: see that it is one"
        )
    words = document.words
    left_out = sum(
        words[i] for i in document.recurring if document.prose[i] and _is_unnamed(document, i)
    )
    if left_out < _FEW_WORDS:
        return tuple(doubts)
    kept = sum(words[i] for i, block in enumerate(blocks) if block.kept)
    if left_out >= _LEAST_SHARE * (left_out + kept):
        doubts.append(
            f"{left_out} words of running text were left out, since many documents of the site have "
            "them: see that they are none of the article"
        )
    return tuple(doubts)


def _is_unnamed(document: MarkedDocument, i: int) -> bool:
    return document.recurs(i) and i in document.marks and document.marks[i].label == _UNNAMED
