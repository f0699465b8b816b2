"""What changes when a checkpoint does, read from its files without loading it."""

from __future__ import annotations

from pathlib import Path

from summarise.generation.checkpoints.location import locate


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
