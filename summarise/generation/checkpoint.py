"""Load a seq2seq checkpoint: the bundled one, a local folder or a hub name.

Safetensors only, and never code from a repository.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summarise.documents import SummariseError, one_line

BUNDLED = Path(__file__).parent.parent / "bundled"


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
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def prompts(self) -> dict[str, list[int]]:
        """The decoder's first tokens by length."""
        return dict(getattr(self.model.config, "summarise_prompts", None) or {})

    @cached_property
    def whole_sentences(self) -> frozenset[str]:
        """The lengths that are written in the article's own sentences."""
        return frozenset(getattr(self.model.config, "summarise_whole_sentences", None) or ())

    @cached_property
    def context(self) -> int:
        """Tokens the encoder can read, special ones included."""
        config = self.model.config
        limits = [
            getattr(config, "max_encoder_position_embeddings", None)
            or getattr(config, "max_position_embeddings", None),
            self.tokenizer.model_max_length,
        ]
        return min([limit for limit in limits if limit and limit < 1_000_000], default=512)

    @cached_property
    def max_source_tokens(self) -> int:
        """Tokens the encoder should read for the decoder to write, special ones included."""
        wanted = getattr(self.model.config, "summarise_source_tokens", None)
        return min(self.context, wanted or self.context)

    @cached_property
    def max_target_tokens(self) -> int:
        """Tokens the decoder can write, prompt included."""
        config = self.model.config
        limit = getattr(config, "max_decoder_position_embeddings", None) or getattr(
            config, "max_position_embeddings", None
        )
        return int(limit or 1024)

    @cached_property
    def cased(self) -> bool:
        """Whether the vocabulary tells capitals apart."""
        return bool(self.tokenizer("Aa").input_ids != self.tokenizer("aa").input_ids)

    @cached_property
    def wordpiece(self) -> bool:
        """Whether the vocabulary marks what continues a word by `##`."""
        return any(piece.startswith("##") for piece in self.tokenizer.get_vocab())


def load(name: str, device: str | None = None) -> Checkpoint:
    """Load a checkpoint.

    Args:
        name: `bundled`, a local folder, or a hub name such as `facebook/bart-large-cnn`.
        device: a torch device; by default CUDA or MPS when present, else the CPU.

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
                dtype="float32",
            )
        except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
            raise SummariseError(_why_not(name, error)) from error
    model.to(device or best_device()).eval()
    own = (
        BUNDLED / "ordinary_words.txt" if name == "bundled" else Path(source) / "ordinary_words.txt"
    )
    words = own.read_text(encoding="utf-8").split() if own.is_file() else []
    return Checkpoint(name, model, tokenizer, frozenset(words))


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
