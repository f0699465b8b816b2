"""Converted checkpoints, kept in the user's cache: each is converted once, by whichever process comes first."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.engines.base import PartedError
from summarise.generation.engines.ctranslate2.checking import convert_checked
from summarise.generation.engines.ctranslate2.conversion import Part, Precision, load_converted

_FORMAT = 2  # of what is cached; a change here has everything converted anew
_MAKING = ".making-"  # what the names of folders begin with that are being made
_ABANDONED = 86_400  # seconds, behind which nobody can be making a folder still
_PARTED = ".parted"  # the ending of what says that a conversion was thrown away, and why
Convert = Callable[[Checkpoint, Part, Precision, Path], None]


def cache_root() -> Path:
    """Return where converted checkpoints are kept: `$SUMMARISE_CACHE`, else the user's cache folder."""
    if own := os.environ.get("SUMMARISE_CACHE"):
        return Path(own).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "summarise"


def library_versions() -> list[str]:
    """Return the versions of the libraries that a conversion depends on."""
    return [version("ctranslate2"), version("transformers")]


def converted(
    checkpoint: Checkpoint,
    part: Part,
    precision: Precision,
    convert: Convert = convert_checked,
    versions: Sequence[str] | None = None,
) -> Path:
    """Return the folder of a converted checkpoint, made if it is not there.

    Several processes may ask for it at once.

    Args:
        checkpoint: what is converted; it is left as it is.
        part: the whole (`translator`, `generator`) or the `encoder` alone.
        precision: of the weights.
        convert: makes the folder.
        versions: of the libraries; by default those that are installed.

    Raises:
        PartedError: what is converted computes something else; that is found once.
        SummariseError: the cache cannot be written.
    """
    folder = _folder(checkpoint, part, precision, versions or library_versions())
    if folder.is_dir():
        return folder
    parted = folder.with_name(folder.name + _PARTED)
    if parted.is_file():
        raise PartedError(parted.read_text(encoding="utf-8"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        made = Path(tempfile.mkdtemp(prefix=_MAKING, dir=folder.parent))
        try:
            convert(checkpoint, part, precision, made / "model")
            (made / "model").rename(folder)
        except PartedError as error:
            if error.lasts:
                parted.write_text(str(error), encoding="utf-8")
            raise
        except OSError:
            if not folder.is_dir():  # else another process was faster
                raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise SummariseError(
            f"{folder.parent}: cannot keep the converted checkpoint ({error.strerror or error}); "
            "set SUMMARISE_CACHE to a folder that can be written, or use engine torch"
        ) from error
    return folder


def _sweep(root: Path) -> None:
    """Remove what killed processes have left half made, gigabytes perhaps."""
    for made in root.glob(f"{_MAKING}*"):
        with suppress(OSError):
            if time.time() - made.stat().st_mtime > _ABANDONED:
                shutil.rmtree(made)


def _folder(
    checkpoint: Checkpoint, part: Part, precision: Precision, versions: Sequence[str]
) -> Path:
    """Return the folder that a conversion's name and everything that it depends on lead to."""
    parts = [fingerprint(checkpoint.source), [*versions, _FORMAT], part, precision]
    key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
    name = re.sub(r"[^\w.-]+", "-", checkpoint.name).strip("-.")[-60:]
    return cache_root() / "ctranslate2" / f"{name}-{key}"


def open_converted(model: Any, folder: Path, precision: Precision) -> Any:
    """Load a converted checkpoint as one of CTranslate2's models; raises `SummariseError` where it
    is damaged."""
    try:
        return load_converted(model, folder, precision)
    except (RuntimeError, ValueError) as error:
        raise SummariseError(
            f"{folder}: cannot be loaded ({one_line(error)}); delete the folder, and it is made again"
        ) from error
