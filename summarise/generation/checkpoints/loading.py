"""Load a seq2seq checkpoint: the bundled one, a local folder or a hub name.

Safetensors only, and never code from a repository.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.location import BUNDLED, locate
from summarise.generation.checkpoints.profile import settle


def load_checkpoint(
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
