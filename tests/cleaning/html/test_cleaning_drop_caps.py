"""Initials are joined to their words, and the page is not read anew at each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import SupportsIndex, overload

from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.html.drop_caps import PageWords, join_initial


class Counted(list[Segment]):
    """Blocks that count how many of them are read."""

    read = 0

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Segment: ...
    @overload
    def __getitem__(self, key: slice, /) -> list[Segment]: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> Segment | list[Segment]:
        found = super().__getitem__(key)
        self.read += len(found) if isinstance(found, list) else 1
        return found

    def __iter__(self) -> Iterator[Segment]:
        self.read += len(self)
        return super().__iter__()


def test_a_page_of_many_initials_is_read_once() -> None:
    blocks = Counted()
    page = PageWords(blocks)
    for _ in range(50):
        blocks += [Segment("Boats came in."), Segment("A")]
        assert join_initial("A", "nd so it was", page) == "And so it was"
    assert blocks.read == len(blocks) - 1


def test_letters_that_no_word_goes_on_from_cost_no_reading() -> None:
    blocks = Counted([Segment("Anchors"), Segment("A")])
    assert join_initial("A", "Boats", PageWords(blocks)) is None
    assert blocks.read == 0
