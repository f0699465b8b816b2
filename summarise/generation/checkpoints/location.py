"""Where a checkpoint is: in the package, in a local folder, in the hub's cache or on the hub.

Nothing here loads torch or asks the network.
"""

from __future__ import annotations

from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.hub import HubName, cached_commit
from summarise.generation.checkpoints.refusals import refuse_path

BUNDLED = Path(__file__).parents[2] / "bundled"


def locate(name: str) -> str:
    """Return the folder of `bundled`, a local folder or GGUF file, else the hub name as it is.

    Raises:
        SummariseError: `name` is a path, and no checkpoint is there.
    """
    if name == "bundled":
        return str(BUNDLED)
    if path := existing(name):
        refuse_path(name, path)
        return str(path)
    of_the_hub = name.count("/") == 2 if name.endswith(".gguf") else name.count("/") <= 1
    if name.startswith((".", "/", "~")) or not of_the_hub:
        raise SummariseError(
            f"checkpoint {name!r}: no such folder; give a folder with config.json and model.safetensors"
        )
    return name


def describe_location(name: str) -> str:
    """Say for people where a checkpoint is, such as `in the package, 117 MiB`."""
    if name == "bundled":
        weights = BUNDLED.glob("model*.safetensors")
        megabytes = sum(path.stat().st_size for path in weights) / 2**20
        return f"in the package, {megabytes:.0f} MiB"
    if path := existing(name):
        return "a local folder" if path.is_dir() else "a local file"
    return "cached" if cached_commit(HubName.of(name)) else "on the hub, not cached"


def existing(name: str) -> Path | None:
    """Return the path that a name is, None where nothing is there that may be seen."""
    try:
        path = Path(name).expanduser()
        return path if path.exists() else None
    except (OSError, RuntimeError):  # too long a name, a folder that is closed; no such user
        return None
