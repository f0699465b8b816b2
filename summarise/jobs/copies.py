"""What a run does of the articles of a window that repeat earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.common.documents import Summary
from summarise.jobs.duplicates import Duplicates
from summarise.jobs.file_warnings import FileWarnings
from summarise.jobs.journal import Done, Journal
from summarise.jobs.lookup import LookedUp
from summarise.jobs.treatment import Treatment


@dataclass
class Item:
    """A document of a window, and its place in the input."""

    position: int
    found: LookedUp


def without_copies(
    items: Sequence[Item],
    journal: Journal,
    repeats: Duplicates,
    keep_text: bool,
    of_files: FileWarnings,
) -> list[Item]:
    """Return the documents of a window that repeat none before; the records of others have no summary.

    Those whose records are there already lose their articles.
    """
    originals: list[Item] = []
    done: list[Done] = []
    dropped: list[tuple[str, str]] = []
    for item in items:
        found, article = item.found, item.found.article
        if not found.signature or not article:
            originals.append(item)
        elif original := repeats.original_of(found.id, found.signature):
            record = repeats.mark(Summary.of(article, found.words).record(keep_text), original)
            of_files.take(record)
            digest = f"{found.digest} {original}"
            if repeats.treatment is Treatment.drop:
                dropped.append((found.id, original))
            elif journal.words_if_done(found.id, digest, item.position) is None:
                done.append(Done(found.id, digest, item.position, found.words, record))
        else:
            if journal.words_if_done(found.id, found.digest, item.position) is not None:
                item = Item(item.position, found._replace(article=None))
            originals.append(item)
    journal.finish(done)
    journal.drop(dropped)
    return originals
