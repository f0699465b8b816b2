"""The extra `train`, without which no checkpoint is trained."""

from __future__ import annotations

from importlib.util import find_spec

from summarise.common.errors import SummariseError

_NEEDED = ("accelerate", "matplotlib")


def require_extra() -> None:
    """Check that the packages of the extra `train` are installed, without importing them.

    Raises:
        SummariseError: one is missing.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise SummariseError(
            f"training needs {' and '.join(missing)}, of the extra `train`: "
            'pip install "summarise-news[train]"'
        )
