"""Chunks of inputs, which another process reads."""

from pathlib import Path

import pytest

from summarise.readers import read_chunks


@pytest.mark.parametrize(("name", "pages"), [("tides.html", True), ("tides.txt", False)])
def test_a_chunk_tells_of_pages_without_reading_them(
    tmp_path: Path, name: str, pages: bool
) -> None:
    (tmp_path / name).write_text("<p>High water in Telmouth is at noon.</p>")
    [chunk] = read_chunks([tmp_path])
    assert chunk.has_pages is pages
