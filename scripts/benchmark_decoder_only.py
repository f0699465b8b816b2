"""How many articles a second a decoder-only checkpoint is asked for, beside two loops without us.

    python scripts/benchmark_decoder_only.py CHECKPOINT ARTICLES [--gguf FILE] [--loop 6]

CHECKPOINT is a folder or a hub name, ARTICLES a JSONL file with `text`, FILE the same checkpoint for
llama-cpp-python. All read the same tokens (the article, cut at --tokens, and what is asked of it, in the
checkpoint's chat template), and write both lengths greedily, as many tokens each: a headline of 24 and a
paragraph of 96. One after the other, in one process, with --threads threads. Quote the ratios; on a machine that does other
things too, those of the processor's seconds with one thread.

    summarise        in batches, each engine; an article is read once for both lengths
    generate         transformers, one article after the other, in float32 and as the engine torch
    llama.cpp        one after the other; it keeps what it read, so the second length goes on from there

What is not installed is left out, with a line that says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tabulate import tabulate
from transformers import AutoModelForCausalLM

from summarise.common.documents import LENGTHS, Article, Failure, Length
from summarise.config import Config, LengthConfig
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve

TOKENS: dict[Length, int] = {"headline": 24, "paragraph": 96}
_BATCH_TOKENS = 16_384


class Rate(NamedTuple):
    """Articles a second, and articles a second of the processor's time, whatever else it does."""

    by_clock: float
    by_processor: float


def rate(articles: int, what: Callable[[], object]) -> Rate:
    """Return how fast something does some articles."""
    began, used = time.perf_counter(), time.process_time()
    what()
    return Rate(articles / (time.perf_counter() - began), articles / (time.process_time() - used))


def ours(checkpoint: str, articles: Sequence[Article], engine: str) -> Rate:
    """Return articles a second of the product, loaded and warm."""
    lengths = {
        length: LengthConfig(checkpoint=checkpoint, tokens=(n, n), beams=1, languages=())
        for length, n in TOKENS.items()
    }
    config = Config(engine=engine, batch_tokens=_BATCH_TOKENS, **lengths)  # type: ignore[arg-type]
    generator = SummaryGenerator(config)
    generator.load()
    list(generator.stream(articles[:1]))

    def write() -> None:
        failed = [r for r in generator.stream(articles) if isinstance(r, Failure)]
        assert not failed, failed[0].error

    for doubt in generator.doubts:
        say(doubt)
    return rate(len(articles), write)


def prompts(checkpoint: Checkpoint, article: Article) -> list[tuple[list[int], int]]:
    """Return for each length the token ids of a whole prompt, and how many follow."""
    assert checkpoint.chat
    ids = checkpoint.tokenizer(article.text, add_special_tokens=False).input_ids
    start = [*checkpoint.chat.opening, *ids]
    return [([*start, *checkpoint.prompt(length)], TOKENS[length]) for length in LENGTHS]


def by_generate(checkpoint: Checkpoint, articles: Sequence[Article], precision: str) -> Rate:
    """Return articles a second of transformers' `generate`, one by one."""
    kind: Any = AutoModelForCausalLM
    model = kind.from_pretrained(checkpoint.source.path, dtype=precision).eval()

    def write(some: Sequence[Article]) -> None:
        with torch.inference_mode():
            for article in some:
                for ids, n in prompts(checkpoint, article):
                    rows = torch.tensor([ids])
                    model.generate(
                        rows,
                        attention_mask=torch.ones_like(rows),
                        do_sample=False,
                        min_new_tokens=n,
                        max_new_tokens=n,
                    )

    write(articles[:1])
    return rate(len(articles), lambda: write(articles))


def by_llama(path: Path, checkpoint: Checkpoint, articles: Sequence[Article], threads: int) -> Rate:
    """Return articles a second of llama.cpp, one by one."""
    from llama_cpp import Llama

    llama = Llama(str(path), n_ctx=4096, n_threads=threads, n_threads_batch=threads, verbose=False)

    def write(some: Sequence[Article]) -> None:
        for article in some:
            for ids, n in prompts(checkpoint, article):
                tokens = llama.generate(ids, temp=0.0, repeat_penalty=1.0)
                assert len([token for token, _ in zip(tokens, range(n), strict=False)]) == n

    write(articles[:1])
    return rate(len(articles), lambda: write(articles))


def cut(checkpoint: Checkpoint, text: str, most: int) -> str:
    """Return the start of a text, of at most so many tokens."""
    ids = checkpoint.tokenizer(text, add_special_tokens=False).input_ids
    return checkpoint.decode(ids[:most])


def say(line: str) -> None:
    """Print a line at once, where a table's reader does not look for it."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--gguf", type=Path, help="the same checkpoint for llama-cpp-python")
    parser.add_argument("--tokens", type=int, default=600, help="of an article, at most")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--loop", type=int, default=6, help="articles of what goes one by one")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    checkpoint = load_checkpoint(given.checkpoint, "cpu")
    with given.articles.open(encoding="utf-8") as lines:
        texts = [cut(checkpoint, json.loads(line)["text"], given.tokens) for line in lines]
    articles = [Article(str(i), str(i), text, language="en") for i, text in enumerate(texts)]
    few = articles[:: max(1, len(articles) // given.loop)][: given.loop]
    precision = kind_of(resolve(given.checkpoint)).precision("auto", "cpu")
    runs: dict[str, Callable[[], Rate]] = {
        "summarise, torch": lambda: ours(given.checkpoint, articles, "torch"),
        "summarise, ctranslate2": lambda: ours(given.checkpoint, articles, "ctranslate2"),
        "llama.cpp, one by one": lambda: by_llama(given.gguf, checkpoint, few, given.threads),
        "generate, one by one, float32": lambda: by_generate(checkpoint, few, "float32"),
    }
    if precision != "float32":
        runs[f"generate, one by one, {precision}"] = lambda: by_generate(checkpoint, few, precision)
    if given.gguf is None:
        say("llama.cpp is left out: give the checkpoint's --gguf")
        del runs["llama.cpp, one by one"]
    found: dict[str, Rate] = {}
    for name, run in runs.items():
        try:
            found[name] = run()
            say(
                f"{name}: {found[name].by_clock:.3f}, {found[name].by_processor:.3f} articles a second"
            )
        except ImportError as error:
            say(f"{name} is left out: {error}")
    mine = [rates for name, rates in found.items() if name.startswith("summarise")]
    best = Rate(*map(max, zip(*mine, strict=True)))
    rows = [
        (
            name,
            *(f"{rate:.3f}" for rate in rates),
            *(f"{b / r:.2f}" for b, r in zip(best, rates, strict=True)),
        )
        for name, rates in found.items()
    ]
    headings = ["", "articles a second", "by the processor's", "ours, times", "by the processor's"]
    print(tabulate(rows, headings, "pipe", disable_numparse=True))


if __name__ == "__main__":
    main()
