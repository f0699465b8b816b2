"""How fast summaries are written: python scripts/benchmark_generation.py [random|bundled|growth ...]

    random   64 articles of mixed length by a random checkpoint of DistilBART's size (306M), 60 new
             tokens, 4 beams: a loop of `generate`, plain batches, textsum if it is installed, our
             engines, and a decoder-only model of 0.5B parameters with the same tokens in and out
    bundled  articles of 300 words, both lengths, by the bundled checkpoint with 2 and 4 beams
    growth   the bundled checkpoint on more and on longer articles

Each system runs in a process of its own, so that its peak memory is its own; loading is not timed.
Prints Markdown. `load` is how busy the machine was, in processes: read absolute times with it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from summarise.config import Config, LengthConfig
from summarise.documents import Article, Summary

TOKENS, BEAMS, ARTICLES = 60, 4, 64
SHORTEST, LONGEST = 100, 600  # words, for `random`
WORDS = "the council said on monday that new bridge over river would close for weeks while engineers mayor budget school police court company profit market minister".split()  # fmt: skip

Timed = dict[str, float]


def text(words: int, seed: int) -> str:
    """Sentences of 12 words, which mean nothing and are never the same twice."""
    chance = random.Random(seed)
    lines = []
    for start in range(0, words, 12):
        line = [chance.choice(WORDS) for _ in range(min(11, words - start - 1))]
        lines.append(" ".join([*line, f"bridge{chance.randrange(9999)}"]).capitalize() + ".")
    return " ".join(lines)


def mixed(count: int) -> list[str]:
    """Articles whose lengths are spread evenly, in no order."""
    lengths = [SHORTEST + (LONGEST - SHORTEST) * i // max(1, count - 1) for i in range(count)]
    random.Random(1).shuffle(lengths)
    return [text(length, seed) for seed, length in enumerate(lengths)]


def timed(work: Callable[[], object], articles: int) -> Timed:
    """Articles a second by the clock and by the processor, peak memory in GiB."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"wall": articles / wall, "processor": articles / processor, "peak": peak, "load": os.getloadavg()[0]}  # fmt: skip


# --- a checkpoint of DistilBART's size -----------------------------------------------------------


def build(folder: Path) -> None:
    """A random BART with 12 encoder layers and 6 of the decoder, and a tokenizer for `WORDS`."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import BartConfig, BartForConditionalGeneration, PreTrainedTokenizerFast

    torch.manual_seed(0)
    config = BartConfig(encoder_layers=12, decoder_layers=6, forced_eos_token_id=None)
    BartForConditionalGeneration(config).save_pretrained(folder)
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trainer = trainers.BpeTrainer(special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet())  # fmt: skip
    tokenizer.train_from_iterator(mixed(ARTICLES), trainer)
    names = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token", "mask_token"), special, strict=True))  # fmt: skip
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=1024, **names)  # type: ignore[no-untyped-call]  # fmt: skip
    fast.save_pretrained(folder)


def plain(folder: Path, articles: int, batch: int) -> Timed:
    """`generate` as everyone's script has it; in batches, padded in input order."""
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    texts = mixed(articles)

    @torch.inference_mode()
    def work() -> None:
        for start in range(0, len(texts), batch):
            rows = tokenizer(texts[start : start + batch], return_tensors="pt", padding=True)
            rows.pop("token_type_ids", None)
            tokenizer.batch_decode(
                model.generate(
                    **rows, num_beams=BEAMS, min_new_tokens=TOKENS, max_new_tokens=TOKENS
                )
            )

    return timed(work, len(texts))


def textsum(folder: Path, articles: int) -> Timed:
    """textsum with the same checkpoint, its other settings as they are."""
    from textsum.summarize import Summarizer

    summarizer = Summarizer(model_name_or_path=str(folder), force_cpu=True)
    summarizer.set_inference_params(
        {"num_beams": BEAMS, "min_length": TOKENS, "max_length": TOKENS}
    )
    texts = mixed(articles)
    return timed(lambda: [summarizer.summarize_string(t) for t in texts], len(texts))


def ours(folder: Path, articles: int, engine: str) -> Timed:
    """The package, one length of exactly so many tokens."""
    length = LengthConfig(checkpoint=str(folder), tokens=(TOKENS, TOKENS), beams=BEAMS, languages=(), whole_sentences=False)  # fmt: skip
    config = Config(engine=engine, paragraph=length, source_words="free")  # type: ignore[arg-type]
    return summarise(config, ["paragraph"], mixed(articles))


def chat(articles: int, new: int) -> Timed:
    """A decoder-only model of Qwen2-0.5B's shape, greedy, one article at a time."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    torch.manual_seed(0)
    config = Qwen2Config(
        hidden_size=896, intermediate_size=4864, num_hidden_layers=24, num_attention_heads=14,
        num_key_value_heads=2, tie_word_embeddings=True, bos_token_id=None, eos_token_id=None,
    )  # fmt: skip
    model = Qwen2ForCausalLM(config).eval()  # type: ignore[no-untyped-call]
    lengths = [len(t.split()) * 4 // 3 for t in mixed(articles)]

    @torch.inference_mode()
    def work() -> None:
        for length in lengths:
            ids = torch.randint(1000, 9000, (1, length))
            model.generate(input_ids=ids, max_new_tokens=new, min_new_tokens=new, do_sample=False)

    return timed(work, len(lengths))


def summarise(config: Config, lengths: Sequence[str], texts: Sequence[str]) -> Timed:
    """Our own stage, loaded and warmed up."""
    from summarise.generation import Summariser

    articles = [Article(str(i), "", t, language="en") for i, t in enumerate(texts)]
    summariser = Summariser(config, lengths)
    summariser.load()
    list(summariser.stream([Article("warm", "", text(100, -1), language="en")]))

    def work() -> None:
        results = list(summariser.stream(articles))
        assert all(isinstance(result, Summary) for result in results), results[0]

    return timed(work, len(articles))


# --- the bundled checkpoint ------------------------------------------------------------------------


def bundled(engine: str, beams: int, articles: int, words: int = 300) -> Timed:
    """Both lengths of articles of so many words."""
    texts = [text(words, seed) for seed in range(articles)]
    config = Config()
    headline = config.headline.model_copy(update={"beams": beams})
    paragraph = config.paragraph.model_copy(update={"beams": beams})
    update = {"engine": engine, "headline": headline, "paragraph": paragraph}
    return summarise(config.model_copy(update=update), ["headline", "paragraph"], texts)


# --- tables ------------------------------------------------------------------------------------------


def apart(name: str, work: Callable[..., Timed], *arguments: Any) -> Timed | None:
    """Do the work in a process of its own, and print its row; None when it cannot be done."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        try:
            result = pool.apply(work, arguments)
        except ModuleNotFoundError as error:
            print(f"| {name} | not installed: {error.name} | | | |", flush=True)
            return None
    cells = [f"{result[key]:.2f}" for key in ("wall", "processor", "peak", "load")]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)
    return result


def header(first: str) -> None:
    print(f"\n| {first} | articles/s | articles a processor second | peak GiB | load |")
    print("|---|---|---|---|---|")


def random_checkpoint(articles: int) -> None:
    """The table of systems."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random"
        build(path)
        header(f"{articles} articles, {TOKENS} tokens, {BEAMS} beams")
        loop = apart("`generate`, one article at a time", plain, path, articles, 1)
        rows: dict[str, tuple[Callable[..., Timed], *tuple[Any, ...]]] = {
            "`generate`, batches of 8 in input order": (plain, path, articles, 8),
            "textsum": (textsum, path, articles),
            "summarise, torch": (ours, path, articles, "torch"),
            "summarise, ctranslate2": (ours, path, articles, "ctranslate2"),
            "decoder-only, 0.5B, greedy": (chat, articles, TOKENS),
        }
        results = {name: apart(name, work, *given) for name, (work, *given) in rows.items()}
        assert loop
        ratios = {name: r["processor"] / loop["processor"] for name, r in results.items() if r}
        print("\nTimes the loop, by the processor:", json.dumps({n: round(r, 2) for n, r in ratios.items()}))  # fmt: skip


def bundled_checkpoint(articles: int) -> None:
    """The table of engines and beams."""
    header("bundled, both lengths, 300 words")
    for engine in ("torch", "ctranslate2"):
        for beams in (2, 4):
            apart(f"{engine}, {beams} beams", bundled, engine, beams, articles)


def growth(articles: int) -> None:
    """More articles, and longer ones."""
    header("bundled, 2 beams")
    for many in (10, 100, 1000):
        apart(f"{many} articles of 300 words", bundled, "auto", 2, many)
    for words in (100, 1000, 10_000):
        apart(f"{articles} articles of {words} words", bundled, "auto", 2, articles, words)


def throughput() -> None:
    """What this processor does in 32-bit matrix products."""
    a, b = torch.rand(2048, 2048), torch.rand(2048, 2048)
    torch.mm(a, b)
    began = time.perf_counter()
    for _ in range(10):
        torch.mm(a, b)
    rate = 10 * 2 * 2048**3 / (time.perf_counter() - began) / 1e9
    print(f"{torch.get_num_threads()} threads, {rate:.0f} GFLOP/s in 32-bit matrix products")


def main() -> None:
    """Print the tables that are asked for."""
    tables = {"random": random_checkpoint, "bundled": bundled_checkpoint, "growth": growth}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("tables", nargs="*", choices=[*tables, []])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = parser.parse_args()
    throughput()
    for name in given.tables or tables:
        tables[name](given.articles)


if __name__ == "__main__":
    main()
