"""Invented articles, and short ways to read an archive that holds them."""

from __future__ import annotations

from pathlib import Path

from readers_files import dump, read_all

from summarise.common.documents import Failure, RawDocument

HARBOUR = [
    "The harbour of Telmouth opens again on Monday, six weeks after a storm broke its outer pier, "
    "the harbour master said on Thursday.",
    "Divers found 14 blocks of the pier on the sea bed. They were lifted by a crane from Hesk.",
    "POLICE: the road to the quay stays closed until noon, a sign at the gate says.",
]
MEALS = [
    "Pupils in Carrow get free meals from September, the town council decided by 12 votes to 9.",
    "It costs £1.4 million a year. Half of it comes from a tax on second homes.",
]


def archive(folder: Path, name: str, content: str | bytes) -> list[RawDocument]:
    """The articles of an archive of that name, none of which fails."""
    documents, failures = read_all(dump(folder, {name: content}))
    assert not failures
    return documents


def archive_with_failures(
    folder: Path, name: str, content: str | bytes
) -> tuple[list[RawDocument], list[Failure]]:
    """The articles of an archive, and its failures."""
    return read_all(dump(folder, {name: content}))


def body(document: RawDocument) -> list[str]:
    """The paragraphs of an article."""
    return (document.text or "").split("\n")
