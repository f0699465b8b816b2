"""How fast summaries are written: python scripts/benchmark_generation.py [random|bundled|growth ...]

    random   64 articles of mixed length by a random checkpoint of DistilBART's size (306M), 60 new
             tokens, 4 beams: a loop of `generate`, plain batches, textsum if it is installed, our
             engines, and a decoder-only model of 0.5B parameters with the same tokens in and out
    bundled  articles of 300 words, both lengths, by the bundled checkpoint with 2 and 4 beams
    growth   the bundled checkpoint on more and on longer articles

Each system runs in a process of its own, so that its peak memory is its own; loading is not timed.
Prints Markdown. `load` is how busy the machine was, in processes: read absolute times with it. With
`random`, `throughput` is the share of what the processor does in 32-bit matrix products: the products
that the loop needs for an article, counted by torch, whatever a system computes them in. --plot draws
`random` and `growth` into a PNG.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from summarise.config import Config, LengthConfig
from summarise.documents import Article, Summary

TOKENS, BEAMS, ARTICLES = 60, 4, 64
SHORTEST, LONGEST = 100, 600  # words, for `random`
WORDS = "the council said on monday that new bridge over river would close for weeks while engineers mayor budget school police court company profit market minister".split()  # fmt: skip

TITLES = {
    "random": f"A random checkpoint of DistilBART's size, {TOKENS} tokens, {BEAMS} beams",
    "bundled": "The bundled checkpoint, both lengths, 300 words",
    "growth": "The bundled checkpoint, both lengths, 2 beams",
}
LOOP = "`generate`, one article at a time"

Timed = dict[str, float]
Table = dict[str, Timed]


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
    """`generate` as everyone's script has it; in batches, padded in input order.

    Of a loop also the GFLOP of matrix products an article.
    """
    from torch.utils.flop_counter import FlopCounterMode
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)

    @torch.inference_mode()
    def work(texts: Sequence[str]) -> None:
        for start in range(0, len(texts), batch):
            rows = tokenizer(texts[start : start + batch], return_tensors="pt", padding=True)
            rows.pop("token_type_ids", None)
            tokenizer.batch_decode(
                model.generate(
                    **rows, num_beams=BEAMS, min_new_tokens=TOKENS, max_new_tokens=TOKENS
                )
            )

    texts = mixed(articles)
    result = timed(lambda: work(texts), articles)
    if batch == 1:
        with FlopCounterMode(display=False) as counter:
            work([text((SHORTEST + LONGEST) // 2, 0)])
        result["gflop"] = counter.get_total_flops() / 1e9
    return result


def textsum(folder: Path, articles: int) -> Timed:
    """textsum with the same checkpoint; it pads to 1,024 tokens here, and to 4,096 at its default."""
    from textsum.summarize import Summarizer

    context = 1024  # this checkpoint's positions, beyond which textsum's default fails
    summarizer = Summarizer(model_name_or_path=str(folder), force_cpu=True, token_batch_length=context)  # fmt: skip
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
    cells = [f"{result[key]:.3g}" for key in ("wall", "processor", "peak", "load")]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)
    return result


def header(first: str) -> None:
    print(f"\n| {first} | articles/s | articles a processor second | peak GiB | load |")
    print("|---|--:|--:|--:|--:|")


def random_checkpoint(articles: int) -> Table:
    """Systems side by side, and how they compare with the loop."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random"
        build(path)
        header(f"{articles} articles, {TOKENS} tokens, {BEAMS} beams")
        quarter = max(4, articles // 4)  # the slow ones do fewer of the same lengths
        rows: dict[str, tuple[Callable[..., Timed], *tuple[Any, ...]]] = {
            LOOP: (plain, path, articles, 1),
            "`generate`, batches of 8 in input order": (plain, path, articles, 8),
            "summarise, torch": (ours, path, articles, "torch"),
            "summarise, ctranslate2": (ours, path, articles, "ctranslate2"),
            f"decoder-only, 0.5B, greedy ({quarter} articles)": (chat, quarter, TOKENS),
            f"textsum ({quarter} articles)": (textsum, path, quarter),
        }
        found = {name: apart(name, work, *given) for name, (work, *given) in rows.items()}
    table = {name: result for name, result in found.items() if result}
    loop, rate = table[LOOP], throughput()
    print(
        f"\n| {loop['gflop']:.0f} GFLOP an article | times the loop | by the processor | throughput |"
    )
    print("|---|--:|--:|--:|")
    for name, result in table.items():
        times = [result[key] / loop[key] for key in ("wall", "processor")]
        share = "" if "decoder-only" in name else f"{result['wall'] * loop['gflop'] / rate:.0%}"
        print(f"| {name} | {times[0]:.2f} | {times[1]:.2f} | {share} |")
    return table


def bundled_checkpoint(articles: int) -> Table:
    """Engines and beams."""
    header("bundled, both lengths, 300 words")
    rows = itertools.product(("torch", "ctranslate2"), (2, 4))
    found = {f"{e}, {b} beams": apart(f"{e}, {b} beams", bundled, e, b, articles) for e, b in rows}
    return {name: result for name, result in found.items() if result}


def growth(articles: int) -> Table:
    """More articles, and longer ones."""
    header("bundled, 2 beams")
    rows = [(f"{many} articles of 300 words", many, 300) for many in (10, 100, 1000, 10_000)]
    rows += [(f"{articles} articles of {w} words", articles, w) for w in (100, 300, 1000, 3000, 10_000)]  # fmt: skip
    found = {name: apart(name, bundled, "auto", 2, many, words) for name, many, words in rows}
    return {name: result for name, result in found.items() if result}


def throughput() -> float:
    """GFLOP/s of this processor in 32-bit matrix products."""
    a, b = torch.rand(2048, 2048), torch.rand(2048, 2048)
    torch.mm(a, b)
    began = time.perf_counter()
    for _ in range(10):
        torch.mm(a, b)
    return 10 * 2 * 2048**3 / (time.perf_counter() - began) / 1e9


def plot(tables: Mapping[str, Table], path: Path) -> None:
    """Bars of articles a second, a panel a table, on a logarithmic axis."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    sizes = [len(table) + 1 for table in tables.values()]
    figure, panels = plt.subplots(len(tables), figsize=(8, 0.4 * sum(sizes)), squeeze=False, height_ratios=sizes)  # fmt: skip
    for panel, (title, table) in zip(panels[:, 0], tables.items(), strict=True):
        bars = panel.barh([name.replace("`", "") for name in table], [r["wall"] for r in table.values()])  # fmt: skip
        panel.bar_label(bars, fmt="%.3g", padding=3)
        panel.set(title=TITLES[title], xscale="log", xlabel="articles a second")
        panel.invert_yaxis()
        panel.margins(x=0.2)
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def main() -> None:
    """Print the tables that are asked for."""
    tables = {"random": random_checkpoint, "bundled": bundled_checkpoint, "growth": growth}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("tables", nargs="*", choices=[*tables, []])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--plot", type=Path, help="a PNG to draw the tables into")
    given = parser.parse_args()
    print(
        f"{torch.get_num_threads()} threads, {throughput():.0f} GFLOP/s in 32-bit matrix products"
    )
    found = {name: tables[name](given.articles) for name in given.tables or tables}
    if given.plot:
        plot(found, given.plot)


if __name__ == "__main__":
    main()
