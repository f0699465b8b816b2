"""Which files a checkpoint's name stands for, and which version of them, found before any is loaded.

The hub is asked once. Nothing here loads torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.location import locate, split_revision

_TIMEOUT = 10  # seconds that the hub has to answer


@dataclass(frozen=True)
class CheckpointSource:
    """A checkpoint that is there, as far as that can be known without loading it.

    Attributes:
        name: as the configuration gives it.
        path: its folder, or the hub's name without a revision.
        commit: of what the hub has, or else the cache; None for a folder, and where neither is there.
        online: whether the hub answered; without it only the cache is read.
    """

    name: str
    path: str
    commit: str | None = None
    online: bool = False

    @property
    def folder(self) -> Path | None:
        """The folder of a local or the bundled checkpoint, None for one of the hub."""
        path = Path(self.path)
        return path if path.is_dir() else None

    @cached_property
    def config(self) -> dict[str, Any]:
        """What its `config.json` says; nothing where that is damaged, which loading will tell.

        Raises:
            SummariseError: it is neither in the cache nor on the hub.
        """
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
        from huggingface_hub import hf_hub_download
        from huggingface_hub.errors import RemoteEntryNotFoundError

        try:
            found = hf_hub_download(
                self.path, file, revision=self.commit, local_files_only=not self.online
            )
            return Path(found)
        except RemoteEntryNotFoundError as error:
            raise SummariseError(
                f"checkpoint {self.name!r}: the hub's has no {file}, so it may be an adapter or in "
                "GGUF; give the checkpoint that it was made from"
            ) from error
        except Exception as error:  # not cached, or the network went
            raise out_of_reach(self.name) from error


def resolve(name: str) -> CheckpointSource:
    """Find a checkpoint's files and their version.

    Args:
        name: `bundled`, a local folder, or a hub name such as `facebook/bart-large-cnn`, with a
            branch, tag or commit if need be: `facebook/bart-large-cnn@main`.

    Raises:
        SummariseError: no such folder; the hub answers and has no such model or revision.
    """
    path = locate(name)
    if Path(path).is_dir():
        return CheckpointSource(name, path)
    repository, revision = split_revision(path)
    commit = _ask_hub(name, repository, revision)
    found = commit or _cached_commit(repository, revision)
    return CheckpointSource(name, repository, found, commit is not None)


def out_of_reach(name: str) -> SummariseError:
    """Return the error of a hub checkpoint that can be had neither from the cache nor the hub."""
    return SummariseError(
        f"checkpoint {name!r} is not in the local cache and the hub cannot be reached (or has "
        "no safetensors of it); give a local folder as the checkpoint, or use the bundled one "
        "(--config default), which needs no network"
    )


def _ask_hub(name: str, repository: str, revision: str | None) -> str | None:
    """Return the hub's current commit of a model, None where the hub cannot be reached.

    Args:
        name: as the configuration gives it, for messages.
        repository: its name on the hub.
        revision: a branch, tag or commit; None for the main branch.

    Raises:
        SummariseError: it can be reached and has no such model or revision.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        return str(HfApi().model_info(repository, revision=revision, timeout=_TIMEOUT).sha)
    except RevisionNotFoundError as error:
        raise SummariseError(
            f"checkpoint {name!r}: the hub's has no revision {revision!r}; give a branch, tag or commit"
        ) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise SummariseError(
            f"checkpoint {name!r}: the hub has no such model, or it is private; check the name"
        ) from error
    except Exception:  # no network, a proxy, an outage: the cache may still have it
        return None


def _cached_commit(repository: str, revision: str | None) -> str | None:
    """Return the commit that the cache has of a revision (the main branch's, where it is None), or None."""
    from huggingface_hub import try_to_load_from_cache

    # .../snapshots/COMMIT/config.json
    path = try_to_load_from_cache(repository, "config.json", revision=revision)
    return Path(path).parent.name if isinstance(path, str) else None
