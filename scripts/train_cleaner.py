"""Train the block classifier of the cleaning stage, and cross-validate it by site.

    python scripts/train_cleaner.py DUMPS.jsonl[.gz]... [--html FOLDER] [--folds 5] [--output WEIGHTS.safetensors]

DUMPS has one object a line: `dump`, the text as scraped; `body`, the true text; `url`, whose host is
the site. With `--html`, the page in FOLDER that a row's `html_file` names is learnt from as well. Sites are dealt into folds, so that no figure is of a site that was trained on. Prints the
figures of each file; with `--output`, trains on everything then and writes the weights. A hundred
thousand blocks take about ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import torch
from cleaning_scores import WORD, Scores, page, rows, score, table
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.features import COLUMNS, RULES, Features
from summarise.cleaning.html import Extract, extract
from summarise.cleaning.label import KEPT, decide, look
from summarise.cleaning.rules import mark
from summarise.cleaning.segment import Segment, segment

CHANNELS, LAYERS, WORD_SIZE, EDGE_SIZE = 48, 5, 12, 6
EPOCHS, BATCH, SHARE = 10, 24, 0.3  # of the documents, in each epoch
RATE, DECAY, DROPOUT = 2e-3, 0.05, 0.2
WORDS_HIDDEN, RULES_HIDDEN = 0.3, 0.15  # of the documents, so that neither is all it goes by
LEAST_SITES = 12  # that use a word of the lexicon
MOST_BLOCKS = 1500  # of a document that is mixed with others
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
    least: float = KEPT  # chances from which a block is kept
    given: str | None = None  # the headline, where markup gave it

    @cached_property
    def seen(self) -> Features:
        """What the classifier sees of it."""
        return look(mark(self.segments, self.given).batch)

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
        found = [(name, Extract(segment(row["dump"]), KEPT))]
        if file and file.exists() and file not in done:
            done.add(file)
            opener = gzip.open if file.suffix == ".gz" else open
            with opener(file, "rt", encoding="utf-8", errors="replace") as page:
                extracted, _ = extract(page.read())
            found += [(f"{name}, HTML", extracted)] if extracted else []
        for set_name, its in found:
            if its.segments:
                words, true = align([s.text for s in its.segments], row["body"])
                yield Dump(
                    set_name,
                    site,
                    title,
                    row["body"],
                    its.segments,
                    words,
                    true,
                    its.least,
                    its.title,
                )


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


# Mixtures: the training sites are few, so documents are made of parts of several. An article gets the
# page of another site around it, teasers of other articles, and readers' comments; often it is cut
# short, since a brief report among long teasers is what is hardest.


class Piece(NamedTuple):
    """A block of a mixture, its words, and how many of them are the body's."""

    segment: Segment
    words: int
    true: int = 0


def pieces(dump: Dump, start: int, end: int) -> list[Piece]:
    """Blocks of a document."""
    return [*map(Piece, dump.segments[start:end], dump.words[start:end], dump.true[start:end])]


def foreign(texts: Sequence[str]) -> list[Piece]:
    """Blocks that are not the article's."""
    return [Piece(Segment(text), len(WORD.findall(text))) for text in texts if text.strip()]


def mixture(dump: Dump, others: Sequence[Dump], chance: random.Random) -> Dump:
    """The article of one document in parts of other documents' pages."""
    start, end = dump.span
    cut = chance.random() < 0.45
    if cut:
        most = chance.uniform(40, 260)
        counted = np.cumsum(dump.words[start:end])
        end = start + int(np.searchsorted(counted, most)) + 1
    end = min(end, dump.span[1])
    above, below = chance.choice(others), chance.choice(others)
    near, behind = chance.randint(1, 8), 0 if cut else chance.randint(0, 6)
    head, tail = pieces(dump, max(0, start - near), start), pieces(dump, end, end + behind)
    if chance.random() < 0.12:  # bare text, as others have cleaned it
        before, after, head, tail = [], [], head[-1:], []
    else:
        before = pieces(dump, 0, max(0, start - near))
        after = pieces(dump, max(end, dump.span[1]) + behind, len(dump.words))
        if chance.random() < 0.8:
            before = pieces(above, 0, max(0, above.span[0] - chance.randint(0, 4)))[-150:]
        if chance.random() < 0.8:
            after = pieces(below, below.span[1] + chance.randint(0, 3), len(below.words))[:200]
        for share, parts, where, most_deep in (
            (0.35, teasers, before, 1000),
            (0.5, teasers, after, 40),
            (0.35, comments, after, 10),
        ):
            if chance.random() < share:
                at = chance.randint(0, min(len(where), most_deep))
                where[at:at] = foreign(parts(others, chance))
    outside = [[p._replace(true=0) for p in part] for part in (before, head, tail, after)]
    whole = [*outside[0], *outside[1], *pieces(dump, start, end), *outside[2], *outside[3]]
    body = " ".join(s.text for s in dump.segments[start:end]) if cut else dump.body
    segments, words, true = map(list, zip(*whole, strict=True))
    return Dump(MIXED, dump.site, dump.title, body, segments, words, true)


def teasers(others: Sequence[Dump], chance: random.Random) -> list[str]:
    """Headlines and openings of other articles, as pages list them."""
    headings = "More stories|Related|Recent posts|Latest news|Recommended|You may also like|Mehr|Leia também|A lire aussi"
    texts = [chance.choice(headings.split("|"))] if chance.random() < 0.4 else []
    style = chance.random()
    for other in chance.sample(others, min(len(others), chance.randint(3, 9))):
        words = other.segments[other.span[0]].text.split()
        length = chance.randint(12, 45)
        dots = chance.choice(["...", "…", " […]", ""]) if length < len(words) else ""
        opening = " ".join(words[:length]) + dots
        if style < 0.35:
            texts += [other.title, opening]
        elif style < 0.55:
            texts += [other.title]
        elif style < 0.75:
            texts += [opening]
        elif style < 0.9:
            texts += [f"{other.title} {opening}"]
        else:
            texts += [opening, chance.choice(["Read more", "Continue reading", "More"])]
        if style < 0.3 and chance.random() < 0.5:
            texts += [chance.choice(["3 hours ago", "May 3, 2021", "News", "Jane Miller"])]
    return texts


def comments(others: Sequence[Dump], chance: random.Random) -> list[str]:
    """Readers' comments, which take their words from other articles."""
    headings = "Comments|3 comments|Leave a reply|Kommentare|Comentários|Responses"
    texts = [chance.choice(headings.split("|"))] if chance.random() < 0.7 else []
    for _ in range(chance.randint(2, 14)):
        other = chance.choice(others)
        texts += [
            chance.choice(["Anna says:", "John D.", "mike82", "Posted by Tom at 3:15 PM"]),
            chance.choice(["April 3, 2019 at 5:12 pm", "2 days ago", "Reply", ""]),
            other.segments[chance.randrange(*other.span)].text,
            chance.choice(["Reply", "Report", "Like · Reply", ""]),
        ]
    return texts


def mixtures(dumps: Sequence[Dump]) -> list[Dump]:
    """Mixtures of the documents of one fold with one another, so that none tells of another fold."""
    chance = random.Random(0)
    whole = [d for d in dumps if d.span[1] and len(d.words) < MOST_BLOCKS]
    return [mixture(d, whole, chance) for _ in range(MIXTURES) for d in whole]


# The network of summarise.cleaning.classifier, to be trained


class Example(NamedTuple):
    """A document as tensors, n blocks."""

    numbers: Tensor  # (n, len(COLUMNS))
    words: Tensor  # rows of the lexicon, all blocks' in one
    starts: Tensor  # (n,) where each block's begin
    edges: Tensor  # (n, 2) the first word's row and the last's
    size: Tensor  # (n,) words
    true: Tensor  # (n,) words of them that are the body's
    body: float  # words of the body

    @classmethod
    def of(cls, dump: Dump, lexicon: Mapping[str, int]) -> Example:
        """A document, with the rows that its words have in the lexicon."""
        return cls(
            torch.from_numpy(dump.seen.numbers),
            *lexical(dump.seen, lexicon),
            torch.tensor(dump.words, dtype=torch.float32),
            torch.tensor(dump.true, dtype=torch.float32),
            float(max(1, len(WORD.findall(dump.body)))),
        )


def lexical(seen: Features, lexicon: Mapping[str, int]) -> tuple[Tensor, Tensor, Tensor]:
    """The `words`, `starts` and `edges` of an example."""
    rows = torch.tensor([lexicon.get(word, 0) for word in seen.vocabulary])
    words, last = rows[torch.from_numpy(seen.words)], rows[torch.from_numpy(seen.last)]
    lengths = torch.from_numpy(seen.lengths)
    starts = lengths.cumsum(0) - lengths
    return words, starts, torch.stack([words[starts], last], dim=1)


class Network(nn.Module):
    """See `summarise.cleaning.classifier`; b documents at once, n blocks the longest.

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
        self.words = nn.EmbeddingBag(words + 1, WORD_SIZE, mode="mean")
        self.edges = nn.Embedding(words + 1, EDGE_SIZE)
        for lexical in (self.words, self.edges):
            nn.init.normal_(lexical.weight, 0, 0.05)
        self.enter = nn.Linear(len(COLUMNS) + WORD_SIZE + 2 * EDGE_SIZE, CHANNELS)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(CHANNELS, CHANNELS, 3, padding=2**k, dilation=2**k) for k in range(LAYERS)
        )
        self.whole = nn.Linear(2 * CHANNELS, CHANNELS)
        self.leave = nn.Linear(CHANNELS, 1)

    def forward(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Logits (b, n) and which of them are blocks (b, n)."""
        sizes = torch.tensor([len(e.numbers) for e in batch])
        inside = torch.arange(int(sizes.max()))[None] < sizes[:, None]  # (b, n)
        numbers = torch.cat([e.numbers for e in batch])  # (blocks of all, columns)
        seen = ((numbers - self.mean) / self.deviation).clamp(-4, 4)
        shift = torch.tensor([0, *(len(e.words) for e in batch[:-1])]).cumsum(0)
        starts = torch.cat([e.starts + s for e, s in zip(batch, shift, strict=True)])
        means = self.words(torch.cat([e.words for e in batch]), starts)
        ends = self.edges(torch.cat([e.edges for e in batch])).flatten(1)
        known = torch.cat([means, ends], dim=1)
        if self.training:
            owner = torch.repeat_interleave(torch.arange(len(batch)), sizes)
            shown = (
                torch.rand(2, len(batch)) > torch.tensor([[WORDS_HIDDEN], [RULES_HIDDEN]])
            ).float()
            known = F.dropout(known, DROPOUT) * shown[0, owner, None]
            rules = torch.ones(len(COLUMNS))
            rules[-len(RULES) :] = 0
            seen = seen * torch.maximum(rules, shown[1, owner, None])
        entered = self.enter(torch.cat([seen, known], dim=1))
        x = entered.new_zeros(*inside.shape, CHANNELS)
        x[inside] = self._drop(F.gelu(entered, approximate="tanh"))
        mask = inside[..., None].float()
        for layer, convolution in enumerate(self.convolutions):
            normed = F.layer_norm(x, (CHANNELS,)) * mask
            y = convolution(normed.transpose(1, 2)).transpose(1, 2)
            x = (x + self._drop(F.gelu(y, approximate="tanh"))) * mask
            if layer == LAYERS // 2:
                mean = x.sum(1) / mask.sum(1)
                most = x.masked_fill(~inside[..., None], -1e4).amax(1)
                x = (x + self.whole(torch.cat([mean, most], dim=1))[:, None]) * mask
        return self.leave(x)[..., 0], inside

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, DROPOUT, self.training)


def loss(logits: Tensor, inside: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross-entropy by words, less the F1 that the chances would give in the mean."""
    pad = nn.utils.rnn.pad_sequence
    count = pad([e.size for e in batch], batch_first=True)
    true = pad([e.true for e in batch], batch_first=True)
    target = (2 * true >= count.clamp(min=1)).float()
    weight = (count.sqrt() + 0.3) * inside
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight
    chances = torch.sigmoid(logits) * inside
    body = torch.tensor([e.body for e in batch])
    f1 = 2 * (chances * true).sum(1) / ((chances * count).sum(1) + body)
    return (entropy.sum(1) / weight.sum(1)).mean() - 0.7 * f1.mean()


def train(dumps: Sequence[Dump], seed: int) -> tuple[Network, list[str]]:
    """Train on documents; returns the network and its lexicon."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    sites: dict[str, set[str]] = {}
    for dump in dumps:
        for place in np.unique(dump.seen.words):
            word = dump.seen.vocabulary[place]
            if not word or word.isdigit():
                continue
            sites.setdefault(word, set()).add(dump.site)
    lexicon = sorted(word for word, its in sites.items() if len(its) >= LEAST_SITES)
    index = {word: row for row, word in enumerate(lexicon, 1)}
    examples = [Example.of(dump, index) for dump in dumps]
    numbers = torch.cat([e.numbers for e in examples])
    network = Network(len(lexicon), numbers.mean(0), numbers.std(0) + 1e-3)
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
def kept(network: Network, lexicon: Sequence[str], dump: Dump) -> str:
    """The text of the blocks that a network keeps."""
    index = {word: row for row, word in enumerate(lexicon, 1)}
    logits, _ = network([Example.of(dump, index)])
    chances = torch.sigmoid(logits[0]).tolist()
    blocks = decide(mark(dump.segments, dump.given), chances, dump.least)
    return "\n\n".join(block.text for block in blocks if block.kept)


def cross_validate(dumps: Sequence[Dump], folds: int) -> dict[str, Scores]:
    """Figures of each set, every document scored by a network that saw nothing of its site."""
    real = [dump for dump in dumps if dump.set != MIXED]
    pages: dict[str, list[Any]] = {dump.set: [] for dump in real}
    for fold in range(folds):
        network, lexicon = train([d for d in dumps if d.fold(folds) != fold], seed=fold)
        for dump in real:
            if dump.fold(folds) == fold:
                pages[dump.set].append(page(dump.body, kept(network, lexicon, dump)))
        print(f"fold {fold + 1} of {folds} done", flush=True)
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
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    done: set[Path] = set()
    dumps = [dump for path in args.dumps for dump in read(path, args.html, done)]
    folds = max(1, args.folds)
    by_fold = ([d for d in dumps if d.fold(folds) == fold] for fold in range(folds))
    dumps += [mixed for its in by_fold for mixed in mixtures(its)]
    for name, number in Counter(dump.set for dump in dumps).items():
        print(f"{name}: {number}")
    figures = table(cross_validate(dumps, args.folds)) if args.folds else ""
    print(figures)
    if args.output:
        write(*train(dumps, seed=0), figures, args.output)
        print(f"{args.output}: {args.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
