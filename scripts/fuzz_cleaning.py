"""Clean mutated dumps and say what crashed or was slow.

python scripts/fuzz_cleaning.py [--inputs 10000] [--seed 0] [--dumps examples/dumps]

Each input is a dump that is cut, shuffled, broken or blown up. One that crashes, or that takes more
than a second per MB, fails the run: exit code 1. Small inputs may take 250 ms, and many short lines
50 µs each. Seconds are of processor time; what took too many is run again at the end, up to twelve times,
ten seconds apart, and its best counts, since other programs on the machine slow this one even so, for
minutes at times. A one-line failure of the cleaning is no crash.
"""

from __future__ import annotations

import argparse
import heapq
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarise.cleaning import clean_document
from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.common.text.repair import repair

SECONDS_PER_MB = 1.0
SECONDS_PER_LINE = 50e-6
LEAST_SECONDS = 0.25  # a busy machine is no blow-up
TRIES, PAUSE = 12, 10.0  # at the end, of what took too long; seconds
BIG = 1 << 20
SCRIPTS = (
    "مرحبا بالعالم، هذا خبر. ",
    "灯塔在星期一晚上熄灭了。",
    "Øst for åen… ",
    "ไฟประภาคารดับแล้ว ",
)
MARKS = "-–—•*…«»“”\"'.,:;!?()[]{}<>/\\|&#@%$€ \t"


def truncated(text: str, draw: random.Random) -> str:
    """A piece of it."""
    start = draw.randrange(len(text) or 1)
    return text[start : start + draw.randrange(1, len(text) + 2)]


def shuffled(text: str, draw: random.Random) -> str:
    """Its lines in another order."""
    lines = text.split("\n")
    draw.shuffle(lines)
    return "\n".join(lines)


def flipped(text: str, draw: random.Random) -> str:
    """Some of its bytes changed, read as UTF-8 again."""
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(len(raw) // 50 + 1):
        if raw:
            raw[draw.randrange(len(raw))] = draw.randrange(256)
    return raw.decode("utf-8", draw.choice(["replace", "ignore", "surrogateescape"]))


def doubled(text: str, draw: random.Random) -> str:
    """Some lines many times over."""
    lines = text.split("\n")
    return "\n".join(line for line in lines for _ in range(draw.choice([1, 1, 2, 30])))


def wrapped(text: str, draw: random.Random) -> str:
    """Broken into short lines wherever they fall."""
    width = draw.randrange(1, 140)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def punctuation(text: str, draw: random.Random) -> str:
    """Marks alone."""
    return "".join(draw.choices(MARKS + "\n", k=draw.randrange(1, 20_000)))


def foreign(text: str, draw: random.Random) -> str:
    """Other scripts, with and without spaces, between its lines."""
    return "\n".join(line + draw.choice(SCRIPTS) * draw.randrange(20) for line in text.split("\n"))


def marked_up(text: str, draw: random.Random) -> str:
    """Tags, nested and never closed."""
    tags = ["<div>", "<p>", "<table><tr><td>", "</div>", "<script>", "<!--", "<b", "&amp", "<br>"]
    return "".join(word + " " + draw.choice(["", "", *tags]) for word in text.split(" "))


def blank(text: str, draw: random.Random) -> str:
    """Huge runs of nothing between its words."""
    gap = draw.choice([" ", "\n", "\t", "\u200b", "\u00a0", "\n \n"]) * draw.choice([10, 50_000])
    return text.replace(" ", gap, draw.randrange(1, 20))


def huge_line(text: str, draw: random.Random) -> str:
    """A line of a megabyte, of one piece over and over."""
    piece = draw.choice(
        [text.replace("\n", " "), "a", " ", "-", "newsletter! ", "12.03.", "“", "(a"]
    )
    return text + "\n" + piece * (BIG // len(piece) if piece else 0)


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    truncated, shuffled, flipped, doubled, wrapped, punctuation, foreign, marked_up, blank,
)  # fmt: skip


def inputs(dumps: list[str], count: int, seed: int, big_share: float = 0.01) -> Iterator[str]:
    """`count` texts of one to three mutations each; `big_share` of them get a line of 1 MB."""
    draw = random.Random(seed)
    for _ in range(count):
        text = draw.choice(dumps)
        for mutate in draw.choices(MUTATIONS, k=draw.randrange(1, 4)):
            text = mutate(text, draw)[:BIG]
        yield huge_line(text, draw) if draw.random() < big_share else text


def clean(text: str, html: bool) -> None:
    """Clean one text, repaired as readers do, or one page; raises what is a crash only."""
    try:
        if html:
            clean_document(RawDocument("fuzz", "fuzz", html=text))
        else:
            clean_document(RawDocument("fuzz", "fuzz", text=repair(text)[0]))
    except SummariseError as error:
        if "\n" in str(error):
            raise ValueError("a failure of more than one line") from error


class Run(NamedTuple):
    """How much of the time that it may take an input took, its number and its kind."""

    ratio: float
    number: int
    kind: str


def allowed(text: str) -> float:
    """Seconds of processor time that cleaning one text may take."""
    megabytes = len(text.encode("utf-8", "surrogatepass")) / BIG
    lines = text.count("\n")
    return max(SECONDS_PER_MB * megabytes, SECONDS_PER_LINE * lines, LEAST_SECONDS)


def timed(text: str, html: bool) -> float:
    """Seconds of processor time that cleaning one text takes."""
    start = time.process_time()
    clean(text, html)
    return time.process_time() - start


def best(run: Run, text: str) -> Run:
    """A run that took too long, at the best of some more tries over a while."""
    for _ in range(TRIES):
        if run.ratio <= 1:
            break
        time.sleep(PAUSE)
        ratio = timed(text, run.kind == "html") / allowed(text)
        run = run._replace(ratio=min(run.ratio, ratio))
    return run


def main() -> None:
    """Run, print the slowest inputs, exit 1 when any crashed or was too slow."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    examples = Path(__file__).parent.parent / "examples" / "dumps"
    parser.add_argument("--dumps", type=Path, default=examples)
    given = parser.parse_args()
    dumps = [p.read_text("utf-8", "replace") for p in sorted(given.dumps.rglob("*")) if p.is_file()]
    if not dumps:
        sys.exit(f"{given.dumps}: no file in it")
    for html in (False, True):  # imports and language models are loaded once
        for dump in dumps:
            clean(dump, html)
    failed, slowest, slow = 0, list[Run](), list[tuple[Run, str]]()
    for number, text in enumerate(inputs(dumps, given.inputs, given.seed)):
        if number and number % 1000 == 0:
            print(f"{number} done, {failed} crashed, {len(slow)} slow", file=sys.stderr)
        kind = "html" if number % 10 == 0 else "text"
        try:
            run = Run(timed(text, kind == "html") / allowed(text), number, kind)
        except Exception as error:
            failed += 1
            print(f"input {number}: crashed: {type(error).__name__}: {error}")
            continue
        if run.ratio > 1:
            slow.append((run, text))
        else:
            slowest = heapq.nlargest(10, [*slowest, run])
    slowest += [best(run, text) for run, text in slow]
    failed += sum(run.ratio > 1 for run in slowest)
    for ratio, number, kind in heapq.nlargest(10, slowest):
        print(f"input {number} ({kind}): {ratio:.2f} of the time it may take")
    print(f"{given.inputs} inputs, seed {given.seed}: {failed} failed, {len(slow)} run again")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
