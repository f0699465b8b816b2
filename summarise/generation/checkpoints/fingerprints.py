"""What changes when a checkpoint's weights do, read from its files without loading them."""

from __future__ import annotations

from summarise.generation.checkpoints.source import CheckpointSource


def fingerprint(source: CheckpointSource) -> list[object]:
    """Return what tells one version of a checkpoint from another, as JSON can hold it.

    For a folder each file's size and time of change in nanoseconds; for the bundled checkpoint, since
    times differ between installs of the same weights, the sizes and what its configuration says of
    the packed weights, a hash of them included; for one of the hub its commit.
    """
    if source.folder is None:
        return [source.name, source.commit]
    files = [(path.name, path.stat()) for path in sorted(source.folder.glob("*"))]
    if source.name == "bundled":
        packed = source.config.get("summarise_packed")
        return [source.name, packed, *((name, stat.st_size) for name, stat in files)]
    return [source.name, *((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)]
