"""Load a seq2seq checkpoint: the bundled one, a local folder or a hub name.

Safetensors only, and never code from a repository.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.words import count_words
from summarise.generation.checkpoints.family import Habits, settle

BUNDLED = Path(__file__).parents[2] / "bundled"
_SAMPLE = (
    "The council of Telmouth said on Monday that the old bridge over the river would close for two "
    "weeks in March while engineers repaired the steel deck, which was damaged by last year's "
    "floods. Around 4,300 drivers use it every day. “We know that this is difficult for people who "
    "live nearby,” said Ada Lindqvist, who leads the transport committee, adding that buses would "
    "run every ten minutes. The work costs £1.2 million, and the government pays half of it."
)


@dataclass
class Checkpoint:
    """A model with its tokenizer, ready to generate.

    A checkpoint's `config.json` may say more of how it wants to be used:
    `summarise_prompts`, the decoder's first tokens for each length (a checkpoint that does not
    tell lengths apart has none); `summarise_source_tokens`, how much it should read, where that
    is less than it could; `summarise_whole_sentences`, the lengths it should write by choosing
    among the article's sentences; `summarise_selector`, that it has a network which chooses them
    (see `selection`); `summarise_salience`, that it has one which expects a headline's words (see
    `salience`). `ordinary` is its list of words that name nothing, by which an
    uncased vocabulary tells words from names.
    """

    name: str
    model: Any
    tokenizer: Any
    habits: Habits
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def prompts(self) -> dict[str, list[int]]:
        """The decoder's first tokens by length, of a checkpoint that tells lengths apart."""
        return dict(getattr(self.model.config, "summarise_prompts", None) or {})

    def prompt(self, length: str) -> list[int]:
        """The decoder's first tokens for a length."""
        return list(self.prompts.get(length) or self.habits.start)

    @cached_property
    def whole_sentences(self) -> frozenset[str]:
        """The lengths that are written in the article's own sentences."""
        return frozenset(getattr(self.model.config, "summarise_whole_sentences", None) or ())

    @property
    def context(self) -> int:
        """Tokens the encoder can read, special ones included."""
        return self.habits.context

    @cached_property
    def max_source_tokens(self) -> int:
        """Tokens the encoder should read for the decoder to write, special ones included."""
        wanted = getattr(self.model.config, "summarise_source_tokens", None)
        return min(self.context, wanted or self.context)

    @property
    def max_target_tokens(self) -> int:
        """Tokens the decoder can write, prompt included."""
        return self.habits.room

    @property
    def notes(self) -> tuple[str, ...]:
        """How it is used, a line each, for people."""
        return self.habits.notes

    @cached_property
    def tokens_a_word(self) -> float:
        """Tokens that a word of running text takes, measured on a sample in English."""
        ids = self.tokenizer(_SAMPLE, add_special_tokens=False, verbose=False).input_ids
        return len(ids) / count_words(_SAMPLE)

    def text(self, ids: Sequence[int]) -> str:
        """What tokens say, in one line."""
        text = str(self.tokenizer.decode(ids, skip_special_tokens=True))
        if self.habits.newline:
            text = text.replace(self.habits.newline, " ")
        return " ".join(text.split())

    @cached_property
    def cased(self) -> bool:
        """Whether the vocabulary tells capitals apart."""
        return bool(self.tokenizer("Aa").input_ids != self.tokenizer("aa").input_ids)

    @cached_property
    def wordpiece(self) -> bool:
        """Whether the vocabulary marks what continues a word by `##`."""
        return any(piece.startswith("##") for piece in self.tokenizer.get_vocab())


def load(
    name: str, device: str | None = None, language: str = "", precision: str = "float32"
) -> Checkpoint:
    """Load a checkpoint and set it up as its family is used to (see `family`).

    Args:
        name: `bundled`, a local folder, or a hub name such as `facebook/bart-large-cnn`.
        device: a torch device; by default CUDA or MPS when present, else the CPU.
        language: ISO 639-1 code that a multilingual checkpoint reads and writes; "" for its own.
        precision: of the weights, `float32` or `bfloat16`.

    Raises:
        SummariseError: no such folder, not a seq2seq checkpoint, no safetensors, no hub.
    """
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    source = locate(name)
    # asked once here, since each file's own request would be tried again for half a minute
    offline = Path(source).is_dir() or not _hub_has(name)
    with _quiet():
        try:
            tokenizer = AutoTokenizer.from_pretrained(
                source, trust_remote_code=False, local_files_only=offline
            )
            model = AutoModelForSeq2SeqLM.from_pretrained(
                source,
                trust_remote_code=False,
                local_files_only=offline,
                use_safetensors=True,
                dtype=precision,
            )
        except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
            raise SummariseError(_why_not(name, error)) from error
    # what is too long is split or cut here, and said in the record
    tokenizer.deprecation_warnings["sequence-length-is-longer-than-the-specified-maximum"] = True
    model.to(device or best_device()).eval()
    own = (
        BUNDLED / "ordinary_words.txt" if name == "bundled" else Path(source) / "ordinary_words.txt"
    )
    words = own.read_text(encoding="utf-8").split() if own.is_file() else []
    habits = settle(model, tokenizer, language)
    return Checkpoint(name, model, tokenizer, habits, frozenset(words))


def locate(name: str) -> str:
    """The folder of `bundled` or of a local path, else the hub name as it is.

    Raises:
        SummariseError: `name` is a path, and nothing is there.
    """
    if name == "bundled":
        return str(BUNDLED)
    path = Path(name).expanduser()
    if path.is_dir():
        return str(path)
    if name.startswith((".", "/", "~")) or name.count("/") > 1 or path.exists():
        raise SummariseError(
            f"checkpoint {name!r}: no such folder; give a folder with config.json and model.safetensors"
        )
    return name


def fingerprint(name: str) -> list[object]:
    """What changes when a checkpoint's weights do: for a folder, each file's size and time."""
    source = Path(locate(name))
    if name == "bundled":  # times differ between installs of the same weights
        return [name, *((p.name, p.stat().st_size) for p in sorted(source.glob("*")))]
    if source.is_dir():
        return [
            name,
            *((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(source.glob("*"))),
        ]
    return [name]


def best_device() -> str:
    """`cuda`, `mps` or `cpu`: the first that is there."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _hub_has(name: str) -> bool:
    """Whether the hub can be reached and has the model.

    Raises:
        SummariseError: it can be reached and has no such model.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    try:
        HfApi().model_info(name, timeout=10)
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise SummariseError(
            f"checkpoint {name!r}: the hub has no such model, or it is private; check the name"
        ) from error
    except Exception:  # no network, a proxy, an outage: the cache may still have it
        return False
    return True


def _why_not(name: str, error: Exception) -> str:
    source = Path(locate(name))
    if not source.is_dir():
        return (
            f"checkpoint {name!r} is not in the local cache and the hub cannot be reached (or has "
            "no safetensors of it); give a local folder as the checkpoint, or use the bundled one "
            "(--config default), which needs no network"
        )
    if not list(source.glob("*.safetensors")):
        return f"checkpoint {name!r}: no .safetensors in it; other formats are not loaded, convert it first"
    return f"checkpoint {name!r} cannot be loaded as a seq2seq model: {one_line(error)}"


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers' progress bars and notices out of the user's terminal while loading."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def where(name: str) -> str:
    """Where a checkpoint is, for people: in the package, in a folder, in the cache or on the hub."""
    if name == "bundled":
        megabytes = (BUNDLED / "model.safetensors").stat().st_size / 2**20
        return f"in the package, {megabytes:.0f} MiB"
    if Path(name).expanduser().is_dir():
        return "a local folder"
    from huggingface_hub import try_to_load_from_cache

    return (
        "cached"
        if isinstance(try_to_load_from_cache(name, "config.json"), str)
        else "on the hub, not cached"
    )
