"""Train the block classifier of the cleaning stage, and cross-validate it by site.

    python scripts/train_cleaner.py DUMPS.jsonl[.gz]... [--html FOLDER] [--articles ARTICLES.jsonl[.gz|.xz]...]
        [--folds 5] [--output WEIGHTS.safetensors]

DUMPS has one object a line: `dump`, the text as scraped; `body`, the true text; `url`, whose host is
the site. With `--html`, the page in FOLDER that a row's `html_file` names is learnt from as well.
ARTICLES are texts of no page: `title`, and `body` or `description`; pages get them as articles, as
teasers and as comments, and no word of them comes into the lexicon. Sites are dealt into folds, so
that no figure is of a site that was trained on. Prints the figures of each file; with `--output`,
trains on everything then and writes the weights. Three hundred thousand blocks take a quarter of an
hour on one core, five folds and all.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import torch
from cleaning_scores import WORD, Scores, opened, page, rows, score, table
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.blocks.classifier import HALF_SAID, LIMIT, LOOKS, Probabilities
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.features import COLUMNS, FIRST_WORDS, RULES, Features
from summarise.cleaning.blocks.segment import Segment, segment
from summarise.cleaning.blocks.texts import key
from summarise.cleaning.html.page import find_article, parse_page
from summarise.cleaning.label import decide, look
from summarise.cleaning.rules.rules import mark
from summarise.common.documents import Block
from summarise.common.text.repair import repair
from summarise.common.text.sentences import ends_sentence

CHANNELS, LAYERS, WORD_SIZE, KINDS = 40, 5, 6, 8
EPOCHS, BATCH, SHARE = 10, 24, 0.3  # of the documents, in each epoch
RATE, DECAY, DROPOUT = 2e-3, 0.05, 0.2
LEAST_DEVIATION = 0.1  # of a feature, so that a rare one does not outweigh all others
WORDS_HIDDEN, RULES_HIDDEN = 0.3, 0.15  # of the documents, so that neither is all it goes by
HEADLINE = 0.15  # what finding the headline is worth, beside the article
LOOK = 0.3  # and what finding the article at each look is
LONGEST_TITLE = 400  # characters
LEAST_SITES = 12  # that use a word of the lexicon
MOST_BLOCKS = 1500  # of a document that is mixed with others
LEAST_WORDS = 25  # of an article that a page gets in place of its own
MIXTURES = 2  # of each document
MIXED = "mixture"


@dataclass
class Dump:
    """A document to learn from: its blocks, how many words each has, and how many are the body's."""

    set: str
    site: str
    title: str
    body: str
    segments: list[Segment]
    words: list[int]
    true: list[int]
    given: str | None = None  # the headline, where markup gave it

    @cached_property
    def seen(self) -> Features:
        """What the classifier sees of it."""
        return look(mark(self.segments, self.given).batch)

    @cached_property
    def headlines(self) -> list[int]:
        """The blocks that say the title, or nearly all of it: its end may be the site's name."""
        title = key(self.title)
        keys = (
            (i, key(s.text)) for i, s in enumerate(self.segments) if len(s.text) < LONGEST_TITLE
        )
        return [i for i, said in keys if said == title or _most_of(said, title)]

    @cached_property
    def span(self) -> tuple[int, int]:
        """From the first block of the body to behind the last; (0, 0) without any."""
        inside = [
            i for i, (n, true) in enumerate(zip(self.words, self.true, strict=True)) if 2 * true > n
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def fold(self, folds: int) -> int:
        """The fold that its site is dealt to."""
        return zlib.crc32(self.site.encode()) % folds


def read(path: Path, pages: Path | None, done: set[Path]) -> Iterator[Dump]:
    """The documents of a file, but those without a block, and the pages it names but those done."""
    name = path.name.split(".")[0]
    for row in rows(path):
        site = (urlsplit(row.get("url") or "").hostname or "").removeprefix("www.")
        title = row.get("title") or row.get("title_silver") or ""
        file = pages / Path(row["html_file"]).name if pages and "html_file" in row else None
        found = {name: SegmentedDocument(segment(row["dump"]))}
        if file and file.exists() and file not in done:
            done.add(file)
            with opened(file, errors="replace") as markup:
                found[f"{name}, HTML"] = _page_blocks(markup.read())
        for set_name, (segments, given, _) in found.items():
            if segments:
                words, true = align([s.text for s in segments], row["body"])
                yield Dump(set_name, site, title, row["body"], list(segments), words, true, given)


def _page_blocks(html: str) -> SegmentedDocument:
    segments, extraction = find_article(parse_page(repair(html)[0]))
    return SegmentedDocument(segments, extraction.title)


def _most_of(said: str, title: str) -> bool:
    begins, ends = title.startswith(f"{said} "), title.endswith(f" {said}")
    return len(said) > 20 and (begins or ends)


def align(texts: Sequence[str], body: str) -> tuple[list[int], list[int]]:
    """Words of each block, and how many of them the body has in the same order."""
    found = [WORD.findall(text) for text in texts]
    flat, wanted = list(chain.from_iterable(found)), WORD.findall(body)
    here, there = (list(zip(*(w[k:] for k in range(4)), strict=False)) for w in (flat, wanted))
    matches = difflib.SequenceMatcher(a=here, b=there, autojunk=False).get_matching_blocks()
    inside = np.zeros(len(flat), np.int64)
    for match in matches:
        if match.size:
            inside[match.a : match.a + match.size + 3] = 1
    owner = np.repeat(np.arange(len(texts)), [len(words) for words in found])
    true = np.bincount(owner, inside, minlength=len(texts)).astype(int)
    return [len(words) for words in found], true.tolist()


# Mixtures: the training sites are few, so documents are made of parts of several. A page's own article
# or another gets the page of another site around it, teasers of other articles, and readers' comments;
# often it is cut short, since a brief report among long teasers is what is hardest.


class Piece(NamedTuple):
    """A block of a mixture, its words, and how many of them are the body's."""

    segment: Segment
    words: int
    true: int = 0

    @property
    def inside(self) -> bool:
        """Whether it is of the body for the most part."""
        return 2 * self.true > self.words


class Story(NamedTuple):
    """An article that teasers, comments and whole mixtures are made of."""

    title: str
    paragraphs: list[str]


class Stock(NamedTuple):
    """What the mixtures of one fold are made of: nothing of another fold's sites."""

    pages: list[Dump]
    own: list[Story]  # their articles
    others: list[Story]  # of no page, the same where there are none such
    whole: list[Story]  # those of them that are long enough for a page
    remarks: list[str]  # sentences below the pages' articles, readers' for the most part


@dataclass
class Parts:
    """A mixture from top to bottom. `head` and `tail` are what stands next to the article."""

    title: str
    before: list[Piece]
    head: list[Piece]
    article: list[Piece]
    tail: list[Piece]
    after: list[Piece]


def stories(paths: Iterable[Path]) -> Iterator[Story]:
    """The articles of some files, but a last paragraph that was cut off."""
    for path in paths:
        for row in rows(path):
            text = row.get("body") or row.get("description") or ""
            paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
            if len(paragraphs) > 1 and not ends_sentence(paragraphs[-1]):
                paragraphs.pop()
            if row.get("title") and paragraphs:
                yield Story(row["title"], paragraphs)


def stock(dumps: Sequence[Dump], others: Sequence[Story]) -> Stock:
    """What the documents of a fold have to be mixed from, and articles of no page."""
    pages = [d for d in dumps if d.span[1] and len(d.words) < MOST_BLOCKS]
    own, remarks = [], []
    for frame in pages:
        inside = [p.segment.text for p in pieces(frame, *frame.span) if p.inside]
        own.append(Story(frame.title, inside))
        below = pieces(frame, frame.span[1])
        texts = (p.segment.text for p in below if p.words >= 9 and not p.inside)
        remarks += [text for text in texts if ends_sentence(text)]
    others = list(others) or own
    long = [s for s in others if sum(map(len, map(str.split, s.paragraphs))) >= LEAST_WORDS]
    return Stock(pages, own, others, long or own, remarks)


def pieces(dump: Dump, start: int = 0, end: int | None = None) -> list[Piece]:
    """Blocks of a document."""
    some = slice(start, end)
    return [*map(Piece, dump.segments[some], dump.words[some], dump.true[some])]


def foreign(texts: Iterable[str]) -> list[Piece]:
    """Blocks that are not the article's."""
    return [Piece(Segment(text), len(WORD.findall(text))) for text in texts if text.strip()]


def brief(article: Sequence[Piece], most: float) -> list[Piece]:
    """The first blocks, up to the one that brings the words to a number."""
    counted = np.cumsum([piece.words for piece in article])
    return list(article[: int(np.searchsorted(counted, most)) + 1])


def mixture(frame: Dump, stock: Stock, chance: random.Random) -> Dump:
    """A page's article or another in parts of several pages."""
    if chance.random() < 0.4:
        parts, strange = other_article(frame, chance.choice(stock.whole), chance), 0.4
    else:
        parts, strange = own_article(frame, chance), 0.8
    if chance.random() < 0.12:  # bare text, as others have cleaned it
        parts.before, parts.head, parts.tail, parts.after = [], parts.head[-1:], [], []
    else:
        surround(parts, stock, strange, chance)
    outside = [parts.before, parts.head, parts.tail, parts.after]
    above, head, tail, below = ([p._replace(true=0) for p in part] for part in outside)
    whole = [*above, *head, *parts.article, *tail, *below]
    body = " ".join(p.segment.text for p in parts.article if p.inside)
    segments, words, true = map(list, zip(*whole, strict=True))
    return Dump(MIXED, frame.site, parts.title, body, segments, words, true)


def own_article(frame: Dump, chance: random.Random) -> Parts:
    """A page's own article, cut short nearly every other time, and what stands around it."""
    start, end = frame.span
    article, near, behind = pieces(frame, start, end), chance.randint(1, 8), chance.randint(0, 6)
    if chance.random() < 0.45:
        article, behind = brief(article, chance.uniform(40, 260)), 0
    near, behind = max(0, start - near), end + behind
    return Parts(
        frame.title,
        pieces(frame, 0, near),
        pieces(frame, near, start),
        article,
        pieces(frame, end, behind),
        pieces(frame, behind),
    )


def other_article(frame: Dump, story: Story, chance: random.Random) -> Parts:
    """A page with another article in place of its own, and its headline wherever the page has one."""
    start, end = frame.span
    blocks = [retitled(piece, frame.title.strip(), story.title) for piece in pieces(frame)]
    above, within, below = blocks[:start], blocks[start:end], blocks[end:]
    article = [p._replace(true=p.words) for p in foreign(story.paragraphs) if p.words]
    if chance.random() < 0.5:
        article = brief(article, chance.uniform(20, 200))
    share = 0.6 * len(article) / len(within)
    for piece in within:
        if not piece.inside and chance.random() < share:
            article.insert(chance.randint(1, len(article)), piece._replace(true=0))
    if not any(story.title in piece.segment.text for piece in above) and chance.random() < 0.85:
        at = max(0, len(above) - chance.choice([0, 0, 1, 2, 3]))
        above[at:at] = foreign([story.title])
    near, behind = max(0, len(above) - chance.randint(1, 8)), chance.randint(0, 6)
    return Parts(story.title, above[:near], above[near:], article, below[:behind], below[behind:])


def retitled(piece: Piece, old: str, new: str) -> Piece:
    """A block with another headline, if it has the page's."""
    text = piece.segment.text
    if not old or old not in text:
        return piece
    return foreign([text.replace(old, new)])[0]


def surround(parts: Parts, stock: Stock, strange: float, chance: random.Random) -> None:
    """Put around an article what pages have: another page, teasers, comments, the article again.

    Args:
        strange: how often another page takes the place of what is above, and of what is below.
    """
    if chance.random() < strange:
        other = chance.choice(stock.pages)
        parts.before = pieces(other, 0, max(0, other.span[0] - chance.randint(0, 4)))[-150:]
    if chance.random() < strange:
        other = chance.choice(stock.pages)
        parts.after = pieces(other, other.span[1] + chance.randint(0, 3))[:200]
    before, after = parts.before, parts.after
    mine = Story(parts.title, [p.segment.text for p in parts.article if p.inside])
    if mine.title.strip():
        repeat(mine, before, after, chance)
    for share, texts, where, least, most in (
        (0.35, teasers, before, 0, len(before)),
        (0.15, teasers, before, len(before) - 6, len(before)),
        (0.5, teasers, after, 0, 40),
        (0.2, teasers, after, 0, 4),
        (0.4, comments, after, 0, 8),
    ):
        if chance.random() < share:
            at = min(max(0, chance.randint(least, most)), len(where))
            where[at:at] = foreign(texts(stock, mine, chance))


def repeat(mine: Story, before: list[Piece], after: list[Piece], chance: random.Random) -> None:
    """Let a page say some of the article once more: its headline, its opening, or all of it."""
    whole = " ".join(mine.paragraphs)
    if chance.random() < 0.1:
        for _ in range(chance.randint(1, 5)):
            at = chance.randint(0, min(30, len(after)))
            after[at:at] = foreign([mine.title])
    if chance.random() < 0.04:
        at = chance.randint(0, min(10, len(after)))
        after[at:at] = foreign([whole])
    if chance.random() < 0.04:
        at = max(0, len(before) - chance.randint(0, 10))
        before[at:at] = foreign([chance.choice([whole, mine.paragraphs[0], whole[:120] + "..."])])


SECTIONS = (
    "More stories|Related|Recent posts|Latest news|Recommended|You may also like|Mehr|Leia também|"
    "A lire aussi|Most read|Top stories|Trending|Editor's picks|News|Sport|World|Business|Popular|"
    "More from this section|Read next|Don't miss"
).split("|")
SMALL = (
    "3 hours ago|May 3, 2021|News|Jane Miller|By John Smith|12 Mar 2020|Politics|Health|Sport|0|24|"
    "2 comments|5 min read|Updated 10:42|Yesterday"
).split("|")
MORE = (
    "Read more|Continue reading|More|Full story|Read More »|Read full article|[...]|Share"
).split("|")


def teasers(stock: Stock, mine: Story, chance: random.Random) -> list[str]:
    """Headlines and openings of other articles, as pages list them, at times with their own among them."""
    texts = [chance.choice(SECTIONS)] if chance.random() < 0.4 else []
    number = chance.choice([2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25])
    style, length = chance.random(), chance.randint(12, 45)
    titled, opened = style < 0.75, style >= 0.2
    whole, joined = chance.random() < 0.45, chance.random() < 0.3 and titled and opened
    above, below = ([0.0, 0.7][chance.random() < 0.25] for _ in range(2))
    more = [chance.choice(MORE)] if chance.random() < 0.2 else []
    itself = chance.randrange(number) if mine.title.strip() and chance.random() < 0.3 else None
    for i in range(number):
        pool = stock.others if chance.random() < 0.8 else stock.own
        story = mine if i == itself else chance.choice(pool)
        said = [story.title] if titled else []
        if opened:
            words = chance.randint(20, 90) if whole else length + chance.randint(-4, 4)
            said.append(opening(story, words, whole, chance))
        texts += [chance.choice(SMALL)] if chance.random() < above else []
        texts += [" ".join(said)] if joined else said
        texts += [chance.choice(SMALL)] if chance.random() < below else []
        texts += more
    return texts


def opening(story: Story, most: int, whole: bool, chance: random.Random) -> str:
    """An article's first sentences, or its first words with what says that more follows."""
    words = story.paragraphs[0].split()
    if not whole:
        dots = chance.choice(["...", "…", " […]", ""]) if most < len(words) else ""
        return " ".join(words[:most]) + dots
    ending = [i for i, word in enumerate(words[:most], 1) if ends_sentence(word)]
    return " ".join(words[: ending[-1]] if ending else words)


COMMENTS = (
    "Comments|3 comments|Leave a reply|Kommentare|Comentários|Responses|Your comments|"
    "Join the discussion|Reader comments|28 responses"
).split("|")
READERS = (
    "Anna|John D.|mike82|Tom|Sarah K|patriot1776|BobT|Guest|Robert Hill|ellie_w|Truth Seeker|Dr. No|"
    "G. Wilson|kc|ManInTheStreet"
).split("|")
DATES = (
    "April 3, 2019 at 5:12 pm|2 days ago|3h|12/04/2013 09:14 AM|1 month ago|Nov 19, 2019|"
    "September 12, 2018 at 4:47 pm|2019-11-20 10:33|18 November, 2019|5 years ago"
).split("|")
FORMS = (
    "{who} says:/{when}/{what}/Reply|{who}/{what}/Reply|{who}/{what}|Posted by {who} at {when}/{what}|"
    "{what}/{who}, {when}|{what}|{who} on {when} said:/{what}|{who} on {when}/{what}|"
    "{who} wrote on {when}/{what}/Report abuse|{who}/{when}/{what}/Like · Reply|"
    "{who} {when}/Reply/{what}|{who}/•/{when}/{what}/Share ›|#{number}/{who}, {when}/{what}|"
    "{who}: {what}|{when}/{what}|Score: {number}/{who}/{when}/{what}|{number} Votes/{what}"
).split("|")


def comments(stock: Stock, mine: Story, chance: random.Random) -> list[str]:
    """Readers' comments: what stands below other pages' articles, and sentences of articles."""
    texts = [chance.choice(COMMENTS)] if chance.random() < 0.6 else []
    form, real, when = chance.choice(FORMS), chance.random(), chance.choice(DATES)
    for _ in range(chance.randint(2, 30)):
        if stock.remarks and chance.random() < real:
            what = [chance.choice(stock.remarks) for _ in range(chance.choice([1, 1, 1, 1, 1, 2]))]
        else:
            story = chance.choice(stock.own if chance.random() < 0.5 else stock.others)
            what = [chance.choice(story.paragraphs)]
        when = when if chance.random() < 0.5 else chance.choice(DATES)
        who, number = chance.choice(READERS), chance.randint(0, 60)
        for line in form.split("/"):
            texts += (
                what
                if line == "{what}"
                else [line.format(who=who, when=when, number=number, what=what[0])]
            )
    return texts


def mixtures(dumps: Sequence[Dump], others: Sequence[Story] = ()) -> list[Dump]:
    """Mixtures of the documents of one fold with one another, so that none tells of another fold."""
    chance = random.Random(0)
    its = stock(dumps, others)
    return [mixture(frame, its, chance) for _ in range(MIXTURES) for frame in its.pages]


# The network of summarise.cleaning.blocks.classifier, to be trained


class Example(NamedTuple):
    """A document as tensors, n blocks."""

    numbers: Tensor  # (n, len(COLUMNS))
    words: Tensor  # (n, FIRST_WORDS + 1) rows of the lexicon
    terms: Tensor  # (p,) topic words
    blocks: Tensor  # (p,) of which block each is
    size: Tensor  # (n,) words
    true: Tensor  # (n,) words of them that are the body's
    body: float  # words of the body
    headlines: Tensor | None  # the blocks that are the headline; None where it is not known

    @classmethod
    def of(cls, dump: Dump, lexicon: Mapping[str, int]) -> Example:
        """A document, with the rows that its words have in the lexicon."""
        return cls(
            torch.from_numpy(dump.seen.numbers),
            lexical(dump.seen, lexicon),
            torch.from_numpy(dump.seen.topics.terms),
            torch.from_numpy(dump.seen.topics.blocks),
            torch.tensor(dump.words, dtype=torch.float32),
            torch.tensor(dump.true, dtype=torch.float32),
            float(max(1, len(WORD.findall(dump.body)))),
            torch.tensor(dump.headlines, dtype=torch.long) if dump.title.strip() else None,
        )


def lexical(seen: Features, lexicon: Mapping[str, int]) -> Tensor:
    """The `words` of an example."""
    rows = [lexicon.get(seen.vocabulary[word], 0) for word in seen.words.ravel().tolist()]
    return torch.tensor(rows).reshape(seen.words.shape)


class Network(nn.Module):
    """See `summarise.cleaning.blocks.classifier`; b documents at once, n blocks the longest.

    Args:
        words: of the lexicon.
        mean, deviation: of each feature, (len(COLUMNS),).
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, words: int, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.words = nn.Embedding(words + 1, WORD_SIZE)
        nn.init.normal_(self.words.weight, 0, 0.05)
        self.enter = nn.Linear(len(COLUMNS) + (FIRST_WORDS + 1) * WORD_SIZE, CHANNELS)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(CHANNELS, CHANNELS, 3, padding=2**k, dilation=2**k) for k in range(LAYERS)
        )
        self.sort = nn.ModuleList(nn.Linear(CHANNELS, KINDS) for _ in LOOKS)
        self.tell = nn.ModuleList(nn.Linear(2 * KINDS, CHANNELS) for _ in LOOKS)
        self.whole = nn.Linear(2 * CHANNELS, CHANNELS)
        self.leave = nn.Linear(CHANNELS, 2)

    def forward(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Logits (b, n, 2 + len(LOOKS)), and which of them are of blocks (b, n).

        That a block is the article's, that it is the headline, and that at each look it is of the
        first kind.
        """
        sizes = torch.tensor([len(e.numbers) for e in batch])
        inside = torch.arange(int(sizes.max()))[None] < sizes[:, None]  # (b, n)
        seen = self._scaled(torch.cat([e.numbers for e in batch]))  # (blocks of all, columns)
        known = self.words(torch.cat([e.words for e in batch])).flatten(1)
        if self.training:
            seen, known = self._hidden(seen, self._drop(known), sizes)
        entered = F.relu(self.enter(torch.cat([seen, known], dim=1)))
        x = side_by_side(self._drop(entered), inside).transpose(1, 2).contiguous()
        mask = inside[:, None].float()  # x and it are (b, CHANNELS, n) and (b, 1, n)
        looks = []
        for layer, convolution in enumerate(self.convolutions):
            x = x + self._drop(F.relu(convolution(x))) * mask
            if layer in LOOKS:
                told, kinds = self._told(LOOKS.index(layer), x.transpose(1, 2)[inside], batch)
                x = x + side_by_side(told, inside).transpose(1, 2)
                looks.append(side_by_side(kinds[:, :1], inside))
            if layer == LAYERS // 2:
                mean = x.sum(2) / mask.sum(2)
                most = x.masked_fill(~inside[:, None], -1e4).amax(2)
                x = x + self.whole(torch.cat([mean, most], dim=1))[..., None] * mask
        return torch.cat([self.leave(x.transpose(1, 2)), *looks], dim=2), inside

    def _told(self, look: int, x: Tensor, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """What a look at the kinds of the m blocks of all tells of each (m, CHANNELS); their logits."""
        logits = self.sort[look](x)
        kinds = torch.sigmoid(logits)
        told = torch.cat([said(kinds, batch), kinds], dim=1)
        return self.tell[look](self._drop(told)), logits

    def _scaled(self, numbers: Tensor) -> Tensor:
        """Features in standard deviations."""
        most = self.mean + LIMIT * self.deviation
        return (torch.minimum(numbers, most) - self.mean) / self.deviation

    def _hidden(self, seen: Tensor, known: Tensor, sizes: Tensor) -> tuple[Tensor, Tensor]:
        """Features and words, where some documents have no lexicon and some no rules."""
        shares = torch.tensor([[WORDS_HIDDEN], [RULES_HIDDEN]])
        hidden = (torch.rand(2, len(sizes)) < shares).repeat_interleave(sizes, dim=1)
        rules = torch.zeros(len(COLUMNS), dtype=torch.bool)
        rules[-len(RULES) :] = True
        seen = torch.where(hidden[1, :, None] & rules, 0.0, seen)
        return seen, torch.where(hidden[0, :, None], 0.0, known)

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, DROPOUT, self.training)


def side_by_side(x: Tensor, inside: Tensor) -> Tensor:
    """The blocks of all documents (m, k) as (b, n, k): zeros where a document has none."""
    return x.new_zeros(*inside.shape, x.shape[1]).index_put((inside,), x)


def said(kinds: Tensor, batch: Sequence[Example]) -> Tensor:
    """How much of each block's words other blocks of each kind say, by the kinds (m, k) of all."""
    shifts = np.cumsum([[0, 0], *([len(e.numbers), len(e.terms)] for e in batch)], axis=0).tolist()
    blocks = torch.cat([e.blocks + shift for e, (shift, _) in zip(batch, shifts, strict=False)])
    terms = torch.cat([e.terms + shift for e, (_, shift) in zip(batch, shifts, strict=False)])
    mine = kinds[blocks]  # (p, k)
    others = kinds.new_zeros(shifts[-1][1], kinds.shape[1]).index_add(0, terms, mine)[terms] - mine
    worth = others / (others + HALF_SAID)
    number = torch.bincount(blocks, minlength=len(kinds)).clamp(min=1)
    return torch.zeros_like(kinds).index_add(0, blocks, worth) / number[:, None]


def loss(logits: Tensor, inside: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross-entropy by words, less the mean F1 of the chances; that of the headline and the looks."""
    pad = nn.utils.rnn.pad_sequence
    count = pad([e.size for e in batch], batch_first=True)
    true = pad([e.true for e in batch], batch_first=True)
    target = (2 * true >= count.clamp(min=1)).float()
    weight = (count.sqrt() + 0.3) * inside
    guesses = torch.cat([logits[..., :1], logits[..., 2:]], dim=2)  # (b, n, 1 + len(LOOKS))
    entropy = F.binary_cross_entropy_with_logits(
        guesses, target[..., None].expand_as(guesses), reduction="none"
    )
    entropy = ((entropy * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)).mean(0)
    chances = torch.sigmoid(logits[..., 0]) * inside
    body = torch.tensor([e.body for e in batch])
    f1 = 2 * (chances * true).sum(1) / ((chances * count).sum(1) + body)
    headline = headline_loss(logits[..., 1].masked_fill(~inside, -1e4), batch)
    return entropy[0] + LOOK * entropy[1:].sum() - 0.7 * f1.mean() + HEADLINE * headline


def headline_loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross-entropy of which block is the headline, or that none is, by logits (b, n)."""
    chances = F.pad(logits, (0, 1)).log_softmax(1)  # (b, n + 1)
    known = [(i, e.headlines) for i, e in enumerate(batch) if e.headlines is not None]
    right = [chances[i, its if len(its) else -1].logsumexp(-1) for i, its in known]
    return -torch.stack(right).sum() / len(batch) if right else logits.new_zeros(())


def lexicon_of(dumps: Sequence[Dump]) -> list[str]:
    """The words that many sites use, but numbers; a mixture, which has words of other sites, counts not."""
    sites: dict[str, set[str]] = {}
    for dump in dumps:
        if dump.set == MIXED:
            continue
        for place in np.unique(dump.seen.words):
            sites.setdefault(dump.seen.vocabulary[place], set()).add(dump.site)
    return sorted(
        word
        for word, its in sites.items()
        if word and not word.isdigit() and len(its) >= LEAST_SITES
    )


def train(dumps: Sequence[Dump], seed: int) -> tuple[Network, list[str]]:
    """Train on documents; returns the network and its lexicon."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    lexicon = lexicon_of(dumps)
    index = {word: row for row, word in enumerate(lexicon, 1)}
    examples = [Example.of(dump, index) for dump in dumps]
    numbers = torch.cat([e.numbers for e in examples])
    deviation = numbers.std(0).clamp(min=LEAST_DEVIATION)
    network = Network(len(lexicon), numbers.mean(0), deviation)
    of_epoch = int(len(examples) * SHARE)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (of_epoch // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.1)
    for _ in range(EPOCHS):
        some = chance.sample(examples, of_epoch)
        some.sort(key=lambda e: len(e.numbers) + 60 * chance.random())
        batches = [some[i : i + BATCH] for i in range(0, of_epoch - BATCH + 1, BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            optimiser.zero_grad()
            logits, inside = network(batch)
            loss(logits, inside, batch).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return network.eval(), lexicon


@torch.no_grad()
def labelled(network: Network, lexicon: Sequence[str], dump: Dump) -> list[Block]:
    """The blocks of a document as a network and the rules label them."""
    index = {word: row for row, word in enumerate(lexicon, 1)}
    logits, _ = network([Example.of(dump, index)])
    headline = F.pad(logits[0, :, 1], (0, 1)).softmax(0)[:-1]  # or none
    chances = Probabilities(torch.sigmoid(logits[0, :, 0]).numpy(), headline.numpy())
    return decide(mark(dump.segments, dump.given), chances)


def cross_validate(dumps: Sequence[Dump], folds: int) -> dict[str, Scores]:
    """Figures of each set, every document scored by a network that saw nothing of its site.

    Prints how many of the headlines that stand in a document were found.
    """
    real = [dump for dump in dumps if dump.set != MIXED]
    pages: dict[str, list[Any]] = {dump.set: [] for dump in real}
    headlines: dict[str, list[bool]] = {dump.set: [] for dump in real if not dump.given}
    for fold in range(folds):
        network, lexicon = train([d for d in dumps if d.fold(folds) != fold], seed=fold)
        for dump in (d for d in real if d.fold(folds) == fold):
            blocks = labelled(network, lexicon, dump)
            kept = "\n\n".join(block.text for block in blocks if block.kept)
            pages[dump.set].append(page(dump.body, kept))
            if dump.headlines and not dump.given:
                titles = (i for i, block in enumerate(blocks) if block.label == "title")
                headlines[dump.set].append(next(titles, None) in dump.headlines)
        print(f"fold {fold + 1} of {folds} done", flush=True)
    for name, found in headlines.items():
        print(f"{name}: {sum(found)} of {len(found)} headlines found")
    return {name: score(its) for name, its in pages.items()}


def write(network: Network, lexicon: Sequence[str], figures: str, path: Path) -> None:
    """Write weights in half precision, with all that reading them needs."""
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    about = {
        "columns": " ".join(COLUMNS),
        "lexicon": json.dumps(lexicon, ensure_ascii=False),
        "cross_validation": figures,
    }
    save_file(weights, path, metadata=about)


def main() -> None:
    """Read, cross-validate, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--html", type=Path, help="folder of the pages that rows name")
    parser.add_argument("--articles", nargs="+", type=Path, default=[], help="texts of no page")
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    done: set[Path] = set()
    dumps = [dump for path in args.dumps for dump in read(path, args.html, done)]
    folds = max(1, args.folds)
    by_fold = ([d for d in dumps if d.fold(folds) == fold] for fold in range(folds))
    others = list(stories(args.articles))
    dumps += [mixed for its in by_fold for mixed in mixtures(its, others)]
    for name, number in Counter(dump.set for dump in dumps).items():
        print(f"{name}: {number}")
    figures = table(cross_validate(dumps, args.folds)) if args.folds else ""
    print(figures)
    if args.output:
        write(*train(dumps, seed=0), figures, args.output)
        print(f"{args.output}: {args.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
