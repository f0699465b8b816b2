"""Reading in small blocks, as a processor does it in 16 bits, is torch's own attention."""

from __future__ import annotations

import pytest
import torch

from summarise.generation.prefix_lm.reading import Reading, read


@pytest.mark.parametrize("source", [5, 128, 300])
@pytest.mark.parametrize("kinds", [1, 2, 6])
def test_sixteen_bits_attend_as_thirty_two_do(source: int, kinds: int) -> None:
    torch.manual_seed(0)
    query = torch.randn(2, 6, source, 8).bfloat16()
    key, value = (torch.randn(2, kinds, source, 8).bfloat16() for _ in range(2))
    with torch.inference_mode():
        found = read(query, key, value, Reading(0.3))
        expected = read(query.float(), key.float(), value.float(), Reading(0.3))
    assert found.dtype is torch.bfloat16
    torch.testing.assert_close(found.float(), expected, atol=2e-2, rtol=2e-2)


def test_what_is_trained_on_is_left_to_torch() -> None:
    query = torch.randn(1, 2, 70, 8).bfloat16().requires_grad_()
    (found,) = torch.autograd.grad(read(query, query, query, Reading(0.3)).sum(), query)
    assert found.shape == query.shape
    assert bool(found.isfinite().all())
