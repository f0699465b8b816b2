"""The systems that `benchmark_generation.py` times, each loaded and timed by one function.

Articles are made of random words, checkpoints of random weights: what is measured is how fast summaries
are written, never how good they are.
"""

from __future__ import annotations

import os
import random
import re
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from summarise.common.documents import Article, Summary
from summarise.config import Config, LengthConfig

TOKENS, BEAMS, ARTICLES = 60, 4, 64
SHORTEST, LONGEST = 100, 600  # words, for `random`
WORDS = "the council said on monday that new bridge over river would close for weeks while engineers mayor budget school police court company profit market minister".split()  # fmt: skip

Timed = dict[str, float]  # figures of one system by name, see `benchmark_tables.COLUMNS`


def text(words: int, seed: int) -> str:
    """Return sentences of 12 words, which mean nothing and are never the same twice."""
    chance = random.Random(seed)
    lines = []
    for start in range(0, words, 12):
        line = [chance.choice(WORDS) for _ in range(min(11, words - start - 1))]
        lines.append(" ".join([*line, f"bridge{chance.randrange(9999)}"]).capitalize() + ".")
    return " ".join(lines)


def mixed(count: int) -> list[str]:
    """Return articles whose lengths are spread evenly, in no order."""
    lengths = [SHORTEST + (LONGEST - SHORTEST) * i // max(1, count - 1) for i in range(count)]
    random.Random(1).shuffle(lengths)
    return [text(length, seed) for seed, length in enumerate(lengths)]


def timed(work: Callable[[], object], articles: int) -> Timed:
    """Return articles a second by the clock and by the processor, and peak memory in GiB."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return {"wall": articles / wall, "processor": articles / processor, "peak": peak(), "load": os.getloadavg()[0]}  # fmt: skip


def peak() -> float:
    """Return the most memory that this process has had, in GiB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux the other way counts the memory of the process that began it
        (found,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found) / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**30


def build(folder: Path) -> None:
    """Write a random BART with 12 encoder layers and 6 of the decoder, and a tokenizer for `WORDS`."""
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
    """Time `generate` as everyone's script has it; in batches, padded in input order.

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
    """Time textsum with the same checkpoint; it pads to 1,024 tokens here, and to 4,096 at its default."""
    from textsum.summarize import Summarizer

    context = 1024  # this checkpoint's positions, beyond which textsum's default fails
    summarizer = Summarizer(model_name_or_path=str(folder), force_cpu=True, token_batch_length=context)  # fmt: skip
    summarizer.set_inference_params(
        {"num_beams": BEAMS, "min_length": TOKENS, "max_length": TOKENS}
    )
    texts = mixed(articles)
    return timed(lambda: [summarizer.summarize_string(t) for t in texts], len(texts))


def ours(folder: Path, articles: int, engine: str) -> Timed:
    """Time the package, one length of exactly so many tokens."""
    length = LengthConfig(checkpoint=str(folder), tokens=(TOKENS, TOKENS), beams=BEAMS, languages=(), whole_sentences=False)  # fmt: skip
    config = Config(engine=engine, paragraph=length, source_words="free")  # type: ignore[arg-type]
    return summarise(config, ["paragraph"], mixed(articles))


def chat(articles: int, new: int) -> Timed:
    """Time a decoder-only model of Qwen2-0.5B's shape, greedy, one article at a time."""
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
    """Time our own stage, loaded and warmed up."""
    from summarise.generation import SummaryGenerator

    articles = [Article(str(i), "", t, language="en") for i, t in enumerate(texts)]
    summariser = SummaryGenerator(config, lengths)
    summariser.load()
    list(summariser.stream([Article("warm", "", text(100, -1), language="en")]))

    def work() -> None:
        results = list(summariser.stream(articles))
        assert all(isinstance(result, Summary) for result in results), results[0]

    return timed(work, len(articles))


def bundled_plain(articles: int, words: int = 300) -> Timed:
    """Time `generate` as everyone's script has it, once a length, one article at a time."""
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    import summarise.generation.prefix_lm  # noqa: F401 - registers the bundled checkpoint's class
    from summarise.generation.checkpoints.location import BUNDLED

    model = AutoModelForSeq2SeqLM.from_pretrained(BUNDLED)
    tokenizer = AutoTokenizer.from_pretrained(BUNDLED)
    reads = model.config.summarise_source_tokens
    texts = [text(words, seed) for seed in range(articles)]

    @torch.inference_mode()
    def work() -> None:
        for article in texts:
            rows = tokenizer(article, truncation=True, max_length=reads, return_tensors="pt")
            rows.pop("token_type_ids", None)
            for least, most in ((7, 26), (40, 100)):  # tokens of a headline, and of a paragraph
                model.generate(
                    **rows,
                    num_beams=BEAMS,
                    min_new_tokens=least,
                    max_new_tokens=most,
                    do_sample=False,
                )

    return timed(work, articles)


def bundled(engine: str, beams: int, articles: int, words: int = 300) -> Timed:
    """Time both lengths of articles of so many words."""
    texts = [text(words, seed) for seed in range(articles)]
    config = Config()
    headline = config.headline.model_copy(update={"beams": beams})
    paragraph = config.paragraph.model_copy(update={"beams": beams})
    update = {"engine": engine, "headline": headline, "paragraph": paragraph}
    return summarise(config.model_copy(update=update), ["headline", "paragraph"], texts)
