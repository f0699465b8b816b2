"""Assemble an article of a document's labelled blocks: its text, and what its head and tail say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from summarise.cleaning.boilerplate import site_of
from summarise.cleaning.html.metadata import Metadata
from summarise.cleaning.metadata.agency import dateline_agency, parse_agency
from summarise.cleaning.metadata.byline import written_by
from summarise.cleaning.metadata.date import MOST_DATE_WORDS
from summarise.cleaning.metadata.flags import TAKES_BACK, flags, is_embargo
from summarise.cleaning.metadata.published import choose_published
from summarise.cleaning.opinions.page import MOST_OF_TEASER, ONE_PAYS
from summarise.cleaning.rules.cues import ASKS_TO_PAY
from summarise.cleaning.rules.releases import END_OF_RELEASE
from summarise.common.documents import DENIES, KEPT_LABELS, Article, Block, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.text.denials import denies
from summarise.common.text.detection import detect_language
from summarise.common.text.words import count_words


class ArticleParts(NamedTuple):
    """What is known of a document beside its blocks: `metadata` is what its markup says, if any.

    `title` is the headline if the record or the markup gave one; `words` counts the raw dump.
    """

    document: RawDocument
    title: str | None
    words: int
    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()


def assemble(parts: ArticleParts, blocks: Sequence[Block]) -> Article:
    """Assemble the article that the labelled blocks of a document make.

    Raises:
        SummariseError: nothing of the document is an article's text.
    """
    document, markup = parts.document, parts.metadata
    kept = [block.text for block in blocks if block.label in KEPT_LABELS]
    text = "\n\n".join(kept)
    if not text:
        raise SummariseError(_nothing_left(blocks))
    lines: dict[str, list[str]] = {name: [] for name in _METADATA_LABELS}
    for block in _of_article(blocks):
        if block.label in lines and not is_embargo(block.text):
            lines[block.label].append(block.text)
        if block.label == "title":  # what stands above it may be today's date, for one
            lines["above"] = lines["date"] + lines["above"]
            lines["date"] = []
    language = detect_language(text)
    published = choose_published(
        document.published,
        markup.published,
        lines["date"] + lines["byline"] + lines["above"] + _beside_title(blocks),
        markup.supposed,
        markup.language,
        language,
    )
    agencies = [a for line in lines["agency"] if (a := parse_agency(line))]
    title = parts.title or next(iter(lines["title"]), None)
    return Article(
        id=document.id,
        source=document.source,
        url=document.url or markup.url,
        title=title,
        byline=_who(document.byline) or markup.author or written_by(lines["byline"], markup.sites),
        agency=document.agency or next(iter(agencies), None) or dateline_agency(kept[0][:200]),
        published=published.date,
        standfirst=document.standfirst
        or markup.standfirst
        or next(iter(lines["standfirst"]), None),
        language=document.language or language,
        outlet=document.outlet,
        section=document.section,
        archive_id=document.archive_id,
        site=site_of(document.url, document.folder, document.outlet),
        text=text,
        blocks=tuple(blocks),
        words_in=parts.words,
        warnings=(
            *document.warnings,
            *parts.warnings,
            *_cut_short(document, text),
            *([ONE_PAYS] if ONE_PAYS not in parts.warnings and _is_teaser(blocks) else ()),
            *_end_of_release(blocks),
            *published.doubts,
            *_what_it_is(
                _around_title(parts.title, blocks), _titles(title, blocks), kept, language
            ),
        ),
    )


def _who(byline: str | None) -> str | None:
    """Return whom a record's byline names, or what it says in place of a name."""
    return (written_by([byline]) or byline) if byline else None


_ELSEWHERE = frozenset({"related", "comment"})
_LINES_ABOVE = 2
_NEAR = 3  # blocks, below the text
_ABOVE, _OPENING = 3, 2  # blocks above headline and text, and of the text, that may say what it is
_MOST_BELOW = 4  # blocks, between the headline and its date
_LEAST_OF_DECLARED = 0.7  # of the words that an article says it has, in its text
_OFF = 0.05  # of them, that may be too few or too many where it is known how its archive counts
_FEW = 10  # words, that may be so of any article
_METADATA_LABELS = ("above", "title", "byline", "agency", "date", "standfirst")


def _of_article(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks without what stands behind the text in comments and other stories.

    A date or a name there is of those.
    """
    last = _last_kept(blocks)
    elsewhere = False
    for i, block in enumerate(blocks):
        elsewhere = i > last and (elsewhere or block.label in _ELSEWHERE)
        if not elsewhere:
            yield block


def _beside_title(blocks: Sequence[Block]) -> list[str]:
    """Return the short lines right above the headline and below it, which may have the date."""
    at = next((i for i, block in enumerate(blocks) if block.label == "title"), None)
    if at is None:
        return []
    end = _last_kept(blocks) + 1  # behind it nothing is near
    beside = (*blocks[at + 1 : min(at + 1 + _MOST_BELOW, end)], *blocks[max(at - 1, 0) : at])
    short = (block.text for block in beside if len(block.text.split()) <= MOST_DATE_WORDS)
    return [text for text in short if not text.endswith(".") and not is_embargo(text)]


def _around_title(title: str | None, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the headline, and the lines around it and above the text's first."""
    first = next(i for i, block in enumerate(blocks) if block.kept)
    at = next((i for i, block in enumerate(blocks[:first]) if block.label == "title"), first)
    if title:
        yield title
    for block in blocks[max(0, at - _ABOVE) : at + 1]:
        yield block.text
    for block in blocks[max(at + 1, first - _ABOVE) : first + _OPENING]:
        yield block.text


def _what_it_is(
    around: Iterator[str], titles: Sequence[str], kept: Sequence[str], language: str | None
) -> list[str]:
    """Return a warning for each kind of article that is to be handled with care."""
    told = flags(around)
    if denies(titles, kept, language or "en"):
        told = [DENIES, *(each for each in told if not each.startswith(TAKES_BACK))]
    return told


def _titles(title: str | None, blocks: Sequence[Block]) -> list[str]:
    """Return an article's title, or where it has none, the lines right above its text."""
    if title:
        return [title]
    above = [block.text for block in takewhile(lambda block: not block.kept, blocks)]
    return above[-_LINES_ABOVE:]


def _last_kept(blocks: Sequence[Block]) -> int:
    return next(i for i in reversed(range(len(blocks))) if blocks[i].kept)


def _is_teaser(blocks: Sequence[Block]) -> bool:
    """Tell whether a few words are kept, and right below them the page asks to pay to read on."""
    last = _last_kept(blocks)
    if all(each.reason != ASKS_TO_PAY for each in blocks[last + 1 : last + 1 + _NEAR]):
        return False
    return sum(count_words(block.text) for block in blocks if block.kept) < MOST_OF_TEASER


def _end_of_release(blocks: Sequence[Block]) -> list[str]:
    """Return the warning that the end of a press release was left out, if it was."""
    left_out = [block.text for block in blocks if block.reason == END_OF_RELEASE]
    if not left_out:
        return []
    words = sum(map(count_words, left_out))
    return [f"{words} words were left out as a press release's end, from “{left_out[0]}” on"]


def _cut_short(document: RawDocument, text: str) -> list[str]:
    """Return the warning that much of what a document says it has is not in its text, if so."""
    declared, read = document.words_declared, document.words_read
    if not declared:
        return []
    says = f"{document.source} says it has {declared} words"
    kept = count_words(text)
    if read is None:
        # of scripts without spaces, some count words and some letters
        letters = len("".join(text.split())) if kept > len(text.split()) else 0
        counted = max(kept, letters)
    else:
        if abs(read - declared) > max(_FEW, _OFF * declared):
            return [f"{says}, {read} were read: compare them"]
        counted = round(read * kept / max(count_words(document.text or ""), 1))
    if counted >= _LEAST_OF_DECLARED * declared:
        return []
    return [f"{says}, {counted} were kept: compare them"]


def _nothing_left(blocks: Sequence[Block]) -> str:
    if not blocks:
        return "no text in it"
    counts = Counter(block.label for block in blocks)
    said = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    return f"no article in it, only {said}: check the file, or keep it all by `run --no-clean`"
