"""Where a checkpoint is: in the package, in a local folder, in the hub's cache or on the hub.

Nothing here loads torch or asks the network.
"""

from __future__ import annotations

from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.hub import cached_commit
from summarise.generation.checkpoints.refusals import refuse_path

BUNDLED = Path(__file__).parents[2] / "bundled"


def locate(name: str) -> str:
    """Return the folder of `bundled`, a local folder or GGUF file, else the hub name as it is.

    Raises:
        SummariseError: `name` is a path, and no checkpoint is there.
    """
    if name == "bundled":
        return str(BUNDLED)
    path = Path(name).expanduser()
    if path.exists():
        refuse_path(name, path)
        return str(path)
    of_the_hub = name.count("/") <= (2 if name.endswith(".gguf") else 1)
    if name.startswith((".", "/", "~")) or not of_the_hub:
        raise SummariseError(
            f"checkpoint {name!r}: no such folder; give a folder with config.json and model.safetensors"
        )
    return name


def split_revision(name: str) -> tuple[str, str | None]:
    """Return a hub name and its revision, as in `facebook/bart-large-cnn@main`; None where it has none."""
    repository, _, revision = name.partition("@")
    return repository, revision or None


def describe_location(name: str) -> str:
    """Say for people where a checkpoint is, such as `in the package, 117 MiB`."""
    if name == "bundled":
        weights = BUNDLED.glob("model*.safetensors")
        megabytes = sum(path.stat().st_size for path in weights) / 2**20
        return f"in the package, {megabytes:.0f} MiB"
    if Path(name).expanduser().exists():
        return "a local folder" if Path(name).expanduser().is_dir() else "a local file"
    cached = cached_commit(*split_revision(name))
    return "cached" if cached else "on the hub, not cached"
