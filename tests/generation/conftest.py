"""One tiny checkpoint serves the stage's tests."""

from pathlib import Path

import pytest
import torch
from tiny_checkpoint import build

torch.set_num_threads(1)  # on so small a model, threads cost more than they bring


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny random checkpoint."""
    return build(tmp_path_factory.mktemp("tiny"))
