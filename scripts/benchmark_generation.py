"""How fast summaries are written: python scripts/benchmark_generation.py [random|bundled|growth ...]

    random   64 articles of mixed length by a random checkpoint of DistilBART's size (306M), 60 new
             tokens, 4 beams: a loop of `generate`, plain batches, textsum if it is installed, our
             engines, and a decoder-only model of 0.5B parameters with the same tokens in and out
    bundled  articles of 300 words, both lengths, by the bundled checkpoint with 2 and 4 beams
    growth   the bundled checkpoint on 10 to --most articles, and on articles of 100 to --longest words

Each system runs in a process of its own, so that its peak memory is its own; loading is not timed.
What cannot be done is said in its row, and the rest goes on. Prints Markdown once a table is whole,
and on the way, to standard error, each row. `load` is how busy the machine was, in processes: read
absolute times with it. With `random`, `throughput` is the share of what the processor does in 32-bit
matrix products: the products that the loop needs for an article, counted by torch, whatever a system
computes them in. --plot draws the tables into a PNG, --into puts them in place of those in a document:

    python scripts/benchmark_generation.py --plot docs/performance.png --into docs/performance.md
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import torch

from summarise.common.documents import Article, Summary
from summarise.config import Config, LengthConfig

TOKENS, BEAMS, ARTICLES = 60, 4, 64
SHORTEST, LONGEST = 100, 600  # words, for `random`
WORDS = "the council said on monday that new bridge over river would close for weeks while engineers mayor budget school police court company profit market minister".split()  # fmt: skip

TITLES = {
    "random": f"A random checkpoint of DistilBART's size, {TOKENS} tokens, {BEAMS} beams",
    "bundled": "The bundled checkpoint, both lengths, 300 words",
    "growth": "The bundled checkpoint, both lengths, 2 beams",
}
HEADINGS = {  # of the document's sections
    "random": "Beside what others do",
    "bundled": "The bundled checkpoint",
    "growth": "Growth",
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
    return {"wall": articles / wall, "processor": articles / processor, "peak": peak(), "load": os.getloadavg()[0]}  # fmt: skip


def peak() -> float:
    """The most memory that this process has had, in GiB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux the other way counts the memory of the process that began it
        (found,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found) / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**30


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
    from summarise.generation import SummaryGenerator

    articles = [Article(str(i), "", t, language="en") for i, t in enumerate(texts)]
    summariser = SummaryGenerator(config, lengths)
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
    """Do the work in a process of its own, and say how it went; None when it cannot be done."""
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            result = pool.submit(work, *arguments).result()
    except Exception as error:  # of any library, or a process that was killed for its memory
        why = " ".join(str(error).split())
        print(f"{name}: not done: {type(error).__name__}: {why}", file=sys.stderr, flush=True)
        return None
    said = ", ".join(f"{key} {value:.3g}" for key, value in result.items())
    print(f"{name}: {said}", file=sys.stderr, flush=True)
    return result


def random_checkpoint(given: argparse.Namespace) -> Table:
    """Systems side by side."""
    articles = given.articles
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random"
        build(path)
        quarter = max(4, articles // 4)  # the slow ones do fewer of the same lengths
        rows: dict[str, tuple[Callable[..., Timed], *tuple[Any, ...]]] = {
            LOOP: (plain, path, articles, 1),
            "`generate`, batches of 8 in input order": (plain, path, articles, 8),
            "summarise, torch": (ours, path, articles, "torch"),
            "summarise, ctranslate2": (ours, path, articles, "ctranslate2"),
            f"textsum, {quarter} of the articles": (textsum, path, quarter),
            f"a decoder-only chat model of 0.5B, greedy, {quarter} of the articles": (chat, quarter, TOKENS),
        }  # fmt: skip
        found = {name: apart(name, work, *arguments) for name, (work, *arguments) in rows.items()}
    table = {name: result for name, result in found.items() if result}
    if loop := table.get(LOOP):
        rate = throughput()
        for name, result in table.items():
            result["times"] = result["wall"] / loop["wall"]
            result["by processor"] = result["processor"] / loop["processor"]
            if "decoder-only" not in name:  # which computes other products
                result["throughput"] = 100 * result["wall"] * loop["gflop"] / rate
    return table


def bundled_checkpoint(given: argparse.Namespace) -> Table:
    """Engines and beams."""
    rows = itertools.product(("torch", "ctranslate2"), (2, 4))
    found = {
        f"{engine}, {beams} beams": apart(f"{engine}, {beams} beams", bundled, engine, beams, given.articles)
        for engine, beams in rows
    }  # fmt: skip
    return {name: result for name, result in found.items() if result}


def growth(given: argparse.Namespace) -> Table:
    """More articles, and longer ones."""
    rows = [(many, 300) for many in (10, 100, 1000, 10_000) if many <= given.most]
    rows += [(given.articles, words) for words in (100, 300, 1000, 3000, 10_000) if words <= given.longest]  # fmt: skip
    names = [f"{many:,} articles of {words:,} words" for many, words in rows]
    found = {
        name: apart(name, bundled, "auto", 2, many, words)
        for name, (many, words) in zip(names, rows, strict=True)
    }
    return {name: result for name, result in found.items() if result}


COLUMNS = {  # those of a table are the ones that its rows have
    "wall": "articles/s",
    "processor": "articles a processor second",
    "times": "times the loop",
    "by processor": "by processor time",
    "peak": "peak GiB",
    "throughput": "throughput, %",
    "load": "load",
}


def markdown(table: Table) -> str:
    """A table, a row a system."""
    keys = [key for key in COLUMNS if any(key in result for result in table.values())]
    lines = [["", *(COLUMNS[key] for key in keys)], ["---", *["--:"] * len(keys)]]
    for name, result in table.items():
        lines.append([name, *(f"{result[key]:.3g}" if key in result else "" for key in keys)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def put(table: str, heading: str, document: str) -> str:
    """A document with a table in place of the first one of a section; it may lack either."""
    start, title, section = document.partition(f"\n## {heading}\n")
    if not title:
        return f"{document.rstrip()}\n\n## {heading}\n\n{table}"
    section, following, rest = section.partition("\n## ")
    old = re.search(r"(?m)(^\|.*\n?)+", section)
    first, last = old.span() if old else (0, 0)
    new = table if old else f"\n{table}"
    return start + title + section[:first] + new + section[last:] + following + rest


def throughput() -> float:
    """GFLOP/s of this processor in 32-bit matrix products."""
    a, b = torch.rand(2048, 2048), torch.rand(2048, 2048)
    torch.mm(a, b)
    began = time.perf_counter()
    for _ in range(10):
        torch.mm(a, b)
    return 10 * 2 * 2048**3 / (time.perf_counter() - began) / 1e9


def plot(tables: Mapping[str, Table], path: Path) -> None:
    """Bars of articles a second, a panel a table."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    sizes = [len(table) + 1 for table in tables.values()]
    figure, panels = plt.subplots(len(tables), figsize=(8, 0.4 * sum(sizes)), squeeze=False, height_ratios=sizes)  # fmt: skip
    for panel, (title, table) in zip(panels[:, 0], tables.items(), strict=True):
        bars = panel.barh([name.replace("`", "") for name in table], [r["wall"] for r in table.values()])  # fmt: skip
        panel.bar_label(bars, fmt="%.3g", padding=3)
        panel.set_title(TITLES[title], loc="right")  # names of systems leave room to the left
        panel.set_xlabel("articles a second")
        panel.invert_yaxis()
        panel.margins(x=0.2)
    figure.tight_layout()
    figure.savefig(path, dpi=120, bbox_inches="tight")


def main() -> None:
    """Measure what is asked for, print it, put it where it belongs."""
    tables = {"random": random_checkpoint, "bundled": bundled_checkpoint, "growth": growth}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("tables", nargs="*", choices=[*tables, []])
    parser.add_argument("--articles", type=int, default=ARTICLES, help="of a row, unless it says another number")  # fmt: skip
    parser.add_argument("--most", type=int, default=10_000, help="articles that growth goes to")
    parser.add_argument("--longest", type=int, default=10_000, help="words that growth goes to")
    parser.add_argument("--plot", type=Path, help="a PNG to draw the tables into")
    parser.add_argument("--into", type=Path, help="a Markdown document whose tables are replaced")
    given = parser.parse_args()
    print(f"{torch.get_num_threads()} threads, {throughput():.0f} GFLOP/s in 32-bit matrix products")  # fmt: skip
    found: dict[str, Table] = {}
    for name in given.tables or tables:
        table = tables[name](given)
        if not table:
            continue
        found[name] = table
        print(f"\n## {HEADINGS[name]}\n\n{markdown(table)}", flush=True)
        if given.into:
            document = given.into.read_text(encoding="utf-8")
            given.into.write_text(put(markdown(table), HEADINGS[name], document), encoding="utf-8")
        if given.plot:  # each time, so that what is measured is kept whatever comes
            plot(found, given.plot)


if __name__ == "__main__":
    main()
