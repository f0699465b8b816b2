"""What the hub, or its cache, has of a repository. Nothing here loads torch."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.hub_errors import unavailable

_TIMEOUT = 10  # seconds that the hub has to answer
# of an adapter's repository: the adapter, and the tokenizer if it has one of its own
_OF_AN_ADAPTER = ("adapter_*", "*token*", "vocab*", "merges.txt", "*.model", "chat_template*")


class Repository(NamedTuple):
    """A version of a repository.

    Attributes:
        name: on the hub.
        commit: None where neither the hub nor the cache has one.
        online: whether the hub answered; without it only the cache is read.
        files: that the hub says it has.
    """

    name: str
    commit: str | None = None
    online: bool = False
    files: frozenset[str] = frozenset()

    def has(self, file: str) -> bool:
        """Return whether it has a file; of what only the cache has, whether it is there."""
        return file in self.files if self.online else self._cached(file) is not None

    def fetch(self, file: str) -> Path:
        """Return the cached copy of a file, downloaded where the hub answers.

        Raises:
            Exception: what the hub's library does where it has none, or the network goes.
        """
        from huggingface_hub import hf_hub_download

        offline = not self.online
        return Path(
            hf_hub_download(self.name, file, revision=self.commit, local_files_only=offline)
        )

    def fetch_adapter(self) -> Path:
        """Return the folder of the cached copy of an adapter; raises as `fetch` does."""
        from huggingface_hub import snapshot_download

        folder = snapshot_download(
            self.name,
            revision=self.commit,
            allow_patterns=list(_OF_AN_ADAPTER),
            local_files_only=not self.online,
        )
        return Path(folder)

    def _cached(self, file: str) -> Path | None:
        from huggingface_hub import try_to_load_from_cache

        path = try_to_load_from_cache(self.name, file, revision=self.commit)
        return Path(path) if isinstance(path, str) else None


class HubName(NamedTuple):
    """What a name on the hub says.

    Attributes:
        repository: such as `facebook/bart-large-cnn`.
        revision: a branch, tag or commit; None for the main branch.
        file: of a repository of GGUF files the one that is meant; else "".
    """

    repository: str
    revision: str | None = None
    file: str = ""

    @classmethod
    def of(cls, name: str) -> HubName:
        """Take a name such as `someone/model`, `someone/model@v2` or `someone/model/FILE.gguf` apart."""
        path, _, file = name.rpartition("/") if name.endswith(".gguf") else (name, "", "")
        repository, _, revision = path.partition("@")
        return cls(repository, revision or None, file)


def find(name: str) -> Repository:
    """Find which version of a model there is: the hub's, or else the cache's. The hub is asked once.

    Args:
        name: as the configuration gives it (see `HubName`).

    Raises:
        SummariseError: the hub can be reached and has no such model or revision.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        GatedRepoError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    repository, revision, _ = wanted = HubName.of(name)
    try:
        info = HfApi().model_info(repository, revision=revision, timeout=_TIMEOUT)
    except RevisionNotFoundError as error:
        raise SummariseError(
            f"checkpoint {name!r}: the hub's has no revision {revision!r}; give a branch, tag or commit"
        ) from error
    except GatedRepoError as error:
        raise unavailable(name, error) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise SummariseError(
            f"checkpoint {name!r}: the hub has no such model, or it is private; check the name"
        ) from error
    except Exception:  # no network, a proxy, an outage: the cache may still have it
        return Repository(repository, cached_commit(wanted))
    files = frozenset(file.rfilename for file in info.siblings or ())
    return Repository(repository, str(info.sha), True, files)


def cached_commit(name: HubName) -> str | None:
    """Return the commit of what the cache has by a name, None where it has nothing of it."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for file in (name.file,) if name.file else ("config.json", "adapter_config.json"):
        try:
            path = try_to_load_from_cache(name.repository, file, revision=name.revision)
        except HFValidationError:  # no repository can have such a name
            return None
        if isinstance(path, str):  # .../snapshots/COMMIT/config.json
            return Path(path).parent.name
    return None
