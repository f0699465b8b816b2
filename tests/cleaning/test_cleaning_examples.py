"""The examples: every dump gives exactly the text that is right for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from summarise import clean, read
from summarise.common.documents import LABELS, Article

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in (EXAMPLES / "references" / "text").glob("*.txt"))


@cache
def articles() -> dict[str, Article]:
    """The articles of all dumps, by the name of their reference."""
    found = {}
    for result in clean(read(EXAMPLES / "dumps")):
        assert isinstance(result, Article), result
        # of several in a file, the whole id
        found[result.id if "#" in result.id else Path(result.id).stem] = result
    return found


def test_every_dump_has_a_reference_and_every_reference_a_dump() -> None:
    assert sorted(articles()) == NAMES
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_dump_gives_exactly_its_text(name: str) -> None:
    reference = EXAMPLES / "references" / "text" / f"{name}.txt"
    assert articles()[name].text == reference.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_a_dump_is_explained(name: str) -> None:
    for block in articles()[name].blocks:
        assert block.label in LABELS
        assert block.reason


@pytest.mark.parametrize("name", NAMES)
def test_the_kept_blocks_of_a_dump_are_its_text(name: str) -> None:
    article = articles()[name]
    assert "\n\n".join(block.text for block in article.blocks if block.kept) == article.text
    assert not all(block.kept for block in article.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_a_dump_has_its_title(name: str) -> None:
    assert articles()[name].title


@pytest.mark.parametrize(
    ("name", "byline", "agency", "published"),
    [
        ("ferry-terminal", "Staff Writers", "AFP", None),
        ("school-meals", "Nora Feldt", None, "2025-02-03T18:15:00+00:00"),
        ("rate-decision", "Ivo Lantry and Mara Quill", "Reuters", None),
        ("cup-final", None, None, "2025-05-17T20:45:00"),
        ("tram-strike", "Bram Sorley", None, "2025-05-14"),
        ("archive-1", None, None, "2024-11-07"),
        ("press-archive.txt#1", "Tilda Marsh", None, "2024-03-04"),
    ],
)
def test_a_dump_has_the_metadata_of_its_head(
    name: str, byline: str | None, agency: str | None, published: str | None
) -> None:
    article = articles()[name]
    assert (article.byline, article.agency, article.published) == (byline, agency, published)
