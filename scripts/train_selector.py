"""Train what chooses the sentences of a checkpoint's paragraphs.

    python scripts/train_selector.py CHECKPOINT --train PARAGRAPHS.jsonl[.gz|.xz] [--limit 8000]

CHECKPOINT is a folder, or `bundled`; its encoder stays as it is. The records have `text` or `body`,
and `summary` or `paragraph`. A sentence is to be chosen when a greedy search for the highest
ROUGE-1 + ROUGE-2 against the summary takes it (Nallapati et al. 2017, "SummaRuNNer", section 2.3).
Writes `selector.safetensors` (float16) into CHECKPOINT and its shape into `config.json`.

Encoding is most of the time: with `--cache FILE` it is done once. About 20 articles a second on
four cores; 8,000 are enough to beat the first three sentences.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rouge_score.tokenizers import DefaultTokenizer
from safetensors.torch import load_file, save_file
from torch import nn

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import dateline_end, split_sentences
from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.generation.extractive.sentence_vectors import encode_sentences

SHAPE = {"width": 256, "layers": 2, "heads": 4}
MOST_CHOSEN = 4
MOST_SENTENCES = 40
FEWEST_SENTENCES = 4  # of fewer there is nothing to choose
ROWS = 32
HELD_OUT = 300


class Example(NamedTuple):
    """An article: its sentences' vectors [sentences, width], words and labels [sentences]."""

    vectors: torch.Tensor
    words: torch.Tensor
    labels: torch.Tensor


def records(path: Path) -> Iterator[tuple[str, str]]:
    """Articles and their summaries from a JSONL file, compressed or not."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    with openers.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                text = record.get("text") or record["body"]
                yield text, record.get("summary") or record["paragraph"]
            except (ValueError, KeyError) as error:
                raise SummariseError(f"{path}#{number}: {one_line(error)}") from error


def split(text: str) -> list[str]:
    """An article's first sentences, each once."""
    text = text[dateline_end(text) :]
    found = (" ".join(text[a:b].split()) for a, b in split_sentences(text))
    return list(dict.fromkeys(found))[:MOST_SENTENCES]


def oracle(texts: Sequence[str], summary: str, tokenizer: DefaultTokenizer) -> list[int]:
    """The sentences that a greedy search takes for the highest ROUGE-1 + ROUGE-2 F-measure."""

    def grams(text: str) -> tuple[Counter[Any], Counter[Any]]:
        words = tokenizer.tokenize(text)
        return Counter(words), Counter(pairwise(words))

    def fmeasure(ours: Counter[Any], theirs: Counter[Any]) -> float:
        return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())

    wanted = grams(summary)
    each = [grams(text) for text in texts]
    chosen: list[int] = []
    have: tuple[Counter[Any], Counter[Any]] = Counter(), Counter()
    best = 0.0
    while len(chosen) < MOST_CHOSEN:
        scores = {
            i: sum(fmeasure(h + g, w) for h, g, w in zip(have, gram, wanted, strict=True))
            for i, gram in enumerate(each)
            if i not in chosen
        }
        i = max(scores, key=scores.__getitem__, default=-1)
        if i < 0 or scores[i] <= best:
            break
        best = scores[i]
        chosen.append(i)
        have = have[0] + each[i][0], have[1] + each[i][1]
    return chosen


def examples(pairs: Sequence[tuple[str, str]], checkpoint: Checkpoint) -> Iterator[Example]:
    """Encode and label articles, a few at a time."""
    tokenizer = DefaultTokenizer(use_stemmer=True)
    for start in range(0, len(pairs), ROWS):
        part = [(split(text), summary) for text, summary in pairs[start : start + ROWS]]
        part = [(texts, summary) for texts, summary in part if len(texts) >= FEWEST_SENTENCES]
        vectors = encode_sentences(checkpoint, [texts for texts, _ in part])
        for (texts, summary), vector in zip(part, vectors, strict=True):
            labels = torch.zeros(len(texts))
            labels[oracle(texts, summary, tokenizer)] = 1
            words = torch.tensor([float(count_words(text)) for text in texts])
            yield Example(vector.half(), words, labels)
        print(f"\r{start + len(part)} of {len(pairs)} encoded", end="", file=sys.stderr)
    print(file=sys.stderr)


def keep(path: Path, found: Sequence[Example]) -> None:
    """Write examples to a file, end to end, with how many sentences each has."""
    columns = {name: torch.cat(list(c)) for name, c in zip(Example._fields, zip(*found, strict=True), strict=True)}  # fmt: skip
    save_file(columns | {"sizes": torch.tensor([len(e.words) for e in found])}, path)


def kept(path: Path) -> list[Example]:
    """What `keep` wrote."""
    columns = load_file(path)
    sizes = columns.pop("sizes").tolist()
    parts = zip(*(torch.split(columns[name], sizes) for name in Example._fields), strict=True)
    return [Example(*part) for part in parts]


def loss(scorer: SentenceScorer, batch: Sequence[Example]) -> torch.Tensor:
    """Mean binary cross-entropy of a batch's sentences."""
    vectors, words, labels = (
        nn.utils.rnn.pad_sequence([column.float() for column in columns], batch_first=True)
        for columns in zip(*batch, strict=True)
    )
    sizes = torch.tensor([len(e.words) for e in batch])
    mask = torch.arange(words.shape[1]) < sizes[:, None]
    scores = scorer(vectors, words, mask)
    return nn.functional.binary_cross_entropy_with_logits(scores[mask], labels[mask])


def train(found: list[Example], epochs: int, rate: float, seed: int = 0) -> SentenceScorer:
    """Train a scorer; the learning rate rises for a tenth of the way and falls to zero."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    held, found = found[:HELD_OUT], found[HELD_OUT:]
    if len(found) < ROWS:
        raise SummariseError(f"too few articles: give {HELD_OUT + ROWS} or more")
    scorer = SentenceScorer(found[0].vectors.shape[1], **SHAPE)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(found) // ROWS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)  # fmt: skip
    for epoch in range(1, epochs + 1):
        scorer.train()
        shuffle.shuffle(found)
        for start in range(0, len(found) - ROWS + 1, ROWS):
            optimiser.zero_grad()
            loss(scorer, found[start : start + ROWS]).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        scorer.eval()
        with torch.inference_mode():
            print(f"pass {epoch}: held-out loss {loss(scorer, held):.4f}", flush=True)
    return scorer


def main() -> None:
    """Encode, train, write the selector beside the checkpoint's weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("--train", type=Path, required=True, metavar="FILE.jsonl")
    parser.add_argument("--limit", type=int, default=8000, help="articles, drawn at random")
    parser.add_argument("--cache", type=Path, help="a .safetensors file to keep what was encoded")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=5e-4)
    given = parser.parse_args()
    try:
        run(given)
    except (SummariseError, OSError) as error:
        sys.exit(f"train_selector.py: {error}")


def run(given: argparse.Namespace) -> None:
    """What `main` does once the call is read."""
    folder = Path(locate(given.checkpoint))
    if not folder.is_dir():
        raise SummariseError(f"{given.checkpoint}: not a folder; the selector is written into it")
    if given.cache and given.cache.is_file():
        found = kept(given.cache)
    else:
        pairs = list(records(given.train))
        random.Random(0).shuffle(pairs)
        found = list(examples(list(islice(pairs, given.limit)), load_checkpoint(given.checkpoint)))
        if given.cache:
            keep(given.cache, found)
    scorer = train(found, given.epochs, given.rate)
    half = {name: weights.half().contiguous() for name, weights in scorer.state_dict().items()}
    save_file(half, folder / WEIGHTS)
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    lengths = {*config.get("summarise_whole_sentences", []), "paragraph"}
    config |= {"summarise_selector": SHAPE, "summarise_whole_sentences": sorted(lengths)}
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{folder / WEIGHTS}: {len(found)} articles")


if __name__ == "__main__":
    main()
