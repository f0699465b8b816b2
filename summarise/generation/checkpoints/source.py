"""Which files a checkpoint's name stands for, and which version of them, found before any is loaded.

The hub is asked once. Nothing here loads torch, but for what a GGUF file says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints import hub
from summarise.generation.checkpoints.adapters import CONFIG as ADAPTER
from summarise.generation.checkpoints.adapters import Adapter, find_adapter
from summarise.generation.checkpoints.hub_errors import unavailable
from summarise.generation.checkpoints.location import existing, locate


@dataclass(frozen=True)
class CheckpointSource:
    """A checkpoint that is there, as far as that can be known without loading it.

    Attributes:
        name: as the configuration gives it.
        path: its folder, or the hub's name without a revision; of an adapter, what it is of.
        commit: of what the hub has, or else the cache; None for a folder, and where neither is there.
        online: whether the hub answered; without it only the cache is read.
        gguf: the name of its file in the folder, where it is in that format; else "".
        adapter: what is merged into it; None where that is nothing.
    """

    name: str
    path: str
    commit: str | None = None
    online: bool = False
    gguf: str = ""
    adapter: Adapter | None = None

    @property
    def folder(self) -> Path | None:
        """The folder of a local or the bundled checkpoint, None for one of the hub."""
        path = Path(self.path)
        return path if path.is_dir() else None

    @cached_property
    def config(self) -> dict[str, Any]:
        """What its `config.json` says; nothing where that is damaged, which loading will tell.

        Raises:
            SummariseError: it is neither in the cache nor on the hub; a GGUF file is damaged.
        """
        if self.gguf:
            from summarise.generation.checkpoints.gguf import as_config, read_header

            return as_config(read_header(self.name, Path(self.path) / self.gguf))
        path = self.folder / "config.json" if self.folder else self._fetch("config.json")
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def revision(self) -> str:
        """What transformers is to load: the commit that was found, so that the hub may move on."""
        return self.commit or "main"

    @property
    def model_type(self) -> str:
        """What transformers calls the family, such as `bart`; "" where its configuration is silent."""
        return str(self.config.get("model_type", ""))

    def _fetch(self, file: str) -> Path:
        """Return the cached copy of a hub checkpoint's file, downloaded where the hub answers."""
        from huggingface_hub.errors import RemoteEntryNotFoundError

        try:
            return hub.Repository(self.path, self.commit, self.online).fetch(file)
        except RemoteEntryNotFoundError as error:
            raise SummariseError(
                f"checkpoint {self.name!r}: the hub's has no {file}; of a repository with GGUF files "
                f"give one: {self.path}/FILE.gguf"
            ) from error
        except Exception as error:  # not cached, or the network went
            raise unavailable(self.name, error, self.online) from error


def resolve(name: str) -> CheckpointSource:
    """Find a checkpoint's files and their version.

    Args:
        name: `bundled`, a local folder or GGUF file, or a hub name such as `facebook/bart-large-cnn`,
            with a branch, tag or commit if need be: `facebook/bart-large-cnn@main`; of a GGUF file
            there `someone/model/FILE.gguf`. The folder or hub name of an adapter (PEFT) stands for
            what it is of, with it merged.

    Raises:
        SummariseError: no such folder; the hub answers and has no such model or revision; an adapter
            lacks what it is of.
    """
    local = existing(locate(name))
    if local is None:
        return _of_hub(name)
    if local.is_file():
        return CheckpointSource(name, str(local.parent), gguf=local.name)
    adapter = find_adapter(name, local)
    return _adapted(name, adapter) if adapter else CheckpointSource(name, str(local))


def _of_hub(name: str) -> CheckpointSource:
    """Find a checkpoint, an adapter or a GGUF file on the hub, or in its cache."""
    found, file = hub.find(name), hub.HubName.of(name).file
    if file:
        try:
            folder = found.fetch(file).parent
        except Exception as error:  # no such file, not cached, or the network went
            raise unavailable(name, error, found.online) from error
        return CheckpointSource(name, str(folder), found.commit, gguf=file)
    if found.has(ADAPTER):
        try:
            folder = found.fetch_adapter()
        except Exception as error:
            raise unavailable(name, error, found.online) from error
        adapter = find_adapter(name, folder, found.commit)
        if adapter:
            return _adapted(name, adapter)
    return CheckpointSource(name, found.name, found.commit, found.online)


def _adapted(name: str, adapter: Adapter) -> CheckpointSource:
    """Return what an adapter is of, with the adapter."""
    try:
        base = resolve(adapter.base)
        _ = base.config
    except SummariseError as error:
        raise SummariseError(
            f"checkpoint {name!r} is an adapter of {adapter.base!r}, which is not there: give where it "
            f"is as base_model_name_or_path in its {ADAPTER} ({error})"
        ) from error
    if base.adapter or base.gguf or base.model_type == "summarise-prefix-lm":
        raise SummariseError(
            f"checkpoint {name!r} is an adapter of {adapter.base!r}, which is itself an adapter, in GGUF "
            "or packed: merge it with peft, and give the merged folder"
        )
    return replace(base, name=name, adapter=adapter)
