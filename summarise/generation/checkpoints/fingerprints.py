"""What changes when a checkpoint's weights do, read from its files without loading them."""

from __future__ import annotations

from pathlib import Path

from summarise.generation.checkpoints.source import CheckpointSource


def fingerprint(source: CheckpointSource) -> list[object]:
    """Return what tells one version of a checkpoint from another, as JSON can hold it.

    For a folder each file's size and time of change in nanoseconds, of GGUF its one file's; for the
    bundled checkpoint, since times differ between installs of the same weights, the sizes and what
    its configuration says of the packed weights, a hash of them included; for one of the hub its
    commit. An adapter has its own beside that of what it is of.
    """
    own = [source.name, *_of_version(source.folder, source.commit, source.gguf or "*")]
    if source.name == "bundled":
        files = [(path.name, path.stat().st_size) for path in sorted(Path(source.path).glob("*"))]
        return [source.name, source.config.get("summarise_packed"), *files]
    if source.adapter:
        own += ["adapter", *_of_version(source.adapter.folder, source.adapter.commit, "*")]
    return own


def _of_version(folder: Path | None, commit: str | None, files: str) -> list[object]:
    if folder is None or commit:
        return [commit]
    found = [(path.name, path.stat()) for path in sorted(folder.glob(files))]
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in found]
