import pytest

from summarise.common.nulls import is_null


@pytest.mark.parametrize("value", [None, float("nan")])
def test_null_and_nan_are_no_value(value: object) -> None:
    assert is_null(value)


@pytest.mark.parametrize("value", ["", "nan", 0, 0.0, False, [], float("inf")])
def test_all_else_is_a_value(value: object) -> None:
    assert not is_null(value)
