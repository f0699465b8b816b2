"""Training without its extra."""

from __future__ import annotations

import sys

import pytest

from summarise.common.errors import SummariseError
from summarise.training.extra import require_extra


@pytest.mark.parametrize("missing", ["accelerate", "matplotlib"])
def test_training_without_its_extra_is_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SummariseError) as raised:
        require_extra()
    assert f"{missing}, of the extra `train`: pip install" in str(raised.value)
